// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/Navigation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace stepglass::ui::canvas {

namespace {

using layout::NodeLayout;
using layout::Rect;

double middle(const Rect& box)
{
    return box.x + box.width / 2;
}

double gapBetween(double beginA, double endA, double beginB, double endB)
{
    return std::max({0.0, beginB - endA, beginA - endB});
}

std::optional<asl::StatePath> pathOf(const asl::State* state)
{
    return state ? std::optional(state->path) : std::nullopt;
}

std::optional<asl::StatePath> forward(const asl::Scope& scope, const asl::State& state)
{
    for (const asl::Transition& transition : state.transitions) {
        const asl::State* target = scope.find(transition.target);
        if (target && target != &state)
            return target->path;
    }
    return std::nullopt;
}

bool leadsTo(const asl::State& state, const std::string& name)
{
    return std::any_of(
        state.transitions.begin(), state.transitions.end(),
        [&](const asl::Transition& transition) { return transition.target == name; });
}

std::optional<asl::StatePath> backward(const asl::Scope& scope, const asl::State& state,
                                       const layout::Layout& layout)
{
    const NodeLayout* here = layout.node(state.path);
    std::optional<asl::StatePath> best;
    double bestCost = std::numeric_limits<double>::max();
    for (const asl::State& other : scope.states) {
        if (&other == &state || !leadsTo(other, state.name))
            continue;
        const NodeLayout* there = layout.node(other.path);
        double cost = 0;
        if (here && there) {
            // A state above comes before one below, whose edge leads back up.
            const bool isAbove = there->box.y < here->box.y;
            const double drop = gapBetween(here->box.y, here->box.y + here->box.height,
                                           there->box.y, there->box.y + there->box.height);
            cost = (isAbove ? 0 : 1e9) + drop + std::abs(middle(here->box) - middle(there->box));
        }
        if (cost < bestCost) {
            bestCost = cost;
            best = other.path;
        }
    }
    return best;
}

std::optional<asl::StatePath> beside(const layout::Layout& layout, const asl::StatePath& from,
                                     bool toRight)
{
    const NodeLayout* here = layout.node(from);
    if (!here)
        return std::nullopt;
    std::optional<asl::StatePath> best;
    double bestCost = std::numeric_limits<double>::max();
    for (const NodeLayout& there : layout.nodes) {
        const bool isState =
            there.role == layout::NodeRole::State || there.role == layout::NodeRole::Container;
        if (!isState || there.parent != here->parent || &there == here)
            continue;
        const double way = toRight ? there.box.x - (here->box.x + here->box.width)
                                   : here->box.x - (there.box.x + there.box.width);
        if (way < 0)
            continue;
        const double drop = gapBetween(here->box.y, here->box.y + here->box.height, there.box.y,
                                       there.box.y + there.box.height);
        // Rows first: a state in the next row is beside this one only where its own row has none.
        const double cost = way + 10 * drop;
        if (cost < bestCost) {
            bestCost = cost;
            best = there.path;
        }
    }
    return best;
}

std::optional<asl::StatePath> firstOf(const asl::Scope& scope)
{
    if (scope.start) {
        if (const asl::State* start = scope.find(scope.start->target))
            return start->path;
    }
    return scope.states.empty() ? std::nullopt : pathOf(&scope.states.front());
}

std::optional<asl::StatePath> into(const asl::State& state)
{
    for (const asl::Scope& scope : state.scopes) {
        if (const auto first = firstOf(scope))
            return first;
    }
    return std::nullopt;
}

std::optional<asl::StatePath> lowest(const layout::Layout& layout)
{
    const NodeLayout* best = nullptr;
    for (const NodeLayout& node : layout.nodes) {
        const bool isState =
            node.role == layout::NodeRole::State || node.role == layout::NodeRole::Container;
        if (isState && node.parent < 0 &&
            (!best || node.box.y + node.box.height > best->box.y + best->box.height))
            best = &node;
    }
    return best ? std::optional(best->path) : std::nullopt;
}

using Places = std::unordered_map<std::string, const NodeLayout*>;

void appendInOrder(const asl::Scope& scope, const Places& places,
                   std::vector<asl::StatePath>& order)
{
    std::vector<const asl::State*> states;
    states.reserve(scope.states.size());
    for (const asl::State& state : scope.states)
        states.push_back(&state);
    const auto boxOf = [&](const asl::State* state) {
        const auto found = places.find(state->path.pointer());
        return found == places.end() ? Rect() : found->second->box;
    };
    std::stable_sort(states.begin(), states.end(), [&](const asl::State* a, const asl::State* b) {
        const Rect boxA = boxOf(a);
        const Rect boxB = boxOf(b);
        return boxA.y != boxB.y ? boxA.y < boxB.y : boxA.x < boxB.x;
    });
    for (const asl::State* state : states) {
        order.push_back(state->path);
        for (const asl::Scope& inner : state->scopes)
            appendInOrder(inner, places, order);
    }
}

} // namespace

asl::StatePath scopePathOf(const asl::StatePath& state)
{
    const std::string& pointer = state.pointer();
    const std::size_t name = pointer.rfind('/');
    const std::size_t states =
        name == std::string::npos || name == 0 ? std::string::npos : pointer.rfind('/', name - 1);
    return states == std::string::npos ? asl::StatePath()
                                       : asl::StatePath(pointer.substr(0, states));
}

std::optional<asl::StatePath> containerOf(const asl::Model& model, const asl::StatePath& state)
{
    std::string pointer = state.pointer();
    while (!pointer.empty()) {
        pointer.resize(pointer.rfind('/'));
        if (const asl::State* around = model.state(asl::StatePath(pointer)))
            return around->path;
    }
    return std::nullopt;
}

std::optional<asl::StatePath> walk(const asl::Model& model, const layout::Layout& layout,
                                   const asl::StatePath& from, Step step)
{
    const asl::State* state = model.state(from);
    const asl::Scope* scope = model.scopeOf(from);
    if (step == Step::First || !state || !scope)
        return step == Step::Last ? lowest(layout) : firstOf(model.root());
    switch (step) {
    case Step::Forward:
        return forward(*scope, *state);
    case Step::Backward:
        if (const auto before = backward(*scope, *state, layout))
            return before;
        return containerOf(model, from);
    case Step::Left:
        return beside(layout, from, false);
    case Step::Right:
        return beside(layout, from, true);
    case Step::Into:
        return into(*state);
    case Step::OutOf:
        return containerOf(model, from);
    case Step::Last:
        return lowest(layout);
    case Step::First:
        break;
    }
    return firstOf(model.root());
}

std::vector<asl::StatePath> readingOrder(const asl::Model& model, const layout::Layout& layout)
{
    Places places;
    for (const NodeLayout& node : layout.nodes) {
        if (node.role == layout::NodeRole::State || node.role == layout::NodeRole::Container)
            places.emplace(node.path.pointer(), &node);
    }
    std::vector<asl::StatePath> order;
    order.reserve(places.size());
    appendInOrder(model.root(), places, order);
    return order;
}

} // namespace stepglass::ui::canvas
