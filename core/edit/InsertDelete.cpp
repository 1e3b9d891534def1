// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/private/Intents.h"

#include <algorithm>

namespace stepglass::edit {

namespace {

using asl::Model;
using asl::Scope;
using asl::State;
using asl::StateType;
using asl::Transition;
using asl::TransitionKind;
using syntax::NodeId;
using syntax::NodeKind;

/// Where the flow goes on after a state; empty where it ends or comes back to the state itself.
std::string successorOf(const State& state)
{
    for (const TransitionKind kind :
         {TransitionKind::Next, TransitionKind::Default, TransitionKind::Choice}) {
        const auto found =
            std::find_if(state.transitions.begin(), state.transitions.end(),
                         [kind](const Transition& transition) { return transition.kind == kind; });
        if (found != state.transitions.end() && found->target != state.name)
            return found->target;
    }
    return {};
}

/// Removes the rules or Catchers that lead nowhere; a list of Catchers without any goes as well.
void removeEntries(Patch& patch, const Model& model, const State& state, std::string_view field,
                   const std::vector<NodeId>& entries)
{
    if (entries.empty())
        return;
    const NodeId list = model.tree().member(state.node, field);
    if (field == "Catch" && entries.size() == model.tree().node(list).childCount)
        patch.removeChildren(state.node, {list});
    else
        patch.removeChildren(list, entries);
}

/// Sends whatever led to a state that goes to its successor.
void bypass(Patch& patch, const Model& model, const State& other, const std::string& gone,
            const std::string& successor)
{
    std::vector<NodeId> rules;
    std::vector<NodeId> catchers;
    for (const Transition& transition : other.transitions) {
        if (transition.target != gone || !transition.node.isValid())
            continue;
        if (!successor.empty()) {
            patch.replaceText(transition.node, successor);
            continue;
        }
        switch (transition.kind) {
        case TransitionKind::Next:
            setNext(patch, model, other, {});
            break;
        case TransitionKind::Default:
            patch.removeChildren(other.node, {transition.node});
            break;
        case TransitionKind::Choice:
            rules.push_back(transition.ruleNode);
            break;
        case TransitionKind::Catch:
            catchers.push_back(transition.ruleNode);
            break;
        case TransitionKind::Start:
        case TransitionKind::End:
            break;
        }
    }
    removeEntries(patch, model, other, "Choices", rules);
    removeEntries(patch, model, other, "Catch", catchers);
}

/// What a scope starts with after its first state is gone.
std::string newStart(const Scope& scope, const State& gone, const std::string& successor)
{
    if (!successor.empty())
        return successor;
    const auto other = std::find_if(scope.states.begin(), scope.states.end(),
                                    [&gone](const State& state) { return &state != &gone; });
    return other != scope.states.end() ? other->name : std::string();
}

bool isEditable(const Model& model, const Scope& scope)
{
    return scope.statesNode.isValid() && !model.tree().node(scope.statesNode).isBroken;
}

/// The transition's target and the means to change it; for a Choice without the kind asked for, its
/// Default.
struct Edge {
    std::string target;
    TransitionKind kind;
    std::size_t index;
};

std::optional<Edge> edgeOf(const State& state, const InsertState& intent)
{
    if (state.isTerminal())
        return std::nullopt;
    TransitionKind kind = intent.kind;
    if (kind == TransitionKind::End || kind == TransitionKind::Start)
        kind = TransitionKind::Next;
    if (kind == TransitionKind::Next && state.type == StateType::Choice)
        kind = TransitionKind::Default;
    const Transition* transition = findTransition(state, kind, intent.index);
    const bool mayBeAbsent = kind == TransitionKind::Next || kind == TransitionKind::Default;
    if (transition == nullptr && !mayBeAbsent)
        return std::nullopt;
    return Edge{transition != nullptr ? transition->target : std::string(), kind, intent.index};
}

void lead(Patch& patch, const Model& model, const State& state, const Edge& edge,
          const std::string& target)
{
    switch (edge.kind) {
    case TransitionKind::Default:
        setTargetField(patch, model, state.node, "Default", target);
        break;
    case TransitionKind::Choice:
    case TransitionKind::Catch:
        patch.replaceText(findTransition(state, edge.kind, edge.index)->node, target);
        break;
    case TransitionKind::Next:
    case TransitionKind::End:
    case TransitionKind::Start:
        setNext(patch, model, state, target);
        break;
    }
}

value::Member newMember(std::string_view name, Value value)
{
    return {value::Key(name), std::move(value)};
}

/// A Choice that would lead nowhere gets a Succeed to lead to.
struct NewStates {
    std::string name;
    Value state;
    std::string helperName; ///< empty for none
    Value helper;
};

NewStates newStates(const Model& model, StateType type, const std::string& wanted,
                    const std::string& next)
{
    NewStates result;
    result.name = newStateName(model, wanted, type);
    std::string target = next;
    if (type == StateType::Choice && target.empty()) {
        result.helperName = newStateName(model, {}, StateType::Succeed);
        result.helper = stateTemplate(model, StateType::Succeed, {});
        target = result.helperName;
    }
    result.state = stateTemplate(model, type, target);
    return result;
}

} // namespace

Plan planIntent(const Model& model, const DeleteState& intent)
{
    const State* state = model.state(intent.state);
    const Scope* scope = model.scopeOf(intent.state);
    if (state == nullptr || scope == nullptr)
        return notPossible("there is no such state");
    if (state->isBroken || !isEditable(model, *scope))
        return notPossible("the text of the state is broken");
    const std::string successor = successorOf(*state);
    Patch patch(model.tree());
    patch.removeChildren(scope->statesNode, {state->node});
    if (scope->start && scope->start->target == state->name)
        patch.replaceText(scope->start->node, newStart(*scope, *state, successor));
    for (const State& other : scope->states) {
        if (&other != state)
            bypass(patch, model, other, state->name, successor);
    }
    return patch.finish();
}

Plan planIntent(const Model& model, const InsertState& intent)
{
    const bool isStart = intent.kind == TransitionKind::Start;
    const Scope* scope = isStart ? findScope(model, intent.state) : model.scopeOf(intent.state);
    const State* state = isStart ? nullptr : model.state(intent.state);
    if (scope == nullptr || (!isStart && state == nullptr))
        return notPossible("there is no such state");
    if (intent.type == StateType::Unknown)
        return notPossible("a new state needs a type");
    if (isStart && scope->states.empty())
        return planIntent(model, InsertFirstState{intent.state, intent.type, intent.name});
    if (!isEditable(model, *scope) || (state != nullptr && state->isBroken))
        return notPossible("the text of the state is broken");
    std::string oldTarget;
    std::optional<Edge> edge;
    if (isStart) {
        oldTarget = scope->start ? scope->start->target : std::string();
    } else {
        edge = edgeOf(*state, intent);
        if (!edge)
            return notPossible("nothing can follow there");
        oldTarget = edge->target;
    }
    const NewStates made = newStates(model, intent.type, intent.name, oldTarget);
    Patch patch(model.tree());
    if (isStart)
        setTargetField(patch, model, scope->node, "StartAt", made.name);
    else
        lead(patch, model, *state, *edge, made.name);
    const NodeId anchor = isStart ? NodeId() : state->node;
    patch.insertMember(scope->statesNode, anchor, made.name, made.state);
    if (!made.helperName.empty()) {
        NodeId last;
        for (const State& other : scope->states)
            last = other.node;
        patch.insertMember(scope->statesNode, last, made.helperName, made.helper);
    }
    return patch.finish();
}

Plan planIntent(const Model& model, const InsertFirstState& intent)
{
    const syntax::SyntaxTree& tree = model.tree();
    if (intent.type == StateType::Unknown)
        return notPossible("a new state needs a type");
    const NewStates made = newStates(model, intent.type, intent.name, {});
    std::vector<value::Member> states{newMember(made.name, made.state)};
    if (!made.helperName.empty())
        states.push_back(newMember(made.helperName, made.helper));
    const Value allStates = Value::object(std::move(states));

    Patch patch(tree);
    const NodeId owner = tree.find(intent.scope.pointer());
    const bool isNothing = !owner.isValid() || tree.node(owner).kind == NodeKind::Missing ||
                           tree.node(owner).kind == NodeKind::Null;
    if (intent.scope.isRoot() && isNothing) {
        Style style = styleOf(tree, tree.root());
        style.isInline = false;
        const Value machine =
            Value::object({newMember("StartAt", made.name), newMember("States", allStates)});
        const bool isBlank = tree.text().find_first_not_of(" \t\r\n") == std::string::npos;
        const auto size = static_cast<std::uint32_t>(tree.text().size());
        std::string text = renderValue(machine, style, {}) + style.lineEnd;
        // Comments that are all there is stay at the top.
        if (!isBlank && tree.text().back() != '\n')
            text.insert(0, style.lineEnd);
        patch.replace(isBlank ? TextRange{0, size} : TextRange{size, size}, std::move(text));
        return patch.finish();
    }
    if (isNothing || tree.node(owner).kind != NodeKind::Object)
        return notPossible("there is no object for the state");
    const Scope* scope = findScope(model, intent.scope);
    if (scope != nullptr && !scope->states.empty())
        return notPossible("there are states already");
    setTargetField(patch, model, owner, "StartAt", made.name);
    const NodeId node = tree.member(owner, "States");
    if (!node.isValid()) {
        NodeId last;
        for (const NodeId child : tree.children(owner))
            last = child;
        if (!last.isValid()) {
            // Two members into an empty object are one edit.
            Patch whole(tree);
            whole.replaceValue(owner, Value::object({newMember("StartAt", made.name),
                                                     newMember("States", allStates)}));
            return whole.finish();
        }
        patch.insertMember(owner, last, "States", allStates);
    } else if (tree.node(node).kind == NodeKind::Object && tree.node(node).childCount == 0 &&
               made.helperName.empty()) {
        patch.insertMember(node, {}, made.name, made.state);
    } else if (tree.node(node).childCount == 0) {
        patch.replaceValue(node, allStates);
    } else {
        return notPossible("there are states already");
    }
    return patch.finish();
}

} // namespace stepglass::edit
