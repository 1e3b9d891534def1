// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/private/Intents.h"

#include "core/value/Pointer.h"

#include <algorithm>
#include <charconv>

namespace stepglass::edit {

namespace {

using asl::Model;
using asl::Scope;
using asl::State;
using asl::StateType;
using asl::Transition;
using asl::TransitionKind;
using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::SyntaxTree;

const Scope* scopeBelow(const Scope& scope, const asl::StatePath& path)
{
    if (scope.path == path)
        return &scope;
    for (const State& state : scope.states) {
        // A path leads through one state only.
        if (!path.pointer().starts_with(state.path.pointer() + '/'))
            continue;
        for (const Scope& inner : state.scopes) {
            if (const Scope* found = scopeBelow(inner, path))
                return found;
        }
    }
    return nullptr;
}

bool isNameTaken(const Model& model, std::string_view name)
{
    const auto& states = model.allStates();
    return std::any_of(states.begin(), states.end(),
                       [name](const State* state) { return state->name == name; });
}

NodeId lastChild(const SyntaxTree& tree, NodeId container)
{
    NodeId last;
    for (NodeId id = tree.node(container).firstChild; id.isValid(); id = tree.node(id).nextSibling)
        last = id;
    return last;
}

std::optional<std::size_t> indexOf(std::string_view token)
{
    std::size_t index = 0;
    const auto read = std::from_chars(token.data(), token.data() + token.size(), index);
    if (token.empty() || read.ec != std::errc() || read.ptr != token.data() + token.size())
        return std::nullopt;
    return index;
}

/// The value with objects and lists around it for the tokens from `first` on.
Value wrapped(const std::vector<std::string>& tokens, std::size_t first, Value value)
{
    for (std::size_t i = tokens.size(); i-- > first;) {
        const bool isElement = tokens[i] == "-" || indexOf(tokens[i]).has_value();
        if (isElement)
            value = Value::array({std::move(value)});
        else
            value = Value::object({value::Member{tokens[i], std::move(value)}});
    }
    return value;
}

} // namespace

const Scope* findScope(const Model& model, const asl::StatePath& path)
{
    return scopeBelow(model.root(), path);
}

const Transition* findTransition(const State& state, TransitionKind kind, std::size_t index)
{
    const auto found = std::find_if(state.transitions.begin(), state.transitions.end(),
                                    [kind, index](const Transition& transition) {
                                        return transition.kind == kind && transition.index == index;
                                    });
    return found != state.transitions.end() ? &*found : nullptr;
}

NodeId anchorFor(const SyntaxTree& tree, NodeId object, std::string_view field)
{
    NodeId anchor;
    for (NodeId id = tree.node(object).firstChild; id.isValid(); id = tree.node(id).nextSibling) {
        const std::string key = tree.key(id);
        if (field == "Comment" && key == "Type")
            return id;
        if (!anchor.isValid() || (key != "Next" && key != "End"))
            anchor = id;
    }
    return anchor;
}

void setTargetField(Patch& patch, const Model& model, NodeId object, std::string_view field,
                    const std::string& target)
{
    const NodeId old = model.tree().member(object, field);
    if (old.isValid())
        patch.replaceValue(old, target);
    else
        patch.insertMember(object, field == "StartAt" ? NodeId() : lastChild(model.tree(), object),
                           field, target);
}

void setNext(Patch& patch, const Model& model, const State& state, const std::string& target)
{
    const SyntaxTree& tree = model.tree();
    const NodeId next = tree.member(state.node, "Next");
    const NodeId end = tree.member(state.node, "End");
    const bool ends = target.empty();
    const NodeId wanted = ends ? end : next;
    const NodeId unwanted = ends ? next : end;
    if (wanted.isValid()) {
        patch.replaceValue(wanted, ends ? Value(true) : Value(target));
        if (unwanted.isValid())
            patch.removeChildren(state.node, {unwanted});
    } else if (unwanted.isValid()) {
        patch.replaceMember(unwanted, ends ? "End" : "Next", ends ? Value(true) : Value(target));
    } else {
        patch.insertMember(state.node, lastChild(tree, state.node), ends ? "End" : "Next",
                           ends ? Value(true) : Value(target));
    }
}

Plan planIntent(const Model& model, const RenameState& intent)
{
    const State* state = model.state(intent.state);
    const Scope* scope = model.scopeOf(intent.state);
    if (state == nullptr || scope == nullptr)
        return notPossible("there is no such state");
    if (intent.newName == state->name)
        return syntax::TextEdits{};
    if (intent.newName.empty())
        return notPossible("a state needs a name");
    if (isNameTaken(model, intent.newName))
        return notPossible("there is a state of this name already");
    Patch patch(model.tree());
    patch.replaceKey(state->node, intent.newName);
    const auto follow = [&](const Transition& transition) {
        if (transition.target == state->name && transition.node.isValid())
            patch.replaceText(transition.node, intent.newName);
    };
    if (scope->start)
        follow(*scope->start);
    for (const State& other : scope->states)
        std::for_each(other.transitions.begin(), other.transitions.end(), follow);
    return patch.finish();
}

Plan planIntent(const Model& model, const Retarget& intent)
{
    Patch patch(model.tree());
    const bool isStart = intent.kind == TransitionKind::Start;
    const Scope* scope = isStart ? findScope(model, intent.state) : model.scopeOf(intent.state);
    const State* state = isStart ? nullptr : model.state(intent.state);
    if (scope == nullptr || (!isStart && state == nullptr))
        return notPossible("there is no such state");
    const bool ends = intent.newTarget.empty();
    if (!ends && scope->find(intent.newTarget) == nullptr)
        return notPossible("the target is no state of the same level");
    if (isStart) {
        if (ends)
            return notPossible("something must come first");
        setTargetField(patch, model, scope->node, "StartAt", intent.newTarget);
        return patch.finish();
    }
    if (model.tree().node(state->node).kind != NodeKind::Object)
        return notPossible("the text of the state is broken");
    switch (intent.kind) {
    case TransitionKind::Next:
    case TransitionKind::End:
        if (state->isTerminal() || state->type == StateType::Choice)
            return notPossible("a state of this type has no Next");
        setNext(patch, model, *state, intent.newTarget);
        break;
    case TransitionKind::Default: {
        if (state->type != StateType::Choice)
            return notPossible("only a Choice has a Default");
        const NodeId old = model.tree().member(state->node, "Default");
        if (!ends)
            setTargetField(patch, model, state->node, "Default", intent.newTarget);
        else if (old.isValid())
            patch.removeChildren(state->node, {old});
        break;
    }
    case TransitionKind::Choice:
    case TransitionKind::Catch: {
        const bool isRule = intent.kind == TransitionKind::Choice;
        const NodeId list = model.tree().member(state->node, isRule ? "Choices" : "Catch");
        const NodeId entry = list.isValid() ? model.tree().element(list, intent.index) : NodeId();
        if (!entry.isValid() || model.tree().node(entry).kind != NodeKind::Object)
            return notPossible(isRule ? "there is no such rule" : "there is no such Catcher");
        if (ends)
            return notPossible("a rule or a Catcher must lead to a state");
        setTargetField(patch, model, entry, "Next", intent.newTarget);
        break;
    }
    case TransitionKind::Start:
        break;
    }
    return patch.finish();
}

Plan planIntent(const Model& model, const SetField& intent)
{
    const SyntaxTree& tree = model.tree();
    const State* state = intent.state.isRoot() ? nullptr : model.state(intent.state);
    if (!intent.state.isRoot() && state == nullptr)
        return notPossible("there is no such state");
    const auto tokens = value::splitPointer(intent.pointer);
    if (!tokens || tokens->empty())
        return notPossible("the field has no valid name");
    NodeId at = state != nullptr ? state->node : tree.root();
    std::size_t depth = 0;
    for (; depth < tokens->size(); ++depth) {
        const std::string& token = (*tokens)[depth];
        NodeId next;
        if (tree.node(at).kind == NodeKind::Array) {
            if (const auto index = indexOf(token))
                next = tree.element(at, *index);
        } else {
            next = tree.member(at, token);
        }
        if (!next.isValid())
            break;
        at = next;
    }
    Patch patch(tree);
    const Node& node = tree.node(at);
    if (depth == tokens->size()) {
        if (!intent.value)
            patch.removeChildren(node.parent, {at});
        else if (node.kind == NodeKind::Missing || asl::toValue(tree, at) != *intent.value)
            patch.replaceValue(at, *intent.value);
        return patch.finish();
    }
    if (!intent.value)
        return syntax::TextEdits{};
    const std::string& token = (*tokens)[depth];
    const Value value = wrapped(*tokens, depth + 1, *intent.value);
    if (node.kind == NodeKind::Object) {
        patch.insertMember(at, depth == 0 ? anchorFor(tree, at, token) : lastChild(tree, at), token,
                           value);
    } else if (node.kind == NodeKind::Array) {
        if (token != "-" && indexOf(token) != node.childCount)
            return notPossible("the list has no such entry");
        patch.appendElement(at, value);
    } else if (depth > 0 && (node.kind == NodeKind::Missing || node.kind == NodeKind::Null)) {
        patch.replaceValue(at, wrapped(*tokens, depth, *intent.value));
    } else {
        return notPossible("the text at this place is no object");
    }
    return patch.finish();
}

std::string uniqueStateName(const Model& model, std::string_view wanted)
{
    std::string name(wanted);
    for (int number = 2; isNameTaken(model, name); ++number)
        name = std::string(wanted) + ' ' + std::to_string(number);
    return name;
}

std::string newStateName(const Model& model, const std::string& wanted, StateType type)
{
    return uniqueStateName(model, wanted.empty() ? asl::toString(type) : wanted);
}

Result<syntax::TextEdits> plan(const Model& model, const Intent& intent)
{
    return std::visit([&model](const auto& wish) { return planIntent(model, wish); }, intent);
}

} // namespace stepglass::edit
