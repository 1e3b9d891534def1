// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QMainWindow>

#include <memory>

class QActionGroup;
class QDockWidget;
class QSettings;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace stepglass {
struct TextRange;
}
namespace stepglass::ui::canvas {
class CanvasView;
}
namespace stepglass::ui::document {
class WorkflowDocument;
}
namespace stepglass::ui::editor {
class SourceEditor;
}
namespace stepglass::ui::inspector {
class InspectorPanel;
}
namespace stepglass::ui::palette {
class OutlinePanel;
class PalettePanel;
} // namespace stepglass::ui::palette
namespace stepglass::ui::placeholders {
class EnvironmentButton;
class PlaceholdersController;
class PlaceholdersPanel;
} // namespace stepglass::ui::placeholders
namespace stepglass::ui::problems {
class ProblemsPanel;
}
namespace stepglass::ui::run {
class EventsPanel;
class ExecutionsPanel;
class RunController;
class RunSummaryBar;
class RunToolBar;
class TimelinePanel;
} // namespace stepglass::ui::run

namespace stepglass::ui::shell {

struct Example;
class FileController;
class Prompts;
class StatusLine;

/// How the one window is arranged: for writing a definition, or for watching it run.
enum class Arrangement { Design, Debug };
/// Which scheme: always one, or the system's.
enum class SchemeChoice { System, Light, Dark };

/// The window of one document: builds docks, menus and actions and connects the parts, which know
/// nothing of each other.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` and `prompts` must outlive the window.
    MainWindow(QSettings& settings, Prompts& prompts, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] document::WorkflowDocument& document() { return *m_document; }
    [[nodiscard]] run::RunController& runController() { return *m_run; }
    [[nodiscard]] canvas::CanvasView& canvas() { return *m_canvas; }
    [[nodiscard]] FileController& files() { return *m_files; }
    [[nodiscard]] Arrangement arrangement() const { return m_arrangement; }
    [[nodiscard]] const theme::Theme& theme() const { return *m_theme; }

    /// Opens an example with its input and mocks, ready to run.
    void openExample(const Example& example);

public Q_SLOTS:
    void setArrangement(stepglass::ui::shell::Arrangement arrangement);
    void setSchemeChoice(stepglass::ui::shell::SchemeChoice choice);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPanels();
    void buildDocks();
    void buildTopBar();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildRunMenu();
    void buildHelpMenu();
    void connectParts();
    QAction* addAction(QMenu* menu, const QString& text, const char* icon,
                       const QKeySequence& shortcut, const char* name);
    QDockWidget* addDock(const QString& title, const char* name, Qt::DockWidgetArea area,
                         QWidget* content, QWidget* titleBar);
    QWidget* panelHeader(const QString& title, const QList<QAction*>& actions);
    [[nodiscard]] SchemeChoice storedSchemeChoice() const;
    [[nodiscard]] const theme::Theme& themeOf(SchemeChoice choice) const;
    void applyTheme();
    void retintIcons();
    void storeArrangement();
    void restoreArrangement();
    void updateTitle();
    void showPlace(TextRange range);
    void editPlaceholders();
    void showMoment();
    void showMockOfSelection();
    void setStateMock(const asl::StatePath& state, const QString& json);
    void exportDrawing();
    void formatDocument();
    void showAbout();
    void refuse(const QString& reason);

    QSettings& m_settings;
    Prompts& m_prompts;
    const theme::Theme m_lightTheme{theme::Scheme::Light};
    const theme::Theme m_darkTheme{theme::Scheme::Dark};
    const theme::Theme* m_theme;
    Arrangement m_arrangement = Arrangement::Design;

    std::unique_ptr<document::WorkflowDocument> m_document;
    std::unique_ptr<run::RunController> m_run;
    std::unique_ptr<placeholders::PlaceholdersController> m_environments;
    FileController* m_files;

    canvas::CanvasView* m_canvas;
    editor::SourceEditor* m_editor;
    inspector::InspectorPanel* m_inspector;
    palette::PalettePanel* m_palette;
    palette::OutlinePanel* m_outline;
    problems::ProblemsPanel* m_problems;
    placeholders::PlaceholdersPanel* m_placeholders;
    placeholders::EnvironmentButton* m_environmentButton;
    run::RunToolBar* m_runToolBar;
    run::EventsPanel* m_events;
    run::ExecutionsPanel* m_executions;
    run::TimelinePanel* m_timeline;
    run::RunSummaryBar* m_summary;
    StatusLine* m_statusLine;

    QStackedWidget* m_leftStack;
    QTabWidget* m_bottomTabs;
    QDockWidget* m_leftDock;
    QDockWidget* m_codeDock;
    QDockWidget* m_inspectorDock;
    QDockWidget* m_bottomDock;
    QDockWidget* m_timelineDock;
    QToolButton* m_designButton;
    QToolButton* m_debugButton;
    QActionGroup* m_schemeActions;
    QMenu* m_viewMenu;
    QAction* m_formatAction;
    QAction* m_runAction;
    QAction* m_stopAction;
};

} // namespace stepglass::ui::shell
