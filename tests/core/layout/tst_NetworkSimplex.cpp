// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/NetworkSimplex.h"

#include <QTest>
#include <random>

using namespace stepglass::layout;

namespace {

struct TestEdge {
    int tail;
    int head;
    int length;
    int weight;
};

NetworkSimplex make(int nodes, const std::vector<TestEdge>& edges)
{
    NetworkSimplex simplex(nodes);
    for (const TestEdge& edge : edges)
        simplex.addEdge(edge.tail, edge.head, edge.length, edge.weight);
    return simplex;
}

long costOf(const std::vector<TestEdge>& edges, const std::vector<int>& positions)
{
    long cost = 0;
    for (const TestEdge& edge : edges)
        cost += static_cast<long>(edge.weight) * (positions[edge.head] - positions[edge.tail]);
    return cost;
}

bool isFeasible(const std::vector<TestEdge>& edges, const std::vector<int>& positions)
{
    return std::all_of(edges.begin(), edges.end(), [&](const TestEdge& edge) {
        return positions[edge.head] - positions[edge.tail] >= edge.length;
    });
}

/// The least cost, by trying all positions below `range`.
long leastCost(int nodes, const std::vector<TestEdge>& edges, int range)
{
    std::vector<int> positions(static_cast<std::size_t>(nodes), 0);
    long best = -1;
    for (;;) {
        if (isFeasible(edges, positions)) {
            const long cost = costOf(edges, positions);
            best = best < 0 ? cost : std::min(best, cost);
        }
        std::size_t i = 0;
        while (i < positions.size() && ++positions[i] == range)
            positions[i++] = 0;
        if (i == positions.size())
            return best;
    }
}

} // namespace

class NetworkSimplexTest : public QObject {
    Q_OBJECT

private slots:
    void pullsShortcutsTight()
    {
        // 0 -> 1 -> 2 -> 3 and a heavy 0 -> 4 -> 3: node 4 belongs next to 0.
        const std::vector<TestEdge> edges{
            {0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}, {0, 4, 1, 5}, {4, 3, 1, 1}};
        NetworkSimplex simplex = make(5, edges);
        QVERIFY(simplex.solve({100, {}}));
        QCOMPARE(simplex.positions(), (std::vector<int>{0, 1, 2, 3, 1}));
    }

    void findsTheLeastCostOfSmallGraphs()
    {
        std::mt19937 random(7);
        const auto draw = [&](int below) {
            return static_cast<int>(random() % static_cast<unsigned>(below));
        };
        for (int round = 0; round < 60; ++round) {
            constexpr int nodes = 5;
            std::vector<TestEdge> edges;
            for (int n = 1; n < nodes; ++n)
                edges.push_back({draw(n), n, draw(2), draw(4)});
            for (int extra = draw(6); extra > 0; --extra) {
                const int tail = draw(nodes - 1);
                edges.push_back({tail, tail + 1 + draw(nodes - 1 - tail), draw(3), draw(4)});
            }
            NetworkSimplex simplex = make(nodes, edges);
            QVERIFY(simplex.solve({1000, {}}));
            QVERIFY(isFeasible(edges, simplex.positions()));
            QCOMPARE(costOf(edges, simplex.positions()), leastCost(nodes, edges, 7));
            const long before = costOf(edges, simplex.positions());
            simplex.balance();
            QVERIFY(isFeasible(edges, simplex.positions()));
            QCOMPARE(costOf(edges, simplex.positions()), before);
        }
    }

    void isFeasibleWithoutAnyEffort()
    {
        const std::vector<TestEdge> edges{{0, 1, 2, 1}, {0, 2, 1, 9}, {2, 3, 1, 1}, {1, 3, 4, 1}};
        NetworkSimplex simplex = make(4, edges);
        QVERIFY(!simplex.solve({0, {}}) ||
                costOf(edges, simplex.positions()) == leastCost(4, edges, 9));
        QVERIFY(isFeasible(edges, simplex.positions()));
    }

    void balancePutsAFreeNodeInTheMiddle()
    {
        // Node 1 may be anywhere between 0 and 2 at the same cost.
        const std::vector<TestEdge> edges{{0, 1, 1, 1}, {1, 2, 1, 1}, {0, 2, 10, 1}};
        NetworkSimplex simplex = make(3, edges);
        QVERIFY(simplex.solve({100, {}}));
        simplex.balance();
        QCOMPARE(simplex.positions()[2] - simplex.positions()[0], 10);
        QVERIFY(std::abs(simplex.positions()[1] - simplex.positions()[0] - 5) <= 1);
    }
};

QTEST_APPLESS_MAIN(NetworkSimplexTest)
#include "tst_NetworkSimplex.moc"
