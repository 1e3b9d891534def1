// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Nearest.h"
#include "core/lint/private/StateRules.h"
#include "core/syntax/YamlText.h"
#include "core/value/Json.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

// Where states lead to, which are reached, and what they are called.

namespace stepglass::lint {

namespace {

using asl::Scope;
using asl::State;
using asl::StateType;
using asl::Transition;
using asl::TransitionKind;
using syntax::NodeId;
using syntax::NodeKind;

constexpr std::size_t longestStateName = 80;

template <typename Visit>
void forEachScope(const Scope& scope, const Visit& visit)
{
    visit(scope);
    for (const State& state : scope.states) {
        for (const Scope& inner : state.scopes)
            forEachScope(inner, visit);
    }
}

std::string_view fieldName(TransitionKind kind)
{
    switch (kind) {
    case TransitionKind::Start:
        return "StartAt";
    case TransitionKind::Default:
        return "Default";
    case TransitionKind::Next:
    case TransitionKind::Choice:
    case TransitionKind::Catch:
    case TransitionKind::End:
        return "Next";
    }
    return "Next";
}

std::unordered_map<std::string_view, const State*> statesByName(const Scope& scope)
{
    std::unordered_map<std::string_view, const State*> index;
    index.reserve(scope.states.size());
    for (const State& state : scope.states)
        index[state.name] = &state;
    return index;
}

/// Whether the states of a scope are in a condition to be judged: no text is broken, and no target
/// waits for a template to be filled in.
bool isComplete(const Checker& checker, const Scope& scope)
{
    if (!scope.start || hasPlaceholder(scope.start->target) ||
        checker.node(scope.statesNode.isValid() ? scope.statesNode : scope.node).isBroken)
        return false;
    return std::all_of(scope.states.begin(), scope.states.end(), [&](const State& state) {
        return !state.isBroken && state.type != StateType::Unknown && !hasPlaceholder(state.name) &&
               !checker.node(state.node).hasTag &&
               std::none_of(
                   state.transitions.begin(), state.transitions.end(),
                   [](const Transition& transition) { return hasPlaceholder(transition.target); });
    });
}

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

void reportWithoutExit(Checker& checker, const State& state)
{
    checker.reportKey(DiagnosticCode::MissingNextOrEnd, state.node, {state.name});
    checker.addFix(Fix::Kind::AddMember, "End", "true");
}

/// A rule's tests as data, without what it does when they hold.
Value testsOf(const Checker& checker, NodeId rule)
{
    Value tests = asl::toValue(checker.tree(), rule);
    if (!tests.isObject())
        return {};
    for (const std::string_view name : {"Next", "Comment", "Assign", "Output"})
        tests = tests.without(name);
    return tests;
}

/// The first rule that holds counts, so a second one with the same tests is never asked.
void checkRules(Checker& checker, NodeId rules)
{
    if (!rules.isValid() || checker.node(rules).kind != NodeKind::Array)
        return;
    std::unordered_map<std::string, std::size_t> seen;
    for (const NodeId rule : checker.tree().children(rules)) {
        const Value tests = testsOf(checker, rule);
        if (tests.size() == 0)
            continue;
        const std::size_t number = checker.node(rule).indexInParent + 1;
        const auto [first, isNew] = seen.emplace(value::toJson(tests), number);
        if (!isNew) {
            checker.reportKey(DiagnosticCode::DuplicateRule, rule, {std::to_string(first->second)});
            checker.addFix(Fix::Kind::RemoveMember, {}, {});
        }
    }
}

/// Whether a state says where it goes on, and when.
class ExitRules final : public StateRules {
public:
    explicit ExitRules(Checker& checker)
        : m_checker(checker)
    {
    }

    void check(const State& state) override
    {
        if (state.type == StateType::Choice) {
            if (!state.isBroken && !has(state, "Default"))
                m_checker.reportKey(DiagnosticCode::ChoiceWithoutDefault, state.node, {state.name});
            checkRules(m_checker, m_checker.tree().member(state.node, "Choices"));
        } else if (!state.isTerminal() && state.type != StateType::Unknown && !state.isBroken &&
                   !has(state, "Next") && !has(state, "End") && !m_checker.isOpaque(state.node)) {
            reportWithoutExit(m_checker, state);
        }
    }

private:
    [[nodiscard]] bool has(const State& state, std::string_view field) const
    {
        return m_checker.tree().member(state.node, field).isValid();
    }

    Checker& m_checker;
};

/// Of the states that are reached, those from which no way leads to an end: one fault for each
/// group that hangs together, at its first state.
void checkEndlessLoops(Checker& checker, const Scope& scope,
                       const std::unordered_map<std::string_view, const State*>& states,
                       const std::unordered_set<const State*>& reached)
{
    std::unordered_map<const State*, std::vector<const State*>> before;
    std::vector<const State*> pending;
    std::unordered_set<const State*> ending;
    for (const State* state : reached) {
        for (const Transition& transition : state->transitions) {
            if (transition.kind == TransitionKind::End) {
                if (ending.insert(state).second)
                    pending.push_back(state);
                continue;
            }
            const auto target = states.find(transition.target);
            if (target == states.end()) // told already; who knows what is meant
                return;
            before[target->second].push_back(state);
        }
    }
    while (!pending.empty()) {
        const State* state = pending.back();
        pending.pop_back();
        for (const State* earlier : before[state]) {
            if (ending.insert(earlier).second)
                pending.push_back(earlier);
        }
    }
    std::unordered_set<const State*> told;
    for (const State& state : scope.states) {
        // A state without transitions has other faults.
        if (!reached.contains(&state) || ending.contains(&state) || told.contains(&state) ||
            state.transitions.empty())
            continue;
        checker.reportKey(DiagnosticCode::EndlessLoop, state.node, {state.name});
        std::vector<const State*> group{&state};
        while (!group.empty()) {
            const State* next = group.back();
            group.pop_back();
            if (!told.insert(next).second)
                continue;
            for (const Transition& transition : next->transitions)
                group.push_back(states.at(transition.target));
        }
    }
}

} // namespace

void checkTransitions(Checker& checker)
{
    std::unordered_set<std::string_view> everywhere;
    for (const State* state : checker.model.allStates())
        everywhere.insert(state->name);
    forEachScope(checker.model.root(), [&](const Scope& scope) {
        if (!scope.statesNode.isValid())
            return;
        const auto states = statesByName(scope);
        const bool hasTemplateNames =
            std::any_of(scope.states.begin(), scope.states.end(), [&](const State& state) {
                return hasPlaceholder(state.name) || state.name.starts_with("Fn::");
            });
        const auto checkTarget = [&](const Transition& transition) {
            if (transition.kind == TransitionKind::End || hasTemplateNames ||
                states.contains(transition.target) || checker.isOpaque(transition.node))
                return;
            const bool isElsewhere = everywhere.contains(transition.target);
            checker.report(isElsewhere ? DiagnosticCode::TargetInOtherScope
                                       : DiagnosticCode::MissingTransitionTarget,
                           transition.node,
                           {std::string(fieldName(transition.kind)), transition.target});
            if (isElsewhere)
                return;
            catalogue::Nearest nearest(transition.target);
            for (const State& state : scope.states)
                nearest.offer(state.name);
            if (nearest.name())
                checker.addFix(Fix::Kind::ReplaceValue, {},
                               syntax::toJsonText(std::string(*nearest.name())));
        };
        if (scope.start)
            checkTarget(*scope.start);
        for (const State& state : scope.states) {
            for (const Transition& transition : state.transitions)
                checkTarget(transition);
        }
    });
}

std::unique_ptr<StateRules> makeExitRules(Checker& checker)
{
    return std::make_unique<ExitRules>(checker);
}

void checkReachability(Checker& checker)
{
    forEachScope(checker.model.root(), [&](const Scope& scope) {
        if (scope.states.empty() || !isComplete(checker, scope))
            return;
        const bool hasEnd =
            std::any_of(scope.states.begin(), scope.states.end(), [](const State& state) {
                return std::any_of(state.transitions.begin(), state.transitions.end(),
                                   [](const Transition& transition) {
                                       return transition.kind == TransitionKind::End;
                                   });
            });
        if (scope.path.isRoot() && !hasEnd) {
            // As with AWS, this hides what cannot be reached.
            checker.reportKey(DiagnosticCode::MissingEndState, scope.statesNode);
            return;
        }
        const auto states = statesByName(scope);
        std::unordered_set<const State*> reached;
        std::vector<const State*> pending;
        const auto reach = [&](const std::string& name) {
            const auto found = states.find(name);
            if (found != states.end() && reached.insert(found->second).second)
                pending.push_back(found->second);
        };
        reach(scope.start->target);
        if (pending.empty())
            return; // the missing start has been told
        while (!pending.empty()) {
            const State* state = pending.back();
            pending.pop_back();
            for (const Transition& transition : state->transitions)
                reach(transition.target);
        }
        for (const auto& [name, state] : states) {
            if (!reached.contains(state)) {
                checker.reportKey(DiagnosticCode::UnreachableState, state->node, {state->name});
                checker.addFix(Fix::Kind::RemoveMember, {}, {});
            }
        }
        if (hasEnd)
            checkEndlessLoops(checker, scope, states, reached);
    });
}

void checkStateNames(Checker& checker)
{
    // A name stands once in the whole machine; twice in one object is the fault of a key.
    std::unordered_map<std::string_view, const Scope*> seen;
    for (const State* state : checker.model.allStates()) {
        const Scope* scope = checker.model.scopeOf(state->path);
        const auto [known, isNew] = seen.emplace(state->name, scope);
        if (!isNew && known->second != scope && !hasPlaceholder(state->name))
            checker.reportKey(DiagnosticCode::DuplicateStateName, state->node, {state->name});
        const std::size_t length = characterCount(state->name);
        if ((length == 0 || length > longestStateName) && !hasPlaceholder(state->name))
            checker.reportKey(DiagnosticCode::InvalidStateName, state->node, {state->name});
    }
}

} // namespace stepglass::lint
