// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/HelperAdvisor.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::layout;

namespace {

/// Two layers of three items below one, linked crosswise.
LayeredGraph crossed()
{
    ScopeGraph graph;
    graph.nodes.assign(7, {80, 40});
    graph.edges = {{0, 1}, {0, 2}, {0, 3}, {1, 6}, {2, 5}, {3, 4}};
    Ranking ranking = rankNodes(graph, [] { return false; });
    return makeLayers(graph, ranking);
}

} // namespace

class HelperAdvisorTest : public QObject {
    Q_OBJECT

private slots:
    void graphvizFindsTheOrderWithoutCrossings()
    {
        LayeredGraph layered = crossed();
        const Block block{0, 2};
        QCOMPARE(countCrossings(layered, block), 3L);
        HelperAdvisor advisor{std::string(STEPGLASS_HELPER)};
        // The first question starts the program, which may take its time on a busy machine.
        std::optional<std::vector<int>> rank;
        for (int attempt = 0; attempt < 20 && !rank; ++attempt) {
            advisor.setLimits(std::chrono::steady_clock::now() + std::chrono::seconds(20), {});
            rank = advisor.advise(layered, block);
        }
        QVERIFY(rank.has_value());
        Orderer orderer(layered, [] { return true; });
        QCOMPARE(orderer.tryOrder(block, *rank), 0L);
        // It answers again.
        QVERIFY(advisor.advise(layered, block).has_value());
    }

    void noProgramNoAdvice_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("no name") << QString();
        QTest::newRow("no such file") << QStringLiteral("/nonexistent/helper");
        QTest::newRow("one that ends at once") << QStringLiteral("/bin/false");
        QTest::newRow("one that says something else") << QStringLiteral("/bin/pwd");
    }
    void noProgramNoAdvice()
    {
        QFETCH(QString, program);
        HelperAdvisor advisor{program.toStdString()};
        QVERIFY(!advisor.advise(crossed(), {0, 2}).has_value());
        QVERIFY(!advisor.advise(crossed(), {0, 2}).has_value());
    }

    void givesUpInTimeOnAProgramThatNeverAnswers()
    {
        // sleep without arguments ends; cat without arguments echoes the question, which is no
        // answer.
        HelperAdvisor advisor{std::string("/bin/cat")};
        advisor.setLimits(std::chrono::steady_clock::now() + std::chrono::milliseconds(50), {});
        QVERIFY(!advisor.advise(crossed(), {0, 2}).has_value());
    }

    void cancelledAsksNothing()
    {
        CancelToken cancel;
        cancel.cancel();
        HelperAdvisor advisor{std::string(STEPGLASS_HELPER)};
        advisor.setLimits(std::chrono::steady_clock::now() + std::chrono::seconds(20), cancel);
        QVERIFY(!advisor.advise(crossed(), {0, 2}).has_value());
    }
};

QTEST_APPLESS_MAIN(HelperAdvisorTest)
#include "tst_HelperAdvisor.moc"
