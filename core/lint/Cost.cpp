// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Checker.h"
#include "core/lint/private/ScopeGraph.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

// Loops and Maps by numbers: what they add to the history, which ends an execution at 25,000
// events, and to the bill, which counts the state transitions of Standard workflows.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using asl::Scope;
using asl::ServiceAction;
using asl::State;
using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

constexpr std::int64_t mostEvents = 25'000;
constexpr std::int64_t shortPause = 60;
constexpr std::int64_t longestExpress = 300;

/// What asks how a job is doing, what starts such a job, and what starts it and waits.
struct Job {
    std::string_view asks;
    std::string_view starts;
    std::string_view waits;
};
constexpr std::array<Job, 17> jobs{{
    {"athena:getQueryExecution", "athena:startQueryExecution", "athena:startQueryExecution.sync"},
    {"batch:describeJobs", "batch:submitJob", "batch:submitJob.sync"},
    {"codebuild:batchGetBuildBatches", "codebuild:startBuildBatch",
     "codebuild:startBuildBatch.sync"},
    {"codebuild:batchGetBuilds", "codebuild:startBuild", "codebuild:startBuild.sync"},
    {"databrew:describeJobRun", "databrew:startJobRun", "databrew:startJobRun.sync"},
    {"ecs:describeTasks", "ecs:runTask", "ecs:runTask.sync"},
    {"elasticmapreduce:describeCluster", "elasticmapreduce:createCluster",
     "elasticmapreduce:createCluster.sync"},
    {"elasticmapreduce:describeStep", "elasticmapreduce:addStep", "elasticmapreduce:addStep.sync"},
    {"emrcontainers:describeJobRun", "emrcontainers:startJobRun",
     "emr-containers:startJobRun.sync"},
    {"emrserverless:getJobRun", "emrserverless:startJobRun", "emr-serverless:startJobRun.sync"},
    {"glue:getJobRun", "glue:startJobRun", "glue:startJobRun.sync"},
    {"mediaconvert:getJob", "mediaconvert:createJob", "mediaconvert:createJob.sync"},
    {"sagemaker:describeHyperParameterTuningJob", "sagemaker:createHyperParameterTuningJob",
     "sagemaker:createHyperParameterTuningJob.sync"},
    {"sagemaker:describeProcessingJob", "sagemaker:createProcessingJob",
     "sagemaker:createProcessingJob.sync"},
    {"sagemaker:describeTrainingJob", "sagemaker:createTrainingJob",
     "sagemaker:createTrainingJob.sync"},
    {"sagemaker:describeTransformJob", "sagemaker:createTransformJob",
     "sagemaker:createTransformJob.sync"},
    {"states:describeExecution", "states:startExecution", "states:startExecution.sync:2"},
}};

/// "sqs:sendMessage", whether it is called by an integration of its own or through the SDK.
std::string actionName(const State& state)
{
    const ServiceAction action = asl::serviceActionOf(state.resource);
    std::string service = action.service;
    std::erase(service, '-');
    if (action.isSdk && service == "sfn")
        service = "states";
    if (action.isSdk && service == "emr")
        service = "elasticmapreduce";
    return service + ":" + action.action;
}

/// "3 h 28 min", "2 d 4 h", "40 min"
std::string durationText(std::int64_t seconds)
{
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    constexpr std::int64_t day = 24 * hour;
    if (seconds >= day)
        return fmt::format("{} d {} h", seconds / day, seconds % day / hour);
    if (seconds >= hour)
        return fmt::format("{} h {} min", seconds / hour, seconds % hour / minute);
    return fmt::format("{} min", seconds / minute);
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// A positive number in decimal digits, nothing else.
std::optional<double> positiveNumber(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0
               ? std::optional(number)
               : std::nullopt;
}

class CostRules {
public:
    explicit CostRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void checkScope(const Scope& scope)
    {
        ScopeGraph graph(scope, m_events);
        const std::vector<Counter> counters = countersOf(scope, graph);
        for (const State& state : scope.states) {
            if (state.isBroken)
                continue;
            if (state.type == StateType::Wait && graph.isInLoop(state))
                checkPause(graph, state);
            if (state.type == StateType::Choice && graph.isInLoop(state))
                checkCounters(counters, graph, state);
            if (state.type == StateType::Map)
                checkMap(state);
            // What runs in child executions of type Express has neither this bill nor this history.
            const bool isExpressChild = text(processorConfig(state), "ExecutionType") == "EXPRESS";
            for (const Scope& inner : state.scopes) {
                if (!isExpressChild)
                    checkScope(inner);
            }
        }
    }

private:
    /// A value that a state of a loop adds a number to.
    struct Counter {
        const State* state;
        std::string written; ///< "$.count", "$count"
        double step = 1;
    };

    [[nodiscard]] NodeId member(NodeId object, std::string_view name) const
    {
        return object.isValid() ? m_checker.tree().member(object, name) : NodeId();
    }
    [[nodiscard]] std::string text(NodeId object, std::string_view name) const
    {
        const NodeId node = member(object, name);
        return node.isValid() && m_checker.isText(node) ? m_checker.tree().string(node)
                                                        : std::string();
    }
    [[nodiscard]] std::optional<std::int64_t> integer(NodeId object, std::string_view name) const
    {
        const NodeId node = member(object, name);
        if (!node.isValid() || m_checker.node(node).kind != NodeKind::Number)
            return std::nullopt;
        const Value number = asl::toValue(m_checker.tree(), node);
        return number.isInteger() ? std::optional(number.asInteger()) : std::nullopt;
    }
    [[nodiscard]] NodeId processorConfig(const State& state) const
    {
        if (state.type != StateType::Map)
            return {};
        const NodeId processor = member(state.node, "ItemProcessor");
        return member(processor.isValid() ? processor : member(state.node, "Iterator"),
                      "ProcessorConfig");
    }

    /// A short pause inside a loop that asks something and decides.
    void checkPause(ScopeGraph& graph, const State& wait)
    {
        const auto seconds = integer(wait.node, "Seconds");
        if (!seconds || *seconds < 1)
            return;
        const auto loop = graph.shortest(wait, wait);
        if (!loop)
            return;
        const auto holds = [&loop](StateType type) {
            return std::any_of(loop->states.begin(), loop->states.end(),
                               [type](const State* state) { return state->type == type; });
        };
        if (!holds(StateType::Task) || !holds(StateType::Choice) || checkJob(*loop))
            return;
        if (*seconds >= shortPause)
            return;
        m_checker.report(DiagnosticCode::PollingLoop, member(wait.node, "Seconds"),
                         {fmt::format("{}", *seconds), fmt::format("{}", loop->states.size()),
                          durationText(mostEvents / loop->events * *seconds)});
    }

    /// Whether the loop waits for a job that this machine starts, and that a task can wait for.
    bool checkJob(const Way& loop)
    {
        for (const State* state : loop.states) {
            if (state->type != StateType::Task)
                continue;
            const std::string asks = actionName(*state);
            const auto job = std::find_if(jobs.begin(), jobs.end(), [&asks](const Job& candidate) {
                return candidate.asks == asks;
            });
            if (job == jobs.end() || !isStarted(job->starts))
                continue;
            if (m_told.insert(state).second)
                m_checker.report(DiagnosticCode::SyncInsteadOfPolling,
                                 member(state->node, "Resource"), {asks, std::string(job->waits)});
            return true;
        }
        return false;
    }

    [[nodiscard]] bool isStarted(std::string_view action) const
    {
        const auto& states = m_checker.model.allStates();
        return std::any_of(states.begin(), states.end(), [action](const State* state) {
            return state->type == StateType::Task && actionName(*state) == action;
        });
    }

    /// A loop that counts up to a literal, as far as both are written plainly: a rule that compares
    /// a value with a number, and a state of the loop that adds a number to that value.
    void checkCounters(const std::vector<Counter>& counters, ScopeGraph& graph, const State& choice)
    {
        const NodeId rules = member(choice.node, "Choices");
        if (counters.empty() || !rules.isValid() || m_checker.node(rules).kind != NodeKind::Array)
            return;
        for (const NodeId rule : m_checker.tree().children(rules)) {
            const auto bound = choice.queryLanguage == QueryLanguage::Jsonata
                                   ? boundOfCondition(rule)
                                   : boundOfRule(rule);
            const auto counter =
                std::find_if(counters.begin(), counters.end(), [&](const Counter& candidate) {
                    return bound && candidate.written == bound->counter;
                });
            if (counter == counters.end())
                continue;
            const auto there = graph.shortest(choice, *counter->state);
            const auto back = there ? graph.shortest(*counter->state, choice) : std::nullopt;
            if (!back)
                continue;
            const double events =
                bound->limit / counter->step * static_cast<double>(there->events + back->events);
            if (events > static_cast<double>(mostEvents))
                reportHistory(bound->node, events, Severity::Hint);
            return;
        }
    }

    struct Bound {
        std::string counter; ///< as it is written: "$.count", "$count"
        double limit = 0;
        NodeId node;
    };

    [[nodiscard]] std::optional<Bound> boundOfRule(NodeId rule) const
    {
        const std::string variable = text(rule, "Variable");
        for (const std::string_view test :
             {"NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan",
              "NumericGreaterThanEquals", "NumericEquals"}) {
            const NodeId node = member(rule, test);
            if (!node.isValid() || m_checker.node(node).kind != NodeKind::Number)
                continue;
            const Value limit = asl::toValue(m_checker.tree(), node);
            if (!variable.empty() && limit.isNumber() && limit.asDouble() > 0)
                return Bound{variable, limit.asDouble(), node};
        }
        return std::nullopt;
    }

    /// {% $count < 100 %}
    [[nodiscard]] std::optional<Bound> boundOfCondition(NodeId rule) const
    {
        const NodeId node = member(rule, "Condition");
        if (!node.isValid() || !m_checker.isExpression(node))
            return std::nullopt;
        const std::string whole = m_checker.tree().string(node);
        const std::string_view body =
            withoutBlanks(std::string_view(whole).substr(2, whole.size() - 4));
        const std::size_t sign = body.find_first_of("<>=");
        if (sign == std::string_view::npos || !body.starts_with('$'))
            return std::nullopt;
        const std::size_t after = body.find_first_not_of("<>=", sign);
        const auto limit = after == std::string_view::npos
                               ? std::nullopt
                               : positiveNumber(withoutBlanks(body.substr(after)));
        if (!limit)
            return std::nullopt;
        return Bound{std::string(withoutBlanks(body.substr(0, sign))), *limit, node};
    }

    [[nodiscard]] std::vector<Counter> countersOf(const Scope& scope, const ScopeGraph& graph) const
    {
        std::vector<Counter> counters;
        for (const State& state : scope.states) {
            if (state.isBroken || !graph.isInLoop(state))
                continue;
            for (const std::string_view field : {"Parameters", "Assign"}) {
                const NodeId node = member(state.node, field);
                if (!node.isValid())
                    continue;
                forEachText(m_checker, node,
                            [&](NodeId, const std::string& name, const std::string& written) {
                                auto sum = sumOf(written);
                                if (!sum || !isNamed(name, state, sum->written))
                                    return;
                                sum->state = &state;
                                counters.push_back(std::move(*sum));
                            });
            }
        }
        return counters;
    }

    /// Whether a member's name is the counter's last one, so that the sum goes where it came from.
    [[nodiscard]] static bool isNamed(const std::string& name, const State& state,
                                      const std::string& counter)
    {
        std::string_view member = name;
        if (state.queryLanguage == QueryLanguage::JsonPath && member.ends_with(".$"))
            member.remove_suffix(2);
        const std::size_t last = counter.find_last_of(".$");
        return last != std::string::npos && member == std::string_view(counter).substr(last + 1);
    }

    /// What States.MathAdd($.count, 1) and {% $count + 1 %} add to what.
    [[nodiscard]] static std::optional<Counter> sumOf(std::string_view written)
    {
        constexpr std::string_view call = "States.MathAdd(";
        char separator = '+';
        if (written.starts_with(call) && written.ends_with(')')) {
            written = written.substr(call.size(), written.size() - call.size() - 1);
            separator = ',';
        } else if (written.starts_with("{%") && written.ends_with("%}") && written.size() > 4) {
            written = written.substr(2, written.size() - 4);
        } else {
            return std::nullopt;
        }
        const std::size_t at = written.find(separator);
        const auto step = at == std::string_view::npos
                              ? std::nullopt
                              : positiveNumber(withoutBlanks(written.substr(at + 1)));
        if (!step)
            return std::nullopt;
        return Counter{nullptr, std::string(withoutBlanks(written.substr(0, at))), *step};
    }

    void checkMap(const State& state)
    {
        if (state.isDistributedMap)
            checkChildren(state);
        else
            checkItems(state);
    }

    /// An inline Map over a list that the definition itself gives.
    void checkItems(const State& state)
    {
        const NodeId items = member(state.node, "Items");
        if (!items.isValid() || state.scopes.empty() ||
            state.queryLanguage != QueryLanguage::Jsonata)
            return;
        std::size_t count = 0;
        if (m_checker.node(items).kind == NodeKind::Array)
            count = m_checker.node(items).childCount;
        else if (m_checker.isExpression(items))
            count = constantCount(items);
        const auto run = ScopeGraph(state.scopes.front(), m_events).shortestRun();
        if (!run)
            return;
        constexpr std::int64_t eventsOfIteration = 2; // started, succeeded
        const double events =
            static_cast<double>(count) * static_cast<double>(eventsOfIteration + run->events) +
            static_cast<double>(m_events.of(state));
        if (events > static_cast<double>(mostEvents))
            reportHistory(items, events, Severity::Warning);
    }

    /// How many items an expression gives that takes nothing from outside.
    [[nodiscard]] std::size_t constantCount(NodeId items)
    {
        const auto& expression = m_checker.expression(items, m_checker.tree().string(items));
        if (!expression || !expression->references().variables.empty() ||
            !expression->references().bareNames.empty() || !expression->references().calls.empty())
            return 0;
        jsonata::EvaluationOptions options;
        options.limits.steps = 1'000'000;
        options.boundMemory = true;
        const auto result = expression->evaluate(std::nullopt, {}, options);
        return result && *result && (*result)->isArray() ? (*result)->size() : 0;
    }

    void reportHistory(NodeId at, double events, Severity severity)
    {
        m_checker.report(DiagnosticCode::HistoryLimit, at,
                         {fmt::format("{:.0f}", events), fmt::format("{}", mostEvents)});
        m_checker.faults.back().severity = severity;
    }

    /// A Standard execution for every single item that calls one thing and is done.
    void checkChildren(const State& state)
    {
        const NodeId configuration = processorConfig(state);
        const NodeId type = member(configuration, "ExecutionType");
        if (text(configuration, "ExecutionType") != "STANDARD" || state.scopes.empty() ||
            member(state.node, "ItemBatcher").isValid())
            return;
        const Scope& children = state.scopes.front();
        const auto isTask = [](const State& child) { return child.type == StateType::Task; };
        const auto run = ScopeGraph(children, m_events).shortestRun();
        if (!run || std::count_if(children.states.begin(), children.states.end(), isTask) != 1 ||
            !std::all_of(children.states.begin(), children.states.end(),
                         [&](const State& child) { return isShort(child); }))
            return;
        m_checker.report(DiagnosticCode::StandardChildren, type,
                         {fmt::format("{}", run->states.size())});
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, "\"EXPRESS\"");
    }

    /// Whether an Express workflow could run it, and in its time.
    [[nodiscard]] bool isShort(const State& state) const
    {
        if (state.isBroken || state.isContainer() || state.type == StateType::Unknown)
            return false;
        if (state.type != StateType::Task)
            return state.type != StateType::Wait;
        const ServiceAction action = asl::serviceActionOf(state.resource);
        const auto timeout = integer(state.node, "TimeoutSeconds");
        return !action.service.empty() && action.pattern.empty() && !action.isActivity &&
               timeout.value_or(0) <= longestExpress && !member(state.node, "Retry").isValid();
    }

    Checker& m_checker;
    EventCounts m_events;
    std::set<const State*> m_told;
};

} // namespace

void checkCost(Checker& checker)
{
    // Express workflows are billed by time, and have no limit of events.
    if (checker.options.type == MachineType::Standard)
        CostRules(checker).checkScope(checker.model.root());
}

} // namespace stepglass::lint
