// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

/// Odd spacing and a comment, which every edit must leave alone.
const QByteArray machine = "{\n"
                           "  \"StartAt\": \"A\",\n"
                           "  \"States\": {\n"
                           "    \"A\": { \"Type\":\"Pass\",   \"Next\": \"B\" }, // first\n"
                           "    \"B\": { \"Type\": \"Succeed\", \"Comment\": \"old\" }\n"
                           "  }\n"
                           "}\n";

QByteArray replaced(QByteArray text, const char* before, const char* after)
{
    return text.replace(before, after);
}

/// The text without comments, as JSON.
QJsonObject parsed(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace(" // first", "")).object();
}

CliResult edit(const QByteArray& operation, const QByteArray& text = machine)
{
    return runCli({"edit", "-", "--op", QString::fromUtf8(operation)}, text);
}

} // namespace

class CliEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void touchesOnlyWhatChanges_data()
    {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("rename") << QByteArray(R"({"op":"rename","state":"/States/B","to":"C"})")
                                << replaced(machine, "\"B\"", "\"C\"");
        QTest::newRow("rename the first state")
            << QByteArray(R"({"op":"rename","state":"/States/A","to":"Z"})")
            << replaced(machine, "\"A\"", "\"Z\"");
        QTest::newRow("retarget the start")
            << QByteArray(R"({"op":"retarget","state":"","kind":"Start","to":"B"})")
            << replaced(machine, "\"StartAt\": \"A\"", "\"StartAt\": \"B\"");
        QTest::newRow("retarget to itself")
            << QByteArray(R"({"op":"retarget","state":"/States/A","to":"A"})")
            << replaced(machine, "\"Next\": \"B\"", "\"Next\": \"A\"");
        QTest::newRow("retarget to where it leads")
            << QByteArray(R"({"op":"retarget","state":"/States/A","to":"B"})") << machine;
        QTest::newRow("set a field that is there")
            << QByteArray(R"({"op":"set","state":"/States/B","field":"/Comment","value":"new"})")
            << replaced(machine, "\"old\"", "\"new\"");
    }
    void touchesOnlyWhatChanges()
    {
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, expected);
        const CliResult result = edit(operation);
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out, expected);
    }

    void changesTheMachine_data()
    {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("delete")
            << QByteArray(R"({"op":"delete","state":"/States/A"})")
            << QByteArray(R"({"StartAt":"B","States":{"B":{"Type":"Succeed","Comment":"old"}}})");
        QTest::newRow("insert")
            << QByteArray(R"({"op":"insert","state":"/States/A","type":"Succeed","name":"Done"})")
            << QByteArray(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Done"},)"
                          R"("Done":{"Type":"Succeed"},"B":{"Type":"Succeed","Comment":"old"}}})");
        QTest::newRow("end instead of a target")
            << QByteArray(R"({"op":"retarget","state":"/States/A","to":""})")
            << QByteArray(R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true},)"
                          R"("B":{"Type":"Succeed","Comment":"old"}}})");
        QTest::newRow("set a field that is not there")
            << QByteArray(
                   R"({"op":"set","state":"/States/A","field":"/Result","value":{"n":[1,2]}})")
            << QByteArray(
                   R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B","Result":{"n":[1,2]}},)"
                   R"("B":{"Type":"Succeed","Comment":"old"}}})");
        QTest::newRow("remove a field")
            << QByteArray(R"({"op":"remove","state":"/States/B","field":"/Comment"})")
            << QByteArray(
                   R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Succeed"}}})");
    }
    void changesTheMachine()
    {
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, expected);
        const CliResult result = edit(operation);
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(parsed(result.out), parsed(expected));
    }

    void firstStateGoesIntoAnEmptyMachine()
    {
        const CliResult result =
            edit(R"({"op":"insert-first","type":"Pass","name":"Begin"})", "{}");
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(parsed(result.out)["StartAt"].toString(), QString("Begin"));
        QCOMPARE(QJsonValue(parsed(result.out))["States"]["Begin"]["Type"].toString(),
                 QString("Pass"));
    }

    void statesGoIntoAParallel()
    {
        const CliResult result = edit(R"({"op":"put-into-parallel","states":["/States/A"]})");
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.err.contains("OutputPath takes the one"), result.err);
        QVERIFY2(result.out.contains("\"StartAt\": \"Parallel\"") &&
                     result.out.contains("// first"),
                 result.out);
        QCOMPARE(edit(R"({"op":"put-into-parallel","states":["/States/Z"]})").exitCode, 1);
        const CliResult empty = edit(R"({"op":"put-into-parallel","states":[]})");
        QCOMPARE(empty.exitCode, 2);
        QVERIFY2(empty.err.contains("a list of strings"), empty.err);
    }

    void inPlaceWritesTheFile()
    {
        const Folder folder;
        const QString file = folder.write("m.asl.json", machine);
        const CliResult result =
            runCli({"edit", file, "-i", "--op", R"({"op":"rename","state":"/States/B","to":"C"})"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.isEmpty());
        QCOMPARE(folder.read("m.asl.json"), replaced(machine, "\"B\"", "\"C\""));
    }

    void impossibleEditLeavesTheFileAndSaysWhy()
    {
        const Folder folder;
        const QString file = folder.write("m.asl.json", machine);
        const CliResult result =
            runCli({"edit", file, "-i", "--op", R"({"op":"delete","state":"/States/Nobody"})"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("m.asl.json") && result.err.contains("not possible"),
                 result.err);
        QCOMPARE(folder.read("m.asl.json"), machine);
    }

    void badOperationIsExplained_data()
    {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("no JSON") << QByteArray("rename A")
                                 << QByteArray("--op: Invalid JSON at line 1, column 1");
        QTest::newRow("no op") << QByteArray("{}") << QByteArray("\"op\"");
        QTest::newRow("not an object") << QByteArray("[]") << QByteArray("\"op\"");
        QTest::newRow("unknown op")
            << QByteArray(R"({"op":"renam"})") << QByteArray("\"renam\" is no edit");
        QTest::newRow("unknown member")
            << QByteArray(R"({"op":"delete","sate":"/States/A"})")
            << QByteArray("\"sate\" is no member of delete; it has state");
        QTest::newRow("missing member") << QByteArray(R"({"op":"rename","state":"/States/A"})")
                                        << QByteArray("rename needs \"to\", a string");
        QTest::newRow("wrong type") << QByteArray(R"({"op":"rename","state":1,"to":"B"})")
                                    << QByteArray("rename needs \"state\", a string");
        QTest::newRow("unknown kind")
            << QByteArray(R"({"op":"retarget","state":"/States/A","kind":"Nxt","to":"B"})")
            << QByteArray("not \"Nxt\"");
        QTest::newRow("unknown type")
            << QByteArray(R"({"op":"insert","state":"/States/A","type":"Pas"})")
            << QByteArray("not \"Pas\"");
        QTest::newRow("negative index")
            << QByteArray(
                   R"({"op":"retarget","state":"/States/A","kind":"Choice","index":-1,"to":"B"})")
            << QByteArray("\"index\" must be");
        QTest::newRow("set without value")
            << QByteArray(R"({"op":"set","state":"/States/A","field":"/Comment"})")
            << QByteArray("set needs \"value\"");
    }
    void badOperationIsExplained()
    {
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, message);
        const CliResult result = edit(operation);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(message), result.err);
        QVERIFY(result.out.isEmpty());
    }
};

QTEST_APPLESS_MAIN(CliEdit)
#include "tst_CliEdit.moc"
