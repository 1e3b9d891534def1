// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Ranking.h"

#include "core/layout/private/NetworkSimplex.h"

#include <algorithm>

namespace stepglass::layout {

namespace {

/// Edges that lead back to a node the depth-first walk is still below. The walk starts with the
/// first node and takes ordinary edges before Catch edges, as a reader follows the flow.
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
    case EdgeRole::OddEnd:
        return 1;
    }
    return 1;
}

/// Marks edges that go on much longer than all others from the same node, or come from much further
/// than all others to it. They shall be straight; what is alike is balanced instead.
void markSpine(Ranking& ranking, const ScopeGraph& graph)
{
    constexpr int clearlyLonger = 3;
    const auto isFlow = [&](std::size_t e) {
        const auto& edge = graph.edges[e];
        return edge.from != edge.to && !ranking.isUpward[e] && edge.role != EdgeRole::Catch &&
               edge.role != EdgeRole::OddEnd;
    };
    std::vector<int> edgesByRow;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        if (isFlow(e))
            edgesByRow.push_back(static_cast<int>(e));
    }
    const auto rowOf = [&](int e) { return ranking.row[graph.edges[e].from]; };
    std::stable_sort(edgesByRow.begin(), edgesByRow.end(),
                     [&](int a, int b) { return rowOf(a) > rowOf(b); });
    std::vector<int> ahead(graph.nodes.size(), 0); // nodes on the longest way down
    for (const int e : edgesByRow) {
        const auto& edge = graph.edges[e];
        ahead[edge.from] = std::max(ahead[edge.from], ahead[edge.to] + 1);
    }
    std::vector<int> behind(graph.nodes.size(), 0);
    for (auto it = edgesByRow.rbegin(); it != edgesByRow.rend(); ++it) {
        const auto& edge = graph.edges[*it];
        behind[edge.to] = std::max(behind[edge.to], behind[edge.from] + 1);
    }

    struct Best {
        int edge = -1;
        int length = -1;
        int second = -1;
        void offer(int candidate, int candidateLength)
        {
            if (candidateLength > length) {
                second = length;
                length = candidateLength;
                edge = candidate;
            } else {
                second = std::max(second, candidateLength);
            }
        }
        [[nodiscard]] bool isClear() const
        {
            return second >= 0 && length - second >= clearlyLonger;
        }
    };
    std::vector<Best> down(graph.nodes.size());
    std::vector<Best> up(graph.nodes.size());
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto& edge = graph.edges[e];
        if (edge.from == edge.to || edge.role == EdgeRole::Catch)
            continue;
        // An edge that goes back leads nowhere new.
        down[edge.from].offer(static_cast<int>(e), isFlow(e) ? ahead[edge.to] : 0);
        if (!ranking.isUpward[e])
            up[edge.to].offer(static_cast<int>(e), isFlow(e) ? behind[edge.from] : 0);
    }
    ranking.isSpine.assign(graph.edges.size(), 0);
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        for (const Best& best : {down[n], up[n]}) {
            if (best.isClear())
                ranking.isSpine[best.edge] = 1;
        }
    }
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
    markSpine(result, graph);
    return result;
}

} // namespace stepglass::layout
