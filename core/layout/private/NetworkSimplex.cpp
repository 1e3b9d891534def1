// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/NetworkSimplex.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

namespace stepglass::layout {

NetworkSimplex::NetworkSimplex(int nodeCount)
    : m_nodes(static_cast<std::size_t>(nodeCount))
    , m_position(static_cast<std::size_t>(nodeCount), 0)
    , m_incident(static_cast<std::size_t>(nodeCount))
    , m_tree(static_cast<std::size_t>(nodeCount))
{
}

void NetworkSimplex::addEdge(int tail, int head, int length, int weight)
{
    const int edge = static_cast<int>(m_edges.size());
    m_edges.push_back({tail, head, length, weight});
    m_incident[tail].push_back(edge);
    m_incident[head].push_back(edge);
}

int NetworkSimplex::slack(int edge) const
{
    const Edge& e = m_edges[edge];
    return m_position[e.head] - m_position[e.tail] - e.length;
}

bool NetworkSimplex::isInSubtree(int node, int root) const
{
    return m_nodes[root].low <= m_nodes[node].last && m_nodes[node].last <= m_nodes[root].last;
}

/// The lower end (away from the root) of a tree edge.
int NetworkSimplex::childOf(int treeEdge) const
{
    const Edge& e = m_edges[treeEdge];
    return m_nodes[e.tail].parentEdge == treeEdge ? e.tail : e.head;
}

void NetworkSimplex::makeStart()
{
    std::vector<int> open(m_nodes.size(), 0);
    for (const Edge& e : m_edges)
        ++open[e.head];
    std::vector<int> ready;
    for (std::size_t n = 0; n < m_nodes.size(); ++n) {
        if (open[n] == 0)
            ready.push_back(static_cast<int>(n));
    }
    for (std::size_t i = 0; i < ready.size(); ++i) {
        const int node = ready[i];
        for (const int edge : m_incident[node]) {
            const Edge& e = m_edges[edge];
            if (e.tail != node)
                continue;
            m_position[e.head] = std::max(m_position[e.head], m_position[node] + e.length);
            if (--open[e.head] == 0)
                ready.push_back(e.head);
        }
    }
}

void NetworkSimplex::addToTree(int edge)
{
    m_treeIndex[edge] = static_cast<int>(m_treeEdges.size());
    m_treeEdges.push_back(edge);
    m_tree[m_edges[edge].tail].push_back(edge);
    m_tree[m_edges[edge].head].push_back(edge);
}

void NetworkSimplex::removeFromTree(int edge)
{
    const int index = m_treeIndex[edge];
    m_treeIndex[m_treeEdges.back()] = index;
    m_treeEdges[index] = m_treeEdges.back();
    m_treeEdges.pop_back();
    m_treeIndex[edge] = -1;
    for (const int node : {m_edges[edge].tail, m_edges[edge].head})
        m_tree[node].erase(std::find(m_tree[node].begin(), m_tree[node].end(), edge));
}

/// Grows a tree of tight edges from node 0. All that is in the tree moves together, which `shift`
/// keeps in one number: slacks of edges out of the tree shrink as those into it grow.
void NetworkSimplex::makeTree()
{
    using Candidate = std::pair<long, int>; // slack without the shift, edge
    using Heap = std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>>;
    Heap outward;
    Heap inward;
    std::vector<char> inTree(m_nodes.size(), 0);
    long shift = 0;
    std::vector<int> base = m_position;

    const auto join = [&](int node) {
        inTree[node] = 1;
        base[node] = static_cast<int>(m_position[node] - shift);
        for (const int edge : m_incident[node]) {
            const Edge& e = m_edges[edge];
            if (e.tail == node && !inTree[e.head])
                outward.push({static_cast<long>(m_position[e.head]) - base[node] - e.length, edge});
            else if (e.head == node && !inTree[e.tail])
                inward.push({static_cast<long>(base[node]) - m_position[e.tail] - e.length, edge});
        }
    };
    const auto clean = [&](Heap& heap) {
        while (!heap.empty() && inTree[m_edges[heap.top().second].tail] &&
               inTree[m_edges[heap.top().second].head])
            heap.pop();
    };

    join(0);
    for (;;) {
        clean(outward);
        clean(inward);
        if (outward.empty() && inward.empty())
            break;
        const bool isOutward =
            !outward.empty() &&
            (inward.empty() || outward.top().first - shift <= inward.top().first + shift);
        Heap& heap = isOutward ? outward : inward;
        const auto [key, edge] = heap.top();
        heap.pop();
        shift = isOutward ? key : -key;
        addToTree(edge);
        join(isOutward ? m_edges[edge].head : m_edges[edge].tail);
    }
    for (std::size_t n = 0; n < m_nodes.size(); ++n) {
        if (inTree[n])
            m_position[n] = static_cast<int>(base[n] + shift);
    }
}

/// Numbers the subtree in postorder from `firstNumber`; its root's parent edge must stand.
void NetworkSimplex::numberTree(int root, int firstNumber)
{
    struct Visit {
        int node;
        std::size_t next;
    };
    std::vector<Visit> stack{{root, 0}};
    int number = firstNumber;
    m_nodes[root].low = number;
    while (!stack.empty()) {
        Visit& visit = stack.back();
        const int node = visit.node;
        if (visit.next == m_tree[node].size()) {
            m_nodes[node].last = number++;
            stack.pop_back();
            continue;
        }
        const int edge = m_tree[node][visit.next++];
        if (edge == m_nodes[node].parentEdge)
            continue;
        const int child = m_edges[edge].tail == node ? m_edges[edge].head : m_edges[edge].tail;
        m_nodes[child].parentEdge = edge;
        m_nodes[child].low = number;
        stack.push_back({child, 0});
    }
}

/// What enters a subtree less what leaves it is the sum over its nodes, since inner edges cancel
/// out; the cut value of the edge above is that sum or, where the edge points up, its opposite.
void NetworkSimplex::computeCutValues()
{
    std::vector<int> byNumber(m_nodes.size(), -1);
    for (std::size_t n = 0; n < m_nodes.size(); ++n)
        byNumber[m_nodes[n].last] = static_cast<int>(n);
    std::vector<int> flow(m_nodes.size(), 0);
    for (const Edge& e : m_edges) {
        flow[e.head] += e.weight;
        flow[e.tail] -= e.weight;
    }
    for (const int node : byNumber) {
        const int edge = m_nodes[node].parentEdge;
        if (edge < 0)
            continue;
        const bool pointsDown = m_edges[edge].head == node;
        const int parent = pointsDown ? m_edges[edge].tail : m_edges[edge].head;
        m_cutValue[edge] = pointsDown ? flow[node] : -flow[node];
        flow[parent] += flow[node];
    }
}

/// A tree edge with a negative cut value: the most negative of a few, searched in turns.
int NetworkSimplex::leavingEdge()
{
    constexpr int enough = 30;
    int best = -1;
    int seen = 0;
    for (std::size_t i = 0; i < m_treeEdges.size(); ++i) {
        if (m_search >= m_treeEdges.size())
            m_search = 0;
        const int edge = m_treeEdges[m_search++];
        if (m_cutValue[edge] >= 0)
            continue;
        if (best < 0 || m_cutValue[edge] < m_cutValue[best])
            best = edge;
        if (++seen == enough)
            break;
    }
    return best;
}

/// The edge of least slack that runs against \p leaving between the two halves of the tree.
int NetworkSimplex::enteringEdge(int leaving) const
{
    const int root = childOf(leaving);
    // The new edge must point from the half of leaving's head to the half of its tail.
    const bool wantsOutward = m_edges[leaving].head == root;
    int best = -1;
    int bestSlack = std::numeric_limits<int>::max();
    std::vector<int> stack{root};
    while (!stack.empty() && bestSlack > 0) {
        const int node = stack.back();
        stack.pop_back();
        for (const int edge : m_incident[node]) {
            const Edge& e = m_edges[edge];
            const int other = e.tail == node ? e.head : e.tail;
            if (m_treeIndex[edge] >= 0) {
                if (edge != m_nodes[node].parentEdge)
                    stack.push_back(other);
            } else if ((e.tail == node) == wantsOutward && !isInSubtree(other, root)) {
                const int s = slack(edge);
                if (s < bestSlack) {
                    best = edge;
                    bestSlack = s;
                }
            }
        }
    }
    return best;
}

void NetworkSimplex::shiftSubtree(int root, int amount)
{
    std::vector<int> stack{root};
    while (!stack.empty()) {
        const int node = stack.back();
        stack.pop_back();
        m_position[node] += amount;
        for (const int edge : m_tree[node]) {
            if (edge != m_nodes[node].parentEdge)
                stack.push_back(m_edges[edge].tail == node ? m_edges[edge].head
                                                           : m_edges[edge].tail);
        }
    }
}

void NetworkSimplex::exchange(int leaving, int entering)
{
    const int root = childOf(leaving);
    const int distance = slack(entering);
    if (distance != 0) {
        const bool entersSubtree = isInSubtree(m_edges[entering].head, root);
        shiftSubtree(root, entersSubtree ? -distance : distance);
    }

    const int cut = m_cutValue[leaving];
    const auto climb = [&](int from, int to, bool isTailSide) {
        while (!isInSubtree(to, from)) {
            const int edge = m_nodes[from].parentEdge;
            const bool adds = (m_edges[edge].tail == from) == isTailSide;
            m_cutValue[edge] += adds ? cut : -cut;
            from = m_edges[edge].tail == from ? m_edges[edge].head : m_edges[edge].tail;
        }
        return from;
    };
    const int top = climb(m_edges[entering].tail, m_edges[entering].head, true);
    climb(m_edges[entering].head, m_edges[entering].tail, false);
    m_cutValue[entering] = -cut;
    removeFromTree(leaving);
    addToTree(entering);
    numberTree(top, m_nodes[top].low);
}

bool NetworkSimplex::solve(const Effort& effort)
{
    if (m_nodes.empty())
        return true;
    m_cutValue.assign(m_edges.size(), 0);
    m_treeIndex.assign(m_edges.size(), -1);
    makeStart();
    makeTree();
    numberTree(0, 0);
    computeCutValues();

    bool isOptimal = true;
    for (int pivot = 0;; ++pivot) {
        const int leaving = leavingEdge();
        if (leaving < 0)
            break;
        if (pivot >= effort.pivots ||
            (pivot % 64 == 63 && effort.isOverrun && effort.isOverrun())) {
            isOptimal = false;
            break;
        }
        const int entering = enteringEdge(leaving);
        if (entering < 0) {
            isOptimal = false;
            break;
        }
        exchange(leaving, entering);
    }
    const int least = *std::min_element(m_position.begin(), m_position.end());
    for (int& position : m_position)
        position -= least;
    return isOptimal;
}

void NetworkSimplex::balance()
{
    const std::vector<int> edges = m_treeEdges;
    for (const int leaving : edges) {
        if (m_treeIndex[leaving] < 0 || m_cutValue[leaving] != 0)
            continue;
        const int entering = enteringEdge(leaving);
        if (entering < 0)
            continue;
        const int room = slack(entering);
        if (room < 2)
            continue;
        const int root = childOf(leaving);
        const bool entersSubtree = isInSubtree(m_edges[entering].head, root);
        shiftSubtree(root, entersSubtree ? -(room / 2) : room / 2);
    }
    const int least = *std::min_element(m_position.begin(), m_position.end());
    for (int& position : m_position)
        position -= least;
}

} // namespace stepglass::layout
