// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Loops.h"

#include <algorithm>

namespace stepglass::layout {

namespace {

constexpr double loopStep = 16; ///< from the border, or the loop inside, to a loop's label or line

/// From the node's border to the line of a loop, given where the loop inside it ends.
double lineOf(const ScopeGraph::Edge& edge, double inner)
{
    return inner + loopStep + edge.labelWidth / 2;
}

double endOf(const ScopeGraph::Edge& edge, double inner)
{
    return lineOf(edge, inner) + edge.labelWidth / 2;
}

} // namespace

std::vector<double> loopRoom(const ScopeGraph& graph)
{
    std::vector<double> room(graph.nodes.size(), 0);
    for (const auto& edge : graph.edges) {
        if (edge.from == edge.to)
            room[edge.from] = endOf(edge, room[edge.from]);
    }
    return room;
}

void drawLoops(Arrangement& arrangement, const ScopeGraph& graph)
{
    std::vector<double> inner(graph.nodes.size(), 0);
    std::vector<int> depth(graph.nodes.size(), 0);
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto& edge = graph.edges[e];
        if (edge.from != edge.to)
            continue;
        const auto& node = graph.nodes[edge.from];
        const Point& corner = arrangement.nodes[edge.from];
        const double border = corner.x + node.width;
        const double middle = corner.y + std::min(node.height, 56.0) / 2;
        const double reach = std::min(node.height / 2 - 4, 14.0 + 4 * depth[edge.from]);
        const double line = border + lineOf(edge, inner[edge.from]);
        arrangement.routes[e] = {{border, middle - reach},
                                 {line, middle - reach},
                                 {line, middle + reach},
                                 {border, middle + reach}};
        if (edge.labelWidth > 0)
            arrangement.labels[e] = Rect{line - edge.labelWidth / 2, middle - edge.labelHeight / 2,
                                         edge.labelWidth, edge.labelHeight};
        inner[edge.from] = endOf(edge, inner[edge.from]);
        ++depth[edge.from];
    }
}

} // namespace stepglass::layout
