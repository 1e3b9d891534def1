// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace stepglass::test;

namespace {

const QByteArray child = R"({"StartAt":"Give","States":{"Give":{"Type":"Pass",
    "Parameters":{"execution.$":"$$.Execution"},"End":true}}})";

QByteArray caller(const QByteArray& resource)
{
    return R"({"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::)" +
           resource + R"(","Parameters":{"StateMachineArn":"child","Input":{}},"End":true}}})";
}

const QByteArray each = R"({"StartAt":"Each","States":{"Each":{"Type":"Map","MaxConcurrency":1,
    "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
    "StartAt":"Work","States":{"Work":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
    "Parameters":{},"End":true}}},"End":true}}})";
const QByteArray secondFails =
    R"({"Work":{"0":{"Return":"a"},"1":{"Throw":{"Error":"Broken"}},"2":{"Return":"b"},
        "3":{"Return":"c"}}})";

} // namespace

class CliMachines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namedDefinitionRunsInTheSameRun()
    {
        const Folder folder;
        const QString file = folder.write("given.json", child);
        const CliResult result =
            runCli({"run", "-", "--definition", "child=" + file, "--format", "json"},
                   caller("states:startExecution.sync:2"));
        QCOMPARE(result.exitCode, 0);
        const QJsonObject output = result.json()["output"].toObject();
        QCOMPARE(output["Status"].toString(), QString("SUCCEEDED"));
        QCOMPARE(output["Output"]["execution"]["RedriveCount"].toInt(-1), 0);
    }

    void definitionThatCannotRunIsRefused()
    {
        const Folder folder;
        const QString file = folder.write("given.json", R"({"StartAt":"No","States":{}})");
        const CliResult result =
            runCli({"run", "-", "--definition", "child=" + file}, caller("states:startExecution"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("given.json"), result.err.constData());
    }

    void workspaceOffersItsFilesByName()
    {
        const Folder folder;
        folder.write("child.asl.json", child);
        folder.write("broken.asl.json", "{");
        folder.write("notes.json", "[]");
        const CliResult result =
            runCli({"run", "-", "--workspace", folder.path(), "--format", "json"},
                   caller("states:startExecution.sync:2"));
        QCOMPARE(result.json()["status"].toString(), QString("SUCCEEDED"));
    }

    void namedDefinitionGoesBeforeTheWorkspace()
    {
        const Folder folder;
        folder.write("child.asl.json", child);
        const QString other = folder.write(
            "other.json",
            R"({"StartAt":"Give","States":{"Give":{"Type":"Pass","Result":7,"End":true}}})");
        const CliResult result = runCli({"run", "-", "--workspace", folder.path(), "--definition",
                                         "child=" + other, "--format", "json"},
                                        caller("states:startExecution.sync:2"));
        QCOMPARE(result.json()["output"]["Output"].toInt(), 7);
    }

    void expressMachinesAreCalledNotWaitedFor()
    {
        const Folder folder;
        folder.write("child.asl.json", child);
        const QStringList express{
            "run",           "-",        "--workspace", folder.path(), "--machine-type",
            "child=EXPRESS", "--format", "json"};
        const CliResult called = runCli(express, caller("aws-sdk:sfn:startSyncExecution"));
        QCOMPARE(called.exitCode, 0);
        const QString output = called.json()["output"]["Output"].toString();
        QVERIFY2(output.contains(":express:child:"), qPrintable(output));
        QVERIFY2(!output.contains("RedriveCount"), qPrintable(output));
        const CliResult waited = runCli(express, caller("states:startExecution.sync"));
        QCOMPARE(waited.exitCode, 1);
        QCOMPARE(waited.json()["error"].toString(),
                 QString("StepFunctions.StateMachineTypeNotSupportedException"));
    }

    void standardMachinesAreNotCalled()
    {
        const Folder folder;
        const QString file = folder.write("given.json", child);
        const CliResult result = runCli({"run", "-", "--definition", "child=" + file,
                                         "--machine-type", "child=STANDARD", "--format", "json"},
                                        caller("aws-sdk:sfn:startSyncExecution"));
        QCOMPARE(result.json()["error"].toString(),
                 QString("Sfn.StateMachineTypeNotSupportedException"));
    }

    void wrongTypesAreRefused_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("no such type") << "child=FAST";
        QTest::newRow("no such machine") << "nobody=EXPRESS";
        QTest::newRow("no type") << "child";
    }
    void wrongTypesAreRefused()
    {
        QFETCH(QString, type);
        const Folder folder;
        folder.write("child.asl.json", child);
        const CliResult result =
            runCli({"run", "-", "--workspace", folder.path(), "--machine-type", type},
                   caller("states:startExecution"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("--machine-type"), result.err.constData());
    }

    void synchronousRunCountsNoRedrives()
    {
        const QStringList run{"run", "-", "--type", "EXPRESS", "--format", "json"};
        QVERIFY(runCli(run, child).out.contains("RedriveCount"));
        QVERIFY(!runCli(run + QStringList{"--sync"}, child).out.contains("RedriveCount"));
        QCOMPARE(runCli({"run", "-", "--sync"}, child).exitCode, 2);
    }

    void redriveGoesOnWithTheMapRun()
    {
        const Folder folder;
        const QString mocks = folder.write("mocks.json", secondFails);
        const QString input = folder.write("input.json", "[1, 2, 3]");
        const QString history = folder.path("history.json");
        const CliResult result =
            runCli({"run", "-", "--input", input, "--mock-responses", mocks, "--redrive", "3",
                    "--history", history, "--format", "json"},
                   each);
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.json()["output"].toArray(), (QJsonArray{"a", "b", "c"}));
        const QStringList expected{"ExecutionStarted",  "MapStateEntered",   "MapStateStarted",
                                   "MapRunStarted",     "MapRunFailed",      "MapStateFailed",
                                   "ExecutionFailed",   "ExecutionRedriven", "MapRunRedriven",
                                   "MapRunSucceeded",   "MapStateSucceeded", "MapStateExited",
                                   "ExecutionSucceeded"};
        QCOMPARE(eventTypes(folder.read("history.json")), expected);
    }

    void withoutRedriveTheRunStaysFailed()
    {
        const Folder folder;
        const QString mocks = folder.write("mocks.json", secondFails);
        const QString input = folder.write("input.json", "[1, 2, 3]");
        const CliResult result = runCli(
            {"run", "-", "--input", input, "--mock-responses", mocks, "--format", "json"}, each);
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.json()["error"].toString(),
                 QString("States.ExceedToleratedFailureThreshold"));
    }
};

QTEST_APPLESS_MAIN(CliMachines)
#include "tst_CliMachines.moc"
