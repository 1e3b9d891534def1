// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SceneFixture.h"

#include "ui/canvas/CanvasScene.h"
#include "ui/canvas/StateItems.h"
#include "ui/theme/Theme.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::ui;
using namespace stepglass::ui::canvas;

namespace {

const asl::StatePath a("/States/A");
const asl::StatePath b("/States/B");
const asl::StatePath c("/States/C");
const layout::Rect first{0, 0, 100, 50};
const layout::Rect second{0, 100, 100, 50};
const layout::Rect third{0, 200, 100, 50};

/// Pass states of one letter each, one after the other.
std::string chain(const std::string& names)
{
    const auto quoted = [](char name) { return std::string("\"") + name + "\""; };
    std::string states;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string onward =
            i + 1 < names.size() ? "\"Next\": " + quoted(names[i + 1]) : "\"End\": true";
        states += (i ? ", " : "") + quoted(names[i]) + ": {\"Type\": \"Pass\", " + onward + "}";
    }
    return "{\"StartAt\": " + quoted(names[0]) + ", \"States\": {" + states + "}}";
}

} // namespace

class TestCanvasScene : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itemsFollowTheirStates();
    void stateThatIsGoneLosesItsItem();
    void loneNewNameKeepsTheItem();
    void firstPictureDoesNotMove();
    void movesToNewPlacesInTime();
    void isAtItsPlaceAtOnceWithoutAnimation();
    void anchorStandsStill();
    void anchorThatIsGonePassesToTheNext();
    void problemsCountAtTheInnermostState();
    void brokenStateSaysSo();
    void edgeIsFoundBesideItsLine();
    void innermostNodeIsFound();
    void snapshotWithoutModelEmptiesTheScene();

private:
    theme::Theme m_theme{theme::Scheme::Light};
};

void TestCanvasScene::itemsFollowTheirStates()
{
    CanvasScene scene(m_theme);
    scene.setAnimated(false);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    NodeItem* const itemOfB = scene.stateItem(b);
    QVERIFY(itemOfB);
    scene.showSnapshot(test::handMade(
        chain("ACB"), {{a.pointer(), first}, {c.pointer(), second}, {b.pointer(), third}}));
    QCOMPARE(scene.stateItem(b), itemOfB);
    QCOMPARE(itemOfB->box(), QRectF(0, 200, 100, 50));
    QCOMPARE(scene.nodes().size(), std::size_t(3));
    QVERIFY(scene.edge({a, asl::TransitionKind::Next, 0}));
    QCOMPARE(scene.edge({a, asl::TransitionKind::Next, 0})->to().path, c);
}

void TestCanvasScene::stateThatIsGoneLosesItsItem()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(
        chain("ACB"), {{a.pointer(), first}, {c.pointer(), second}, {b.pointer(), third}}));
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    QVERIFY(!scene.stateItem(c));
    QVERIFY(!scene.edge({c, asl::TransitionKind::Next, 0}));
    QCOMPARE(scene.nodes().size(), std::size_t(2));
}

void TestCanvasScene::loneNewNameKeepsTheItem()
{
    CanvasScene scene(m_theme);
    scene.setAnimated(false);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    NodeItem* const item = scene.stateItem(b);
    scene.showSnapshot(test::handMade(chain("AC"), {{a.pointer(), first}, {c.pointer(), second}}));
    QCOMPARE(scene.stateItem(c), item);
    QCOMPARE(item->title(), QStringLiteral("C"));
    QVERIFY(!scene.stateItem(b));
}

void TestCanvasScene::firstPictureDoesNotMove()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    QVERIFY(!scene.isMoving());
    QCOMPARE(scene.stateItem(b)->opacity(), 1.0);
}

void TestCanvasScene::movesToNewPlacesInTime()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    scene.showSnapshot(test::handMade(
        chain("ACB"), {{a.pointer(), first}, {c.pointer(), second}, {b.pointer(), third}}));
    QVERIFY(scene.isMoving());
    QCOMPARE(scene.stateItem(b)->box().top(), 100.0);
    QCOMPARE(scene.stateItem(c)->opacity(), 0.0);
    QTRY_VERIFY(!scene.isMoving());
    QCOMPARE(scene.stateItem(b)->box().top(), 200.0);
    QCOMPARE(scene.stateItem(c)->opacity(), 1.0);

    // The same again: nothing moved, so nothing is set in motion.
    scene.showSnapshot(test::handMade(
        chain("ACB"), {{a.pointer(), first}, {c.pointer(), second}, {b.pointer(), third}}));
    QVERIFY(!scene.isMoving());
}

void TestCanvasScene::isAtItsPlaceAtOnceWithoutAnimation()
{
    CanvasScene scene(m_theme);
    scene.setAnimated(false);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    scene.showSnapshot(test::handMade(
        chain("ACB"), {{a.pointer(), first}, {c.pointer(), second}, {b.pointer(), third}}));
    QVERIFY(!scene.isMoving());
    QCOMPARE(scene.stateItem(b)->box().top(), 200.0);
}

void TestCanvasScene::anchorStandsStill()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    const QPointF shift = scene.showSnapshot(
        test::handMade(chain("ACB"),
                       {{a.pointer(), first}, {c.pointer(), second}, {b.pointer(), third}}),
        {{NodeShape::Card, b}});
    // The caller scrolls by the shift: B is where it was on the screen from the first moment on,
    // and A, which has its old place in the scene, begins where the eye saw it.
    QCOMPARE(shift, QPointF(0, 100));
    QCOMPARE(scene.stateItem(b)->box().top(), 200.0);
    QCOMPARE(scene.stateItem(a)->box().top(), 100.0);
    scene.finishMoving();
    QCOMPARE(scene.stateItem(a)->box().top(), 0.0);
}

void TestCanvasScene::anchorThatIsGonePassesToTheNext()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(
        chain("ACB"), {{a.pointer(), first}, {c.pointer(), second}, {b.pointer(), third}}));
    const QPointF shift = scene.showSnapshot(
        test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}),
        {{NodeShape::Card, c}, {NodeShape::Card, b}});
    QCOMPARE(shift, QPointF(0, -100));
}

void TestCanvasScene::problemsCountAtTheInnermostState()
{
    const std::string text =
        R"({"StartAt": "Outer", "States": {"Outer": {"Type": "Map", "End": true, "ItemProcessor":
        {"StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "End": true}}}}}})";
    const std::string inner = "/States/Outer/ItemProcessor/States/Inner";
    const auto snapshot =
        test::handMade(text, {{"/States/Outer", {0, 0, 200, 200}}, {inner, {20, 80, 100, 50}}});
    snapshot->diagnostics = {
        makeDiagnostic(DiagnosticCode::MissingField, {}, inner, {"End"}),
        makeDiagnostic(DiagnosticCode::MissingField, {}, inner + "/Result/x", {"y"}),
        makeDiagnostic(DiagnosticCode::MissingField, {}, "/States/Outer/ItemProcessor",
                       {"StartAt"}),
        makeDiagnostic(DiagnosticCode::MissingField, {}, "", {"StartAt"}),
    };
    CanvasScene scene(m_theme);
    scene.showSnapshot(snapshot);
    const auto errorsOf = [&](const std::string& path) {
        return static_cast<StateNodeItem*>(scene.stateItem(asl::StatePath(path)))
            ->face()
            .problems.errors;
    };
    QCOMPARE(errorsOf(inner), 2);
    QCOMPARE(errorsOf("/States/Outer"), 1);
    QVERIFY(scene.stateItem(asl::StatePath(inner))
                ->accessibleName()
                .contains(QStringLiteral("2 error")));
}

void TestCanvasScene::brokenStateSaysSo()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(
        R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": 5}})",
        {{a.pointer(), first}, {b.pointer(), second}}));
    QVERIFY(static_cast<StateNodeItem*>(scene.stateItem(b))->face().isBroken);
    QVERIFY(!static_cast<StateNodeItem*>(scene.stateItem(a))->face().isBroken);
    QVERIFY(scene.stateItem(b)->accessibleName().contains(QStringLiteral("broken")));
}

void TestCanvasScene::edgeIsFoundBesideItsLine()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    const EdgeItem* edge = scene.edge({a, asl::TransitionKind::Next, 0});
    QVERIFY(edge);
    QCOMPARE(scene.edgeAt({53, 75}, 4), edge);
    QVERIFY(!scene.edgeAt({90, 75}, 4));
    QVERIFY(!scene.edgeAt({50, 20}, 4));
}

void TestCanvasScene::innermostNodeIsFound()
{
    const std::string text =
        R"({"StartAt": "Outer", "States": {"Outer": {"Type": "Map", "End": true, "ItemProcessor":
        {"StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "End": true}}}}}})";
    const std::string inner = "/States/Outer/ItemProcessor/States/Inner";
    CanvasScene scene(m_theme);
    scene.showSnapshot(
        test::handMade(text, {{"/States/Outer", {0, 0, 200, 200}}, {inner, {20, 80, 100, 50}}}));
    QCOMPARE(scene.nodeAt({30, 90})->key().path.pointer(), inner);
    QCOMPARE(scene.nodeAt({190, 190})->key().path.pointer(), std::string("/States/Outer"));
    QVERIFY(!scene.nodeAt({300, 300}));
}

void TestCanvasScene::snapshotWithoutModelEmptiesTheScene()
{
    CanvasScene scene(m_theme);
    scene.showSnapshot(test::handMade(chain("AB"), {{a.pointer(), first}, {b.pointer(), second}}));
    scene.showSnapshot(std::make_shared<analysis::Snapshot>());
    QVERIFY(!scene.hasStates());
    QVERIFY(scene.items().isEmpty());
}

QTEST_MAIN(TestCanvasScene)
#include "tst_CanvasScene.moc"
