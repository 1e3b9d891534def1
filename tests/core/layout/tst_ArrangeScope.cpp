// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/ArrangeScope.h"

#include <QTest>

using namespace stepglass::layout;

namespace {

const Overrun never = [] { return false; };
const Overrun always = [] { return true; };

ScopeGraph graphOf(std::size_t nodes, std::vector<ScopeGraph::Edge> edges)
{
    ScopeGraph graph;
    graph.nodes.assign(nodes, {160, 56});
    graph.edges = std::move(edges);
    return graph;
}

double middleOf(const Arrangement& arrangement, const ScopeGraph& graph, std::size_t node)
{
    return arrangement.nodes[node].x + graph.nodes[node].width / 2;
}

bool isVertical(const std::vector<Point>& route)
{
    return route.size() == 2 && route[0].x == route[1].x;
}

/// Notes that it was asked and turns every layer round.
class MirrorAdvisor final : public OrderAdvisor {
public:
    std::optional<std::vector<int>> advise(const LayeredGraph& layered, const Block&) override
    {
        ++questions;
        std::vector<int> rank;
        for (const Item& item : layered.items)
            rank.push_back(-item.place);
        return rank;
    }
    int questions = 0;
};

} // namespace

class ArrangeScopeTest : public QObject {
    Q_OBJECT

private slots:
    void emptyScopeHasNoSize()
    {
        const Arrangement result = arrangeScope({}, nullptr, never);
        QCOMPARE(result.width, 0.0);
        QCOMPARE(result.height, 0.0);
    }

    void chainStandsInOneColumn()
    {
        ScopeGraph graph = graphOf(4, {{0, 1}, {1, 2}, {2, 3}});
        graph.nodes[1].width = 264;
        const Arrangement result = arrangeScope(graph, nullptr, never);
        for (std::size_t n = 1; n < 4; ++n) {
            QCOMPARE(middleOf(result, graph, n), middleOf(result, graph, 0));
            QCOMPARE(result.nodes[n].y - result.nodes[n - 1].y, 56.0 + 48.0);
            QVERIFY(isVertical(result.routes[n - 1]));
        }
        QCOMPARE(result.width, 264.0);
    }

    void branchesHangInBalanceAndInOrder_data()
    {
        QTest::addColumn<int>("branches");
        QTest::newRow("two") << 2;
        QTest::newRow("three") << 3;
        QTest::newRow("four") << 4;
        QTest::newRow("seven") << 7;
    }
    void branchesHangInBalanceAndInOrder()
    {
        QFETCH(int, branches);
        std::vector<ScopeGraph::Edge> edges;
        for (int b = 1; b <= branches; ++b)
            edges.push_back({0, b, EdgeRole::Choice, 80, 20});
        for (int b = 1; b <= branches; ++b)
            edges.push_back({b, branches + 1});
        const ScopeGraph graph = graphOf(static_cast<std::size_t>(branches) + 2, edges);
        const Arrangement result = arrangeScope(graph, nullptr, never);
        for (int b = 2; b <= branches; ++b)
            QVERIFY(result.nodes[b].x >= result.nodes[b - 1].x + 160 + 32);
        const double left = middleOf(result, graph, 1);
        const double right = middleOf(result, graph, static_cast<std::size_t>(branches));
        QCOMPARE(middleOf(result, graph, 0), (left + right) / 2);
        QCOMPARE(middleOf(result, graph, static_cast<std::size_t>(branches) + 1),
                 (left + right) / 2);
    }

    void labelsStandAboveWhatTheyLeadTo()
    {
        const ScopeGraph graph =
            graphOf(3, {{0, 1, EdgeRole::Choice, 96, 20}, {0, 2, EdgeRole::Choice, 64, 20}});
        const Arrangement result = arrangeScope(graph, nullptr, never);
        for (std::size_t e = 0; e < 2; ++e) {
            QVERIFY(result.labels[e].has_value());
            QCOMPARE(result.labels[e]->x + result.labels[e]->width / 2,
                     middleOf(result, graph, e + 1));
            QVERIFY(result.labels[e]->y >= result.nodes[0].y + 56);
            QVERIFY(result.labels[e]->y + 20 <= result.nodes[e + 1].y);
        }
    }

    void backEdgeRunsBesideItsLoopAndEndsAtTheSide()
    {
        const ScopeGraph graph = graphOf(3, {{0, 1}, {1, 2}, {2, 0}});
        const Arrangement result = arrangeScope(graph, nullptr, never);
        const auto& route = result.routes[2];
        QCOMPARE(route.size(), std::size_t(4));
        QCOMPARE(route.front().y, result.nodes[2].y + 28);
        QCOMPARE(route.back().y, result.nodes[0].y + 28);
        QCOMPARE(route.front().x, result.nodes[2].x);
        QVERIFY(route[1].x < result.nodes[1].x);
    }

    void catchLeavesAtTheSide()
    {
        const ScopeGraph graph = graphOf(3, {{0, 1}, {0, 2, EdgeRole::Catch, 96, 20}});
        const Arrangement result = arrangeScope(graph, nullptr, never);
        QVERIFY(isVertical(result.routes[0]));
        QCOMPARE(result.routes[1].front(),
                 (Point{result.nodes[0].x + 160, result.nodes[0].y + 28}));
        QCOMPARE(result.routes[1].back(), (Point{middleOf(result, graph, 2), result.nodes[2].y}));
    }

    void loopAtOneNodeStaysRightOfItWithItsLabel()
    {
        const ScopeGraph graph =
            graphOf(2, {{0, 0, EdgeRole::Choice, 64, 20}, {0, 1, EdgeRole::Choice, 56, 20}});
        const Arrangement result = arrangeScope(graph, nullptr, never);
        const double border = result.nodes[0].x + 160;
        QCOMPARE(result.routes[0].front().x, border);
        QCOMPARE(result.routes[0].back().x, border);
        QVERIFY(result.labels[0]->x > border);
        QVERIFY(result.labels[0]->x + 64 <= result.width);
    }

    void twoEdgesBetweenTwoNodesAreApart()
    {
        const ScopeGraph graph =
            graphOf(2, {{0, 1, EdgeRole::Choice, 64, 20}, {0, 1, EdgeRole::Choice, 64, 20}});
        const Arrangement result = arrangeScope(graph, nullptr, never);
        QVERIFY(result.labels[0]->x + 64 < result.labels[1]->x);
        QVERIFY(result.routes[0].back().x < result.routes[1].back().x);
    }

    void longEdgesToOneTargetShareALaneBesideEverything()
    {
        std::vector<ScopeGraph::Edge> edges;
        for (int n = 0; n < 20; ++n)
            edges.push_back({n, n + 1});
        edges.push_back({0, 20, EdgeRole::End});
        edges.push_back({1, 20, EdgeRole::End});
        const ScopeGraph graph = graphOf(21, edges);
        const Arrangement result = arrangeScope(graph, nullptr, never);
        double lanes[2] = {0, 0};
        for (const std::size_t e : {20, 21}) {
            for (const Point& point : result.routes[e])
                lanes[e - 20] = std::max(lanes[e - 20], point.x);
        }
        QCOMPARE(lanes[0], lanes[1]);
        QVERIFY(lanes[0] > result.nodes[5].x + 160);
        for (int n = 1; n <= 20; ++n)
            QCOMPARE(result.nodes[n].x, result.nodes[0].x);
    }

    void partsThatNothingConnectsStandSideBySide()
    {
        const ScopeGraph graph = graphOf(5, {{0, 1}, {2, 3}});
        const Arrangement result = arrangeScope(graph, nullptr, never);
        QCOMPARE(result.nodes[0].y, 0.0);
        QCOMPARE(result.nodes[2].y, 0.0);
        QVERIFY(result.nodes[2].x >= result.nodes[0].x + 160 + 32);
        for (int n = 0; n < 4; ++n) {
            const bool isApart = std::abs(result.nodes[4].x - result.nodes[n].x) >= 160 ||
                                 std::abs(result.nodes[4].y - result.nodes[n].y) >= 56;
            QVERIFY(isApart);
        }
    }

    void overrunStillArrangesEverything()
    {
        std::vector<ScopeGraph::Edge> edges;
        for (int n = 0; n < 30; ++n) {
            edges.push_back({n, (n * 7 + 3) % 31});
            edges.push_back({n, n + 1});
        }
        const ScopeGraph graph = graphOf(31, edges);
        const Arrangement result = arrangeScope(graph, nullptr, always);
        QVERIFY(result.isSimplified);
        for (std::size_t a = 0; a < 31; ++a) {
            for (std::size_t b = a + 1; b < 31; ++b) {
                const bool isApart = std::abs(result.nodes[a].x - result.nodes[b].x) >= 160 ||
                                     std::abs(result.nodes[a].y - result.nodes[b].y) >= 56;
                QVERIFY(isApart);
            }
        }
        for (std::size_t e = 0; e < edges.size(); ++e)
            QVERIFY(result.routes[e].size() >= 2);
    }

    void adviceIsAskedForTanglesOnly()
    {
        MirrorAdvisor advisor;
        const auto tree = arrangeScope(graphOf(3, {{0, 1}, {0, 2}}), &advisor, never);
        QCOMPARE(advisor.questions, 0);

        // Everything above with everything below: 5 * 5 edges must cross.
        std::vector<ScopeGraph::Edge> edges;
        for (int a = 1; a <= 5; ++a) {
            edges.push_back({0, a});
            for (int b = 6; b <= 10; ++b)
                edges.push_back({a, b});
        }
        const auto tangle = arrangeScope(graphOf(11, edges), &advisor, never);
        QCOMPARE(advisor.questions, 1);
        // The mirrored order has as many crossings, so ours, which follows the flow, stays.
        QVERIFY(tangle.nodes[1].x < tangle.nodes[5].x);
    }
};

QTEST_APPLESS_MAIN(ArrangeScopeTest)
#include "tst_ArrangeScope.moc"
