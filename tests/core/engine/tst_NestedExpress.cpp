// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::program;
using stepglass::test::SampleRun;

namespace {

constexpr const char* child = R"({"StartAt": "P", "States": {"P": {"Type": "Pass",
    "Parameters": {"execution.$": "$$.Execution"}, "End": true}}})";

std::string caller(const QString& resource)
{
    return R"({"StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource":
        "arn:aws:states:::)" +
           resource.toStdString() +
           R"(", "Parameters": {"StateMachineArn": "child", "Input": {}}, "End": true}}})";
}

} // namespace

class NestedExpress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typesDecideWhoMayWait_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<bool>("isExpress");
        QTest::addColumn<bool>("isGiven");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* title, const char* resource, bool isExpress, bool isGiven,
                            const char* error) {
            QTest::newRow(title) << QString(resource) << isExpress << isGiven << QString(error);
        };
        row("an Express one is only started", "states:startExecution", true, true, "");
        row("no job is made of an Express one", "states:startExecution.sync", true, true,
            "StepFunctions.StateMachineTypeNotSupportedException");
        row("nor with its output as JSON", "states:startExecution.sync:2", true, true,
            "StepFunctions.StateMachineTypeNotSupportedException");
        row("an Express one is called", "aws-sdk:sfn:startSyncExecution", true, true, "");
        row("a Standard one is a job", "states:startExecution.sync", false, true, "");
        row("a Standard one cannot be called", "aws-sdk:sfn:startSyncExecution", false, true,
            "Sfn.StateMachineTypeNotSupportedException");
        row("one of a type that nobody gave is called", "aws-sdk:sfn:startSyncExecution", false,
            false, "");
    }
    void typesDecideWhoMayWait()
    {
        QFETCH(QString, resource);
        QFETCH(bool, isExpress);
        QFETCH(bool, isGiven);
        QFETCH(QString, error);
        DefinitionSet definitions;
        definitions.add(
            "child", program(child, {isExpress ? MachineType::Express : MachineType::Standard, {}}),
            isGiven ? DefinitionSet::Type::Given : DefinitionSet::Type::Assumed);
        ExecutionSettings settings;
        settings.definitions = &definitions;
        SampleRun run(caller(resource), "{}", "{}", settings);
        run.run();
        const auto ended = run.trace()->error();
        QCOMPARE(QString::fromStdString(ended ? ended->name : ""), error);
        if (ended)
            QVERIFY(ended->cause->starts_with(
                "This operation is not supported by this type of state machine"));
    }

    void onlyAsynchronousExecutionsCountRedrives_data()
    {
        QTest::addColumn<bool>("isExpress");
        QTest::addColumn<bool>("isSynchronous");
        QTest::addColumn<bool>("counts");
        QTest::newRow("Standard") << false << false << true;
        QTest::newRow("Express, asynchronous") << true << false << true;
        QTest::newRow("Express, synchronous") << true << true << false;
    }
    void onlyAsynchronousExecutionsCountRedrives()
    {
        QFETCH(bool, isExpress);
        QFETCH(bool, isSynchronous);
        QFETCH(bool, counts);
        ExecutionSettings settings;
        settings.isSynchronous = isSynchronous;
        SampleRun run(child, "{}", "{}", settings,
                      {isExpress ? MachineType::Express : MachineType::Standard, {}});
        run.run();
        const Value* execution = run.trace()->output()->find(std::string_view("execution"));
        QCOMPARE(execution->find(std::string_view("RedriveCount")) != nullptr, counts);
    }

    void calledChildrenAreSynchronous()
    {
        DefinitionSet definitions;
        definitions.add("child", program(child, {MachineType::Express, {}}));
        ExecutionSettings settings;
        settings.definitions = &definitions;
        SampleRun run(caller("aws-sdk:sfn:startSyncExecution"), "{}", "{}", settings);
        run.run();
        const std::string output(
            run.trace()->output()->find(std::string_view("Output"))->asString());
        QVERIFY(output.find(":express:child:") != std::string::npos);
        QVERIFY(output.find("RedriveCount") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(NestedExpress)
#include "tst_NestedExpress.moc"
