// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::test;
using engine::EventType;
using engine::ExecutionStatus;

class Redrive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failedTaskRunsAgainWithItsInput();
    void historyTellsOfTheRedrive();
    void contextCountsRedrives();
    void retriesBeginAnew();
    void onlyFailedIterationsRunAgain();
    void cutOffBranchGoesOnWhereItStood();
    void stoppedWaitWaitsAgain();
    void timeLimitBeginsAnew();
    void failStateFailsAgain();
    void succeededAndExpressAreRefused();
};

namespace {

constexpr const char* twoTasks = R"({"StartAt": "First", "States": {
    "First": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:a",
        "ResultPath": "$.first", "Next": "Second"},
    "Second": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:b",
        "Parameters": {"redrives.$": "$$.Execution.RedriveCount", "first.$": "$.first"},
        "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "MaxAttempts": 1}],
        "End": true}}})";
constexpr const char* each = R"({"StartAt": "Each", "States": {"Each": {"Type": "Map",
    "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task",
        "Resource": "arn:aws:lambda:us-east-1:1:function:w", "End": true}}},
    "MaxConcurrency": 1, "End": true}}})";
constexpr const char* both = R"({"StartAt": "Both", "States": {"Both": {"Type": "Parallel",
    "Branches": [
        {"StartAt": "Rest", "States": {
            "Rest": {"Type": "Pass", "Result": "rested", "Next": "Slow"},
            "Slow": {"Type": "Wait", "Seconds": 60, "End": true}}},
        {"StartAt": "Work", "States": {"Work": {"Type": "Task",
            "Resource": "arn:aws:lambda:us-east-1:1:function:w", "End": true}}}],
    "End": true}}})";
constexpr const char* limited = R"({"StartAt": "Wait", "TimeoutSeconds": 50, "States": {
    "Wait": {"Type": "Wait", "Seconds": 40, "Next": "Work"},
    "Work": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:w", "End": true}}})";
constexpr const char* failing = R"({"StartAt": "Stop", "States": {
    "Stop": {"Type": "Fail", "Error": "No", "Cause": "way"}}})";

std::size_t countOf(const engine::Trace& trace, EventType type)
{
    std::size_t count = 0;
    for (engine::EventId id = 1; id <= trace.eventCount(); ++id)
        count += trace.event(id).type == type ? 1 : 0;
    return count;
}

} // namespace

void Redrive::failedTaskRunsAgainWithItsInput()
{
    SampleRun run(twoTasks, R"({"k": 1})",
                  R"({"First": {"0": {"Return": 5}},
                      "Second": {"0": {"Throw": {"Error": "Bad"}}, "1": {"Return": "good"}}})");
    QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
    run.execution().redrive(std::chrono::hours(1));
    run.run();
    COMPARE_JSON(*run.trace()->output(), json("\"good\""));
    QCOMPARE(run.trace()->visitCount(), std::size_t(2));
    QVERIFY(run.trace()->endTime() - run.trace()->startTime() == std::chrono::hours(1));
}

void Redrive::historyTellsOfTheRedrive()
{
    SampleRun run(twoTasks, "{}",
                  R"({"First": {"0": {"Return": 5}},
                      "Second": {"0": {"Throw": {"Error": "Bad"}}, "1": {"Return": "good"}}})");
    run.run().execution().redrive();
    run.run();
    const std::vector<std::string> events = run.events();
    const std::vector<std::string> expected{
        "10<9 LambdaFunctionFailed",   "11<10 ExecutionFailed",
        "12<11 ExecutionRedriven",     "13<12 LambdaFunctionScheduled",
        "14<13 LambdaFunctionStarted", "15<14 LambdaFunctionSucceeded",
        "16<15 TaskStateExited Second"};
    QCOMPARE(std::vector<std::string>(events.begin() + 9, events.begin() + 16), expected);
    COMPARE_JSON(run.trace()->eventDetails(12), json(R"({"redriveCount": 1})"));
}

void Redrive::contextCountsRedrives()
{
    SampleRun run(twoTasks, "{}",
                  R"({"First": {"0": {"Return": 5}},
                      "Second": {"0-1": {"Throw": {"Error": "Bad"}}, "2": {"Return": "good"}}})");
    run.run().execution().redrive();
    run.run().execution().redrive();
    run.run();
    COMPARE_JSON(*run.visit("Second").afterParameters, json(R"({"redrives": 2, "first": 5})"));
}

void Redrive::retriesBeginAnew()
{
    SampleRun run(twoTasks, "{}",
                  R"({"First": {"0": {"Return": 5}},
                      "Second": {"0-2": {"Throw": {"Error": "Busy"}}, "3": {"Return": "good"}}})");
    QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
    run.execution().redrive();
    QVERIFY(run.run().trace()->status() == ExecutionStatus::Succeeded);
}

void Redrive::onlyFailedIterationsRunAgain()
{
    SampleRun run(each, "[1, 2, 3]",
                  R"({"Work": {"0": {"Return": "a"}, "1": {"Throw": {"Error": "Bad"}},
                               "2": {"Return": "b"}, "3": {"Return": "c"}}})");
    QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
    run.execution().redrive();
    COMPARE_JSON(*run.run().trace()->output(), json(R"(["a", "b", "c"])"));
    QCOMPARE(countOf(*run.trace(), EventType::MapStateStarted), std::size_t(1));
}

void Redrive::cutOffBranchGoesOnWhereItStood()
{
    SampleRun run(both, "{}",
                  R"({"Work": {"0": {"Throw": {"Error": "Bad"}}, "1": {"Return": "done"}}})");
    QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
    run.execution().redrive();
    COMPARE_JSON(*run.run().trace()->output(), json(R"(["rested", "done"])"));
    // The Pass before the Wait had succeeded: it is not run again.
    QCOMPARE(countOf(*run.trace(), EventType::PassStateEntered), std::size_t(1));
    QVERIFY(run.trace()->endTime() - run.trace()->startTime() == std::chrono::seconds(60));
}

void Redrive::stoppedWaitWaitsAgain()
{
    SampleRun run(limited, "{}", R"({"Work": {"0": {"Return": 1}}})");
    run.execution().step();
    run.execution().step();
    run.execution().stop("Enough", std::nullopt);
    QVERIFY(run.trace()->status() == ExecutionStatus::Aborted);
    run.execution().redrive();
    QVERIFY(run.run().trace()->status() == ExecutionStatus::Succeeded);
    QVERIFY(!run.trace()->error());
}

void Redrive::timeLimitBeginsAnew()
{
    SampleRun run(limited, "{}", R"({"Work": {"0": {"Return": 1, "Latency": 20},
                                             "1": {"Return": 2, "Latency": 20}}})");
    QVERIFY(run.run().trace()->status() == ExecutionStatus::TimedOut);
    run.execution().redrive();
    COMPARE_JSON(*run.run().trace()->output(), json("2"));
}

void Redrive::failStateFailsAgain()
{
    SampleRun run(failing);
    run.run().execution().redrive();
    QVERIFY(run.run().trace()->status() == ExecutionStatus::Failed);
    QCOMPARE(run.trace()->error()->name, "No");
    QCOMPARE(countOf(*run.trace(), EventType::ExecutionFailed), std::size_t(2));
}

void Redrive::succeededAndExpressAreRefused()
{
    SampleRun good(twoTasks, "{}",
                   R"({"First": {"0": {"Return": 5}}, "Second": {"0": {"Return": 6}}})");
    good.run();
    QCOMPARE(good.execution().whyNotRedrivable().value_or(""),
             "Execution is SUCCEEDED and cannot be redriven");
    good.execution().redrive();
    QVERIFY(good.trace()->status() == ExecutionStatus::Succeeded);
    engine::CompileSettings express;
    express.type = engine::MachineType::Express;
    SampleRun fast(failing, "{}", "{}", {}, express);
    QVERIFY(fast.run().execution().whyNotRedrivable().has_value());
}

QTEST_APPLESS_MAIN(Redrive)
#include "tst_Redrive.moc"
