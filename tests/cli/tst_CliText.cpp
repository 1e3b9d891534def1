// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QFile>
#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

const QByteArray dense =
    "{ // a machine\n"
    "\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":1.50,\"End\":true}}}";

} // namespace

/// format and convert: the same machine in another dress.
class CliText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatKeepsCommentsAndNumbers()
    {
        const CliResult result = runCli({"format", "-"}, dense);
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("// a machine"), result.out);
        QVERIFY2(result.out.contains("\"Seconds\": 1.50"), result.out);
        QVERIFY2(result.out.contains("\n  \"StartAt\": \"A\""), result.out);
    }

    void formattedTextStays()
    {
        const QByteArray once = runCli({"format", "-"}, dense).out;
        QCOMPARE(runCli({"format", "-"}, once).out, once);
        QCOMPARE(runCli({"format", "-", "--check"}, once).exitCode, 0);
    }

    void indentIsChosen()
    {
        const CliResult result = runCli({"format", "-", "--indent", "4"}, dense);
        QVERIFY2(result.out.contains("\n    \"StartAt\": \"A\""), result.out);
    }

    void checkNamesWhatWouldChange()
    {
        const Folder folder;
        folder.write("dense.asl.json", dense);
        const CliResult result = runCli({"format", "--check", "dense.asl.json"}, {}, folder.path());
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.out, QByteArray("dense.asl.json\n"));
        QCOMPARE(folder.read("dense.asl.json"), dense);
    }

    void inPlaceFormatsSeveralFiles()
    {
        const Folder folder;
        const QString first = folder.write("1.asl.json", dense);
        const QString second = folder.write("2.asl.json", dense);
        QCOMPARE(runCli({"format", first, second}).exitCode, 2);
        QCOMPARE(runCli({"format", "--in-place", first, second}).exitCode, 0);
        QCOMPARE(folder.read("1.asl.json"), runCli({"format", "-"}, dense).out);
        QCOMPARE(folder.read("2.asl.json"), folder.read("1.asl.json"));
    }

    void brokenTextIsNotFormatted()
    {
        const Folder folder;
        folder.write("broken.asl.json", dense.left(60));
        const CliResult result =
            runCli({"format", "--in-place", "broken.asl.json"}, {}, folder.path());
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("broken.asl.json:2:"), result.err);
        QCOMPARE(folder.read("broken.asl.json"), dense.left(60));
    }

    void convertsToYamlAndBack()
    {
        const CliResult yaml =
            runCli({"convert", example("bakery-order.asl.json"), "--to", "yaml"});
        QCOMPARE(yaml.exitCode, 0);
        QVERIFY(yaml.out.contains("\nStartAt: Check Order\n"));
        const CliResult json = runCli({"convert", "-", "--to", "json"}, yaml.out);
        QCOMPARE(json.exitCode, 0);
        QFile original(example("bakery-order.asl.json"));
        QVERIFY(original.open(QIODevice::ReadOnly));
        QCOMPARE(json.json(), QJsonDocument::fromJson(original.readAll()));
    }

    void convertedYamlNeedsQuotesWhereWordsWouldTurn()
    {
        const QByteArray odd =
            R"({"StartAt":"Yes","States":{"Yes":{"Type":"Pass","Result":["no","1","null","a: b"],"Next":"2"},"2":{"Type":"Succeed"}}})";
        const CliResult yaml = runCli({"convert", "-", "--to", "yaml"}, odd);
        QCOMPARE(yaml.exitCode, 0);
        QCOMPARE(runCli({"convert", "-", "--to", "json"}, yaml.out).json(),
                 QJsonDocument::fromJson(odd));
    }

    void convertWritesAFile()
    {
        const Folder folder;
        const CliResult result = runCli({"convert", example("tool-loan.asl.yaml"), "--to", "json",
                                         "-o", folder.path("out.asl.json")});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.isEmpty());
        QCOMPARE(QJsonDocument::fromJson(folder.read("out.asl.json"))["StartAt"].toString(),
                 QString("Lend"));
    }

    void brokenTextIsNotConverted()
    {
        const Folder folder;
        folder.write("broken.asl.json", dense.left(60));
        const CliResult result =
            runCli({"convert", "broken.asl.json", "--to", "yaml"}, {}, folder.path());
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("broken.asl.json:2:"), result.err);
        QVERIFY(result.out.isEmpty());
    }
};

QTEST_APPLESS_MAIN(CliText)
#include "tst_CliText.moc"
