// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TestState.h"
#include "core/mock/Contracts.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::test;

// Declared before the raw strings: moc overlooks a class that stands behind them.
class TestState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOnlyTheOutputAtInfo();
    void showsEachStageOfTheData();
    void passWithResultShowsOnlyWhatItUsed();
    void firstFailureCanBeRetried();
    void earlierRetriesLengthenThePauseAndEnd();
    void caughtErrorGoesWhereTheCatcherSays();
    void stateOfAMachineIsFoundByItsName();
    void variablesComeInAndGoOut();
    void givenContextReplacesTheOwnOne();
    void mapShowsItsNumbersAndItems();
    void tooManyFailedIterationsFailTheMap();
    void refusesAsTheServiceDoes_data();
    void refusesAsTheServiceDoes();
    void unmockedTaskSaysThatNothingIsCalled();
};

namespace {

Value response(std::string_view request)
{
    const auto read = engine::readTestStateRequest(json(request));
    if (!read)
        return engine::toJson(tl::unexpected(read.error()));
    engine::TestStateRules rules;
    rules.checkResult = mock::checkResult;
    return engine::toJson(engine::testState(*read, rules));
}

std::string member(const Value& object, std::string_view name)
{
    const Value* found = object.find(name);
    if (found == nullptr)
        return "(absent)";
    return found->isString() ? std::string(found->asString()) : value::toJson(*found);
}

std::string refusal(std::string_view request)
{
    const Value answer = response(request);
    const Value* exception = answer.find(std::string_view("exception"));
    return exception == nullptr ? "accepted" : member(*exception, "message");
}

std::string inspected(const Value& answer, std::string_view name)
{
    return member(*answer.find(std::string_view("inspectionData")), name);
}

constexpr std::string_view retryingTask = R"({"Type": "Task",
    "Resource": "arn:aws:states:::sqs:sendMessage",
    "Parameters": {"QueueUrl": "orders", "MessageBody.$": "$.order"},
    "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 3, "MaxAttempts": 2,
               "BackoffRate": 4}],
    "Catch": [{"ErrorEquals": ["Broken"], "ResultPath": "$.fault", "Next": "Repair"}],
    "Next": "Ship"})";

std::string taskRequest(std::string_view rest)
{
    const std::string input = "{\"order\": \"o-1\"}";
    return "{\"input\": " + input +
           ", \"inspectionLevel\": \"DEBUG\", \"definition\": " + std::string(retryingTask) + ", " +
           std::string(rest) + "}";
}

constexpr std::string_view eachMap = R"({"Type": "Map", "ItemsPath": "$.rows",
    "ItemSelector": {"row.$": "$$.Map.Item.Value"}, "MaxConcurrency": 4,
    "ToleratedFailureCount": 1,
    "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "Row", "States": {"Row": {"Type": "Pass", "End": true}}},
    "End": true})";

std::string mapRequest(std::string_view rest)
{
    const std::string input = "{\"rows\": [7, 8, 9]}";
    return "{\"input\": " + input +
           ", \"inspectionLevel\": \"TRACE\", \"definition\": " + std::string(eachMap) + ", " +
           std::string(rest) + "}";
}

} // namespace

void TestState::tellsOnlyTheOutputAtInfo()
{
    const Value answer = response(
        R"({"definition": {"Type": "Pass", "ResultPath": "$.copy", "Next": "Later"},
            "input": {"n": 1}})");
    QCOMPARE(member(answer, "status"), "SUCCEEDED");
    QCOMPARE(member(answer, "output"), R"({"n":1,"copy":{"n":1}})");
    QCOMPARE(member(answer, "nextState"), "Later");
    QCOMPARE(member(answer, "inspectionData"), "(absent)");
}

void TestState::showsEachStageOfTheData()
{
    const Value answer = response(taskRequest(R"("mock": {"result": "{\"MessageId\":\"m\"}"})"));
    QCOMPARE(inspected(answer, "input"), R"({"order":"o-1"})");
    QCOMPARE(inspected(answer, "afterParameters"), R"({"QueueUrl":"orders","MessageBody":"o-1"})");
    QCOMPARE(inspected(answer, "result"), R"({"MessageId":"m"})");
    QCOMPARE(inspected(answer, "afterResultSelector"), R"({"MessageId":"m"})");
    QCOMPARE(inspected(answer, "afterResultPath"), R"({"MessageId":"m"})");
    QCOMPARE(inspected(answer, "variables"), "(absent)");
}

void TestState::passWithResultShowsOnlyWhatItUsed()
{
    const Value answer = response(R"({"inspectionLevel": "DEBUG",
        "definition": {"Type": "Pass", "Result": 5, "End": true}})");
    QCOMPARE(inspected(answer, "result"), "5");
    QCOMPARE(inspected(answer, "afterParameters"), "(absent)");
    QCOMPARE(inspected(answer, "afterInputPath"), "(absent)");
}

void TestState::firstFailureCanBeRetried()
{
    const Value answer =
        response(taskRequest(R"("mock": {"errorOutput": {"error": "Busy", "cause": "full"}})"));
    QCOMPARE(member(answer, "status"), "RETRIABLE");
    QCOMPARE(member(answer, "error"), "Busy");
    QCOMPARE(member(answer, "cause"), "full");
    QCOMPARE(inspected(answer, "errorDetails"),
             R"({"retryIndex":0,"retryBackoffIntervalSeconds":3})");
}

void TestState::earlierRetriesLengthenThePauseAndEnd()
{
    const std::string mock = R"("mock": {"errorOutput": {"error": "Busy"}},)";
    QCOMPARE(
        inspected(response(taskRequest(mock + R"("stateConfiguration": {"retrierRetryCount": 1})")),
                  "errorDetails"),
        R"({"retryIndex":0,"retryBackoffIntervalSeconds":12})");
    const Value last =
        response(taskRequest(mock + R"("stateConfiguration": {"retrierRetryCount": 2})"));
    QCOMPARE(member(last, "status"), "FAILED");
    QCOMPARE(inspected(last, "errorDetails"), R"({"retryIndex":0})");
}

void TestState::caughtErrorGoesWhereTheCatcherSays()
{
    const Value answer =
        response(taskRequest(R"("mock": {"errorOutput": {"error": "Broken", "cause": "glass"}})"));
    QCOMPARE(member(answer, "status"), "CAUGHT_ERROR");
    QCOMPARE(member(answer, "nextState"), "Repair");
    QCOMPARE(member(answer, "output"),
             R"({"order":"o-1","fault":{"Error":"Broken","Cause":"glass"}})");
    QCOMPARE(inspected(answer, "errorDetails"), R"({"catchIndex":0})");
}

void TestState::stateOfAMachineIsFoundByItsName()
{
    const Value answer = response(R"({"stateName": "Inner", "input": {"a": 2},
        "definition": {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
            "ItemProcessor": {"StartAt": "Inner", "States": {"Inner": {"Type": "Pass",
                "Parameters": {"item.$": "$$.Map.Item"}, "End": true}}}}}}})");
    QCOMPARE(member(answer, "output"), R"({"item":{"Index":0,"Value":{"a":2}}})");
}

void TestState::variablesComeInAndGoOut()
{
    const Value answer = response(R"({"inspectionLevel": "DEBUG", "variables": {"left": 3},
        "definition": {"Type": "Pass", "End": true, "Parameters": {"was.$": "$left"},
            "Assign": {"right": 4}}})");
    QCOMPARE(member(answer, "output"), R"({"was":3})");
    QCOMPARE(inspected(answer, "variables"), R"({"left":3,"right":4})");
}

void TestState::givenContextReplacesTheOwnOne()
{
    const Value answer = response(R"({"context": {"Execution": {"Name": "night"}},
        "definition": {"Type": "Pass", "InputPath": "$$", "End": true}})");
    QCOMPARE(member(answer, "output"), R"({"Execution":{"Name":"night"}})");
}

void TestState::mapShowsItsNumbersAndItems()
{
    const Value answer = response(mapRequest(R"("mock": {"result": "[1, 2, 3]"})"));
    QCOMPARE(member(answer, "output"), "[1,2,3]");
    QCOMPARE(inspected(answer, "afterItemsPath"), "[7,8,9]");
    QCOMPARE(inspected(answer, "afterItemSelector"), R"([{"row":7},{"row":8},{"row":9}])");
    QCOMPARE(inspected(answer, "maxConcurrency"), "4");
    QCOMPARE(inspected(answer, "toleratedFailureCount"), "1");
    QCOMPARE(inspected(answer, "result"), "(absent)");
}

void TestState::tooManyFailedIterationsFailTheMap()
{
    const std::string mock = R"("mock": {"result": "[1, 2, 3]"},)";
    QCOMPARE(member(response(mapRequest(
                        mock + R"("stateConfiguration": {"mapIterationFailureCount": 1})")),
                    "status"),
             "SUCCEEDED");
    QCOMPARE(member(response(mapRequest(
                        mock + R"("stateConfiguration": {"mapIterationFailureCount": 2})")),
                    "error"),
             "States.ExceedToleratedFailureThreshold");
}

void TestState::refusesAsTheServiceDoes_data()
{
    QTest::addColumn<std::string>("request");
    QTest::addColumn<std::string>("message");
    const auto pass = [](std::string_view rest) {
        return "{\"definition\": {\"Type\": \"Pass\", \"End\": true}, " + std::string(rest) + "}";
    };
    QTest::newRow("a mock for a Pass")
        << pass(R"("mock": {"result": "1"})")
        << std::string("State type 'Pass' is not supported when a mock is specified");
    QTest::newRow("secrets of a mock")
        << taskRequest(R"("mock": {"result": "{}"}, "revealSecrets": true)")
        << std::string("TestState does not support RevealSecrets when a mock is specified.");
    QTest::newRow("result and error")
        << taskRequest(R"("mock": {"result": "{}", "errorOutput": {"error": "E"}})")
        << std::string("A test mock should have only one of the following fields: [result, "
                       "errorOutput].");
    QTest::newRow("wrong type in a result")
        << taskRequest(R"("mock": {"result": "{\"MessageId\": 4}"})")
        << std::string("Mock result schema validation error: Field 'MessageId' must be a "
                       "string");
    QTest::newRow("a Map's result is no array") << mapRequest(R"("mock": {"result": "{}"})")
                                                << std::string("Mocked result must be an array.");
    QTest::newRow("more failures than iterations")
        << mapRequest(R"("mock": {"result": "[1, 2, 3]"},
                         "stateConfiguration": {"mapIterationFailureCount": 4})")
        << std::string("Map iteration failure count must be less than or equal to the number "
                       "of Map iterations");
    QTest::newRow("a Map without a mock")
        << mapRequest(R"("stateName": "StateName")")
        << std::string("TestState API does not support Map or Parallel states. Supported "
                       "state types include: [Task, Wait, Pass, Succeed, Fail, Choice]");
    QTest::newRow("Map in the context")
        << pass(R"("context": {"Map": {}})")
        << std::string("Invalid Context object provided: 'Map' field is not supported when "
                       "mocking a Context object");
    QTest::newRow("unknown member of the context")
        << pass(R"("context": {"State": {"Colour": "red"}})")
        << std::string("Invalid Context object provided: Field 'Colour' is not allowed");
    QTest::newRow("unknown state") << std::string(R"({"stateName": "B", "definition":
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}})")
                                   << std::string("State not found in definition");
    QTest::newRow("validation that is switched off")
        << taskRequest(R"("mock": {"result": "{\"MessageId\": 4}",
                                  "fieldValidationMode": "NONE"})")
        << std::string("accepted");
}

void TestState::refusesAsTheServiceDoes()
{
    QFETCH(std::string, request);
    QFETCH(std::string, message);
    QCOMPARE(refusal(request), message);
}

void TestState::unmockedTaskSaysThatNothingIsCalled()
{
    QCOMPARE(member(response(taskRequest(R"("stateName": "")")), "error"), "Stepglass.NoMock");
}

QTEST_APPLESS_MAIN(TestState)
#include "tst_TestState.moc"
