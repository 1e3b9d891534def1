// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace stepglass::test;

/// What every command has in common: help, version, exit codes of bad usage.
class CliUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesItsVersion()
    {
        const CliResult result = runCli({"--version"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.startsWith("stepglass-cli "));
    }

    void listsEveryCommand()
    {
        const CliResult result = runCli({"--help"});
        QCOMPARE(result.exitCode, 0);
        for (const char* command :
             {"run", "validate", "eval", "layout", "render", "convert", "format", "edit", "bench"})
            QVERIFY2(result.out.contains(QByteArray("\n  ") + command), command);
    }

    void explainsEachCommand_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command :
             {"run", "validate", "eval", "layout", "render", "convert", "format", "edit", "bench"})
            QTest::newRow(command) << QString(command);
    }
    void explainsEachCommand()
    {
        QFETCH(QString, command);
        const CliResult result = runCli({command, "--help"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.contains("Usage: "));
        QVERIFY(result.err.isEmpty());
    }

    void refusesBadUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("no command") << QStringList() << QByteArray("subcommand is required");
        QTest::newRow("unknown command") << QStringList{"valdate"} << QByteArray("valdate");
        QTest::newRow("unknown option")
            << QStringList{"validate", "--typ", "X", "a"} << QByteArray("--typ");
        QTest::newRow("missing file argument")
            << QStringList{"validate"} << QByteArray("FILE is required");
        QTest::newRow("unknown output format")
            << QStringList{"validate", "--format", "xml", "a"} << QByteArray("--format");
        QTest::newRow("unknown machine type")
            << QStringList{"validate", "--type", "FAST", "a"} << QByteArray("--type");
    }
    void refusesBadUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, message);
        const CliResult result = runCli(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(message), result.err);
        QVERIFY2(result.err.contains("--help"), "the message says how to get help");
        QVERIFY(result.out.isEmpty());
    }

    void missingFileIsNamedWithItsReason_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("validate") << QStringList{"validate", "none.asl.json"};
        QTest::newRow("run") << QStringList{"run", "none.asl.json"};
        QTest::newRow("layout") << QStringList{"layout", "none.asl.json"};
        QTest::newRow("render") << QStringList{"render", "none.asl.json", "-o", "none.svg"};
        QTest::newRow("convert") << QStringList{"convert", "none.asl.json", "--to", "yaml"};
        QTest::newRow("format") << QStringList{"format", "none.asl.json"};
        QTest::newRow("edit") << QStringList{"edit", "none.asl.json", "--op",
                                             R"({"op":"delete","state":"/States/A"})"};
    }
    void missingFileIsNamedWithItsReason()
    {
        QFETCH(QStringList, arguments);
        const Folder folder;
        const CliResult result = runCli(arguments, {}, folder.path());
        QCOMPARE(result.exitCode, 2);
        QCOMPARE(
            result.err,
            QByteArray("stepglass-cli: Cannot open none.asl.json: No such file or directory\n"));
        QVERIFY(result.out.isEmpty());
    }

    void fullDiskIsReported()
    {
        if (!QFile::exists("/dev/full"))
            QSKIP("this machine has no /dev/full");
        QProcess process;
        process.setStandardOutputFile("/dev/full");
        process.start(STEPGLASS_CLI, {"validate", example("bakery-order.asl.json")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("standard output"));
    }
};

QTEST_APPLESS_MAIN(CliUsage)
#include "tst_CliUsage.moc"
