// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/LambdaRetry.h"
#include "core/catalogue/Nearest.h"
#include "core/lint/private/StateRules.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

// What Retriers and Catchers wait for: in which order, and whether it can ever come.

namespace stepglass::lint {

namespace {

using asl::State;
using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

constexpr std::string_view anyError = "States.ALL";
constexpr std::string_view anyTaskError = "States.TaskFailed";

/// The names that Step Functions itself raises. Those of HTTP tasks carry a status code.
constexpr std::array<std::string_view, 18> statesErrors{
    "States.ALL",
    "States.BranchFailed",
    "States.DataLimitExceeded",
    "States.ExceedToleratedFailureThreshold",
    "States.HeartbeatTimeout",
    "States.Http.Socket",
    "States.IntrinsicFailure",
    "States.ItemReaderFailed",
    "States.NoChoiceMatched",
    "States.ParameterPathFailure",
    "States.Permissions",
    "States.QueryEvaluationError",
    "States.ResultPathMatchFailure",
    "States.ResultWriterFailed",
    "States.Runtime",
    "States.TaskFailed",
    "States.Timeout",
    "States.ReferencePathConflict",
};

/// An action whose repetition does its work again, and the argument that prevents it.
struct Effect {
    std::string_view service;
    std::string_view action;
    std::string_view guard; ///< empty where there is none
};
constexpr std::array<Effect, 9> effects{{
    {"sns", "publish", "MessageDeduplicationId"},
    {"sqs", "sendMessage", "MessageDeduplicationId"},
    {"states", "startExecution", "Name"},
    {"ecs", "runTask", "ClientToken"},
    {"batch", "submitJob", ""},
    {"glue", "startJobRun", ""},
    {"events", "putEvents", ""},
    {"codebuild", "startBuild", "IdempotencyToken"},
    {"athena", "startQueryExecution", "ClientRequestToken"},
}};

class ErrorRules final : public StateRules {
public:
    explicit ErrorRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void check(const State& state) override
    {
        const NodeId retriers = list(state, "Retry");
        const NodeId catchers = list(state, "Catch");
        for (const NodeId entries : {retriers, catchers}) {
            if (entries.isValid())
                checkEntries(entries);
        }
        if (retriers.isValid()) {
            for (const NodeId retrier : m_checker.tree().children(retriers))
                checkDelays(retrier);
        }
        if (state.type == StateType::Task && !state.isBroken) {
            checkEffect(state, retriers);
            checkLambda(state, retriers);
        }
    }

private:
    [[nodiscard]] NodeId list(const State& state, std::string_view field) const
    {
        const NodeId entries = m_checker.tree().member(state.node, field);
        return entries.isValid() && m_checker.node(entries).kind == NodeKind::Array ? entries
                                                                                    : NodeId();
    }

    void checkEntries(NodeId entries)
    {
        // By name: the entry, counted from 1, that takes it first.
        std::unordered_map<std::string, std::size_t> taken;
        const auto& tree = m_checker.tree();
        for (NodeId entry = m_checker.node(entries).firstChild; entry.isValid();
             entry = m_checker.node(entry).nextSibling) {
            const NodeId names = tree.member(entry, "ErrorEquals");
            if (!names.isValid() || m_checker.node(names).kind != NodeKind::Array)
                continue;
            const std::size_t number = m_checker.node(entry).indexInParent + 1;
            const bool isLast = !m_checker.node(entry).nextSibling.isValid();
            bool isMisplaced = false;
            std::vector<Taken> handled;
            for (NodeId id = m_checker.node(names).firstChild; id.isValid();
                 id = m_checker.node(id).nextSibling) {
                if (!m_checker.isText(id) || m_checker.isOpaque(id))
                    continue;
                const std::string name = tree.string(id);
                if (name == anyError && (!isLast || m_checker.node(names).childCount > 1)) {
                    if (!isMisplaced)
                        reportMisplaced(entry, names, id, isLast);
                    isMisplaced = true;
                    continue;
                }
                checkName(id, name);
                if (const auto earlier = earlierEntry(name, number, taken))
                    handled.push_back({id, *earlier});
            }
            reportTaken(names, handled);
            for (NodeId id = m_checker.node(names).firstChild; id.isValid();
                 id = m_checker.node(id).nextSibling) {
                if (m_checker.isText(id))
                    taken.emplace(tree.string(id), number);
            }
        }
    }

    void reportMisplaced(NodeId entry, NodeId names, NodeId name, bool isLast)
    {
        m_checker.report(DiagnosticCode::ErrorWildcardNotLast, name);
        if (m_checker.node(names).childCount > 1)
            m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
        else if (!isLast)
            m_checker.addFixAt(Fix::Kind::MoveToEnd, entry, {}, {});
    }

    void checkName(NodeId id, const std::string& name)
    {
        if (name.find_first_of("*?") != std::string::npos) {
            m_checker.report(DiagnosticCode::ErrorPattern, id, {name});
            removeName(id);
            return;
        }
        if (name == "States.Runtime" || name == "States.DataLimitExceeded") {
            // The latter is met where it is named, but only by a Catcher of a state around.
            if (name == "States.Runtime")
                reportUncatchable(id, name);
            return;
        }
        if (!name.starts_with("States.") || name.starts_with("States.Http.StatusCode."))
            return;
        if (std::find(statesErrors.begin(), statesErrors.end(), name) == statesErrors.end())
            reportUnknown(id, name);
    }

    void reportUnknown(NodeId id, const std::string& name)
    {
        catalogue::Nearest search(name);
        for (const std::string_view known : statesErrors)
            search.offer(known);
        const std::string_view nearest = search.name().value_or(std::string_view());
        m_checker.report(
            DiagnosticCode::UnknownErrorName, id,
            {name, nearest.empty() ? "" : "; did you mean \"" + std::string(nearest) + "\"?"});
        if (!nearest.empty())
            m_checker.addFix(Fix::Kind::ReplaceValue, {}, '"' + std::string(nearest) + '"');
    }

    /// A name that an earlier entry, counted from 1, takes.
    struct Taken {
        NodeId name;
        std::size_t entry;
    };

    /// The entry before this one that takes an error.
    static std::optional<std::size_t>
    earlierEntry(const std::string& name, std::size_t number,
                 const std::unordered_map<std::string, std::size_t>& taken)
    {
        auto earlier = taken.find(name);
        const bool isTaskError = name != anyError && name != "States.Timeout" &&
                                 name != "States.Runtime" && name != "States.DataLimitExceeded";
        if (earlier == taken.end() && isTaskError)
            earlier = taken.find(std::string(anyTaskError));
        if (earlier == taken.end() || earlier->second == number)
            return std::nullopt;
        return earlier->second;
    }

    /// Each name by itself, but one fault for an entry of which nothing is left.
    void reportTaken(NodeId names, const std::vector<Taken>& handled)
    {
        const bool isWhole =
            handled.size() > 1 && handled.size() == m_checker.node(names).childCount &&
            std::all_of(handled.begin(), handled.end(), [&handled](const Taken& one) {
                return one.entry == handled.front().entry;
            });
        std::string list;
        for (const Taken& one : handled) {
            const std::string name = m_checker.tree().string(one.name);
            if (isWhole) {
                list += list.empty() ? name : "\", \"" + name;
                continue;
            }
            m_checker.report(DiagnosticCode::ErrorAlreadyHandled, one.name,
                             {name, std::to_string(one.entry)});
            removeName(one.name);
        }
        if (!isWhole)
            return;
        m_checker.report(DiagnosticCode::ErrorAlreadyHandled, names,
                         {list, std::to_string(handled.front().entry)});
        // The entry has one before it, so the list is not empty without it.
        m_checker.addFixAt(Fix::Kind::RemoveMember, m_checker.node(names).parent, {}, {});
    }

    void reportUncatchable(NodeId id, const std::string& name)
    {
        m_checker.report(DiagnosticCode::UncatchableError, id, {name});
        removeName(id);
    }

    /// Repairs the last fault, of a name in ErrorEquals: without the name, or without the entry
    /// that has no other, or without the list that has no other entry.
    void removeName(NodeId name)
    {
        const NodeId names = m_checker.node(name).parent;
        const NodeId entry = m_checker.node(names).parent;
        const NodeId entries = m_checker.node(entry).parent;
        NodeId surplus = name;
        if (m_checker.node(names).childCount == 1)
            surplus = m_checker.node(entries).childCount > 1 ? entry : entries;
        m_checker.addFixAt(Fix::Kind::RemoveMember, surplus, {}, {});
    }

    void checkDelays(NodeId retrier)
    {
        const auto& tree = m_checker.tree();
        const NodeId cap = tree.member(retrier, "MaxDelaySeconds");
        const NodeId interval = tree.member(retrier, "IntervalSeconds");
        if (!cap.isValid())
            return;
        const Value most = asl::toValue(tree, cap);
        const Value first = interval.isValid() ? asl::toValue(tree, interval) : Value(1);
        if (most.isInteger() && first.isInteger() && most.asInteger() > 0 &&
            most.asInteger() <= first.asInteger())
            reportDelayCap(cap, most.asInteger(), first.asInteger());
    }

    void reportDelayCap(NodeId cap, std::int64_t most, std::int64_t first)
    {
        m_checker.report(DiagnosticCode::DelayCapTooSmall, cap,
                         {std::to_string(most), std::to_string(first)});
        m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
    }

    /// The name that a task's arguments give, in either language.
    [[nodiscard]] bool hasArgument(const State& state, std::string_view name) const
    {
        const auto& tree = m_checker.tree();
        const std::string dynamic = std::string(name) + ".$";
        for (const std::string_view field : {"Parameters", "Arguments"}) {
            const NodeId arguments = tree.member(state.node, field);
            if (!arguments.isValid())
                continue;
            if (m_checker.node(arguments).kind != NodeKind::Object)
                return true; // an expression may give it
            if (tree.member(arguments, name).isValid() || tree.member(arguments, dynamic).isValid())
                return true;
        }
        return false;
    }

    void checkEffect(const State& state, NodeId retriers)
    {
        if (!retriers.isValid())
            return;
        const asl::ServiceAction action = asl::serviceActionOf(state.resource);
        const auto effect =
            std::find_if(effects.begin(), effects.end(), [&action](const Effect& candidate) {
                return candidate.service == action.service && candidate.action == action.action;
            });
        if (effect == effects.end() ||
            (!effect->guard.empty() && hasArgument(state, effect->guard)))
            return;
        const auto& tree = m_checker.tree();
        for (const NodeId retrier : tree.children(retriers)) {
            const NodeId names = tree.member(retrier, "ErrorEquals");
            for (const NodeId name :
                 names.isValid() ? tree.children(names) : std::vector<NodeId>{}) {
                const std::string error = m_checker.isText(name) ? tree.string(name) : "";
                if (error == anyError || error == anyTaskError || error == "States.Timeout") {
                    m_checker.report(DiagnosticCode::RetryRepeatsEffect, name,
                                     {action.service + ":" + action.action});
                    return;
                }
            }
        }
    }

    void checkLambda(const State& state, NodeId retriers)
    {
        const bool isInvoke = state.resource.ends_with(":states:::lambda:invoke") ||
                              state.resource.ends_with(":states:::lambda:invoke.waitForTaskToken");
        const bool isFunction = state.resource.starts_with("arn:") &&
                                state.resource.find(":lambda:") != std::string::npos && !isInvoke;
        if (retriers.isValid() || (!isInvoke && !isFunction) ||
            m_checker.tree().member(state.node, "Retry").isValid())
            return;
        m_checker.reportKey(DiagnosticCode::LambdaWithoutRetry,
                            m_checker.tree().member(state.node, "Resource"));
        m_checker.addFixAt(Fix::Kind::AddMember, state.node, "Retry",
                           value::toJson(Value::array({asl::lambdaRetrier()})));
    }

    Checker& m_checker;
};

} // namespace

std::unique_ptr<StateRules> makeErrorRules(Checker& checker)
{
    return std::make_unique<ErrorRules>(checker);
}

} // namespace stepglass::lint
