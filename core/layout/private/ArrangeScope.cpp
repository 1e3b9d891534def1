// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/ArrangeScope.h"

#include "core/layout/private/Columns.h"
#include "core/layout/private/Ordering.h"
#include "core/layout/private/Ranking.h"
#include "core/layout/private/Routing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stepglass::layout {

namespace {

constexpr double partGap = 48; ///< between parts that nothing connects
/// Below this our own order is as good, and a question costs more than the rest of the layout.
constexpr long crossingsWorthAsking = 12;

/// A connected part of a scope with the numbers that its nodes and edges have in the scope.
struct Part {
    ScopeGraph graph;
    std::vector<int> nodes;
    std::vector<int> edges;
};

std::vector<Part> partsOf(const ScopeGraph& graph)
{
    const std::size_t count = graph.nodes.size();
    std::vector<int> parent(count);
    std::iota(parent.begin(), parent.end(), 0);
    const auto rootOf = [&](int node) {
        while (parent[node] != node)
            node = parent[node] = parent[parent[node]];
        return node;
    };
    for (const auto& edge : graph.edges) {
        const int a = rootOf(edge.from);
        const int b = rootOf(edge.to);
        parent[std::max(a, b)] = std::min(a, b);
    }
    std::vector<Part> parts;
    std::vector<int> partOf(count, -1);
    std::vector<int> local(count, 0);
    for (std::size_t n = 0; n < count; ++n) {
        const int root = rootOf(static_cast<int>(n));
        if (partOf[root] < 0) {
            partOf[root] = static_cast<int>(parts.size());
            parts.emplace_back();
        }
        Part& part = parts[partOf[root]];
        partOf[n] = partOf[root];
        local[n] = static_cast<int>(part.nodes.size());
        part.nodes.push_back(static_cast<int>(n));
        part.graph.nodes.push_back(graph.nodes[n]);
    }
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        ScopeGraph::Edge edge = graph.edges[e];
        Part& part = parts[partOf[edge.from]];
        edge.from = local[edge.from];
        edge.to = local[edge.to];
        part.edges.push_back(static_cast<int>(e));
        part.graph.edges.push_back(edge);
    }
    return parts;
}

Arrangement arrangePart(const ScopeGraph& graph, OrderAdvisor* advisor, const Overrun& isOverrun)
{
    const Ranking ranking = rankNodes(graph, isOverrun);
    LayeredGraph layered = makeLayers(graph, ranking);
    std::vector<Block> blocks = blocksOf(layered);
    {
        Orderer orderer(layered, isOverrun);
        for (const Block& block : blocks) {
            const bool isChainLink = block.last - block.first <= 1 && layered.isCut(block.first) &&
                                     layered.isCut(block.last);
            if (isChainLink)
                continue;
            const long crossings = orderer.order(block);
            if (crossings < crossingsWorthAsking || advisor == nullptr || isOverrun())
                continue;
            if (const auto rank = advisor->advise(layered, block))
                orderer.tryOrder(block, *rank);
        }
    }
    addCorners(layered, graph);
    blocks = blocksOf(layered);
    const bool hasBestColumns = placeColumns(layered, graph, blocks, isOverrun);
    placeLanes(layered, graph);
    Arrangement result = routeEdges(layered, graph);
    result.isSimplified = ranking.isSimplified || !hasBestColumns || isOverrun();
    normalize(result, graph);
    return result;
}

/// Where each part stands: the first at the left, the others right of it from the top down, in as
/// many columns as keep them about as tall as the tallest.
std::vector<Point> packParts(const std::vector<Arrangement>& parts)
{
    double tallest = 0;
    double area = 0;
    for (const Arrangement& part : parts) {
        tallest = std::max(tallest, part.height);
        area += (part.width + partGap) * (part.height + partGap);
    }
    const double limit = std::max(tallest, std::sqrt(area));
    std::vector<Point> places;
    double x = 0;
    double y = 0;
    double columnWidth = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool startsColumn = i == 1 || (i > 1 && y + parts[i].height > limit);
        if (startsColumn) {
            x += columnWidth + partGap;
            y = 0;
            columnWidth = 0;
        }
        places.push_back({x, y});
        y += parts[i].height + partGap;
        columnWidth = std::max(columnWidth, parts[i].width);
    }
    return places;
}

} // namespace

Arrangement arrangeScope(const ScopeGraph& graph, OrderAdvisor* advisor, const Overrun& isOverrun)
{
    const std::vector<Part> parts = partsOf(graph);
    if (parts.size() == 1)
        return arrangePart(graph, advisor, isOverrun);

    std::vector<Arrangement> arranged;
    for (const Part& part : parts)
        arranged.push_back(arrangePart(part.graph, advisor, isOverrun));
    const std::vector<Point> places = packParts(arranged);

    Arrangement result;
    result.nodes.resize(graph.nodes.size());
    result.routes.resize(graph.edges.size());
    result.labels.resize(graph.edges.size());
    for (std::size_t p = 0; p < parts.size(); ++p) {
        Arrangement& part = arranged[p];
        const Point& at = places[p];
        for (std::size_t n = 0; n < part.nodes.size(); ++n)
            result.nodes[parts[p].nodes[n]] = {part.nodes[n].x + at.x, part.nodes[n].y + at.y};
        for (std::size_t e = 0; e < part.routes.size(); ++e) {
            for (Point& point : part.routes[e])
                point = {point.x + at.x, point.y + at.y};
            if (part.labels[e]) {
                part.labels[e]->x += at.x;
                part.labels[e]->y += at.y;
            }
            result.routes[parts[p].edges[e]] = std::move(part.routes[e]);
            result.labels[parts[p].edges[e]] = part.labels[e];
        }
        result.width = std::max(result.width, at.x + part.width);
        result.height = std::max(result.height, at.y + part.height);
        result.isSimplified = result.isSimplified || part.isSimplified;
    }
    return result;
}

} // namespace stepglass::layout
