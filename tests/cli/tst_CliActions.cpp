// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace stepglass::test;

namespace {

/// A target with a typing error, and an old name that a warning is about.
const QByteArray faulty = "{\n"
                          "  \"StartAt\": \"Work\",\n"
                          "  \"States\": {\n"
                          "    \"Work\": { \"Type\": \"Pass\", \"Next\": \"Dnoe\" }, // first\n"
                          "    \"Done\": { \"Type\": \"Succeed\" }\n"
                          "  }\n"
                          "}\n";

QByteArray fixedText()
{
    return QByteArray(faulty).replace("Dnoe", "Done");
}

} // namespace

class CliActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actionsComeWithTheirEdits()
    {
        const CliResult result =
            runCli({"actions", "-", "--line", "4", "--column", "41", "--format", "json"}, faulty);
        QCOMPARE(result.exitCode, 0);
        const QJsonArray actions = result.json().object()["actions"].toArray();
        QVERIFY(!actions.isEmpty());
        const QJsonObject first = actions.first().toObject();
        QCOMPARE(first["kind"].toString(), QString("quickfix"));
        QCOMPARE(first["code"].toString(), QString("replace-value"));
        QCOMPARE(first["title"].toString(), QString("Replace \"Dnoe\" by \"Done\""));
        QCOMPARE(first["preferred"].toBool(), true);
        QCOMPARE(first["repairs"].toString(), QString("MISSING_TRANSITION_TARGET"));
        const QJsonObject edit = first["edits"].toArray().first().toObject();
        QCOMPARE(edit["line"].toInt(), 4);
        QCOMPARE(edit["newText"].toString(), QString("\"Done\""));
        const auto isConversion = [](const QJsonValue& action) {
            return action.toObject()["code"].toString() == "convert-to-jsonata";
        };
        QCOMPARE(std::count_if(actions.begin(), actions.end(), isConversion), 1);
    }

    void repairsAreWrittenToTheFile()
    {
        const Folder folder;
        const QString file = folder.write("machine.json", faulty);
        const CliResult result = runCli({"validate", "--fix", file});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(folder.read("machine.json"), fixedText());
        QVERIFY2(result.err.contains(":4:") && result.err.contains("repaired"), result.err);
        const CliResult again = runCli({"validate", "--fix", "--format", "json", file});
        QCOMPARE(again.exitCode, 0);
        QVERIFY(again.json().object()["repaired"].toArray().isEmpty());
        QCOMPARE(folder.read("machine.json"), fixedText());
    }

    void repairsOfStandardInputArePrinted()
    {
        const CliResult result = runCli({"validate", "--fix", "-"}, faulty);
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out, fixedText());
    }

    void withoutFixNothingIsWritten()
    {
        const Folder folder;
        const QString file = folder.write("machine.json", faulty);
        QCOMPARE(runCli({"validate", file}).exitCode, 1);
        QCOMPARE(folder.read("machine.json"), faulty);
    }

    void aStateIsConverted()
    {
        const QByteArray text =
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","OutputPath":"$.x[0]","End":true}}})";
        const CliResult result = runCli(
            {"edit", "-", "--op", R"({"op":"convert","state":"/States/A","to":"JSONata"})"}, text);
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("{% $states.input.x[0] %}"), result.out);
        QVERIFY2(result.err.contains("/States/A/OutputPath"), result.err);
    }

    void aMachineIsConverted()
    {
        const QByteArray text = R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}})";
        const CliResult result =
            runCli({"edit", "-", "--op", R"({"op":"convert","to":"JSONata"})"}, text);
        QCOMPARE(result.out, QByteArray(R"({"QueryLanguage":"JSONata","StartAt":"A","States":)"
                                        R"({"A":{"Type":"Pass","End":true}}})"));
    }

    void whatCannotBeConvertedIsAFault_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no counterpart")
            << QString(R"({"op":"convert","state":"/States/A","to":"JSONata"})") << 1;
        QTest::newRow("no such language")
            << QString(R"({"op":"convert","state":"/States/A","to":"XPath"})") << 2;
        QTest::newRow("no such state")
            << QString(R"({"op":"convert","state":"/States/B","to":"JSONata"})") << 1;
    }
    void whatCannotBeConvertedIsAFault()
    {
        QFETCH(QString, operation);
        QFETCH(int, exitCode);
        const QByteArray text =
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","OutputPath":"$..x","End":true}}})";
        const CliResult result = runCli({"edit", "-", "--op", operation}, text);
        QCOMPARE(result.exitCode, exitCode);
        QVERIFY(result.out.isEmpty());
        QVERIFY(!result.err.isEmpty());
    }
};

QTEST_APPLESS_MAIN(CliActions)
#include "tst_CliActions.moc"
