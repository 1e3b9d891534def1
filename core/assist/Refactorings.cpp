// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Actions.h"

#include "core/assist/private/ActionList.h"
#include "core/edit/Edit.h"

namespace stepglass::assist {

namespace {

using asl::Model;
using asl::State;
using asl::StateType;

/// What a new time limit is, until its author decides otherwise.
constexpr std::int64_t newTimeout = 3600;

void offerTimeout(std::vector<Action>& actions, const Model& model, const State& state)
{
    const syntax::SyntaxTree& tree = model.tree();
    if (state.type != StateType::Task || tree.member(state.node, "TimeoutSeconds").isValid() ||
        tree.member(state.node, "TimeoutSecondsPath").isValid())
        return;
    addRefactoring(
        actions, ActionCode::AddTimeout, {std::to_string(newTimeout)},
        edit::plan(model, edit::SetField{state.path, "/TimeoutSeconds", Value(newTimeout)}));
}

} // namespace

std::vector<Action> stateActions(const Model& model, const asl::StatePath& path,
                                 const catalogue::Catalogue*)
{
    std::vector<Action> actions;
    const State* state = model.state(path);
    if (state == nullptr || state->isBroken)
        return actions;
    offerTimeout(actions, model, *state);
    return actions;
}

std::vector<Action> machineActions(const Model&)
{
    return {};
}

} // namespace stepglass::assist
