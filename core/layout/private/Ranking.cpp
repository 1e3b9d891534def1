// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Ranking.h"

#include "core/layout/private/NetworkSimplex.h"

#include <algorithm>

namespace stepglass::layout {

namespace {

/// Edges that lead back to a node the depth-first walk is still below. The walk starts with the first
/// node and takes ordinary edges before Catch edges, as a reader follows the flow.
std::vector<char> findUpwardEdges(const ScopeGraph& graph)
{
    const std::size_t count = graph.nodes.size();
    std::vector<std::vector<int>> leaving(count);
    for (const bool isCatch : {false, true}) {
        for (std::size_t e = 0; e < graph.edges.size(); ++e) {
            const auto& edge = graph.edges[e];
            if ((edge.role == EdgeRole::Catch) == isCatch && edge.from != edge.to)
                leaving[edge.from].push_back(static_cast<int>(e));
        }
    }

    enum class Mark : char { New, Open, Done };
    std::vector<Mark> mark(count, Mark::New);
    std::vector<char> isUpward(graph.edges.size(), 0);
    struct Visit {
        int node;
        std::size_t next;
    };
    std::vector<Visit> stack;
    for (std::size_t first = 0; first < count; ++first) {
        if (mark[first] != Mark::New)
            continue;
        mark[first] = Mark::Open;
        stack.push_back({static_cast<int>(first), 0});
        while (!stack.empty()) {
            Visit& visit = stack.back();
            if (visit.next == leaving[visit.node].size()) {
                mark[visit.node] = Mark::Done;
                stack.pop_back();
                continue;
            }
            const int edge = leaving[visit.node][visit.next++];
            const int target = graph.edges[edge].to;
            if (mark[target] == Mark::Open) {
                isUpward[edge] = 1;
            } else if (mark[target] == Mark::New) {
                mark[target] = Mark::Open;
                stack.push_back({target, 0});
            }
        }
    }
    return isUpward;
}

/// Removes rows without nodes, which an interrupted solution may have.
void closeGaps(Ranking& ranking)
{
    std::vector<int> rows = ranking.row;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (int& row : ranking.row)
        row = static_cast<int>(std::lower_bound(rows.begin(), rows.end(), row) - rows.begin());
    ranking.rowCount = static_cast<int>(rows.size());
}

int pullOf(EdgeRole role)
{
    switch (role) {
    case EdgeRole::Main:
    case EdgeRole::Choice:
        return 4;
    case EdgeRole::Catch:
        return 2;
    case EdgeRole::End:
        return 1;
    }
    return 1;
}

} // namespace

Ranking rankNodes(const ScopeGraph& graph, const Overrun& isOverrun)
{
    Ranking result;
    result.isUpward = findUpwardEdges(graph);
    NetworkSimplex simplex(static_cast<int>(graph.nodes.size()));
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto& edge = graph.edges[e];
        if (edge.from == edge.to)
            continue;
        if (result.isUpward[e])
            simplex.addEdge(edge.to, edge.from, 1, 1);
        else
            simplex.addEdge(edge.from, edge.to, 1, pullOf(edge.role));
    }
    const int pivots = 200 + 4 * static_cast<int>(graph.nodes.size());
    result.isSimplified = !simplex.solve({pivots, isOverrun});
    result.row = simplex.positions();
    closeGaps(result);
    return result;
}

} // namespace stepglass::layout
