// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/SampleRun.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::test;

/// States in JSONata whose fields need no expression: what their data flow is.
class Jsonata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outputTakesThePlaceOfTheResult();
    void withoutOutputTheResultLeaves();
    void argumentsAreWhatTheTaskGets();
    void constantTextBetweenBlanksIsNoExpression();
    void choiceTakesTheFirstRuleThatHolds();
    void conditionMustBeBoolean();
    void caughtErrorLeavesAsItIsOrAsTheCatcherSays();
    void itemsAreGivenOrTheInput();
    void inputThatIsNoArrayFailsTheMap();
    void failureOfAFieldIsAnEvent();
    void cancelledExpressionGivesItsStepUp();
};

namespace {

std::string machine(const std::string& states)
{
    return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {" + states + "}}";
}

constexpr const char* task = R"("A": {"Type": "Task",
    "Resource": "arn:aws:lambda:us-east-1:1:function:f", )";

} // namespace

void Jsonata::outputTakesThePlaceOfTheResult()
{
    SampleRun run(machine(R"("A": {"Type": "Pass", "Output": {"k": [1]}, "Assign": {"v": 2},
                             "End": true})"),
                  R"({"in": 1})");
    COMPARE_JSON(*run.run().trace()->output(), json(R"({"k": [1]})"));
    const engine::Visit visit = run.visit("A");
    COMPARE_JSON(*visit.assigned, json(R"({"v": 2})"));
    QVERIFY(!visit.afterInputPath);
    QVERIFY(!visit.afterResultPath);
}

void Jsonata::withoutOutputTheResultLeaves()
{
    SampleRun run(machine(task + std::string(R"("End": true})")), R"({"in": 1})",
                  R"({"A": {"0": {"Return": "out"}}})");
    COMPARE_JSON(*run.run().trace()->output(), json("\"out\""));
}

void Jsonata::argumentsAreWhatTheTaskGets()
{
    SampleRun run(machine(task + std::string(R"("Arguments": {"a": 1}, "End": true})")), "{}",
                  R"({"A": {"0": {"Return": 5}}})");
    COMPARE_JSON(*run.run().visit("A").afterParameters, json(R"({"a": 1})"));
    COMPARE_JSON(*run.visit("A").result, json("5"));
}

void Jsonata::constantTextBetweenBlanksIsNoExpression()
{
    SampleRun run(machine(R"("A": {"Type": "Pass", "Output": " {% $x %} ", "End": true})"));
    COMPARE_JSON(*run.run().trace()->output(), json(R"(" {% $x %} ")"));
}

void Jsonata::choiceTakesTheFirstRuleThatHolds()
{
    SampleRun run(machine(R"("A": {"Type": "Choice", "Choices": [
            {"Condition": false, "Next": "B"},
            {"Condition": true, "Output": "second", "Next": "B"}], "Default": "B"},
        "B": {"Type": "Succeed"})"));
    COMPARE_JSON(*run.run().trace()->output(), json("\"second\""));
    QVERIFY(run.visit("A").choiceRule == std::size_t(1));
}

void Jsonata::conditionMustBeBoolean()
{
    SampleRun run(machine(R"("A": {"Type": "Choice", "Choices": [
            {"Condition": false, "Next": "B"}, {"Condition": 7, "Next": "B"}]},
        "B": {"Type": "Succeed"})"));
    QCOMPARE(run.run().trace()->error()->name, "States.QueryEvaluationError");
    QVERIFY(run.trace()->error()->cause->ends_with(
        "specified for the field 'Choices[1]/Condition' returned an unexpected result type. "
        "Expected 'boolean', but was 'number' for value: 7"));
}

void Jsonata::caughtErrorLeavesAsItIsOrAsTheCatcherSays()
{
    const std::string states = task + std::string(R"("Catch": [
        {"ErrorEquals": ["Plain"], "Next": "B"},
        {"ErrorEquals": ["States.ALL"], "Output": "mended", "Next": "B"}], "End": true},
        "B": {"Type": "Succeed"})");
    SampleRun plain(machine(states), "{}",
                    R"({"A": {"0": {"Throw": {"Error": "Plain", "Cause": "c"}}}})");
    COMPARE_JSON(*plain.run().trace()->output(), json(R"({"Error": "Plain", "Cause": "c"})"));
    SampleRun other(machine(states), "{}", R"({"A": {"0": {"Throw": {"Error": "Other"}}}})");
    COMPARE_JSON(*other.run().trace()->output(), json("\"mended\""));
}

void Jsonata::itemsAreGivenOrTheInput()
{
    const std::string processor = R"("ItemProcessor": {"StartAt": "P", "States": {
        "P": {"Type": "Pass", "End": true}}}, "End": true})";
    SampleRun given(machine(R"("A": {"Type": "Map", "Items": [1, 2], )" + processor), "[3]");
    COMPARE_JSON(*given.run().trace()->output(), json("[1, 2]"));
    SampleRun input(machine(R"("A": {"Type": "Map", )" + processor), "[3]");
    COMPARE_JSON(*input.run().trace()->output(), json("[3]"));
}

void Jsonata::inputThatIsNoArrayFailsTheMap()
{
    SampleRun run(machine(R"("A": {"Type": "Map", "ItemProcessor": {"StartAt": "P", "States": {
        "P": {"Type": "Pass", "End": true}}}, "End": true})"),
                  R"({"a": 1})");
    QCOMPARE(*run.run().trace()->error()->cause,
             "An error occurred while executing the state 'A' (entered at the event id #2). Map "
             "state input must be an array but was: {\"a\":1}");
    const std::vector<std::string> expected{"1<0 ExecutionStarted", "2<0 MapStateEntered A",
                                            "3<2 EvaluationFailed", "4<3 MapStateFailed",
                                            "5<4 ExecutionFailed"};
    QCOMPARE(run.events(), expected);
}

void Jsonata::failureOfAFieldIsAnEvent()
{
    SampleRun run(machine(R"("A": {"Type": "Wait", "Timestamp": "2026-01-01", "End": true})"
                          R"(, "B": {"Type": "Fail", "Error": "E"})"));
    QCOMPARE(run.run().trace()->error()->name, "States.QueryEvaluationError");
    const Value details = run.trace()->eventDetails(3);
    QCOMPARE(std::string(details.find(std::string_view("location"))->asString()), "Timestamp");
    QCOMPARE(std::string(details.find(std::string_view("state"))->asString()), "A");
}

void Jsonata::cancelledExpressionGivesItsStepUp()
{
    engine::ExecutionSettings settings;
    settings.cancel.emplace();
    const CancelToken cancel = *settings.cancel;
    SampleRun run(machine(R"("A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Pass", "Output": "{% $map([1..100000], function($n) { $n }) %}", "End": true})"),
                  "{}", "{}", settings);
    cancel.cancel();
    run.run();
    QVERIFY(run.execution().status() == engine::ExecutionStatus::Running);
    QVERIFY(!run.execution().step());
    run.execution().stop(std::nullopt, std::nullopt);
    QVERIFY(run.execution().status() == engine::ExecutionStatus::Aborted);
    QVERIFY(!run.trace()->output());
}

QTEST_APPLESS_MAIN(Jsonata)
#include "tst_Jsonata.moc"
