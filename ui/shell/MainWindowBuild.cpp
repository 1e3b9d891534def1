// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's construction: panels, docks, menus and the top bar. What they do is in
// MainWindow.cpp.

#include "ui/bridge/Words.h"
#include "ui/canvas/CanvasView.h"
#include "ui/document/ActionMenu.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/editor/SourceEditor.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/palette/OutlinePanel.h"
#include "ui/palette/PalettePanel.h"
#include "ui/placeholders/EnvironmentButton.h"
#include "ui/placeholders/PlaceholdersPanel.h"
#include "ui/problems/ProblemsPanel.h"
#include "ui/run/EventsPanel.h"
#include "ui/run/ExecutionsPanel.h"
#include "ui/run/RunController.h"
#include "ui/run/RunSummaryBar.h"
#include "ui/run/RunToolBar.h"
#include "ui/run/TimelinePanel.h"
#include "ui/shell/Examples.h"
#include "ui/shell/FileController.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Prompts.h"
#include "ui/shell/StatusLine.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace stepglass::ui::shell {

void MainWindow::buildPanels()
{
    m_canvas = new canvas::CanvasView(*m_document, *m_theme, this);
    m_editor = new editor::SourceEditor(*m_document, *m_theme, this);
    m_inspector = new inspector::InspectorPanel(*m_document, *m_theme, this);
    m_palette = new palette::PalettePanel(*m_theme, this);
    m_outline = new palette::OutlinePanel(*m_document, *m_theme, this);
    m_problems = new problems::ProblemsPanel(*m_document, *m_theme, this);
    m_placeholders = new placeholders::PlaceholdersPanel(*m_environments, *m_theme, this);
    m_environmentButton = new placeholders::EnvironmentButton(*m_environments, *m_theme, this);
    m_events = new run::EventsPanel(*m_run, *m_theme, this);
    m_executions = new run::ExecutionsPanel(*m_run, *m_theme, this);
    m_timeline = new run::TimelinePanel(*m_run, *m_theme, this);
    m_summary = new run::RunSummaryBar(*m_run, *m_theme, this);
    m_runToolBar = new run::RunToolBar(*m_run, *m_theme, this);
    m_statusLine = new StatusLine(*m_document, this);
    setStatusBar(m_statusLine);

    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_summary);
    column->addWidget(m_canvas, 1);
    setCentralWidget(centre);
}

QDockWidget* MainWindow::addDock(const QString& title, const char* name, Qt::DockWidgetArea area,
                                 QWidget* content, QWidget* titleBar)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1String(name));
    dock->setWidget(content);
    dock->setTitleBarWidget(titleBar ? titleBar : new QWidget(dock));
    dock->setFeatures(QDockWidget::DockWidgetClosable);
    addDockWidget(area, dock);
    return dock;
}

QWidget* MainWindow::panelHeader(const QString& title, const QList<QAction*>& actions)
{
    auto* header = new QWidget(this);
    header->setProperty("panelHeader", true);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(4);
    auto* label = new QLabel(title, header);
    label->setProperty("heading", true);
    row->addWidget(label);
    row->addStretch(1);
    for (QAction* action : actions) {
        auto* button = new QToolButton(header);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    return header;
}

void MainWindow::buildDocks()
{
    auto* designLeft = new QSplitter(Qt::Vertical, this);
    designLeft->setObjectName(QStringLiteral("designLeft"));
    designLeft->addWidget(m_palette);
    designLeft->addWidget(m_outline);
    designLeft->setStretchFactor(0, 3);
    designLeft->setStretchFactor(1, 2);
    m_leftStack = new QStackedWidget(this);
    m_leftStack->addWidget(designLeft);
    m_leftStack->addWidget(m_executions);
    m_leftDock = addDock(tr("States and Executions"), "leftDock", Qt::LeftDockWidgetArea,
                         m_leftStack, nullptr);

    m_formatAction = new QAction(tr("Format Document"), this);
    m_formatAction->setObjectName(QStringLiteral("formatAction"));
    m_formatAction->setProperty("iconName", QStringLiteral("format"));
    m_formatAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    auto* findAction = new QAction(tr("Find…"), this);
    findAction->setObjectName(QStringLiteral("findAction"));
    findAction->setProperty("iconName", QStringLiteral("search"));
    findAction->setShortcut(QKeySequence::Find);
    connect(findAction, &QAction::triggered, this, [this] {
        m_codeDock->show();
        m_editor->find();
    });
    m_codeDock = addDock(tr("Code"), "codeDock", Qt::RightDockWidgetArea, m_editor,
                         panelHeader(tr("Code"), {findAction, m_formatAction}));
    m_inspectorDock =
        addDock(tr("Inspector"), "inspectorDock", Qt::RightDockWidgetArea, m_inspector, nullptr);
    splitDockWidget(m_codeDock, m_inspectorDock, Qt::Horizontal);

    m_timelineDock = addDock(tr("Timeline"), "timelineDock", Qt::BottomDockWidgetArea, m_timeline,
                             panelHeader(tr("Timeline"), {}));
    m_bottomTabs = new QTabWidget(this);
    m_bottomTabs->setObjectName(QStringLiteral("bottomTabs"));
    m_bottomTabs->setDocumentMode(true);
    m_bottomTabs->addTab(m_problems, tr("Problems"));
    m_bottomTabs->addTab(m_events, tr("Events"));
    m_bottomTabs->addTab(m_placeholders, tr("Placeholders"));
    m_bottomDock = addDock(tr("Problems and Events"), "bottomDock", Qt::BottomDockWidgetArea,
                           m_bottomTabs, nullptr);
    splitDockWidget(m_timelineDock, m_bottomDock, Qt::Horizontal);
}

QAction* MainWindow::addAction(QMenu* menu, const QString& text, const char* icon,
                               const QKeySequence& shortcut, const char* name)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setProperty("iconName", QLatin1String(icon));
    action->setShortcut(shortcut);
    return action;
}

void MainWindow::buildFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    connect(addAction(menu, tr("&New"), "new", QKeySequence::New, "newAction"), &QAction::triggered,
            m_files, &FileController::newDocument);
    connect(addAction(menu, tr("&Open…"), "open", QKeySequence::Open, "openAction"),
            &QAction::triggered, m_files, &FileController::open);
    m_files->fillRecentMenu(menu->addMenu(tr("Open &Recent")));
    menu->addSeparator();
    connect(addAction(menu, tr("&Save"), "save", QKeySequence::Save, "saveAction"),
            &QAction::triggered, m_files, &FileController::save);
    connect(addAction(menu, tr("Save &As…"), "save-as",
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), "saveAsAction"),
            &QAction::triggered, m_files, &FileController::saveAs);
    menu->addSeparator();
    connect(addAction(menu, tr("&Export Drawing…"), "export", QKeySequence(Qt::CTRL | Qt::Key_E),
                      "exportAction"),
            &QAction::triggered, this, &MainWindow::exportDrawing);
    menu->addSeparator();
    connect(addAction(menu, tr("&Quit"), "close", QKeySequence::Quit, "quitAction"),
            &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QUndoStack* history = m_document->undoStack();
    QAction* undo = history->createUndoAction(this, tr("&Undo"));
    undo->setObjectName(QStringLiteral("undoAction"));
    undo->setProperty("iconName", QStringLiteral("undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = history->createRedoAction(this, tr("&Redo"));
    redo->setObjectName(QStringLiteral("redoAction"));
    redo->setProperty("iconName", QStringLiteral("redo"));
    redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addAction(findChild<QAction*>(QStringLiteral("findAction")));
    connect(addAction(menu, tr("Re&place…"), "replace", QKeySequence(Qt::CTRL | Qt::Key_H),
                      "replaceAction"),
            &QAction::triggered, this, [this] {
                m_codeDock->show();
                m_editor->replace();
            });
    const auto addWord = [this, menu](const QString& text, const QKeySequence& shortcut,
                                      const char* name, void (editor::SourceEditor::*word)()) {
        connect(addAction(menu, text, "", shortcut, name), &QAction::triggered, this, [this, word] {
            m_codeDock->show();
            (m_editor->*word)();
        });
    };
    addWord(tr("&Complete"), QKeySequence(Qt::CTRL | Qt::Key_Space), "completeAction",
            &editor::SourceEditor::complete);
    addWord(tr("Go to &Definition"), QKeySequence(Qt::Key_F12), "definitionAction",
            &editor::SourceEditor::goToDefinition);
    addWord(tr("&List References"), QKeySequence(Qt::SHIFT | Qt::Key_F12), "referencesAction",
            &editor::SourceEditor::listReferences);
    addWord(tr("Repairs and Re&factorings…"), QKeySequence(Qt::CTRL | Qt::Key_Period),
            "repairsAction", &editor::SourceEditor::listActions);
    QMenu* convert = menu->addMenu(tr("Con&vert Workflow"));
    convert->setObjectName(QStringLiteral("convertMenu"));
    connect(convert, &QMenu::aboutToShow, this, [this, convert] {
        convert->clear();
        if (m_document->isSnapshotCurrent())
            document::addActions(*convert, assist::machineActions(*m_document->snapshot()->model),
                                 *m_document);
        if (convert->isEmpty())
            convert->addAction(tr("Nothing to convert"))->setEnabled(false);
    });
    menu->addAction(m_formatAction);
    connect(m_formatAction, &QAction::triggered, this, &MainWindow::formatDocument);
    menu->addSeparator();
    connect(
        addAction(menu, tr("Re&name State"), "rename", QKeySequence(Qt::Key_F2), "renameAction"),
        &QAction::triggered, m_canvas, &canvas::CanvasView::renameSelected);
    connect(addAction(menu, tr("&Delete State"), "delete", {}, "deleteAction"), &QAction::triggered,
            m_canvas, &canvas::CanvasView::deleteSelected);
    QMenu* insert = menu->addMenu(tr("&Add State"));
    for (const asl::StateType type :
         {asl::StateType::Task, asl::StateType::Pass, asl::StateType::Choice, asl::StateType::Wait,
          asl::StateType::Parallel, asl::StateType::Map, asl::StateType::Succeed,
          asl::StateType::Fail}) {
        QAction* action = insert->addAction(bridge::toQString(asl::toString(type)));
        connect(action, &QAction::triggered, this, [this, type] { m_canvas->insertState(type); });
    }
}

void MainWindow::buildViewMenu()
{
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    connect(addAction(m_viewMenu, tr("&Design"), "graph", QKeySequence(Qt::CTRL | Qt::Key_1),
                      "designAction"),
            &QAction::triggered, this, [this] { setArrangement(Arrangement::Design); });
    connect(addAction(m_viewMenu, tr("De&bug"), "events", QKeySequence(Qt::CTRL | Qt::Key_2),
                      "debugAction"),
            &QAction::triggered, this, [this] { setArrangement(Arrangement::Debug); });
    m_viewMenu->addSeparator();
    connect(addAction(m_viewMenu, tr("Zoom &In"), "zoom-in", QKeySequence::ZoomIn, "zoomInAction"),
            &QAction::triggered, m_canvas, &canvas::CanvasView::zoomIn);
    connect(
        addAction(m_viewMenu, tr("Zoom &Out"), "zoom-out", QKeySequence::ZoomOut, "zoomOutAction"),
        &QAction::triggered, m_canvas, &canvas::CanvasView::zoomOut);
    connect(addAction(m_viewMenu, tr("&Fit Graph"), "fit", QKeySequence(Qt::CTRL | Qt::Key_0),
                      "fitAction"),
            &QAction::triggered, m_canvas, &canvas::CanvasView::fitAll);
    m_viewMenu->addSeparator();
    for (QDockWidget* dock :
         {m_leftDock, m_codeDock, m_inspectorDock, m_bottomDock, m_timelineDock})
        m_viewMenu->addAction(dock->toggleViewAction());
    connect(addAction(m_viewMenu, tr("Show &Problems"), "problems",
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), "problemsAction"),
            &QAction::triggered, this, [this] {
                m_bottomDock->show();
                m_bottomTabs->setCurrentWidget(m_problems);
                m_problems->focusFirst();
            });
    connect(addAction(m_viewMenu, tr("Show P&laceholders"), "environment",
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), "placeholdersAction"),
            &QAction::triggered, this, &MainWindow::editPlaceholders);
    m_viewMenu->addSeparator();
    m_schemeActions = new QActionGroup(this);
    QMenu* scheme = m_viewMenu->addMenu(tr("&Colours"));
    const QStringList names{tr("Like the &System"), tr("&Light"), tr("&Dark")};
    for (int choice = 0; choice < names.size(); ++choice) {
        QAction* action = m_schemeActions->addAction(scheme->addAction(names[choice]));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, choice] { setSchemeChoice(static_cast<SchemeChoice>(choice)); });
    }
    QAction* animate = m_viewMenu->addAction(tr("&Animate Changes"));
    animate->setObjectName(QStringLiteral("animateAction"));
    animate->setCheckable(true);
    animate->setChecked(m_settings.value(QStringLiteral("animated"), true).toBool());
    connect(animate, &QAction::toggled, this, [this](bool isOn) {
        m_settings.setValue(QStringLiteral("animated"), isOn);
        m_canvas->setAnimated(isOn);
    });
    m_canvas->setAnimated(animate->isChecked());
}

void MainWindow::buildRunMenu()
{
    using run::RunController;
    QMenu* menu = menuBar()->addMenu(tr("&Run"));
    RunController* controller = m_run.get();
    m_runAction = addAction(menu, tr("&Run"), "run", QKeySequence(Qt::Key_F5), "runAction");
    connect(m_runAction, &QAction::triggered, controller, &RunController::start);
    m_stopAction =
        addAction(menu, tr("&Stop"), "stop", QKeySequence(Qt::SHIFT | Qt::Key_F5), "stopAction");
    m_stopAction->setEnabled(false);
    connect(m_stopAction, &QAction::triggered, controller, &RunController::stop);
    menu->addSeparator();
    connect(addAction(menu, tr("&Play or Pause"), "play", QKeySequence(Qt::Key_F8), "playAction"),
            &QAction::triggered, this,
            [controller] { controller->isPlaying() ? controller->pause() : controller->play(); });
    connect(addAction(menu, tr("Step &Forward"), "step-forward", QKeySequence(Qt::Key_F10),
                      "stepForwardAction"),
            &QAction::triggered, controller, &RunController::stepForward);
    connect(addAction(menu, tr("Step &Back"), "step-back", QKeySequence(Qt::SHIFT | Qt::Key_F10),
                      "stepBackAction"),
            &QAction::triggered, controller, &RunController::stepBack);
    connect(addAction(menu, tr("To the S&tart"), "to-start", QKeySequence(Qt::CTRL | Qt::Key_F10),
                      "toStartAction"),
            &QAction::triggered, controller, &RunController::toStart);
    connect(addAction(menu, tr("To the &End"), "to-end",
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F10), "toEndAction"),
            &QAction::triggered, controller, &RunController::toEnd);
    menu->addSeparator();
    connect(
        addAction(menu, tr("&Input…"), "text", QKeySequence(Qt::CTRL | Qt::Key_I), "inputAction"),
        &QAction::triggered, m_runToolBar, &run::RunToolBar::editInput);
    connect(addAction(menu, tr("Open &Mocks…"), "mock",
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), "mocksAction"),
            &QAction::triggered, m_runToolBar, &run::RunToolBar::openMocks);
}

void MainWindow::buildHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    QMenu* examples = menu->addMenu(tr("Open &Example"));
    for (const Example& example : installedExamples()) {
        QAction* action = examples->addAction(example.title);
        connect(action, &QAction::triggered, this, [this, example] { openExample(example); });
    }
    connect(addAction(menu, tr("&About Stepglass"), "information", {}, "aboutAction"),
            &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::buildTopBar()
{
    auto* bar = new QToolBar(tr("Main"), this);
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(18, 18));
    bar->toggleViewAction()->setVisible(false);
    const auto spacer = [bar] {
        auto* widget = new QWidget(bar);
        widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(widget);
    };
    const auto segment = [this](const QString& text, const char* name, const char* position) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setAccessibleName(text);
        button->setCheckable(true);
        button->setProperty("segment", QLatin1String(position));
        return button;
    };
    m_designButton = segment(tr("Design"), "designButton", "first");
    m_debugButton = segment(tr("Debug"), "debugButton", "last");
    connect(m_designButton, &QToolButton::clicked, this, [this] {
        m_designButton->setChecked(true);
        setArrangement(Arrangement::Design);
    });
    connect(m_debugButton, &QToolButton::clicked, this, [this] {
        m_debugButton->setChecked(true);
        setArrangement(Arrangement::Debug);
    });
    for (const char* name : {"openAction", "saveAction"})
        bar->addAction(findChild<QAction*>(QLatin1String(name)));
    bar->addSeparator();
    for (const char* name : {"undoAction", "redoAction"})
        bar->addAction(findChild<QAction*>(QLatin1String(name)));
    bar->addSeparator();
    auto* segments = new QWidget(bar);
    auto* row = new QHBoxLayout(segments);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(0);
    row->addWidget(m_designButton);
    row->addWidget(m_debugButton);
    bar->addWidget(segments);
    spacer();
    QAction* environment = bar->addWidget(m_environmentButton);
    environment->setVisible(m_environmentButton->isNeeded());
    connect(m_environmentButton, &placeholders::EnvironmentButton::neededChanged, environment,
            &QAction::setVisible);
    bar->addWidget(m_runToolBar);
    addToolBar(bar);
}

} // namespace stepglass::ui::shell
