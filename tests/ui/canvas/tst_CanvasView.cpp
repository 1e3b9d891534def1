// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewFixture.h"

#include <QAccessible>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace stepglass;
using namespace stepglass::ui;
using namespace stepglass::ui::canvas;
using test::top;
using test::ViewFixture;

class TestCanvasView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstPictureShowsAll();
    void clickSelectsInTheDocument();
    void clickOnEdgeSelectsTheTransition();
    void selectionOfTheDocumentIsTold();
    void keysWalk_data();
    void keysWalk();
    void tabGoesThroughAllAndLeavesAtTheEnd();
    void renameInPlace();
    void refusedNameStaysForMending();
    void escapeKeepsTheName();
    void deleteJoinsNeighbours();
    void draggedEndRetargets();
    void draggedEndReachesTheEnd();
    void illegalTargetChangesNothing();
    void startIsDraggedToo();
    void insertedStateIsSelected();
    void insertsOnSelectedTransition();
    void menuOfTypesOpensByKey();
    void contextMenuSetsTheStart();
    void droppedTypeLandsOnTheEdge();
    void firstStateIsDroppedOnEmptyCanvas();
    void refusesWithAReason();
    void brokenTextKeepsTheRest();
    void touchedItemKeepsItsPlace();
    void zoomKeepsThePlaceUnderThePointer();
    void dragOnEmptyCanvasPans();
    void farAwayStillWorks();
    void nodesAreAccessible();
};

void TestCanvasView::firstPictureShowsAll()
{
    ViewFixture f;
    QVERIFY(f.view.zoom() <= 1);
    for (const char* name : {"Check", "Left", "Right", "Group", "Finish", "Broken"})
        QVERIFY2(f.view.viewport()->rect().contains(f.view.stateRect(top(name))), name);
}

void TestCanvasView::clickSelectsInTheDocument()
{
    ViewFixture f;
    f.click(f.view.stateRect(top("Left")).center());
    QCOMPARE(f.selectedName(), std::string("Left"));
    QVERIFY(!f.document.selection().transition);
    f.click(QPoint(5, 5));
    QVERIFY(!f.document.selection().hasState);
}

void TestCanvasView::clickOnEdgeSelectsTheTransition()
{
    ViewFixture f;
    f.click(f.view.transitionPlace(top("Left"), asl::TransitionKind::Next));
    QCOMPARE(f.document.selection().state, top("Left"));
    QVERIFY(f.document.selection().transition ==
            std::pair(asl::TransitionKind::Next, std::size_t(0)));
}

void TestCanvasView::selectionOfTheDocumentIsTold()
{
    ViewFixture f;
    f.view.zoomTo(3);
    f.document.selectState(top("Finish"));
    QVERIFY(f.view.accessibleDescription().contains(QStringLiteral("Finish")));
    QVERIFY(f.view.viewport()->rect().intersects(f.view.stateRect(top("Finish"))));
}

void TestCanvasView::keysWalk_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("to");
    QTest::newRow("down to the first rule's target")
        << "/States/Check" << int(Qt::Key_Down) << "Left";
    QTest::newRow("up to who leads here") << "/States/Left" << int(Qt::Key_Up) << "Check";
    QTest::newRow("enter goes in") << "/States/Group" << int(Qt::Key_Return) << "One";
    QTest::newRow("escape goes out")
        << "/States/Group/Branches/1/States/Two" << int(Qt::Key_Escape) << "Group";
    QTest::newRow("right to the next branch")
        << "/States/Group/Branches/0/States/One" << int(Qt::Key_Right) << "Two";
    QTest::newRow("home") << "/States/Finish" << int(Qt::Key_Home) << "Check";
    QTest::newRow("escape at the top lets go") << "/States/Left" << int(Qt::Key_Escape) << "";
}

void TestCanvasView::keysWalk()
{
    QFETCH(QString, from);
    QFETCH(int, key);
    QFETCH(QString, to);
    ViewFixture f;
    f.document.selectState(asl::StatePath(from.toStdString()));
    QTest::keyClick(&f.view, static_cast<Qt::Key>(key));
    QCOMPARE(f.selectedName(), to.toStdString());
}

void TestCanvasView::tabGoesThroughAllAndLeavesAtTheEnd()
{
    ViewFixture f;
    f.view.activateWindow();
    f.view.setFocus();
    QTRY_VERIFY(f.view.hasFocus());
    QSet<std::string> seen;
    for (std::size_t i = 0; i < f.document.snapshot()->model->allStates().size(); ++i) {
        QTest::keyClick(&f.view, Qt::Key_Tab);
        seen.insert(f.selectedName());
    }
    QCOMPARE(seen.size(), 8);
    QVERIFY(f.view.hasFocus());
    QTest::keyClick(&f.view, Qt::Key_Tab);
    QVERIFY(!f.view.hasFocus());
}

void TestCanvasView::renameInPlace()
{
    ViewFixture f;
    f.document.selectState(top("Left"));
    const NodeItem* item = f.view.canvasScene().stateItem(top("Left"));
    QTest::keyClick(&f.view, Qt::Key_F2);
    auto* field = f.view.findChild<QLineEdit*>(QStringLiteral("renameEditor"));
    QVERIFY(field && field->isVisible());
    QCOMPARE(field->text(), QStringLiteral("Left"));
    QTest::keyClicks(field, QStringLiteral("Leeway"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!field->isVisible());
    f.settle();
    QVERIFY(f.state("Leeway"));
    QCOMPARE(f.state("Check")->transitions[0].target, std::string("Leeway"));
    QCOMPARE(f.selectedName(), std::string("Leeway"));
    QCOMPARE(f.view.canvasScene().stateItem(top("Leeway")), item);
    f.document.undoStack()->undo();
    QCOMPARE(f.document.text(), test::orderMachine);
}

void TestCanvasView::refusedNameStaysForMending()
{
    ViewFixture f;
    QSignalSpy refused(&f.view, &CanvasView::gestureRefused);
    f.document.selectState(top("Left"));
    QTest::keyClick(&f.view, Qt::Key_F2);
    auto* field = f.view.findChild<QLineEdit*>(QStringLiteral("renameEditor"));
    field->setText(QStringLiteral("Right"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(refused.count(), 1);
    QVERIFY(!refused.first().first().toString().isEmpty());
    QVERIFY(field->isVisible());
    QCOMPARE(f.document.text(), test::orderMachine);
}

void TestCanvasView::escapeKeepsTheName()
{
    ViewFixture f;
    f.document.selectState(top("Left"));
    f.view.renameSelected();
    auto* field = f.view.findChild<QLineEdit*>(QStringLiteral("renameEditor"));
    QTest::keyClicks(field, QStringLiteral("Leeway"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QCOMPARE(f.document.text(), test::orderMachine);
}

void TestCanvasView::deleteJoinsNeighbours()
{
    ViewFixture f;
    f.document.selectState(top("Left"));
    QTest::keyClick(&f.view, Qt::Key_Delete);
    f.settle();
    QVERIFY(!f.state("Left"));
    QCOMPARE(f.state("Check")->transitions[0].target, std::string("Finish"));
    QCOMPARE(f.selectedName(), std::string("Finish"));
}

void TestCanvasView::draggedEndRetargets()
{
    ViewFixture f;
    const QPoint handle = f.hoverTargetHandle({top("Left"), asl::TransitionKind::Next, 0});
    f.drag(handle, f.view.stateRect(top("Broken")).center());
    f.settle();
    QCOMPARE(f.state("Left")->transitions[0].target, std::string("Broken"));
    QCOMPARE(f.document.undoStack()->count(), 1);
}

void TestCanvasView::draggedEndReachesTheEnd()
{
    ViewFixture f;
    const NodeItem* end = f.view.canvasScene().node({NodeShape::End, {}});
    QVERIFY(end);
    const QPoint handle = f.hoverTargetHandle({top("Left"), asl::TransitionKind::Next, 0});
    f.drag(handle, f.view.mapFromScene(end->box().center()));
    f.settle();
    QCOMPARE(f.state("Left")->transitions[0].kind, asl::TransitionKind::End);
}

void TestCanvasView::illegalTargetChangesNothing()
{
    ViewFixture f;
    const NodeItem* end = f.view.canvasScene().node({NodeShape::End, {}});
    // A rule cannot end the machine, and no transition leaves its scope.
    f.drag(f.hoverTargetHandle({top("Check"), asl::TransitionKind::Choice, 0}),
           f.view.mapFromScene(end->box().center()));
    QCOMPARE(f.document.text(), test::orderMachine);
    f.drag(f.hoverTargetHandle({top("Left"), asl::TransitionKind::Next, 0}), QPoint(5, 5));
    QCOMPARE(f.document.text(), test::orderMachine);
    // Over a state in a container, the container is meant.
    const asl::StatePath inner("/States/Group/Branches/0/States/One");
    f.drag(f.hoverTargetHandle({top("Left"), asl::TransitionKind::Next, 0}),
           f.view.stateRect(inner).center());
    f.settle();
    QCOMPARE(f.state("Left")->transitions[0].target, std::string("Group"));
}

void TestCanvasView::startIsDraggedToo()
{
    ViewFixture f;
    const QPoint handle = f.hoverTargetHandle({asl::StatePath(), asl::TransitionKind::Start, 0});
    f.drag(handle, f.view.stateRect(top("Group")).topLeft() + QPoint(20, 10));
    f.settle();
    QCOMPARE(f.document.snapshot()->model->root().start->target, std::string("Group"));
}

void TestCanvasView::insertedStateIsSelected()
{
    ViewFixture f;
    f.document.selectState(top("Left"));
    f.view.insertState(asl::StateType::Wait);
    f.settle();
    const std::string name = f.state("Left")->transitions[0].target;
    QVERIFY(f.state(name.c_str()));
    QVERIFY(f.state(name.c_str())->type == asl::StateType::Wait);
    QCOMPARE(f.state(name.c_str())->transitions[0].target, std::string("Finish"));
    QCOMPARE(f.selectedName(), name);
    QVERIFY(f.view.viewport()->rect().intersects(f.view.stateRect(top(name.c_str()))));
}

void TestCanvasView::insertsOnSelectedTransition()
{
    ViewFixture f;
    f.click(f.view.transitionPlace(top("Left"), asl::TransitionKind::Next));
    f.view.insertState(asl::StateType::Pass);
    f.settle();
    const std::string name = f.state("Left")->transitions[0].target;
    QCOMPARE(f.state(name.c_str())->transitions[0].target, std::string("Finish"));
}

void TestCanvasView::menuOfTypesOpensByKey()
{
    ViewFixture f;
    f.document.selectState(top("Left"));
    QTest::keyClick(&f.view, Qt::Key_Insert);
    auto* menu = f.view.findChild<QMenu*>(QStringLiteral("addMenu"));
    QTRY_VERIFY(menu && menu->isVisible());
    auto* task = menu->findChild<QAction*>(QStringLiteral("addTask"));
    QVERIFY(task);
    menu->setActiveAction(task);
    QTest::keyClick(menu, Qt::Key_Return);
    f.settle();
    const std::string name = f.state("Left")->transitions[0].target;
    QVERIFY(f.state(name.c_str())->type == asl::StateType::Task);
}

void TestCanvasView::contextMenuSetsTheStart()
{
    ViewFixture f;
    f.document.selectState(top("Left"));
    QTest::keyClick(&f.view, Qt::Key_Menu);
    auto* menu = f.view.findChild<QMenu*>(QStringLiteral("canvasMenu"));
    QTRY_VERIFY(menu && menu->isVisible());
    menu->findChild<QAction*>(QStringLiteral("setAsStartAction"))->trigger();
    menu->close();
    f.settle();
    QCOMPARE(f.document.snapshot()->model->root().start->target, std::string("Left"));
}

namespace {

bool drop(ViewFixture& f, QPoint place, const char* type)
{
    QMimeData data;
    data.setData(QStringLiteral("application/x-stepglass-state-type"), QByteArray(type));
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(f.view.viewport(), &enter);
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(f.view.viewport(), &move);
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    drop.ignore();
    QApplication::sendEvent(f.view.viewport(), &drop);
    return drop.isAccepted();
}

} // namespace

void TestCanvasView::droppedTypeLandsOnTheEdge()
{
    ViewFixture f;
    QVERIFY(drop(f, f.view.transitionPlace(top("Left"), asl::TransitionKind::Next) + QPoint(4, 0),
                 "Wait"));
    f.settle();
    const std::string name = f.state("Left")->transitions[0].target;
    QVERIFY(f.state(name.c_str())->type == asl::StateType::Wait);
    QVERIFY(!drop(f, QPoint(4, 4), "Wait"));
    QVERIFY(!drop(f, f.view.stateRect(top("Left")).center(), "Nonsense"));
}

void TestCanvasView::firstStateIsDroppedOnEmptyCanvas()
{
    ViewFixture f{std::string()};
    QVERIFY(!f.view.canvasScene().hasStates());
    QVERIFY(drop(f, f.view.viewport()->rect().center(), "Pass"));
    f.settle();
    QCOMPARE(f.document.snapshot()->model->root().states.size(), std::size_t(1));
    QVERIFY(f.view.canvasScene().hasStates());
}

void TestCanvasView::refusesWithAReason()
{
    ViewFixture f;
    QSignalSpy refused(&f.view, &CanvasView::gestureRefused);
    f.document.selectState(top("Finish"));
    f.view.insertState(asl::StateType::Pass);
    QCOMPARE(refused.count(), 1);
    f.document.setSelection({});
    f.view.deleteSelected();
    QCOMPARE(refused.count(), 2);
    f.view.renameSelected();
    QCOMPARE(refused.count(), 3);
    QCOMPARE(f.document.text(), test::orderMachine);
}

void TestCanvasView::brokenTextKeepsTheRest()
{
    ViewFixture f;
    const NodeItem* group = f.view.canvasScene().stateItem(top("Group"));
    f.replace(R"("Resource": "arn:aws:states:::sns:publish",)", R"("Resource": "arn:aws:sta)");
    QCOMPARE(f.view.canvasScene().stateItem(top("Group")), group);
    QVERIFY(f.view.canvasScene().stateItem(top("Check")));
    f.document.selectState(top("Left"));
    f.view.insertState(asl::StateType::Pass);
    f.settle();
    QVERIFY(f.state("Left")->transitions[0].target != "Finish");
}

void TestCanvasView::touchedItemKeepsItsPlace()
{
    ViewFixture f;
    f.click(f.view.stateRect(top("Finish")).center());
    const QRect before = f.view.stateRect(top("Finish"));
    // Two more states above push Finish down in the scene, not on the screen.
    QVERIFY(f.document.perform(
        edit::InsertState{{}, asl::TransitionKind::Start, 0, asl::StateType::Pass, "P"}, {}));
    f.document.selectState(top("Finish"));
    f.settle();
    QVERIFY(f.view.canvasScene().stateItem(top("P")));
    const QRect after = f.view.stateRect(top("Finish"));
    QVERIFY2(std::abs(after.center().x() - before.center().x()) <= 1,
             qPrintable(QString::number(after.center().x())));
    QVERIFY2(std::abs(after.top() - before.top()) <= 1, qPrintable(QString::number(after.top())));
}

void TestCanvasView::zoomKeepsThePlaceUnderThePointer()
{
    ViewFixture f;
    const QPoint pointer = f.view.stateRect(top("Right")).center();
    const double before = f.view.zoom();
    QWheelEvent wheel(pointer, f.view.viewport()->mapToGlobal(QPointF(pointer)), {}, QPoint(0, 240),
                      Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(f.view.viewport(), &wheel);
    QVERIFY(f.view.zoom() > before * 1.2);
    const QPoint now = f.view.stateRect(top("Right")).center();
    QVERIFY((now - pointer).manhattanLength() <= 3);
    f.view.zoomTo(1);
    QCOMPARE(f.view.zoom(), 1.0);
    f.view.zoomTo(1000);
    QCOMPARE(f.view.zoom(), 4.0);
}

void TestCanvasView::dragOnEmptyCanvasPans()
{
    ViewFixture f;
    const QPoint before = f.view.stateRect(top("Check")).topLeft();
    f.drag(QPoint(10, 10), QPoint(110, 60));
    QCOMPARE(f.view.stateRect(top("Check")).topLeft() - before, QPoint(100, 50));
    QVERIFY(!f.document.selection().hasState);
}

void TestCanvasView::farAwayStillWorks()
{
    ViewFixture f;
    f.view.zoomTo(0.2);
    QVERIFY(!f.view.grab().isNull());
    f.click(f.view.stateRect(top("Left")).center());
    QCOMPARE(f.selectedName(), std::string("Left"));
    // There is no reading a name here, so renaming comes closer.
    QTest::keyClick(&f.view, Qt::Key_F2);
    QCOMPARE(f.view.zoom(), 1.0);
    QVERIFY(f.view.findChild<QLineEdit*>(QStringLiteral("renameEditor"))->isVisible());
}

void TestCanvasView::nodesAreAccessible()
{
    ViewFixture f;
    f.document.selectState(top("Right"));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&f.view);
    QVERIFY(canvas);
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i)
        names.append(canvas->child(i)->text(QAccessible::Name));
    const QString expected = QStringLiteral("Right, Task state, leads to Finish, Broken");
    QVERIFY2(names.contains(expected), qPrintable(names.join(QLatin1Char('\n'))));
    QAccessibleInterface* right = canvas->child(static_cast<int>(names.indexOf(expected)));
    QVERIFY(right->state().selected);
    QCOMPARE(canvas->focusChild(), right);
    QCOMPARE(canvas->indexOfChild(right), static_cast<int>(names.indexOf(expected)));
    QVERIFY(right->rect().isValid());
    right = nullptr;
    f.document.selectState(top("Left"));
    QVERIFY(f.view.accessibleDescription().startsWith(QStringLiteral("Left, Pass state")));
}

QTEST_MAIN(TestCanvasView)
#include "tst_CanvasView.moc"
