// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/JourneyWindow.h"

#include "ui/shell/DrawingExport.h"
#include "ui/shell/Examples.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace stepglass;
using journeys::JourneyWindow;

namespace {

const QByteArray definition = R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}})";

} // namespace

class Shell : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void designAndDebugAreTwoArrangementsOfOneWindow()
    {
        JourneyWindow journey(definition);
        QVERIFY(journey.find<QDockWidget>("codeDock")->isVisible());
        QTest::mouseClick(journey.find<QToolButton>("debugButton"), Qt::LeftButton);
        QVERIFY(journey.window.arrangement() == ui::shell::Arrangement::Debug);
        QVERIFY(journey.find<QDockWidget>("timelineDock")->isVisible());
        QVERIFY(!journey.find<QDockWidget>("codeDock")->isVisible());
        QTest::mouseClick(journey.find<QToolButton>("designButton"), Qt::LeftButton);
        QVERIFY(journey.find<QDockWidget>("codeDock")->isVisible());
    }

    void searchingLeavesTheDocksTheirPlaces()
    {
        JourneyWindow journey(definition);
        journey.window.resize(1366, 768);
        journey.window.setArrangement(ui::shell::Arrangement::Debug);
        journey.window.setArrangement(ui::shell::Arrangement::Design);
        auto* code = journey.find<QDockWidget>("codeDock");
        auto* inspector = journey.find<QDockWidget>("inspectorDock");
        QCoreApplication::processEvents();
        const int before = code->width();
        const int beside = inspector->width();
        journey.find<QAction>("findAction")->trigger();
        journey.find<QWidget>("replaceRow")->show();
        auto* pattern = journey.find<QLineEdit>("findText");
        QVERIFY(pattern->isVisible());
        // A replacement that does not go with the expression: its fault takes many words.
        journey.find<QToolButton>("findRegularExpression")->setChecked(true);
        pattern->setText(QStringLiteral("Pass"));
        journey.find<QLineEdit>("replaceText")->setText(QStringLiteral("${1"));
        journey.find<QPushButton>("replaceAll")->click();
        QCoreApplication::processEvents();
        QVERIFY(journey.find<QLabel>("findCount")->text().size() > 20);
        QVERIFY(journey.find<QWidget>("findBar")->minimumSizeHint().width() <= before);
        QCOMPARE(code->width(), before);
        QCOMPARE(inspector->width(), beside);
        QVERIFY(pattern->width() >= 40);
    }

    void everyActionHasAnObjectNameOrAText()
    {
        JourneyWindow journey(definition);
        for (const QToolButton* button : journey.window.findChildren<QToolButton*>()) {
            if (button->isVisible())
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty() ||
                             !button->toolTip().isEmpty(),
                         qPrintable(button->objectName() + QLatin1String(" in ") +
                                    button->parentWidget()->objectName()));
        }
    }

    void recentFilesRememberWhatWasOpened()
    {
        JourneyWindow journey(definition);
        QCOMPARE(journey.window.files().recentFiles(), QStringList{journey.path});
    }

    void aFileThatIsNoTextIsRefusedAndTheOldDocumentStays()
    {
        JourneyWindow journey(definition);
        const QString binary = journey.folder.filePath(QStringLiteral("binary.asl.json"));
        QFile file(binary);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x7f"
                                                              "ELF\x00\xff\xfe",
                                                              7) == 7);
        file.close();
        QVERIFY(!journey.window.files().openFile(binary));
        QCOMPARE(journey.prompts.told.size(), 1);
        QCOMPARE(journey.text(), definition);
    }

    void drawingsAreWritten_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
        QTest::newRow("svg") << QStringLiteral("svg") << QByteArray("<?xml");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF");
    }

    void drawingsAreWritten()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, start);
        JourneyWindow journey(definition);
        const QString path = journey.folder.filePath(QStringLiteral("drawing.") + ending);
        QCOMPARE(ui::shell::exportDrawing(journey.window.canvas(), path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(start.size()), start);
    }

    void formatIsOneStepOfTheHistory()
    {
        JourneyWindow journey(definition);
        journey.find<QAction>("formatAction")->trigger();
        QVERIFY(journey.text().contains("\n  \"States\": {"));
        journey.find<QAction>("undoAction")->trigger();
        QCOMPARE(journey.text(), definition);
    }

    void examplesOpenAndRunToTheirEnd()
    {
        JourneyWindow journey(definition);
        const QList<ui::shell::Example> examples = ui::shell::installedExamples();
        QVERIFY(!examples.isEmpty());
        for (const ui::shell::Example& example : examples) {
            journey.window.openExample(example);
            journey.settle();
            ui::run::RunController& run = journey.window.runController();
            run.setSpeed(ui::run::Speed::Instant);
            run.start();
            QTRY_VERIFY2(run.trace() && !run.isRunning(), qPrintable(example.title));
            QVERIFY(run.trace()->status() == engine::ExecutionStatus::Succeeded);
        }
    }

    void schemesSwitchWhileTheWindowIsOpen()
    {
        JourneyWindow journey(definition);
        journey.window.setSchemeChoice(ui::shell::SchemeChoice::Dark);
        QVERIFY(journey.window.theme().scheme() == ui::theme::Scheme::Dark);
        QVERIFY(journey.window.palette().color(QPalette::Window).lightness() < 128);
        journey.window.setSchemeChoice(ui::shell::SchemeChoice::Light);
        QVERIFY(journey.window.palette().color(QPalette::Window).lightness() > 128);
    }
};

QTEST_MAIN(Shell)
#include "tst_Shell.moc"
