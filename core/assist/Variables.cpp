// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Variables.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace stepglass::assist {

namespace {

using syntax::NodeId;

void addMembers(const asl::Model& model, const asl::State& state, NodeId holder,
                std::vector<Assignment>& found)
{
    const syntax::SyntaxTree& tree = model.tree();
    const NodeId assign = tree.member(holder, "Assign");
    if (!assign.isValid() || tree.node(assign).kind != syntax::NodeKind::Object)
        return;
    for (const NodeId member : tree.children(assign)) {
        std::string name = tree.key(member);
        if (state.queryLanguage == asl::QueryLanguage::JsonPath && name.ends_with(".$"))
            name.resize(name.size() - 2);
        if (!name.empty())
            found.push_back({std::move(name), &state, member});
    }
}

std::vector<Assignment> assignmentsOf(const asl::Model& model, const asl::State& state)
{
    std::vector<Assignment> found;
    addMembers(model, state, state.node, found);
    for (const char* list : {"Choices", "Catch"}) {
        const NodeId rules = model.tree().member(state.node, list);
        if (rules.isValid() && model.tree().node(rules).kind == syntax::NodeKind::Array) {
            for (const NodeId rule : model.tree().children(rules))
                addMembers(model, state, rule, found);
        }
    }
    return found;
}

/// The states of a scope from which one of them can be reached, in the order of the text.
std::vector<const asl::State*> predecessors(const asl::Scope& scope, const asl::State& state)
{
    std::unordered_map<std::string_view, std::vector<const asl::State*>> sources;
    for (const asl::State& from : scope.states) {
        for (const asl::Transition& transition : from.transitions) {
            if (!transition.target.empty())
                sources[transition.target].push_back(&from);
        }
    }
    std::unordered_set<const asl::State*> met;
    std::vector<const asl::State*> pending{&state};
    while (!pending.empty()) {
        const asl::State* to = pending.back();
        pending.pop_back();
        for (const asl::State* from : sources[to->name]) {
            if (met.insert(from).second)
                pending.push_back(from);
        }
    }
    std::vector<const asl::State*> ordered;
    for (const asl::State& candidate : scope.states) {
        if (met.contains(&candidate))
            ordered.push_back(&candidate);
    }
    return ordered;
}

/// The container around a state, or nothing at the top.
const asl::State* containerOf(const asl::Model& model, const asl::Scope& scope)
{
    const auto& all = model.allStates();
    const auto found = std::find_if(all.begin(), all.end(), [&](const asl::State* candidate) {
        return std::any_of(candidate->scopes.begin(), candidate->scopes.end(),
                           [&](const asl::Scope& inner) { return &inner == &scope; });
    });
    return found == all.end() ? nullptr : *found;
}

} // namespace

std::vector<Assignment> assignmentsOf(const asl::Model& model)
{
    std::vector<Assignment> found;
    for (const asl::State* state : model.allStates()) {
        for (Assignment& assignment : assignmentsOf(model, *state))
            found.push_back(std::move(assignment));
    }
    return found;
}

std::vector<Assignment> visibleAssignments(const asl::Model& model, const asl::State& state)
{
    std::vector<Assignment> visible;
    std::unordered_set<std::string> names;
    for (const asl::State* at = &state; at != nullptr;) {
        const asl::Scope* scope = model.scopeOf(at->path);
        if (scope == nullptr)
            break;
        for (const asl::State* from : predecessors(*scope, *at)) {
            for (Assignment& assignment : assignmentsOf(model, *from)) {
                if (names.insert(assignment.name).second)
                    visible.push_back(std::move(assignment));
            }
        }
        at = containerOf(model, *scope);
    }
    return visible;
}

} // namespace stepglass::assist
