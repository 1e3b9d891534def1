// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Checker.h"

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
constexpr std::string_view anyError = "States.ALL";

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

/// States.ALL stands alone in its list, and that list in the last entry.
void checkWildcards(Checker& checker, NodeId entries)
{
    const auto& tree = checker.tree();
    if (!entries.isValid() || checker.node(entries).kind != NodeKind::Array)
        return;
    for (const NodeId entry : tree.children(entries)) {
        const NodeId names = tree.member(entry, "ErrorEquals");
        if (!names.isValid() || checker.node(names).kind != NodeKind::Array)
            continue;
        const bool isLast = !checker.node(entry).nextSibling.isValid();
        for (const NodeId name : tree.children(names)) {
            const bool isWildcard = checker.isText(name) && tree.string(name) == anyError;
            if (isWildcard && (!isLast || checker.node(names).childCount > 1)) {
                checker.report(DiagnosticCode::ErrorWildcardNotLast, name);
                break;
            }
        }
    }
}

} // namespace

void checkTransitions(Checker& checker)
{
    const auto& tree = checker.tree();
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
            checker.report(DiagnosticCode::MissingTransitionTarget, transition.node,
                           {std::string(fieldName(transition.kind)), transition.target});
        };
        if (scope.start)
            checkTarget(*scope.start);
        for (const State& state : scope.states) {
            for (const Transition& transition : state.transitions)
                checkTarget(transition);
            const bool goesOn = state.type != StateType::Choice && !state.isTerminal() &&
                                state.type != StateType::Unknown;
            const NodeId end = tree.member(state.node, "End");
            const NodeId next = tree.member(state.node, "Next");
            if (goesOn && !state.isBroken && !next.isValid() && !end.isValid() &&
                !checker.isOpaque(state.node))
                checker.reportKey(DiagnosticCode::MissingNextOrEnd, state.node, {state.name});
            if (state.type == StateType::Choice && !state.isBroken &&
                !tree.member(state.node, "Default").isValid())
                checker.reportKey(DiagnosticCode::ChoiceWithoutDefault, state.node, {state.name});
        }
    });
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
            if (!reached.contains(state))
                checker.reportKey(DiagnosticCode::UnreachableState, state->node, {state->name});
        }
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

void checkErrorNames(Checker& checker)
{
    const auto& tree = checker.tree();
    for (const State* state : checker.model.allStates()) {
        if (state->retrierCount > 0)
            checkWildcards(checker, tree.member(state->node, "Retry"));
        if (state->catcherCount > 0)
            checkWildcards(checker, tree.member(state->node, "Catch"));
    }
}

} // namespace stepglass::lint
