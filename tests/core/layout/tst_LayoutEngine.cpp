// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/layout/LayoutQuality.h"
#include "tests/bench/layout/SampleMachines.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::layout;

namespace {

std::shared_ptr<const asl::Model> modelOf(const std::string& text)
{
    return asl::Model::build(syntax::SyntaxTree::parse(text, syntax::Format::Json));
}

std::shared_ptr<const Layout> layoutOf(const std::string& text, const Options& options = {})
{
    return makeGraphvizLayoutEngine()->layout(*modelOf(text), options, {});
}

const Rect& boxOf(const Layout& layout, const std::string& path)
{
    const NodeLayout* node = layout.node(asl::StatePath(path));
    return node == nullptr ? layout.nodes.at(layout.nodes.size()).box : node->box;
}

bool isSame(const Layout& a, const Layout& b)
{
    if (a.nodes.size() != b.nodes.size() || a.edges.size() != b.edges.size())
        return false;
    for (std::size_t n = 0; n < a.nodes.size(); ++n) {
        if (a.nodes[n].path != b.nodes[n].path || a.nodes[n].box != b.nodes[n].box)
            return false;
    }
    for (std::size_t e = 0; e < a.edges.size(); ++e) {
        if (a.edges[e].points != b.edges[e].points || a.edges[e].labelBox != b.edges[e].labelBox)
            return false;
    }
    return true;
}

} // namespace

class LayoutEngineTest : public QObject {
    Q_OBJECT

private slots:
    void drawingsAreClean_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("mostCrossings");
        const auto row = [](const char* name, const std::string& text, int mostCrossings) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << mostCrossings;
        };
        row("one state", bench::rowMachine(1), 0);
        row("a row of 200", bench::rowMachine(200), 0);
        row("a fan of 3", bench::fanMachine(3), 0);
        row("a fan of 60", bench::fanMachine(60), 0);
        row("short loops", bench::loopMachine(60, 3), 0);
        row("loops over each other", bench::loopMachine(60, 9), 12);
        row("loops long enough for lanes", bench::loopMachine(120, 40), 120);
        row("a handler for 8", bench::sharedHandlerMachine(8), 0);
        row("a handler for 80, far away", bench::sharedHandlerMachine(80), 0);
        row("nested 12 deep", bench::nestedMachine(12), 0);
        for (std::uint32_t seed = 1; seed <= 12; ++seed)
            QTest::addRow("tangle %u", seed) << QByteArray::fromStdString(bench::tangledMachine(
                                                    10 + 3 * static_cast<int>(seed), seed))
                                             << 100000;
        row("a large tangle", bench::tangledMachine(150, 99), 1000000);
    }
    void drawingsAreClean()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, mostCrossings);
        const auto layout = layoutOf(text.toStdString());
        const bench::LayoutQuality quality = bench::measureQuality(*layout);
        QCOMPARE(quality.nodeOverlaps, 0);
        QCOMPARE(quality.edgesThroughNodes, 0);
        QCOMPARE(quality.labelOverlaps, 0);
        QCOMPARE(quality.looseEnds, 0);
        QVERIFY2(quality.crossings <= mostCrossings,
                 qPrintable(QString::number(quality.crossings)));
        for (const NodeLayout& node : layout->nodes) {
            QVERIFY(node.box.x >= 0 && node.box.y >= 0);
            QVERIFY(node.box.x + node.box.width <= layout->width);
            QVERIFY(node.box.y + node.box.height <= layout->height);
        }
    }

    void countsWhatIsWrongWithADrawing()
    {
        Layout layout;
        layout.nodes.resize(4);
        layout.nodes[0].box = {0, 0, 100, 50};
        layout.nodes[1].box = {50, 20, 100, 50};
        layout.nodes[2].box = {0, 200, 100, 50};
        layout.nodes[3].box = {300, 200, 100, 50};
        layout.edges.resize(2);
        layout.edges[0].from = 0;
        layout.edges[0].to = 2;
        layout.edges[0].points = {{60, 50}, {60, 200}};
        layout.edges[0].labelBox = Rect{50, 120, 60, 20};
        layout.edges[1].from = 1;
        layout.edges[1].to = 3;
        layout.edges[1].points = {{150, 60}, {40, 130}, {350, 130}, {350, 200}};
        const bench::LayoutQuality quality = bench::measureQuality(layout);
        QCOMPARE(quality.nodeOverlaps, 1);
        QCOMPARE(quality.edgesThroughNodes, 1);
        QCOMPARE(quality.crossings, 2);
        QCOMPARE(quality.labelsCrossed, 1);
        QCOMPARE(quality.labelOverlaps, 0);
        QCOMPARE(quality.looseEnds, 0);
    }

    void startAndEndAreAtTheTopLevelOnly()
    {
        const auto layout = layoutOf(bench::nestedMachine(2));
        int starts = 0;
        int ends = 0;
        for (const NodeLayout& node : layout->nodes) {
            starts += node.role == NodeRole::Start;
            ends += node.role == NodeRole::End;
            if (node.role == NodeRole::Start || node.role == NodeRole::End)
                QCOMPARE(node.parent, -1);
        }
        QCOMPARE(starts, 1);
        QCOMPARE(ends, 1);
    }

    void parentsComeBeforeChildrenAndHoldThem()
    {
        const auto layout = layoutOf(bench::nestedMachine(4));
        for (std::size_t n = 0; n < layout->nodes.size(); ++n) {
            const NodeLayout& node = layout->nodes[n];
            if (node.parent < 0)
                continue;
            QVERIFY(node.parent < static_cast<int>(n));
            const NodeLayout& parent = layout->nodes[node.parent];
            QVERIFY(parent.role == NodeRole::Container);
            QVERIFY(node.box.x > parent.box.x &&
                    node.box.x + node.box.width < parent.box.x + parent.box.width);
            QVERIFY(node.box.y >= parent.box.y + parent.headerHeight);
            QVERIFY(node.box.y + node.box.height < parent.box.y + parent.box.height);
        }
    }

    void branchesStandInTheirOrder()
    {
        const auto layout =
            layoutOf(R"({"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
            {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},
            {"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}},
            {"StartAt":"C","States":{"C":{"Type":"Pass","End":true}}}]}}})");
        const Rect& a = boxOf(*layout, "/States/P/Branches/0/States/A");
        const Rect& b = boxOf(*layout, "/States/P/Branches/1/States/B");
        const Rect& c = boxOf(*layout, "/States/P/Branches/2/States/C");
        QVERIFY(a.x + a.width < b.x && b.x + b.width < c.x);
        QCOMPARE(a.y, b.y);
        QCOMPARE(b.y, c.y);
    }

    void emptyContainersHaveRoomForAState()
    {
        const auto layout = layoutOf(R"({"StartAt":"M","States":{
            "M":{"Type":"Map","Next":"P"},"P":{"Type":"Parallel","Branches":[{},{}],"End":true}}})");
        const Rect& map = boxOf(*layout, "/States/M");
        const Rect& parallel = boxOf(*layout, "/States/P");
        QVERIFY(map.width >= 160 && map.height >= 56 + 56);
        QVERIFY(parallel.width >= 2 * 160 && parallel.height >= 56 + 56);
    }

    void danglingTargetsHaveNoEdge()
    {
        const auto layout =
            layoutOf(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Nowhere"}}})");
        QCOMPARE(layout->edges.size(), std::size_t(1));
        QVERIFY(layout->edges[0].kind == asl::TransitionKind::Start);
    }

    void unreachableStatesArePlacedToo()
    {
        const auto layout = layoutOf(R"({"StartAt":"A","States":{"A":{"Type":"Succeed"},
            "Lost":{"Type":"Pass","Next":"Also lost"},"Also lost":{"Type":"Pass"}}})");
        QVERIFY(layout->node(asl::StatePath("/States/Lost")) != nullptr);
        const Rect& head = boxOf(*layout, "/States/Lost");
        QVERIFY(head.x > boxOf(*layout, "/States/A").x);
        QVERIFY(boxOf(*layout, "/States/Also lost").y > head.y);
    }

    void odditiesAreDrawn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("an empty object") << QByteArray("{}");
        QTest::newRow("no states") << QByteArray(R"({"StartAt":"A","States":{}})");
        QTest::newRow("no start") << QByteArray(
            R"({"States":{"A":{"Type":"Pass","Next":"B"},"B":{}}})");
        QTest::newRow("a state twice") << QByteArray(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"},"A":{"Type":"Fail"}}})");
        QTest::newRow("a list for states") << QByteArray(R"({"StartAt":"A","States":[1,2]})");
        QTest::newRow("half a text")
            << QByteArray("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":[{"
                          "\"Next\":\"A\"},{\"Next\":\"");
        QTest::newRow("a nameless state")
            << QByteArray(R"({"StartAt":"","States":{"":{"Type":"Pass","Next":""}}})");
    }
    void odditiesAreDrawn()
    {
        QFETCH(QByteArray, text);
        const auto layout = layoutOf(text.toStdString());
        QVERIFY(layout != nullptr);
        const bench::LayoutQuality quality = bench::measureQuality(*layout);
        QCOMPARE(quality.nodeOverlaps, 0);
        QCOMPARE(quality.edgesThroughNodes, 0);
        QCOMPARE(quality.looseEnds, 0);
    }

    void orderOfKeysDoesNotMatter()
    {
        const auto first = layoutOf(R"({"StartAt":"A","States":{
            "A":{"Type":"Choice","Choices":[{"Next":"B"},{"Next":"C"}],"Default":"D"},
            "B":{"Type":"Pass","Next":"D"},"C":{"Type":"Pass","Next":"D"},"D":{"Type":"Succeed"},
            "Lost":{"Type":"Pass"},"Gone":{"Type":"Pass"}}})");
        const auto second = layoutOf(R"({"States":{
            "Gone":{"Type":"Pass"},"D":{"Type":"Succeed"},"C":{"Next":"D","Type":"Pass"},"Lost":{"Type":"Pass"},
            "B":{"Next":"D","Type":"Pass"},
            "A":{"Default":"D","Choices":[{"Next":"B"},{"Next":"C"}],"Type":"Choice"}},"StartAt":"A"})");
        QVERIFY(isSame(*first, *second));
    }

    void sameEngineGivesTheSameAgain()
    {
        const auto model = modelOf(bench::tangledMachine(30, 5));
        const auto engine = makeGraphvizLayoutEngine();
        const auto first = engine->layout(*model, {}, {});
        // Another machine in between must not change what is remembered.
        engine->layout(*modelOf(bench::nestedMachine(3)), {}, {});
        QVERIFY(isSame(*first, *engine->layout(*model, {}, {})));
    }

    void cardsAreAsWideAsTheirTextsWithinLimits()
    {
        const auto layout = layoutOf(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A name of ordinary length"},
                "A name of ordinary length":{"Type":"Pass","Next":"A name so long that nobody would want a card as wide as that"},
                "A name so long that nobody would want a card as wide as that":{"Type":"Succeed"}}})");
        const double shortest = boxOf(*layout, "/States/A").width;
        const double ordinary = boxOf(*layout, "/States/A name of ordinary length").width;
        const double longest =
            boxOf(*layout, "/States/A name so long that nobody would want a card as wide as that")
                .width;
        QVERIFY(shortest < ordinary && ordinary < longest);
        QCOMPARE(longest, 264.0);
        QCOMPARE(boxOf(*layout, "/States/A").height, 56.0);
    }

    void wordsComeFromTheOptions()
    {
        Options options;
        options.labelText = [](const asl::Model&, const asl::State&,
                               const asl::Transition& transition) {
            return transition.kind == asl::TransitionKind::Default ? std::string("sonst")
                                                                   : std::string();
        };
        const auto layout = layoutOf(bench::fanMachine(2), options);
        int labels = 0;
        for (const EdgeLayout& edge : layout->edges) {
            if (edge.label.empty())
                continue;
            ++labels;
            QCOMPARE(edge.label, std::string("sonst"));
            QVERIFY(edge.labelBox.has_value());
        }
        QCOMPARE(labels, 1);
    }

    void everyTransitionHasItsEdge()
    {
        const auto model = modelOf(R"({"StartAt":"A","States":{
            "A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"B","Catch":[
                {"ErrorEquals":["X"],"Next":"B"},{"ErrorEquals":["States.ALL"],"Next":"B"}]},
            "B":{"Type":"Pass","End":true}}})");
        const auto layout = makeGraphvizLayoutEngine()->layout(*model, {}, {});
        std::vector<std::pair<asl::TransitionKind, std::size_t>> found;
        for (const EdgeLayout& edge : layout->edges)
            found.emplace_back(edge.kind, edge.index);
        using Kind = asl::TransitionKind;
        QCOMPARE(found.size(), std::size_t(5));
        QVERIFY((found == std::vector<std::pair<Kind, std::size_t>>{{Kind::Start, 0},
                                                                    {Kind::Next, 0},
                                                                    {Kind::Catch, 0},
                                                                    {Kind::Catch, 1},
                                                                    {Kind::End, 0}}));
    }

    void cancelledGivesNothing()
    {
        CancelToken cancel;
        cancel.cancel();
        const auto model = modelOf(bench::rowMachine(3));
        const auto engine = makeGraphvizLayoutEngine();
        QVERIFY(engine->layout(*model, {}, cancel) == nullptr);
        QVERIFY(engine->layout(*model, {}, {}) != nullptr);
    }

    void withoutTimeTheDrawingIsSimplerButClean()
    {
        Options options;
        options.budget = std::chrono::milliseconds(0);
        const auto layout = layoutOf(bench::tangledMachine(60, 4), options);
        QVERIFY(layout->isSimplified);
        const bench::LayoutQuality quality = bench::measureQuality(*layout);
        QCOMPARE(quality.nodeOverlaps, 0);
        QCOMPARE(quality.edgesThroughNodes, 0);
        QCOMPARE(quality.labelOverlaps, 0);
    }
};

QTEST_APPLESS_MAIN(LayoutEngineTest)
#include "tst_LayoutEngine.moc"
