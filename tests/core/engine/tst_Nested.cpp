// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::test;
using engine::ExecutionStatus;

class Nested : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void outputHasTheFormOfItsPattern_data();
    void outputHasTheFormOfItsPattern();
    void callerWaitsForAJobInVirtualTime();
    void callerDoesNotWaitForWhatItOnlyStarts();
    void failedChildFailsTheTaskWithItsDescription();
    void failedChildOfASynchronousStartDoesNot();
    void timeoutOfTheTaskAbortsTheChild();
    void childsTraceIsTheVisits();
    void childAnswersTheTokenOfItsCaller();
    void heartbeatsOfTheChildKeepTheCallerWaiting();
    void mockGoesFirst();
    void unknownMachineIsWhatTheRunLacks();
    void machineThatStartsItselfEnds();
    void sameNameTwiceIsRefused();
    void childsMocksMayNameTheMachine();

private:
    engine::DefinitionSet m_definitions;
};

namespace {

std::string caller(const std::string& resource, const std::string& machine,
                   const std::string& more = "")
{
    return R"({"StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::)" +
           resource + R"(", "Parameters": {"StateMachineArn": ")" + machine +
           R"(", "Name": "one", "Input": {"n": 2}}, )" + more + R"("End": true}}})";
}

constexpr const char* slow = R"({"StartAt": "Rest", "States": {
    "Rest": {"Type": "Wait", "Seconds": 20, "Next": "Give"},
    "Give": {"Type": "Pass", "Parameters": {"got.$": "$.n"}, "End": true}}})";
constexpr const char* broken = R"({"StartAt": "Break", "States": {
    "Break": {"Type": "Fail", "Error": "Cracked", "Cause": "too thin"}}})";
constexpr const char* calling = R"({"StartAt": "Work", "States": {
    "Work": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {},
        "End": true}}})";
constexpr const char* answering = R"({"StartAt": "Rest", "States": {
    "Rest": {"Type": "Wait", "Seconds": 4, "Next": "Beat"},
    "Beat": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskHeartbeat",
        "Parameters": {"TaskToken.$": "$.token"}, "ResultPath": null, "Next": "Again"},
    "Again": {"Type": "Wait", "Seconds": 4, "Next": "Answer"},
    "Answer": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
        "Parameters": {"TaskToken.$": "$.token", "Output": {"fine": true}}, "End": true}}})";
constexpr const char* itself = R"({"StartAt": "Again", "States": {
    "Again": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
        "Parameters": {"StateMachineArn": "itself"}, "End": true}}})";

std::string askingCaller(int heartbeat)
{
    return R"({"StartAt": "Call", "States": {"Call": {"Type": "Task",
        "Resource": "arn:aws:states:::states:startExecution.waitForTaskToken",
        "HeartbeatSeconds": )" +
           std::to_string(heartbeat) +
           R"(, "Parameters": {"StateMachineArn": "answering",
              "Input": {"token.$": "$$.Task.Token"}}, "End": true}}})";
}

std::string text(const Value& value, std::string_view pointer)
{
    const Value* found = value.find(pointer);
    if (found == nullptr)
        return "(absent)";
    return found->isString() ? std::string(found->asString()) : value::toJson(*found);
}

} // namespace

void Nested::init()
{
    m_definitions = {};
    m_definitions.add("slow", program(slow));
    m_definitions.add("broken", program(broken));
    m_definitions.add("calling", program(calling));
    m_definitions.add("answering", program(answering));
    m_definitions.add("itself", program(itself));
}

void Nested::outputHasTheFormOfItsPattern_data()
{
    QTest::addColumn<std::string>("resource");
    QTest::addColumn<std::string>("output");
    QTest::addColumn<std::string>("stopDate");
    QTest::newRow("job") << std::string("states:startExecution.sync") << std::string(R"({"got":2})")
                         << std::string("1767225620000");
    QTest::newRow("job with parsed data")
        << std::string("states:startExecution.sync:2") << std::string(R"({"got":2})")
        << std::string("1767225620000");
    QTest::newRow("started") << std::string("states:startExecution") << std::string("(absent)")
                             << std::string("(absent)");
    QTest::newRow("SDK, synchronous")
        << std::string("aws-sdk:sfn:startSyncExecution") << std::string(R"({"got":2})")
        << std::string("2026-01-01T00:00:20Z");
}

void Nested::outputHasTheFormOfItsPattern()
{
    QFETCH(std::string, resource);
    QFETCH(std::string, output);
    QFETCH(std::string, stopDate);
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    const Value result =
        *SampleRun(caller(resource, "slow"), "{}", "{}", settings).run().trace()->output();
    QCOMPARE(text(result, "ExecutionArn"),
             "arn:aws:states:us-east-1:123456789012:execution:slow:one");
    QCOMPARE(text(result, "Output"), output);
    QCOMPARE(text(result, "StopDate"), stopDate);
    if (const Value* given = result.find(std::string_view("Output")))
        QCOMPARE(given->isObject(), resource.ends_with(":2"));
}

void Nested::callerWaitsForAJobInVirtualTime()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution.sync", "slow"), "{}", "{}", settings);
    const auto trace = run.run().trace();
    QVERIFY(trace->status() == ExecutionStatus::Succeeded);
    QVERIFY(trace->endTime() - trace->startTime() == std::chrono::seconds(20));
}

void Nested::callerDoesNotWaitForWhatItOnlyStarts()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution", "slow"), "{}", "{}", settings);
    const auto trace = run.run().trace();
    QVERIFY(trace->endTime() == trace->startTime());
    const auto nested = trace->nested(run.visit("Call").id);
    QCOMPARE(nested.size(), std::size_t(1));
    QVERIFY(nested.front().trace->status() == ExecutionStatus::Succeeded);
    QVERIFY(nested.front().trace->endTime() - trace->startTime() == std::chrono::seconds(20));
}

void Nested::failedChildFailsTheTaskWithItsDescription()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution.sync", "broken"), "{}", "{}", settings);
    const auto error = run.run().trace()->error();
    QCOMPARE(error->name, "States.TaskFailed");
    QCOMPARE(*error->cause,
             R"({"Cause":"too thin","Error":"Cracked","ExecutionArn":)"
             R"("arn:aws:states:us-east-1:123456789012:execution:broken:one",)"
             R"("Input":"{\"n\":2}","InputDetails":{"Included":true},"Name":"one",)"
             R"("RedriveCount":0,"RedriveStatus":"REDRIVABLE","StartDate":1767225600000,)"
             R"("StateMachineArn":"broken","Status":"FAILED","StopDate":1767225600000})");
}

void Nested::failedChildOfASynchronousStartDoesNot()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("aws-sdk:sfn:startSyncExecution", "broken"), "{}", "{}", settings);
    const auto output = run.run().trace()->output();
    QVERIFY(output.has_value());
    QCOMPARE(text(*output, "Status"), "FAILED");
    QCOMPARE(text(*output, "Error"), "Cracked");
}

void Nested::timeoutOfTheTaskAbortsTheChild()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution.sync", "slow", R"("TimeoutSeconds": 5, )"), "{}",
                  "{}", settings);
    const auto trace = run.run().trace();
    QCOMPARE(trace->error()->name, "States.Timeout");
    const auto child = trace->nested(run.visit("Call").id).front().trace;
    QVERIFY(child->status() == ExecutionStatus::Aborted);
    QVERIFY(child->endTime() - trace->startTime() == std::chrono::seconds(5));
    QVERIFY(child->error()->cause->starts_with(
        "The Task state in AWS Step Functions execution [arn:aws:states:"));
}

void Nested::childsTraceIsTheVisits()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution.sync", "slow"), "{}", "{}", settings);
    const auto nested = run.run().trace()->nested(run.visit("Call").id);
    QCOMPARE(nested.front().machine, "slow");
    QCOMPARE(nested.front().trace->visitCount(), std::size_t(2));
    COMPARE_JSON(*nested.front().trace->output(), json(R"({"got": 2})"));
}

void Nested::childAnswersTheTokenOfItsCaller()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(askingCaller(100), "{}", "{}", settings);
    const auto trace = run.run().trace();
    COMPARE_JSON(*trace->output(), json(R"({"fine": true})"));
    QVERIFY(trace->endTime() - trace->startTime() == std::chrono::seconds(8));
}

void Nested::heartbeatsOfTheChildKeepTheCallerWaiting()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    QVERIFY(SampleRun(askingCaller(5), "{}", "{}", settings).run().trace()->status() ==
            ExecutionStatus::Succeeded);
    SampleRun impatient(askingCaller(3), "{}", "{}", settings);
    QCOMPARE(impatient.run().trace()->error()->name, "States.Timeout");
}

void Nested::mockGoesFirst()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution.sync", "broken"), "{}",
                  R"({"Call": {"0": {"Return": "mocked"}}})", settings);
    COMPARE_JSON(*run.run().trace()->output(), json("\"mocked\""));
    QVERIFY(run.trace()->nested(run.visit("Call").id).empty());
}

void Nested::unknownMachineIsWhatTheRunLacks()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution", "nobody"), "{}", "{}", settings);
    QCOMPARE(run.run().trace()->error()->name, "Stepglass.NoMock");
    QVERIFY(run.trace()->error()->cause->find("'nobody'") != std::string::npos);
}

void Nested::machineThatStartsItselfEnds()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution.sync", "itself"), "{}", "{}", settings);
    QCOMPARE(run.run().trace()->error()->name, "Stepglass.TooDeeplyNested");
}

void Nested::sameNameTwiceIsRefused()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    const std::string twice = R"({"StartAt": "First", "States": {
        "First": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
            "Parameters": {"StateMachineArn": "slow", "Name": "same", "Input": {"n": 1}},
            "Next": "Second"},
        "Second": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
            "Parameters": {"StateMachineArn": "slow", "Name": "same", "Input": {"n": 1}},
            "End": true}}})";
    SampleRun run(twice, "{}", "{}", settings);
    QCOMPARE(run.run().trace()->error()->name, "StepFunctions.ExecutionAlreadyExistsException");
}

void Nested::childsMocksMayNameTheMachine()
{
    engine::ExecutionSettings settings;
    settings.definitions = &m_definitions;
    SampleRun run(caller("states:startExecution.sync:2", "calling"), "{}",
                  R"({"calling#Work": {"0": {"Return": "own"}}, "Work": {"0": {"Return": "all"}}})",
                  settings);
    QCOMPARE(text(*run.run().trace()->output(), "Output"), "own");
}

QTEST_APPLESS_MAIN(Nested)
#include "tst_Nested.moc"
