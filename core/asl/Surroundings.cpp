// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Surroundings.h"

namespace stepglass::asl {

namespace {

using syntax::NodeId;
using syntax::NodeKind;

/// The field of a state whose type is still to be typed: that of any type that has the name.
const Field* fieldOfAnyState(std::string_view name)
{
    for (const Place place : {Place::Task, Place::Map, Place::Parallel, Place::Choice, Place::Wait,
                              Place::Pass, Place::Fail}) {
        if (const Field* field = findField(place, name))
            return field;
    }
    return nullptr;
}

Place typeOf(const syntax::SyntaxTree& tree, NodeId state)
{
    const NodeId type = tree.member(state, "Type");
    return type.isValid() ? placeOf(stateTypeOf(tree.string(type))) : Place::None;
}

/// One step of the way from the root down to a node.
Surroundings descend(const Model& model, const Surroundings& from, NodeId child)
{
    const syntax::SyntaxTree& tree = model.tree();
    Surroundings at = from;
    at.node = child;
    at.isStates = false;
    const bool isElement = tree.node(from.node).kind == NodeKind::Array;
    const std::string name =
        isElement ? std::to_string(tree.node(child).indexInParent) : tree.key(child);
    if (from.templatePath) {
        at.templatePath->push_back(name);
        return at;
    }
    if (from.isStates) {
        const State* state = model.stateOf(child);
        at.state = state != nullptr ? state : from.state;
        at.stateNode = child;
        at.place = typeOf(tree, child);
        at.field = nullptr;
        return at;
    }
    if (!isElement) {
        at.field = fieldAt(from, name);
        const bool holdsStates = from.place == Place::Machine || from.place == Place::Branch ||
                                 from.place == Place::ItemProcessor;
        if (holdsStates && name == "States") {
            at.place = Place::None;
            at.isStates = true;
            return at;
        }
    }
    if (at.field == nullptr || at.field->inner == Place::None) {
        const bool isTextList =
            at.field != nullptr && at.field->type == FieldType::TextList && !isElement;
        if (!isTextList)
            at.templatePath.emplace();
        if (isElement)
            at.templatePath->push_back(name);
        return at;
    }
    if (tree.node(child).kind == NodeKind::Array && !isElement)
        return at; // its elements have the place
    at.place = at.field->inner;
    if (at.place == Place::Branch || at.place == Place::ItemProcessor) {
        at.statesNode = tree.member(child, "States");
    }
    return at;
}

} // namespace

const Field* fieldAt(const Surroundings& around, std::string_view name)
{
    if (around.place != Place::None)
        return findField(around.place, name);
    const bool isState = around.stateNode.isValid() && around.node == around.stateNode;
    return isState ? fieldOfAnyState(name) : nullptr;
}

Surroundings surroundingsOf(const Model& model, NodeId node)
{
    std::vector<NodeId> chain;
    for (NodeId at = node; at.isValid() && at != model.tree().root();
         at = model.tree().node(at).parent)
        chain.push_back(at);
    Surroundings around;
    around.node = model.tree().root();
    around.place = Place::Machine;
    around.statesNode = model.tree().member(model.tree().root(), "States");
    for (auto at = chain.rbegin(); at != chain.rend(); ++at)
        around = descend(model, around, *at);
    return around;
}

QueryLanguage languageOf(const Model& model, const Surroundings& around)
{
    return around.state != nullptr ? around.state->queryLanguage : model.queryLanguage();
}

} // namespace stepglass::asl
