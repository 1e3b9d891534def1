// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

const QByteArray echo = R"({"StartAt":"Echo","States":{"Echo":{"Type":"Pass","End":true}}})";
const QByteArray task = R"({
  "StartAt": "Call",
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Retry": [ { "ErrorEquals": ["Busy"], "IntervalSeconds": 10, "MaxAttempts": 2 } ],
      "End": true
    }
  }
})";

QStringList exampleArguments(const QString& file)
{
    const QString name = file.section('.', 0, 0);
    QStringList arguments{"run",      example(file), "--input", example(name + ".input.json"),
                          "--format", "json"};
    if (QFile::exists(example(name + ".mocks.json")))
        arguments += {"--mock-responses", example(name + ".mocks.json")};
    return arguments;
}

} // namespace

class CliRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void succeededRunGivesItsOutput()
    {
        const Folder folder;
        const QString input = folder.write("input.json", R"({"n": [1, 2.5, "x"]})");
        const CliResult result = runCli({"run", "-", "--input", input, "--format", "json"}, echo);
        QCOMPARE(result.exitCode, 0);
        const QJsonObject expected{{"status", "SUCCEEDED"},
                                   {"output", QJsonObject{{"n", QJsonArray{1, 2.5, "x"}}}}};
        QCOMPARE(result.json().object(), expected);
    }

    void inputComesFromStandardInput()
    {
        const Folder folder;
        const QString file = folder.write("echo.asl.json", echo);
        const CliResult result = runCli({"run", file, "--input", "-", "--format", "json"}, "[7]");
        QCOMPARE(result.json()["output"].toArray(), QJsonArray{7});
    }

    void failedRunGivesErrorAndCause()
    {
        const QByteArray failing =
            R"({"StartAt":"No","States":{"No":{"Type":"Fail","Error":"Refused","Cause":"not today"}}})";
        const CliResult result = runCli({"run", "-", "--format", "json"}, failing);
        QCOMPARE(result.exitCode, 1);
        const QJsonObject expected{
            {"status", "FAILED"}, {"error", "Refused"}, {"cause", "not today"}};
        QCOMPARE(result.json().object(), expected);
    }

    void mocksAnswerByInvocation()
    {
        const Folder folder;
        const QString file = folder.write("task.asl.json", task);
        const QString mocks = folder.write(
            "mocks.json",
            R"({"Call":{"0-1":{"Throw":{"Error":"Busy","Cause":"later"}},"2":{"Return":{"ok":true}}}})");
        const QString history = folder.path("history.json");
        const CliResult result = runCli(
            {"run", file, "--mock-responses", mocks, "--history", history, "--format", "json"});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.json()["output"].toObject(), (QJsonObject{{"ok", true}}));
        const QStringList expected{
            "ExecutionStarted",      "TaskStateEntered",        "LambdaFunctionScheduled",
            "LambdaFunctionStarted", "LambdaFunctionFailed",    "LambdaFunctionScheduled",
            "LambdaFunctionStarted", "LambdaFunctionFailed",    "LambdaFunctionScheduled",
            "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited",
            "ExecutionSucceeded",
        };
        QCOMPARE(eventTypes(folder.read("history.json")), expected);
    }

    void taskWithoutMockSaysHowToMockIt()
    {
        const CliResult result = runCli({"run", "-", "--format", "json"}, task);
        QCOMPARE(result.exitCode, 1);
        const QString cause = result.json()["cause"].toString();
        QVERIFY2(cause.contains("Call"), qPrintable(cause));
        QVERIFY2(cause.contains("function:work"), qPrintable(cause));
    }

    void mockConfigCaseIsChosen()
    {
        const Folder folder;
        const QString file = folder.write("task.asl.json", task);
        const QString config = folder.write("MockConfigFile.json", R"({
          "StateMachines": { "Work": { "TestCases": { "Happy": { "Call": "CallAnswers" } } } },
          "MockedResponses": { "CallAnswers": { "0": { "Return": "done" } } }
        })");
        const CliResult good = runCli({"run", file, "--mock-config", config, "--test-case",
                                       "Work#Happy", "--format", "json"});
        QCOMPARE(good.exitCode, 0);
        QCOMPARE(good.json()["output"].toString(), QString("done"));
        const CliResult bad = runCli(
            {"run", file, "--mock-config", config, "--test-case", "Work#Hapy", "--format", "json"});
        QCOMPARE(bad.exitCode, 2);
        QVERIFY2(bad.err.contains("Work#Hapy") && bad.err.contains("Work#Happy"), bad.err);
    }

    void typoInMockFileHasItsPlace()
    {
        const Folder folder;
        const QString file = folder.write("task.asl.json", task);
        const QString mocks = folder.write("mocks.json", R"({"Call":{"0":{"Retrun":{}}}})");
        const CliResult result = runCli({"run", file, "--mock-responses", mocks});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("mocks.json"), result.err);
        QVERIFY2(result.err.contains("/Call/0"), result.err);
        QVERIFY2(result.err.contains("Return"), result.err);
    }

    void brokenFilesHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("option");
        QTest::newRow("input") << QString("--input");
        QTest::newRow("mocks") << QString("--mock-responses");
    }
    void brokenFilesHaveTheirPlace()
    {
        QFETCH(QString, option);
        const Folder folder;
        const QString file = folder.write("echo.asl.json", echo);
        const QString broken = folder.write("broken.json", "{\n  \"a\": }\n");
        const CliResult result = runCli({"run", file, option, broken});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("broken.json"), result.err);
        QVERIFY2(result.err.contains("line 2") || result.err.contains(":2:"), result.err);
    }

    void brokenDefinitionHasItsPlace()
    {
        const Folder folder;
        folder.write("m.asl.json", R"({"StartAt":"Nobody","States":{"A":{"Type":"Succeed"}}})");
        const CliResult result = runCli({"run", "m.asl.json"}, {}, folder.path());
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("m.asl.json:1:12"), result.err);
        QVERIFY2(result.err.contains("Nobody"), result.err);
    }

    void unwritableHistoryIsReported()
    {
        const CliResult result = runCli({"run", "-", "--history", "/nowhere/at/all.json"}, echo);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("/nowhere/at/all.json"), result.err);
    }

    void sameSeedGivesSameHistory()
    {
        const Folder folder;
        for (const char* name : {"one.json", "two.json"}) {
            QStringList arguments = exampleArguments("bakery-order.asl.json");
            arguments += {"--seed", "7", "--history", folder.path(name)};
            QCOMPARE(runCli(arguments).exitCode, 0);
        }
        QVERIFY(!folder.read("one.json").isEmpty());
        QCOMPARE(folder.read("one.json"), folder.read("two.json"));
    }

    void virtualTimeCostsNothing()
    {
        const QByteArray slow =
            R"({"StartAt":"Year","States":{"Year":{"Type":"Wait","Seconds":31536000,"End":true}}})";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(runCli({"run", "-", "--format", "json"}, slow).exitCode, 0);
        QVERIFY(timer.elapsed() < 10'000);
    }

    void examplesSucceed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("bakery-order")
            << QString("bakery-order.asl.json") << QByteArray(R"({"receipt":"r-20931"})");
        QTest::newRow("sensor-readings")
            << QString("sensor-readings.asl.json")
            << QByteArray(
                   R"({"greenhouse":"north","count":4,"lines":["1. door: heat","2. bench 1: fine",)"
                   R"("3. bench 2: silent","4. roof: open the roof"]})");
        QTest::newRow("tool-loan")
            << QString("tool-loan.asl.yaml")
            << QByteArray(
                   R"({"borrower":"sam@example.org","tool":"cordless drill","dueSeconds":86400,"reminders":2,)"
                   R"("shelf":{"isBack":true,"condition":"dusty"}})");
    }
    void examplesSucceed()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, output);
        const CliResult result = runCli(exampleArguments(file));
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.json()["output"].toObject(), QJsonDocument::fromJson(output).object());
    }

    void textNamesStatesAndResult()
    {
        QStringList arguments = exampleArguments("bakery-order.asl.json");
        arguments.replace(arguments.indexOf("json"), "text");
        const CliResult result = runCli(arguments);
        QCOMPARE(result.exitCode, 0);
        for (const char* word : {"Check Order", "Charge Card", "GatewayTimeout", "Print Label",
                                 "SUCCEEDED", "r-20931"})
            QVERIFY2(result.out.contains(word), word);
        QVERIFY2(!result.out.contains('\x1b'), "no colours without a terminal");
    }
};

QTEST_APPLESS_MAIN(CliRun)
#include "tst_CliRun.moc"
