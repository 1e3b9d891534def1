// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Frame.h"
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::engine;
using stepglass::test::json;
using stepglass::test::SampleRun;

// The class comes first: moc loses its way in raw strings.
class TraceTest : public QObject {
    Q_OBJECT

private slots:
    void visitKeepsEveryStage();
    void stagesThatTheStateHasNotAreAbsent();
    void attemptsTellBackoffAndRetrier();
    void caughtVisitNamesItsCatcher();
    void choiceIsExplained();
    void sameSeedGivesTheSameRun();
    void longLoopNeedsNoStackAndStopsAtOnce();
    void cancelledRunIsStillRunning();
    void stopWithoutReasonHasNone();
    void manyIterationsRunAtOnceButNotMoreThanForty();
    void deepNestingIsReleasedWithoutRecursion();
    void frameShowsTheGraphAtAnyEvent();
    void frameCountsFailuresAndRetries();
};

namespace {

const std::string retrying = R"({"StartAt": "T", "States": {
    "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Retry": [{"ErrorEquals": ["Boom"], "IntervalSeconds": 2, "BackoffRate": 3, "MaxAttempts": 2}],
        "Catch": [{"ErrorEquals": ["Other"], "Next": "H"}, {"ErrorEquals": ["States.ALL"], "Next": "H"}],
        "Next": "H"},
    "H": {"Type": "Pass", "End": true}}})";

const std::string counting = R"j({"StartAt": "Check", "States": {
    "Check": {"Type": "Choice", "Choices": [{"Variable": "$.i", "NumericLessThanPath": "$.n", "Next": "More"}],
        "Default": "Done"},
    "More": {"Type": "Pass", "Parameters": {"i.$": "States.MathAdd($.i, 1)", "n.$": "$.n"}, "Next": "Check"},
    "Done": {"Type": "Succeed"}}})j";

ExecutionSettings unlimited()
{
    ExecutionSettings settings;
    settings.hasLimits = false;
    return settings;
}

} // namespace

void TraceTest::visitKeepsEveryStage()
{
    SampleRun sample(
        R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "InputPath": "$.in", "Parameters": {"p.$": "$.x"}, "ResultSelector": {"s.$": "$.r"},
            "ResultPath": "$.out", "OutputPath": "$.out", "End": true}}})",
        R"({"in": {"x": 1}})", R"({"T": {"0": {"Return": {"r": 2}}}})");
    const Visit visit = sample.run().visit("T");
    COMPARE_JSON(*visit.input, json(R"({"in": {"x": 1}})"));
    COMPARE_JSON(*visit.afterInputPath, json(R"({"x": 1})"));
    COMPARE_JSON(*visit.afterParameters, json(R"({"p": 1})"));
    COMPARE_JSON(*visit.result, json(R"({"r": 2})"));
    COMPARE_JSON(*visit.afterResultSelector, json(R"({"s": 2})"));
    COMPARE_JSON(*visit.afterResultPath, json(R"({"in": {"x": 1}, "out": {"s": 2}})"));
    COMPARE_JSON(*visit.output, json(R"({"s": 2})"));
    QCOMPARE(visit.status, VisitStatus::Succeeded);
    QCOMPARE(visit.entered, EventId(2));
    QCOMPARE(*visit.leftBy, asl::TransitionKind::End);
}

void TraceTest::stagesThatTheStateHasNotAreAbsent()
{
    SampleRun sample(R"({"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}})",
                     R"({"a": 1})");
    const Visit visit = sample.run().visit("P");
    QVERIFY(!visit.afterParameters && !visit.afterResultSelector && !visit.assigned &&
            !visit.error);
    COMPARE_JSON(*visit.afterResultPath, json(R"({"a": 1})"));
}

void TraceTest::attemptsTellBackoffAndRetrier()
{
    SampleRun sample(
        retrying, "{}",
        R"({"T": {"0-1": {"Throw": {"Error": "Boom"}}, "2": {"Return": 1, "Latency": 5}}})");
    const Visit visit = sample.run().visit("T");
    const std::vector<Attempt> attempts = sample.trace()->attempts(visit.id);
    QCOMPARE(attempts.size(), std::size_t(3));
    QCOMPARE(attempts[0].firstEvent, EventId(3));
    QCOMPARE(attempts[0].backoff->count(), std::int64_t(2'000'000));
    QCOMPARE(attempts[1].backoff->count(), std::int64_t(6'000'000));
    QCOMPARE(*attempts[1].retrier, std::size_t(0));
    QVERIFY(!attempts[2].error);
    const auto start = sample.trace()->startTime();
    QCOMPARE((attempts[2].start - start).count(), std::int64_t(8'000'000));
    QCOMPARE((attempts[2].end - start).count(), std::int64_t(13'000'000));
    QCOMPARE(sample.trace()->transitionCount(), std::size_t(4));
}

void TraceTest::caughtVisitNamesItsCatcher()
{
    SampleRun sample(retrying, "{}", R"({"T": {"0": {"Throw": {"Error": "Bang"}}}})");
    const Visit visit = sample.run().visit("T");
    QCOMPARE(visit.status, VisitStatus::CaughtError);
    QCOMPARE(*visit.catcher, std::size_t(1));
    QCOMPARE(visit.error->name, std::string("Bang"));
    const auto explained = explainRecovery(*sample.trace(), visit.id);
    QCOMPARE(explained.size(), std::size_t(3));
    QCOMPARE(explained[0].reason, std::string("does not list Bang"));
    QVERIFY(explained[2].isTaken);
}

void TraceTest::choiceIsExplained()
{
    SampleRun sample(
        R"({"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [
            {"And": [{"Variable": "$.q", "NumericGreaterThan": 10}, {"Variable": "$.z", "IsNull": true}],
             "Next": "Y"},
            {"Variable": "$.q", "StringEquals": "12", "Next": "Y"}], "Default": "N"},
            "Y": {"Type": "Succeed"}, "N": {"Type": "Succeed"}}})",
        R"({"q": "12"})");
    const Visit visit = sample.run().visit("C");
    QCOMPARE(*visit.choiceRule, std::size_t(1));
    const auto rules = explainChoice(*sample.trace(), visit.id);
    QCOMPARE(rules.size(), std::size_t(2));
    QVERIFY(!rules[0].condition.isTrue && !rules[0].isTaken);
    QCOMPARE(rules[0].condition.parts[0].remark, std::string(R"("12" is a string, not a number)"));
    QVERIFY(!rules[0].condition.parts[1].isEvaluated);
    QVERIFY(rules[1].isTaken && rules[1].condition.isTrue);
    QCOMPARE(rules[1].target, std::string("Y"));
}

void TraceTest::sameSeedGivesTheSameRun()
{
    const std::string chance = R"j({"StartAt": "T", "States": {
        "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Parameters": {"t.$": "$$.Task.Token", "u.$": "States.UUID()"},
            "Retry": [{"ErrorEquals": ["Boom"], "JitterStrategy": "FULL"}], "Next": "P"},
        "P": {"Type": "Pass", "Parameters": {"n.$": "States.MathRandom(0, 1000000)"}, "End": true}}})j";
    const std::string mocks = R"({"T": {"0": {"Throw": {"Error": "Boom"}}, "1": {"Return": 1}}})";
    const auto history = [&](std::uint64_t seed) {
        ExecutionSettings settings;
        settings.seed = seed;
        SampleRun sample(chance, "{}", mocks, settings);
        return value::toJson(toHistory(*sample.run().trace()));
    };
    QCOMPARE(history(7), history(7));
    QVERIFY(history(7) != history(8));
}

void TraceTest::longLoopNeedsNoStackAndStopsAtOnce()
{
    SampleRun loop(counting, R"({"i": 0, "n": 50000})", "{}", unlimited());
    COMPARE_JSON(loop.run().result(),
                 json(R"({"status": "SUCCEEDED", "output": {"i": 50000, "n": 50000}})"));
    QCOMPARE(loop.trace()->visitCount(), std::size_t(100002));

    SampleRun endless(R"({"StartAt": "L", "States": {"L": {"Type": "Pass", "Next": "L"}}})", "{}",
                      "{}", unlimited());
    for (int step = 0; step < 1000; ++step)
        QVERIFY(endless.execution().step());
    endless.execution().stop("Stopped", "by hand");
    QVERIFY(!endless.execution().step());
    COMPARE_JSON(endless.result(),
                 json(R"({"status": "ABORTED", "error": "Stopped", "cause": "by hand"})"));
    const std::size_t events = endless.trace()->eventCount();
    endless.execution().run();
    QCOMPARE(endless.trace()->eventCount(), events);
}

void TraceTest::cancelledRunIsStillRunning()
{
    SampleRun endless(R"({"StartAt": "L", "States": {"L": {"Type": "Pass", "Next": "L"}}})", "{}",
                      "{}", unlimited());
    const CancelToken cancel;
    cancel.cancel();
    endless.execution().run(cancel);
    QVERIFY(endless.execution().status() == ExecutionStatus::Running);
}

void TraceTest::stopWithoutReasonHasNone()
{
    SampleRun sample(
        R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}})");
    sample.execution().step();
    sample.execution().stop(std::nullopt, std::nullopt);
    COMPARE_JSON(sample.result(), json(R"({"status": "ABORTED"})"));
    QCOMPARE(sample.visit("W").status, VisitStatus::Canceled);
    COMPARE_JSON(sample.trace()->eventDetails(3), json("{}"));
}

void TraceTest::manyIterationsRunAtOnceButNotMoreThanForty()
{
    std::string items = "[0";
    for (int item = 1; item < 100; ++item)
        items += ", " + std::to_string(item);
    SampleRun sample(
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "W",
        "States": {"W": {"Type": "Wait", "Seconds": 1, "End": true}}}, "End": true}}})",
        items + "]");
    const auto passed = sample.run().trace()->endTime() - sample.trace()->startTime();
    QCOMPARE(passed.count(), std::int64_t(3'000'000));
}

void TraceTest::deepNestingIsReleasedWithoutRecursion()
{
    std::string definition =
        R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}})";
    for (int depth = 0; depth < 150; ++depth)
        definition = R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [)" +
                     definition + R"(], "End": true}}})";
    SampleRun sample(definition);
    for (int step = 0; step < 350; ++step)
        sample.execution().step();
    sample.execution().stop(std::nullopt, std::nullopt);
    QCOMPARE(sample.trace()->visitCount(), std::size_t(151));
    QCOMPARE(sample.visit("P").status, VisitStatus::Canceled);
}

void TraceTest::frameShowsTheGraphAtAnyEvent()
{
    SampleRun sample(counting, R"({"i": 0, "n": 3000})", "{}", unlimited());
    const auto trace = sample.run().trace();
    const StateIndex check = trace->stateIndex(asl::StatePath("/States/Check"));
    const StateIndex more = trace->stateIndex(asl::StatePath("/States/More"));
    FrameCursor cursor(trace);
    QCOMPARE(cursor.moveTo(0).states.size(), std::size_t(0));
    // Started, Check in, Check out, More in.
    const Frame& early = cursor.moveTo(4);
    QCOMPARE(early.states.at(check).visits, 1U);
    QCOMPARE(early.states.at(check).status, VisitStatus::Succeeded);
    QCOMPARE(early.states.at(more).status, VisitStatus::InProgress);
    QCOMPARE(early.transitions.size(), std::size_t(2));
    QVERIFY(!early.transitions[0].from.isValid());
    const auto last = static_cast<EventId>(trace->eventCount());
    QCOMPARE(cursor.moveTo(last).states.at(more).visits, 3000U);
    QCOMPARE(cursor.moveTo(last).states.at(more).inProgress, 0U);
    // Back, through a checkpoint, to the same picture as forward.
    const Frame back = cursor.moveTo(5001);
    FrameCursor fresh(trace);
    const Frame forward = fresh.moveTo(5001);
    QCOMPARE(back.states.at(check).visits, forward.states.at(check).visits);
    QVERIFY(back.transitions == forward.transitions);
    QCOMPARE(cursor.moveTo(4).transitions.size(), std::size_t(2));
}

void TraceTest::frameCountsFailuresAndRetries()
{
    SampleRun sample(retrying, "{}", R"({"T": {"0-2": {"Throw": {"Error": "Boom"}}}})");
    const auto trace = sample.run().trace();
    const StateIndex task = trace->stateIndex(asl::StatePath("/States/T"));
    FrameCursor cursor(trace);
    const StateMoment moment =
        cursor.moveTo(static_cast<EventId>(trace->eventCount())).states.at(task);
    QCOMPARE(moment.retries, 2U);
    QCOMPARE(moment.failed, 1U);
    QCOMPARE(moment.status, VisitStatus::CaughtError);
}

QTEST_APPLESS_MAIN(TraceTest)
#include "tst_Trace.moc"
