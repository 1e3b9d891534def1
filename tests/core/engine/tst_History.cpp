// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;
using stepglass::test::SampleRun;

using Lines = std::vector<std::string>;
// The class comes first: moc loses its way in raw strings.
class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void events_data();
    void events();
    void detailsAreThoseOfTheApi();
    void the25000thEventEndsTheExecution();
    void endlessLoopsOfOtherKindsEndToo();
};

void HistoryTest::events_data()
{
    QTest::addColumn<std::string>("definition");
    QTest::addColumn<std::string>("input");
    QTest::addColumn<std::string>("mocks");
    QTest::addColumn<Lines>("expected");
    const auto row = [](const char* title, const std::string& definition, const std::string& input,
                        const std::string& mocks, const Lines& expected) {
        QTest::newRow(title) << definition << input << mocks << expected;
    };
    row("the first state follows nothing",
        R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}})",
        "{}", "{}",
        {"1<0 ExecutionStarted", "2<0 PassStateEntered A", "3<2 PassStateExited A",
         "4<3 SucceedStateEntered B", "5<4 SucceedStateExited B", "6<5 ExecutionSucceeded"});
    row("a retry repeats only the task's own events",
        R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Retry": [{"ErrorEquals": ["Boom"]}], "End": true}}})",
        "{}", R"({"T": {"0": {"Throw": {"Error": "Boom"}}, "1": {"Return": 1}}})",
        {"1<0 ExecutionStarted", "2<0 TaskStateEntered T", "3<2 TaskScheduled", "4<3 TaskStarted",
         "5<4 TaskFailed", "6<5 TaskScheduled", "7<6 TaskStarted", "8<7 TaskSucceeded",
         "9<8 TaskStateExited T", "10<9 ExecutionSucceeded"});
    row("a function's ARN has events of its own",
        R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource":
            "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{"ErrorEquals": ["States.ALL"],
            "Next": "H"}], "End": true}, "H": {"Type": "Pass", "End": true}}})",
        "{}", R"({"T": {"0": {"Throw": {"Error": "Boom"}}}})",
        {"1<0 ExecutionStarted", "2<0 TaskStateEntered T", "3<2 LambdaFunctionScheduled",
         "4<3 LambdaFunctionStarted", "5<4 LambdaFunctionFailed", "6<5 TaskStateExited T",
         "7<6 PassStateEntered H", "8<7 PassStateExited H", "9<8 ExecutionSucceeded"});
    row("a callback is submitted first",
        R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource":
            "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 9, "End": true}}})",
        "{}", R"({"T": {"0": {"NeverAnswers": true}}})",
        {"1<0 ExecutionStarted", "2<0 TaskStateEntered T", "3<2 TaskScheduled", "4<3 TaskStarted",
         "5<4 TaskSubmitted", "6<5 TaskTimedOut", "7<6 ExecutionFailed"});
    row("a Map one by one",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": {"StartAt": "I",
            "States": {"I": {"Type": "Pass", "End": true}}}, "End": true}}})",
        "[1, 2]", "{}",
        {"1<0 ExecutionStarted", "2<0 MapStateEntered M", "3<2 MapStateStarted",
         "4<3 MapIterationStarted M[0]", "5<4 PassStateEntered I", "6<5 PassStateExited I",
         "7<6 MapIterationSucceeded M[0]", "8<6 MapIterationStarted M[1]", "9<8 PassStateEntered I",
         "10<9 PassStateExited I", "11<10 MapIterationSucceeded M[1]", "12<11 MapStateSucceeded",
         "13<11 MapStateExited M", "14<13 ExecutionSucceeded"});
    row("an empty Map exits from its start",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "I",
            "States": {"I": {"Type": "Pass", "End": true}}}, "End": true}}})",
        "[]", "{}",
        {"1<0 ExecutionStarted", "2<0 MapStateEntered M", "3<2 MapStateStarted",
         "4<3 MapStateSucceeded", "5<3 MapStateExited M", "6<5 ExecutionSucceeded"});
    row("a retried Map starts again without being entered",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}],
            "Catch": [{"ErrorEquals": ["E"], "Next": "H"}], "ItemProcessor": {"StartAt": "F",
            "States": {"F": {"Type": "Fail", "Error": "E"}}}, "End": true}, "H": {"Type": "Succeed"}}})",
        "[1]", "{}",
        {"1<0 ExecutionStarted", "2<0 MapStateEntered M", "3<2 MapStateStarted",
         "4<3 MapIterationStarted M[0]", "5<4 FailStateEntered F", "6<5 MapIterationFailed M[0]",
         "7<5 MapStateStarted", "8<7 MapIterationStarted M[0]", "9<8 FailStateEntered F",
         "10<9 MapIterationFailed M[0]", "11<9 MapStateFailed", "12<11 MapStateExited M",
         "13<12 SucceedStateEntered H", "14<13 SucceedStateExited H", "15<14 ExecutionSucceeded"});
    row("a failing task in a branch is aborted, too",
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "T", "States": {
            "T": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true}}}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "H"}], "End": true}, "H": {"Type": "Succeed"}}})",
        "{}", R"({"T": {"0": {"Throw": {"Error": "Boom"}}}})",
        {"1<0 ExecutionStarted", "2<0 ParallelStateEntered P", "3<2 ParallelStateStarted",
         "4<3 TaskStateEntered T", "5<4 TaskScheduled", "6<5 TaskStarted", "7<6 TaskFailed",
         "8<7 TaskStateAborted", "9<7 ParallelStateFailed", "10<9 ParallelStateExited P",
         "11<10 SucceedStateEntered H", "12<11 SucceedStateExited H", "13<12 ExecutionSucceeded"});
    row("siblings of a failed iteration are cut off",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "C", "States": {
            "C": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 0, "Next": "F"}],
                "Default": "W"},
            "F": {"Type": "Wait", "Seconds": 1, "Next": "Boom"}, "Boom": {"Type": "Fail", "Error": "E"},
            "W": {"Type": "Wait", "Seconds": 60, "End": true}}}, "End": true}}})",
        "[0, 1]", "{}",
        {"1<0 ExecutionStarted", "2<0 MapStateEntered M", "3<2 MapStateStarted",
         "4<3 MapIterationStarted M[0]", "5<4 ChoiceStateEntered C", "6<5 ChoiceStateExited C",
         "7<6 WaitStateEntered F", "8<3 MapIterationStarted M[1]", "9<8 ChoiceStateEntered C",
         "10<9 ChoiceStateExited C", "11<10 WaitStateEntered W", "12<7 WaitStateExited F",
         "13<12 FailStateEntered Boom", "14<13 MapIterationAborted M[1]", "15<13 WaitStateAborted",
         "16<13 MapIterationFailed M[0]", "17<13 MapStateFailed", "18<17 ExecutionFailed"});
    row("a runtime error in a branch ends it all at once",
        R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "T", "States": {
            "T": {"Type": "Pass", "InputPath": "$.no", "End": true}}}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "H"}], "End": true}, "H": {"Type": "Succeed"}}})",
        "{}", "{}",
        {"1<0 ExecutionStarted", "2<0 ParallelStateEntered P", "3<2 ParallelStateStarted",
         "4<3 PassStateEntered T", "5<4 ExecutionFailed"});
    row("a Map Run hides its children",
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode":
            "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass",
            "End": true}}}, "End": true}}})",
        "[1, 2]", "{}",
        {"1<0 ExecutionStarted", "2<0 MapStateEntered M", "3<2 MapStateStarted",
         "4<3 MapRunStarted", "5<4 MapRunSucceeded", "6<5 MapStateSucceeded",
         "7<4 MapStateExited M", "8<7 ExecutionSucceeded"});
    row("the machine's timeout follows nothing",
        R"({"StartAt": "W", "TimeoutSeconds": 1, "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}})",
        "{}", "{}", {"1<0 ExecutionStarted", "2<0 WaitStateEntered W", "3<0 ExecutionTimedOut"});
}

void HistoryTest::events()
{
    QFETCH(std::string, definition);
    QFETCH(std::string, input);
    QFETCH(std::string, mocks);
    QFETCH(Lines, expected);
    SampleRun sample(definition, input, mocks);
    const Lines actual = sample.run().events();
    for (std::size_t index = 0; index < std::min(actual.size(), expected.size()); ++index)
        QCOMPARE(actual[index], expected[index]);
    QCOMPARE(actual.size(), expected.size());
}

void HistoryTest::detailsAreThoseOfTheApi()
{
    SampleRun sample(
        R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
            "Parameters": {"a.$": "$.a"}, "TimeoutSeconds": 9, "Credentials": {"RoleArn": "arn:r"},
            "Assign": {"x": 1}, "End": true}}})",
        R"({"a": 1})", R"({"T": {"0": {"Return": {"ok": true}}}})");
    const Value history = toHistory(*sample.run().trace());
    const Value& events = *history.find(std::string_view("events"));
    const Value scheduled =
        json(R"({"timestamp": "2026-01-01T00:00:00.000+00:00", "type": "TaskScheduled",
        "id": 3, "previousEventId": 2, "taskScheduledEventDetails": {"resourceType": "states",
        "resource": "startExecution.sync:2", "region": "us-east-1", "parameters": "{\"a\":1}",
        "timeoutInSeconds": 9, "taskCredentials": {"roleArn": "arn:r"}}})");
    COMPARE_JSON(*events.at(2), scheduled);
    const Value exited =
        json(R"({"timestamp": "2026-01-01T00:00:00.000+00:00", "type": "TaskStateExited",
        "id": 7, "previousEventId": 6, "stateExitedEventDetails": {"name": "T", "output": "{\"ok\":true}",
        "outputDetails": {"truncated": false}, "assignedVariables": {"x": "1"},
        "assignedVariablesDetails": {"truncated": false}}})");
    COMPARE_JSON(*events.at(6), exited);
}

void HistoryTest::the25000thEventEndsTheExecution()
{
    SampleRun sample(R"({"StartAt": "L", "States": {"L": {"Type": "Pass", "Next": "L"}}})");
    const Value expected = json(R"({"status": "FAILED", "error": "States.Runtime",
        "cause": "The execution reached the maximum number of history events (25000)."})");
    COMPARE_JSON(sample.run().result(), expected);
    QCOMPARE(sample.trace()->eventCount(), std::size_t(25000));
    QVERIFY(sample.trace()->event(25000).type == EventType::ExecutionFailed);
}

void HistoryTest::endlessLoopsOfOtherKindsEndToo()
{
    const std::string loop = R"({"StartAt": "L", "States": {"L": {"Type": "Pass", "Next": "L"}}})";
    CompileSettings express;
    express.type = MachineType::Express;
    SampleRun endless(loop, "{}", "{}", {}, express);
    COMPARE_JSON(endless.run().result(), json(R"({"status": "TIMED_OUT"})"));

    SampleRun children(
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ToleratedFailureCount": 1,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [)" +
            loop + R"(], "End": true}}}, "End": true}}})",
        "[1]");
    const Value output = *children.run().result().find(std::string_view("output"));
    COMPARE_JSON(*output.at(0)->find(std::string_view("Error")), Value("States.Runtime"));
    COMPARE_JSON(*output.at(0)->find(std::string_view("Cause")),
                 Value("The execution reached the maximum number of history events (25000)."));
}

QTEST_APPLESS_MAIN(HistoryTest)
#include "tst_History.moc"
