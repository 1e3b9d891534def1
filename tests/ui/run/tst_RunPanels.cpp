// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/run/RunWorkshop.h"

#include "ui/run/EventsModel.h"
#include "ui/run/EventsPanel.h"
#include "ui/run/ExecutionsPanel.h"
#include "ui/run/FileChooser.h"
#include "ui/run/InputDialog.h"
#include "ui/run/RunSummaryBar.h"
#include "ui/run/RunToolBar.h"
#include "ui/run/TimelinePanel.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QWheelEvent>

using namespace stepglass;
using namespace stepglass::ui::run;

namespace {

class ScriptedFiles final : public FileChooser {
public:
    QString fileToOpen(QWidget*, const QString&) override { return path; }
    QString fileToSave(QWidget*, const QString&, const QString&) override { return path; }
    QString path;
};

struct Watched : RunWorkshop {
    explicit Watched(const QByteArray& mocks = stockMocks)
    {
        if (!controller.openMockFile(write("stock.json", mocks)))
            qFatal("no mocks");
        run();
    }
};

const QByteArray emptyShelf = R"({ "Look": { "0": { "Return": { "count": 0 } } } })";

template <typename Type>
Type* find(QWidget& widget, const char* name)
{
    Type* found = widget.findChild<Type*>(QLatin1String(name));
    if (!found)
        qFatal("no widget %s", name);
    return found;
}

} // namespace

class RunPanels : public QObject {
    Q_OBJECT

    ui::theme::Theme m_theme{ui::theme::Scheme::Light};

private Q_SLOTS:
    void theToolBarsButtonsRunAndStep()
    {
        RunWorkshop shop;
        QVERIFY(shop.controller.openMockFile(shop.write("stock.json", stockMocks)));
        RunToolBar bar(shop.controller, m_theme);
        bar.show();
        QVERIFY(!find<QToolButton>(bar, "stepBackButton")->isEnabled());
        QTest::mouseClick(find<QPushButton>(bar, "runButton"), Qt::LeftButton);
        QTRY_VERIFY(shop.controller.trace());
        QVERIFY(!find<QToolButton>(bar, "stepForwardButton")->isEnabled());
        QTest::mouseClick(find<QToolButton>(bar, "toStartButton"), Qt::LeftButton);
        QTRY_VERIFY(find<QToolButton>(bar, "stepForwardButton")->isEnabled());
        QTest::mouseClick(find<QToolButton>(bar, "stepForwardButton"), Qt::LeftButton);
        QCOMPARE(shop.typeAt(shop.controller.position()), std::string("TaskStateEntered"));
        QTRY_VERIFY(find<QToolButton>(bar, "stepBackButton")->isEnabled());
        QTest::mouseClick(find<QToolButton>(bar, "stepBackButton"), Qt::LeftButton);
        QCOMPARE(shop.controller.position(), engine::EventId(0));
    }

    void mocksAreChosenFromTheMenu()
    {
        RunWorkshop shop;
        RunToolBar bar(shop.controller, m_theme);
        ScriptedFiles files;
        files.path = shop.write("stock.json", stockMocks);
        bar.setFileChooser(files);
        auto* button = find<QToolButton>(bar, "mockButton");
        QCOMPARE(button->text(), QStringLiteral("No mocks"));
        bar.openMocks();
        QCOMPARE(button->text(), QStringLiteral("Mocks: stock"));
        Q_EMIT button->menu()->aboutToShow();
        button->menu()->findChild<QAction*>(QStringLiteral("clearMocksAction"))->trigger();
        QCOMPARE(button->text(), QStringLiteral("No mocks"));
    }

    void theInputDialogTakesJsonOnly()
    {
        ScriptedFiles files;
        InputDialog dialog(QStringLiteral("{}"), {QStringLiteral("{\"old\": 1}")}, files, m_theme);
        auto* edit = find<QPlainTextEdit>(dialog, "jsonEditor");
        auto* accept = find<QPushButton>(dialog, "acceptInput");
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("{\"a\": "));
        QVERIFY(!accept->isEnabled());
        QTest::keyClicks(edit, QStringLiteral("2}"));
        QVERIFY(accept->isEnabled());
        QTest::mouseClick(accept, Qt::LeftButton);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.input(), QStringLiteral("{\"a\": 2}"));
    }

    void eventsFollowTheCursorAndMoveIt()
    {
        Watched shop;
        EventsPanel panel(shop.controller, m_theme);
        const QAbstractItemModelTester tester(panel.model());
        panel.resize(600, 400);
        panel.show();
        const int count = static_cast<int>(shop.controller.trace()->eventCount());
        QCOMPARE(panel.model()->rowCount(), count);
        QCOMPARE(panel.view()->currentIndex().row(), count - 1);
        shop.controller.moveTo(3);
        QTRY_COMPARE(panel.view()->currentIndex().row(), 2);
        QTest::keyClick(panel.view(), Qt::Key_Down);
        QCOMPARE(shop.controller.position(), engine::EventId(4));
        const QModelIndex second = panel.model()->index(1, EventsModel::TypeColumn);
        panel.view()->scrollTo(second);
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {},
                          panel.view()->visualRect(second).center());
        QCOMPARE(shop.controller.position(), engine::EventId(2));
        QCOMPARE(second.data().toString(), QStringLiteral("TaskStateEntered"));
        QCOMPARE(panel.model()->index(1, EventsModel::StateColumn).data().toString(),
                 QStringLiteral("Look"));
    }

    void theFilterFindsTypesAndStates()
    {
        Watched shop;
        EventsPanel panel(shop.controller, m_theme);
        auto* filter = find<QLineEdit>(panel, "eventsFilter");
        QTest::keyClicks(filter, QStringLiteral("failed"));
        QCOMPARE(panel.model()->rowCount(), 2);
        const engine::EventId before = shop.controller.position();
        QCOMPARE(before, engine::EventId(shop.controller.trace()->eventCount()));
        filter->setText(QStringLiteral("enough"));
        QCOMPARE(panel.model()->rowCount(), 2);
        QCOMPARE(panel.model()->rowOf(shop.controller.trace()->eventCount() > 0 ? before : 0), 1);
        filter->clear();
        QCOMPARE(panel.model()->rowCount(),
                 static_cast<int>(shop.controller.trace()->eventCount()));
    }

    void executionsAreListedNewestFirst()
    {
        Watched shop;
        QVERIFY(shop.controller.openMockFile(shop.write("empty.json", emptyShelf)));
        shop.run();
        ExecutionsPanel panel(shop.controller, m_theme);
        auto* list = find<QListWidget>(panel, "executionsList");
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Run 2 · empty"));
        QVERIFY(
            list->item(0)->data(Qt::UserRole).toString().startsWith(QStringLiteral("Failed · ")));
        QVERIFY(list->item(1)
                    ->data(Qt::UserRole)
                    .toString()
                    .startsWith(QStringLiteral("Succeeded · ")));
        QCOMPARE(list->currentRow(), 0);
        panel.show();
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(shop.controller.currentRun(), 0);
    }

    void theSummarySaysHowItStandsAndShowsTheFailure()
    {
        Watched shop(emptyShelf);
        RunSummaryBar bar(shop.controller, m_theme);
        bar.show();
        QCOMPARE(find<QLabel>(bar, "runStatusWord")->text(), QStringLiteral("Failed"));
        QCOMPARE(find<QLabel>(bar, "runError")->text(),
                 QStringLiteral("NothingLeft: the shelf is empty"));
        QCOMPARE(find<QLabel>(bar, "statesVisited")->text(),
                 QStringLiteral("3 of 4 states visited"));
        shop.controller.moveTo(2);
        QTRY_COMPARE(find<QLabel>(bar, "runStatusWord")->text(), QStringLiteral("Paused"));
        QCOMPARE(find<QLabel>(bar, "statesVisited")->text(),
                 QStringLiteral("1 of 4 states visited"));
        QTest::mouseClick(find<QPushButton>(bar, "showFailureButton"), Qt::LeftButton);
        QCOMPARE(shop.document.selection().state, asl::StatePath("/States/Bad"));
    }

    void theTimelineTravelsAndZooms()
    {
        Watched shop;
        TimelinePanel panel(shop.controller, m_theme);
        panel.resize(800, 200);
        panel.show();
        QCOMPARE(panel.rowCount(), std::size_t(3));
        const engine::TimePoint start = shop.controller.trace()->startTime();
        // The first try fails at once; the second one follows after four seconds, the third after
        // eight more.
        QCOMPARE(shop.controller.trace()->endTime() - start, engine::Duration(12'000'000));
        const auto at = [&](double second) {
            return QPoint(static_cast<int>(panel.xOf(
                              start + engine::Duration(static_cast<qint64>(second * 1e6)))),
                          60);
        };
        QTest::mousePress(panel.viewport(), Qt::LeftButton, {}, at(2));
        const engine::EventId early = shop.controller.position();
        QCOMPARE(shop.typeAt(early), std::string("TaskFailed"));
        QTest::mouseMove(panel.viewport(), at(6));
        QMouseEvent drag(QEvent::MouseMove, at(6), panel.viewport()->mapToGlobal(at(6)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(panel.viewport(), &drag);
        QVERIFY(shop.controller.position() > early);
        QTest::mouseRelease(panel.viewport(), Qt::LeftButton, {}, at(6));

        const QPointF place = at(4);
        const engine::TimePoint under = panel.timeAt(place.x());
        QWheelEvent wheel(place, panel.viewport()->mapToGlobal(place), {}, {0, 240}, Qt::NoButton,
                          {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(panel.viewport(), &wheel);
        QVERIFY(panel.zoom() > 1.4);
        QVERIFY(std::abs(panel.xOf(under) - place.x()) < 2);
        QTest::keyClick(&panel, Qt::Key_0);
        QCOMPARE(panel.zoom(), 1.0);
        QTest::keyClick(&panel, Qt::Key_Home);
        QCOMPARE(shop.controller.position(), engine::EventId(0));
    }
};

QTEST_MAIN(RunPanels)
#include "tst_RunPanels.moc"
