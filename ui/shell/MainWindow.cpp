// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "core/base/File.h"
#include "core/edit/Edit.h"
#include "core/mock/MockSet.h"
#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/canvas/CanvasView.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/editor/SourceEditor.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/palette/OutlinePanel.h"
#include "ui/palette/PalettePanel.h"
#include "ui/placeholders/EnvironmentButton.h"
#include "ui/placeholders/PlaceholdersController.h"
#include "ui/placeholders/PlaceholdersPanel.h"
#include "ui/problems/ProblemsPanel.h"
#include "ui/run/EventsPanel.h"
#include "ui/run/ExecutionsPanel.h"
#include "ui/run/LastVisit.h"
#include "ui/run/RunController.h"
#include "ui/run/RunSummaryBar.h"
#include "ui/run/RunToolBar.h"
#include "ui/run/TimelinePanel.h"
#include "ui/shell/DrawingExport.h"
#include "ui/shell/Examples.h"
#include "ui/shell/FileController.h"
#include "ui/shell/Prompts.h"
#include "ui/shell/StatusLine.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>

namespace stepglass::ui::shell {

namespace {

constexpr int stateVersion = 1;

QString arrangementKey(Arrangement arrangement)
{
    return arrangement == Arrangement::Design ? QStringLiteral("window/design")
                                              : QStringLiteral("window/debug");
}

} // namespace

MainWindow::MainWindow(QSettings& settings, Prompts& prompts, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_theme(&themeOf(storedSchemeChoice()))
    , m_document(std::make_unique<document::WorkflowDocument>(bridge::layoutOptions()))
    , m_run(std::make_unique<run::RunController>(*m_document))
    , m_environments(std::make_unique<placeholders::PlaceholdersController>(*m_document))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    m_files = new FileController(*m_document, m_prompts, m_settings, this);
    // Before there are widgets: fonts reach only those that are made afterwards.
    theme::apply(*qApp, *m_theme);
    buildPanels();
    buildDocks();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildRunMenu();
    buildHelpMenu();
    buildTopBar();
    connectParts();

    resize(1360, 840);
    restoreGeometry(m_settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreArrangement();
    setSchemeChoice(storedSchemeChoice());
    updateTitle();
}

MainWindow::~MainWindow()
{
    // The panels watch the document and the runs, which are destroyed before a QObject's children
    // would be.
    delete takeCentralWidget();
    for (QDockWidget* dock : findChildren<QDockWidget*>())
        delete dock;
    delete m_environmentButton;
    delete m_runToolBar;
    delete m_statusLine;
}

void MainWindow::connectParts()
{
    using document::WorkflowDocument;
    using run::RunController;

    connect(m_document.get(), &WorkflowDocument::modifiedChanged, this,
            &MainWindow::setWindowModified);
    connect(m_document.get(), &WorkflowDocument::filePathChanged, this, &MainWindow::updateTitle);
    connect(m_document.get(), &WorkflowDocument::contentsReplaced, m_run.get(),
            &RunController::clearRun);
    connect(m_document.get(), &WorkflowDocument::selectionChanged, this,
            &MainWindow::showMockOfSelection);
    connect(m_files, &FileController::reported, m_statusLine,
            [this](const QString& text) { m_statusLine->showMessage(text, 4000); });

    connect(m_palette, &palette::PalettePanel::insertRequested, m_canvas,
            &canvas::CanvasView::insertState);
    connect(m_problems, &problems::ProblemsPanel::placeRequested, this, &MainWindow::showPlace);
    const auto showProblemCount = [this](int count) {
        m_bottomTabs->setTabText(0, count == 0 ? tr("Problems") : tr("Problems (%1)").arg(count));
        m_statusLine->showProblemCount(count);
    };
    connect(m_problems, &problems::ProblemsPanel::problemCountChanged, this, showProblemCount);
    showProblemCount(m_problems->problemCount());
    connect(m_placeholders, &placeholders::PlaceholdersPanel::placeRequested, this,
            &MainWindow::showPlace);
    connect(m_environmentButton, &placeholders::EnvironmentButton::editRequested, this,
            &MainWindow::editPlaceholders);
    connect(m_environments.get(), &placeholders::PlaceholdersController::refused, this,
            &MainWindow::refuse);
    connect(m_editor, &editor::SourceEditor::placeholderRenamed, m_environments.get(),
            &placeholders::PlaceholdersController::followRename);
    connect(m_editor, &editor::SourceEditor::caretMoved, m_statusLine, &StatusLine::showCaret);

    m_editor->setDataOfStates([this](const asl::State& state) {
        return run::dataOfLastVisit(*m_run, *m_document->snapshot()->model, state);
    });
    connect(m_editor, &editor::SourceEditor::refused, this, &MainWindow::refuse);
    connect(m_canvas, &canvas::CanvasView::gestureRefused, this, &MainWindow::refuse);
    connect(m_canvas, &canvas::CanvasView::textRequested, this, [this] {
        if (const asl::State* state =
                m_document->snapshot()->model->state(m_document->selection().state))
            showPlace(m_document->snapshot()->tree->node(state->node).keyRange);
    });
    connect(m_inspector, &inspector::InspectorPanel::gestureRefused, this, &MainWindow::refuse);
    connect(m_inspector, &inspector::InspectorPanel::mockEdited, this, &MainWindow::setStateMock);
    connect(m_inspector, &inspector::InspectorPanel::eventRequested, m_run.get(),
            &RunController::moveTo);

    connect(m_run.get(), &RunController::mocksChanged, this, &MainWindow::showMockOfSelection);
    connect(m_run.get(), &RunController::positionChanged, this, &MainWindow::showMoment);
    connect(m_run.get(), &RunController::runsChanged, this, &MainWindow::showMoment);
    connect(m_run.get(), &RunController::runStarted, this, [this] {
        setArrangement(Arrangement::Debug);
        m_stopAction->setEnabled(true);
    });
    connect(m_run.get(), &RunController::runFinished, this,
            [this] { m_stopAction->setEnabled(false); });
    connect(m_run.get(), &RunController::refused, this,
            [this](const QString& reason) { m_prompts.tell(this, tr("Run"), reason); });
}

void MainWindow::setArrangement(Arrangement arrangement)
{
    if (m_arrangement == arrangement)
        return;
    storeArrangement();
    m_arrangement = arrangement;
    restoreArrangement();
    showMoment();
}

void MainWindow::storeArrangement()
{
    m_settings.setValue(arrangementKey(m_arrangement), saveState(stateVersion));
}

void MainWindow::restoreArrangement()
{
    const bool isDesign = m_arrangement == Arrangement::Design;
    m_designButton->setChecked(isDesign);
    m_debugButton->setChecked(!isDesign);
    m_leftStack->setCurrentIndex(isDesign ? 0 : 1);
    m_runToolBar->setStepsVisible(!isDesign);
    m_summary->setVisible(!isDesign);
    setCorner(Qt::BottomLeftCorner, isDesign ? Qt::LeftDockWidgetArea : Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, isDesign ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea);
    m_bottomTabs->setCurrentIndex(isDesign ? 0 : 1);

    const QByteArray stored = m_settings.value(arrangementKey(m_arrangement)).toByteArray();
    if (!stored.isEmpty() && restoreState(stored, stateVersion))
        return;
    m_leftDock->show();
    m_inspectorDock->show();
    m_bottomDock->show();
    m_codeDock->setVisible(isDesign);
    m_timelineDock->setVisible(!isDesign);
    const int width = this->width();
    const int height = this->height();
    resizeDocks({m_leftDock}, {isDesign ? std::max(188, width * 12 / 100) : 216}, Qt::Horizontal);
    if (isDesign) {
        resizeDocks({m_codeDock, m_inspectorDock},
                    {width * 22 / 100, std::max(288, width * 19 / 100)}, Qt::Horizontal);
        resizeDocks({m_bottomDock}, {height * 16 / 100}, Qt::Vertical);
    } else {
        resizeDocks({m_inspectorDock}, {std::max(320, width * 25 / 100)}, Qt::Horizontal);
        resizeDocks({m_timelineDock, m_bottomDock}, {width * 45 / 100, width * 55 / 100},
                    Qt::Horizontal);
        resizeDocks({m_timelineDock, m_bottomDock}, {height * 28 / 100, height * 28 / 100},
                    Qt::Vertical);
    }
}

void MainWindow::setSchemeChoice(SchemeChoice choice)
{
    m_settings.setValue(QStringLiteral("scheme"), static_cast<int>(choice));
    m_schemeActions->actions().at(static_cast<int>(choice))->setChecked(true);
    m_theme = &themeOf(choice);
    applyTheme();
}

SchemeChoice MainWindow::storedSchemeChoice() const
{
    const int stored = m_settings.value(QStringLiteral("scheme"), 0).toInt();
    return static_cast<SchemeChoice>(std::clamp(stored, 0, static_cast<int>(SchemeChoice::Dark)));
}

const theme::Theme& MainWindow::themeOf(SchemeChoice choice) const
{
    // Qt 6.4 does not tell the system's scheme; its own palette, before ours, does.
    static const bool systemIsDark =
        QApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool isDark =
        choice == SchemeChoice::Dark || (choice == SchemeChoice::System && systemIsDark);
    return isDark ? m_darkTheme : m_lightTheme;
}

void MainWindow::applyTheme()
{
    theme::apply(*qApp, *m_theme);
    m_canvas->setTheme(*m_theme);
    m_editor->setTheme(*m_theme);
    m_inspector->setTheme(*m_theme);
    m_palette->setTheme(*m_theme);
    m_outline->setTheme(*m_theme);
    m_problems->setTheme(*m_theme);
    m_placeholders->setTheme(*m_theme);
    m_environmentButton->setTheme(*m_theme);
    m_runToolBar->setTheme(*m_theme);
    m_events->setTheme(*m_theme);
    m_executions->setTheme(*m_theme);
    m_timeline->setTheme(*m_theme);
    m_summary->setTheme(*m_theme);
    retintIcons();
}

void MainWindow::retintIcons()
{
    for (QAction* action : findChildren<QAction*>()) {
        if (const QString name = action->property("iconName").toString(); !name.isEmpty())
            action->setIcon(m_theme->icon(name));
    }
}

void MainWindow::updateTitle()
{
    setWindowTitle(QStringLiteral("%1[*] - Stepglass").arg(m_document->title()));
    setWindowFilePath(m_document->filePath());
    setWindowModified(m_document->isModified());
}

void MainWindow::showPlace(TextRange range)
{
    m_codeDock->show();
    m_editor->showRange(range);
}

void MainWindow::editPlaceholders()
{
    m_bottomDock->show();
    m_bottomTabs->setCurrentWidget(m_placeholders);
    m_placeholders->focusFirst();
}

void MainWindow::showMoment()
{
    const std::shared_ptr<const engine::Trace> trace = m_run->trace();
    if (trace && m_arrangement == Arrangement::Debug) {
        m_canvas->showFrame(m_run->frame(), trace);
        m_inspector->showRun(trace, m_run->position());
    } else {
        m_canvas->clearFrame();
        m_inspector->showRun(nullptr, 0);
    }
}

void MainWindow::showMockOfSelection()
{
    const document::Selection& selection = m_document->selection();
    const asl::State* state = m_document->snapshot()->model->state(selection.state);
    const std::vector<mock::MockResponse>* responses =
        state ? m_run->mocks().responses(state->path.pointer(), state->name) : nullptr;
    m_inspector->showMock(
        responses ? bridge::toQString(value::toPrettyJson(mock::MockSet::toJson(*responses)))
                  : QString());
}

void MainWindow::setStateMock(const asl::StatePath& state, const QString& json)
{
    if (json.trimmed().isEmpty()) {
        m_run->removeStateMock(state);
        return;
    }
    const auto responses =
        value::parseJson(bridge::toUtf8(json)).and_then(&mock::MockSet::responsesFromJson);
    if (responses)
        m_run->setStateMock(state, *responses);
    else
        refuse(bridge::words(responses.error()));
}

void MainWindow::exportDrawing()
{
    const QFileInfo file(m_document->filePath().isEmpty()
                             ? QDir::home().filePath(m_document->title())
                             : m_document->filePath());
    const QString suggestion = file.dir().filePath(file.baseName() + QStringLiteral(".png"));
    const QString path = m_prompts.fileToSave(this, suggestion, drawingFilter());
    if (path.isEmpty())
        return;
    if (const QString fault = shell::exportDrawing(*m_canvas, path); !fault.isEmpty())
        m_prompts.tell(this, tr("Cannot Export Drawing"), fault);
    else
        m_statusLine->showMessage(tr("Wrote %1").arg(QDir::toNativeSeparators(path)), 4000);
}

void MainWindow::formatDocument()
{
    // Formatting needs the present text's tree, which the newest snapshot may not have yet.
    const auto tree = syntax::SyntaxTree::parse(m_document->text(), m_document->format());
    const Result<syntax::TextEdits> edits = edit::format(*tree);
    if (!edits)
        refuse(bridge::words(edits.error()));
    else if (!edits->empty())
        m_document->apply(*edits, tr("Format document"), document::EditOrigin::Gesture);
}

void MainWindow::openExample(const Example& example)
{
    if (!m_files->openFile(example.definition))
        return;
    if (!example.input.isEmpty()) {
        if (const Result<std::string> input = readFile(bridge::toUtf8(example.input)))
            m_run->setInputText(bridge::toQString(*input));
    }
    if (!example.mocks.isEmpty()) {
        if (const Result<void> mocks = m_run->loadMockResponses(example.mocks); !mocks)
            refuse(bridge::words(mocks.error()));
    }
}

void MainWindow::showAbout()
{
    m_prompts.tellAbout(this, QStringLiteral(STEPGLASS_VERSION));
}

void MainWindow::refuse(const QString& reason)
{
    m_statusLine->showMessage(reason, 8000);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_files->mayClose()) {
        event->ignore();
        return;
    }
    m_settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    storeArrangement();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_files->openFile(event->mimeData()->urls().first().toLocalFile());
}

} // namespace stepglass::ui::shell
