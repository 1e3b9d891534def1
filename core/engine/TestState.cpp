// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TestState.h"

#include "core/engine/private/Probe.h"
#include "core/engine/private/Simulation.h"
#include "core/engine/private/TestStateChecks.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepglass::engine {

namespace {

using asl::StateType;
using value::Member;

/// Answers the task under test.
class TestTask final : public TaskProvider {
public:
    explicit TestTask(const TestStateRequest& request)
    {
        if (request.serviceAnswer)
            m_answer = *request.serviceAnswer;
        if (!request.mock)
            return;
        m_answer.emplace();
        m_answer->error = request.mock->error;
        if (request.mock->result)
            m_answer->result = value::parseJson(*request.mock->result).value_or(Value());
    }
    TaskAnswer invoke(const TaskRequest& request) override
    {
        if (m_answer)
            return *m_answer;
        TaskAnswer none;
        none.error = StateError{
            std::string(ownErrorPrefix) + "NoMock",
            fmt::format("Stepglass does not call {}: give the test a mock.", request.resource)};
        return none;
    }

private:
    std::optional<TaskAnswer> m_answer;
};

Probe probeOf(const TestStateRequest& request, const StateUnderTest& test)
{
    Probe probe;
    probe.state = test.index;
    probe.variables = request.variables;
    probe.context = request.context;
    probe.retryCount = request.configuration.retrierRetryCount;
    probe.failedIterations = request.configuration.mapIterationFailureCount;
    probe.readerData = request.configuration.mapItemReaderData;
    probe.isInsideMap = test.isInsideMap;
    if (request.mock) {
        probe.error = request.mock->error;
        if (request.mock->result)
            probe.result = value::parseJson(*request.mock->result).value_or(Value());
    }
    return probe;
}

/// The account of a role, which is where its machines run.
std::string accountOf(const std::string& roleArn, std::string otherwise)
{
    // arn:aws:iam::ACCOUNT:role/NAME
    const std::size_t begin = roleArn.starts_with("arn:aws:iam::") ? 13 : std::string::npos;
    const std::size_t end = begin == std::string::npos ? begin : roleArn.find(':', begin);
    return end == std::string::npos || end == begin ? std::move(otherwise)
                                                    : roleArn.substr(begin, end - begin);
}

Value errorDetailsOf(const Probe& probe)
{
    std::vector<Member> details;
    if (probe.catcher)
        details.push_back({"catchIndex", static_cast<std::int64_t>(*probe.catcher)});
    if (probe.retrier)
        details.push_back({"retryIndex", static_cast<std::int64_t>(*probe.retrier)});
    if (probe.backoff)
        details.push_back({"retryBackoffIntervalSeconds",
                           static_cast<std::int64_t>(
                               std::chrono::ceil<std::chrono::seconds>(*probe.backoff).count())});
    return Value::takeObject(details);
}

/// Which stages a type shows: a Parallel or Map none of what surrounds its branches' input and
/// result, a Pass with a Result none of what it did not use.
void addStages(std::vector<Member>& members, const Visit& visit, const StateUnderTest& test,
               const Probe& probe)
{
    const auto add = [&](std::string_view name, const std::optional<Value>& value) {
        if (value)
            members.push_back({name, *value});
    };
    const bool isContainer = test.type == StateType::Parallel || test.type == StateType::Map;
    const bool isJsonata = test.queryLanguage == asl::QueryLanguage::Jsonata;
    add("input", visit.input);
    if (isJsonata) {
        if (!isContainer)
            add("afterArguments", visit.afterParameters);
    } else if (test.type != StateType::Parallel && test.type != StateType::Fail) {
        const bool isConstant = test.type == StateType::Pass && test.hasResult;
        if (!isConstant || test.hasInputPath)
            add("afterInputPath", visit.afterInputPath);
        // A state that works without Parameters shows what it works with all the same.
        const bool works =
            (test.type == StateType::Task || test.type == StateType::Pass) && !isConstant;
        add("afterParameters",
            visit.afterParameters || !works ? visit.afterParameters : visit.afterInputPath);
        add("afterItemsPath", test.hasItemReader ? std::nullopt : visit.afterItemsPath);
    }
    add("afterItemsPointer", probe.afterItemsPointer);
    add("afterItemSelector", probe.afterItemSelector);
    add("afterItemBatcher", probe.afterItemBatcher);
    if (test.type == StateType::Task || (test.type == StateType::Pass && test.hasResult))
        add("result", visit.result);
    if (isJsonata || !visit.result)
        return;
    add("afterResultSelector",
        visit.afterResultSelector ? visit.afterResultSelector : visit.result);
    add("afterResultPath", visit.afterResultPath);
}

Value inspectionOf(const Visit& visit, const StateUnderTest& test, const Probe& probe)
{
    std::vector<Member> members;
    addStages(members, visit, test, probe);
    if (probe.variablesAfter.size() != 0)
        members.push_back({"variables", probe.variablesAfter});
    if (const Value details = errorDetailsOf(probe); details.size() != 0)
        members.push_back({"errorDetails", details});
    if (probe.toleratedCount)
        members.push_back({"toleratedFailureCount", *probe.toleratedCount});
    if (probe.toleratedPercentage)
        members.push_back({"toleratedFailurePercentage", *probe.toleratedPercentage});
    if (probe.maxConcurrency)
        members.push_back({"maxConcurrency", *probe.maxConcurrency});
    return Value::takeObject(members);
}

TestStateStatus statusOf(Probe::Ending ending)
{
    switch (ending) {
    case Probe::Ending::Succeeded:
        return TestStateStatus::Succeeded;
    case Probe::Ending::Retriable:
        return TestStateStatus::Retriable;
    case Probe::Ending::CaughtError:
        return TestStateStatus::CaughtError;
    case Probe::Ending::Failed:
    case Probe::Ending::None:
        break;
    }
    return TestStateStatus::Failed;
}

} // namespace

std::string_view toString(TestStateStatus status)
{
    switch (status) {
    case TestStateStatus::Succeeded:
        return "SUCCEEDED";
    case TestStateStatus::Failed:
        return "FAILED";
    case TestStateStatus::Retriable:
        return "RETRIABLE";
    case TestStateStatus::CaughtError:
        return "CAUGHT_ERROR";
    }
    return {};
}

TestStateOutcome<TestStateResponse> testState(const TestStateRequest& request,
                                              const TestStateRules& rules)
{
    auto test = prepareTest(request, rules);
    if (!test)
        return tl::unexpected(std::move(test.error()));
    Probe probe = probeOf(request, *test);
    TestTask task(request);
    ExecutionSettings settings;
    settings.input = request.input;
    settings.seed = request.seed;
    settings.startTime = request.time;
    settings.machineName = intrinsics::SeededRandom(request.seed).uuid();
    settings.account = accountOf(request.roleArn, settings.account);
    settings.roleArn = request.roleArn;
    Simulation simulation(test->program, std::move(settings), task, &probe);
    while (simulation.step()) {
    }
    if (auto refused = checkIterations(request, probe.iterations))
        return tl::unexpected(std::move(*refused));

    TestStateResponse response;
    response.status = statusOf(probe.ending);
    response.output = probe.output;
    if (response.status != TestStateStatus::Succeeded)
        response.error = probe.endedBy;
    if (probe.next.isValid())
        response.nextState = test->program->state(probe.next).name;
    if (request.level != InspectionLevel::Info)
        response.inspectionData =
            inspectionOf(simulation.trace()->visit(probe.visit), *test, probe);
    return response;
}

} // namespace stepglass::engine
