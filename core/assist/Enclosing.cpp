// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Enclosing.h"

#include "core/assist/Navigation.h"
#include "core/assist/Variables.h"
#include "core/assist/private/ActionList.h"
#include "core/edit/Enclose.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace stepglass::assist {

namespace {

using asl::Model;
using asl::State;
using syntax::Node;

/// More states than these are not named in a title.
constexpr std::size_t mostNamed = 3;

std::string namesOf(const Model& model, std::span<const asl::StatePath> states)
{
    std::vector<std::string> names;
    for (const asl::StatePath& state : states.first(std::min(states.size(), mostNamed)))
        names.push_back(model.state(state)->name);
    return fmt::format("{}{}", fmt::join(names, ", "), states.size() > mostNamed ? ", \u2026" : "");
}

/// A variable that the states assign and that is named outside of them: what a branch assigns is
/// gone behind its Parallel, and an outer variable cannot be assigned inside (States language,
/// "Workflow variables").
std::optional<Note> variableInside(const Model& model, const std::set<const State*>& states)
{
    std::set<std::string> looked;
    for (const Assignment& assignment : assignmentsOf(model)) {
        if (!states.contains(assignment.state) || !looked.insert(assignment.name).second)
            continue;
        const Symbol symbol{Symbol::Kind::Variable, assignment.name, assignment.state, {}};
        const std::vector<Occurrence> occurrences = occurrencesOf(model, symbol);
        const bool isInside =
            std::all_of(occurrences.begin(), occurrences.end(), [&](const Occurrence& place) {
                return std::any_of(states.begin(), states.end(), [&](const State* state) {
                    return model.tree().node(state->node).range.contains(place.range);
                });
            });
        if (!isInside)
            return Note{NoteCode::VariableInside,
                        model.tree().pointer(assignment.member),
                        {assignment.name}};
    }
    return std::nullopt;
}

/// Whether a range touches a member's text, its name included.
bool isTouched(const Node& node, TextRange range)
{
    return node.keyRange.begin < range.end && range.begin < node.range.end;
}

} // namespace

Result<Action> intoParallel(const Model& model, std::span<const asl::StatePath> states)
{
    return edit::putIntoParallel(model, states).map([&](edit::Enclosure enclosure) {
        Action action = makeAction(ActionKind::Refactoring, ActionCode::PutIntoParallel,
                                   {namesOf(model, states)});
        std::set<const State*> inside;
        for (const asl::StatePath& state : states)
            inside.insert(model.state(state));
        if (std::optional<Note> note = variableInside(model, inside)) {
            action.notes.push_back(*std::move(note));
            return action;
        }
        const bool isJsonata = model.queryLanguage() == asl::QueryLanguage::Jsonata;
        action.edits = std::move(enclosure.edits);
        action.notes.push_back({NoteCode::OutputOfBranch,
                                states.front().pointer(),
                                {isJsonata ? "Output" : "OutputPath"}});
        return action;
    });
}

void offerParallel(std::vector<Action>& actions, const Model& model,
                   std::span<const asl::StatePath> states)
{
    if (Result<Action> action = intoParallel(model, states))
        actions.push_back(*std::move(action));
}

std::vector<asl::StatePath> statesIn(const Model& model, TextRange range)
{
    if (range.isEmpty())
        return {};
    const syntax::SyntaxTree& tree = model.tree();
    const asl::Scope* scope = &model.root();
    for (const State* state : model.allStates()) {
        // Containers come before what they hold.
        for (const asl::Scope& inner : state->scopes) {
            if (inner.statesNode.isValid() && tree.node(inner.statesNode).range.contains(range))
                scope = &inner;
        }
    }
    std::vector<asl::StatePath> states;
    for (const State& state : scope->states) {
        if (isTouched(tree.node(state.node), range))
            states.push_back(state.path);
    }
    return states;
}

} // namespace stepglass::assist
