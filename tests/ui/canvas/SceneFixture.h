// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Snapshot.h"

#include <map>
#include <memory>
#include <string>

namespace stepglass::ui::canvas::test {

/// Where each state stands, by path; edges are made from the model, straight from box to box.
using Boxes = std::map<std::string, layout::Rect>;

/// A snapshot without a layout engine: the model of a text, and boxes as given. Containers come
/// before what they hold, as paths sort.
inline std::shared_ptr<analysis::Snapshot> handMade(const std::string& text, const Boxes& boxes)
{
    auto snapshot = std::make_shared<analysis::Snapshot>();
    snapshot->tree = syntax::SyntaxTree::parse(text, syntax::Format::Json);
    snapshot->model = asl::Model::build(snapshot->tree);
    auto drawn = std::make_shared<layout::Layout>();
    std::map<std::string, int> places;
    for (const auto& [pointer, box] : boxes) {
        layout::NodeLayout node;
        const asl::State* state = snapshot->model->state(asl::StatePath(pointer));
        node.role =
            state && state->isContainer() ? layout::NodeRole::Container : layout::NodeRole::State;
        node.path = asl::StatePath(pointer);
        for (const auto& [around, index] : places) {
            if (pointer.starts_with(around + '/'))
                node.parent = index;
        }
        node.box = box;
        node.headerHeight = 48;
        places[pointer] = static_cast<int>(drawn->nodes.size());
        drawn->indexOfState[node.path] = places[pointer];
        drawn->nodes.push_back(node);
    }
    for (const asl::State* state : snapshot->model->allStates()) {
        const asl::Scope* scope = snapshot->model->scopeOf(state->path);
        for (const asl::Transition& transition : state->transitions) {
            const asl::State* target = scope->find(transition.target);
            if (!target || !places.contains(state->path.pointer()) ||
                !places.contains(target->path.pointer()))
                continue;
            layout::EdgeLayout edge;
            edge.from = places[state->path.pointer()];
            edge.to = places[target->path.pointer()];
            edge.state = state->path;
            edge.kind = transition.kind;
            edge.index = transition.index;
            const layout::Rect& from = boxes.at(state->path.pointer());
            const layout::Rect& to = boxes.at(target->path.pointer());
            edge.points = {{from.x + from.width / 2, from.y + from.height},
                           {to.x + to.width / 2, to.y}};
            drawn->edges.push_back(edge);
        }
    }
    snapshot->layout = drawn;
    return snapshot;
}

} // namespace stepglass::ui::canvas::test
