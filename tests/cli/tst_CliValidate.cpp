// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

const QByteArray good = R"({"StartAt":"A","States":{"A":{"Type":"Succeed"}}})";
/// The name that does not exist stands in line 4, from column 37 on; the emoji before it counts
/// two.
const QByteArray dangling =
    "{\n"
    "  \"StartAt\": \"A\",\n"
    "  \"States\": {\n"
    "    \"\xF0\x9F\x98\x80\": { \"Type\": \"Pass\", \"Next\": \"Lost\" },\n"
    "    \"A\": { \"Type\": \"Pass\", \"Next\": \"\xF0\x9F\x98\x80\" }\n"
    "  }\n"
    "}\n";

QJsonObject firstOf(const CliResult& result)
{
    return result.jsonLines().value(0).object();
}

} // namespace

class CliValidate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodDefinitionHasNoDiagnostics()
    {
        const Folder folder;
        const QString file = folder.write("good.asl.json", good);
        const CliResult result = runCli({"validate", file, "--format", "json"});
        QCOMPARE(result.exitCode, 0);
        const QJsonObject expected{
            {"file", file}, {"valid", true}, {"result", "OK"}, {"diagnostics", QJsonArray()}};
        QCOMPARE(firstOf(result), expected);
        QVERIFY(result.err.isEmpty());
    }

    void diagnosticHasPlaceAndPointer()
    {
        const Folder folder;
        const QString file = folder.write("dangling.asl.json", dangling);
        const CliResult result = runCli({"validate", file, "--format", "json"});
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(firstOf(result)["valid"].toBool(), false);
        QJsonObject found;
        for (const QJsonValue& diagnostic : firstOf(result)["diagnostics"].toArray()) {
            if (diagnostic["code"] == "MISSING_TRANSITION_TARGET")
                found = diagnostic.toObject();
        }
        const QJsonObject expected{
            {"severity", "error"},
            {"code", "MISSING_TRANSITION_TARGET"},
            {"message", "Missing \"Next\" target: Lost"},
            {"path", QString::fromUtf8("/States/\xF0\x9F\x98\x80/Next")},
            {"line", 4},
            {"column", 37},
            {"endLine", 4},
            {"endColumn", 43},
            {"rule", "missing-transition-target"},
            {"location", QString::fromUtf8("/States/\xF0\x9F\x98\x80/Next")},
            {"awsMessage", "Missing 'Next' target: Lost"},
        };
        QCOMPARE(found, expected);
    }

    void excerptUnderlinesThePlace()
    {
        const Folder folder;
        folder.write("d.asl.json", dangling);
        const CliResult result = runCli({"validate", "d.asl.json"}, {}, folder.path());
        QCOMPARE(result.exitCode, 1);
        const QByteArray expected =
            "d.asl.json:4:37: error: Missing \"Next\" target: Lost [MISSING_TRANSITION_TARGET]\n"
            "     4 |     \"\xF0\x9F\x98\x80\": { \"Type\": \"Pass\", \"Next\": \"Lost\" },\n"
            "       |                                    ^~~~~~\n";
        QVERIFY2(result.out.contains(expected), result.out);
        QVERIFY2(!result.out.contains('\x1b'), "no colours without a terminal");
    }

    void severalFilesGiveOneObjectALine()
    {
        const Folder folder;
        const QString first = folder.write("first.asl.json", good);
        const QString second = folder.write("second.asl.json", dangling);
        const CliResult result = runCli({"validate", first, second, "--format", "json"});
        QCOMPARE(result.exitCode, 1);
        const QList<QJsonDocument> lines = result.jsonLines();
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0]["file"].toString(), first);
        QCOMPARE(lines[0]["valid"].toBool(), true);
        QCOMPARE(lines[1]["file"].toString(), second);
        QCOMPARE(lines[1]["valid"].toBool(), false);
    }

    void unreadableFileDoesNotHideTheOthers()
    {
        const Folder folder;
        const QString file = folder.write("good.asl.json", good);
        const CliResult result =
            runCli({"validate", folder.path("none"), file, "--format", "json"});
        QCOMPARE(result.exitCode, 2);
        QCOMPARE(result.jsonLines().size(), 1);
        QCOMPARE(firstOf(result)["file"].toString(), file);
    }

    void readsStandardInput()
    {
        const CliResult result = runCli({"validate", "-", "--format", "json"}, good);
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(firstOf(result)["file"].toString(), QString("-"));
    }

    void readsYaml()
    {
        const Folder folder;
        const QString file = folder.write(
            "m.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: Lost\n");
        const CliResult result = runCli({"validate", file, "--format", "json"});
        QCOMPARE(result.exitCode, 1);
        QJsonObject found;
        for (const QJsonValue& diagnostic : firstOf(result)["diagnostics"].toArray()) {
            if (diagnostic["code"] == "MISSING_TRANSITION_TARGET")
                found = diagnostic.toObject();
        }
        QCOMPARE(found["line"].toInt(), 5);
        QCOMPARE(found["column"].toInt(), 11);
    }

    void examplesAreValid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("bakery-order") << example("bakery-order.asl.json");
        QTest::newRow("sensor-readings") << example("sensor-readings.asl.json");
        QTest::newRow("tool-loan") << example("tool-loan.asl.yaml");
    }
    void examplesAreValid()
    {
        QFETCH(QString, file);
        const CliResult result = runCli({"validate", file, "--format", "json"});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(firstOf(result)["diagnostics"].toArray(), QJsonArray());
    }

    // Each of these must end with a fault that names a place; none may crash or hang.
    void badTextIsFaultWithPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty file") << QByteArray() << QString("MISSING_DESCRIPTION");
        QTest::newRow("only spaces") << QByteArray("  \n \n") << QString("MISSING_DESCRIPTION");
        QTest::newRow("binary file") << QByteArray("\x7F"
                                                   "ELF\x02\x01\x00\x00\xFF\xFE\x80",
                                                   11)
                                     << QString("NOT_TEXT");
        QTest::newRow("truncated file") << good.left(30) << QString("INVALID_JSON_DESCRIPTION");
        QTest::newRow("list instead of an object")
            << QByteArray("[]") << QString("SCHEMA_VALIDATION_FAILED");
        QTest::newRow("10,000 objects deep")
            << QByteArray("{\"a\":").repeated(10'000) + "1" + QByteArray("}").repeated(10'000)
            << QString("TOO_DEEPLY_NESTED");
        QTest::newRow("10,000 brackets that never close")
            << QByteArray("[").repeated(10'000) << QString("TOO_DEEPLY_NESTED");
    }
    void badTextIsFaultWithPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const Folder folder;
        const QString file = folder.write("bad.asl.json", text);
        const CliResult result = runCli({"validate", file, "--format", "json"});
        QCOMPARE(result.exitCode, 1);
        QStringList codes;
        for (const QJsonValue& diagnostic : firstOf(result)["diagnostics"].toArray()) {
            codes.append(diagnostic["code"].toString());
            QVERIFY(diagnostic["line"].toInt() >= 1);
            QVERIFY(diagnostic["column"].toInt() >= 1);
        }
        QVERIFY2(codes.contains(code), qPrintable(codes.join(' ')));
    }
};

QTEST_APPLESS_MAIN(CliValidate)
#include "tst_CliValidate.moc"
