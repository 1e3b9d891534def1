// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::run {

class FileChooser;
class RunController;

/// Everything that starts, stops and moves a run, and what it starts with.
class RunToolBar : public QWidget {
    Q_OBJECT

public:
    RunToolBar(RunController& controller, const theme::Theme& theme, QWidget* parent = nullptr);
    ~RunToolBar() override;

    /// Whose dialogs are asked for files; must outlive the bar.
    void setFileChooser(FileChooser& files);

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    /// Whether the buttons that move within a run are there, or only those that start one.
    void setStepsVisible(bool areVisible);
    void editInput();
    void openMocks();
    void saveMocks();

private:
    QToolButton* addStep(const QString& icon, const QString& text, const QString& name,
                         void (RunController::*slot)());
    void fillMockMenu();
    void showState();
    void showMocks();
    void tell(const QString& reason);

    RunController& m_controller;
    const theme::Theme* m_theme;
    std::unique_ptr<FileChooser> m_ownFiles;
    FileChooser* m_files;
    QWidget* m_steps;
    QToolButton* m_mocks;
    QToolButton* m_input;
    QToolButton* m_play;
    QPushButton* m_run;
    QToolButton* m_stop;
    QComboBox* m_speed;
    QMenu* m_mockMenu;
    QList<QToolButton*> m_moves;
};

} // namespace stepglass::ui::run
