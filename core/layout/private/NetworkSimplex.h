// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

namespace stepglass::layout {

/// Finds whole positions p with p[head] - p[tail] >= length for every edge, so that the sum of
/// weight * (p[head] - p[tail]) is least. Layers of states and columns of cards are both that
/// problem.
///
/// Gansner, Koutsofios, North, Vo: "A technique for drawing directed graphs", sections 2 and 4.
/// The edges must make a connected graph without cycles; every intermediate result is feasible, so
/// that stopping early costs beauty and nothing else.
class NetworkSimplex {
public:
    explicit NetworkSimplex(int nodeCount);

    void addEdge(int tail, int head, int length, int weight);

    struct Effort {
        int pivots = 0;                  ///< exchanges of tree edges at most
        std::function<bool()> isOverrun; ///< asked now and then
    };
    /// Whether the optimum was reached; the positions are feasible in any case and start at 0.
    bool solve(const Effort& effort);
    /// Moves what may move without cost to the middle of its room: an even number of branches then
    /// hangs in balance. After solve.
    void balance();

    [[nodiscard]] const std::vector<int>& positions() const { return m_position; }

private:
    struct Edge {
        int tail;
        int head;
        int length;
        int weight;
    };
    struct Node {
        int parentEdge = -1;
        int low = 0;
        int last = 0;
    };

    [[nodiscard]] int slack(int edge) const;
    [[nodiscard]] bool isInSubtree(int node, int root) const;
    void makeStart();
    void makeTree();
    void numberTree(int root, int firstNumber);
    void computeCutValues();
    [[nodiscard]] int leavingEdge();
    [[nodiscard]] int enteringEdge(int leaving) const;
    void exchange(int leaving, int entering);
    void addToTree(int edge);
    void removeFromTree(int edge);
    void shiftSubtree(int root, int amount);
    [[nodiscard]] int childOf(int treeEdge) const;

    std::vector<Edge> m_edges;
    std::vector<Node> m_nodes;
    std::vector<int> m_position;
    std::vector<int> m_cutValue;              // by edge, of tree edges only
    std::vector<std::vector<int>> m_incident; // by node, all edges
    std::vector<std::vector<int>> m_tree;     // by node, tree edges
    std::vector<int> m_treeEdges;
    std::vector<int> m_treeIndex; // by edge, its place in m_treeEdges or -1
    std::size_t m_search = 0;     // where the search for a leaving edge goes on
};

} // namespace stepglass::layout
