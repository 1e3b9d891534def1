// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class EmptyState;
}

namespace stepglass::ui::run {

class RunController;

/// The runs of this session, the newest first: status, mocks, transitions and duration. Picking one
/// shows it.
class ExecutionsPanel : public QWidget {
    Q_OBJECT

public:
    ExecutionsPanel(RunController& controller, const theme::Theme& theme,
                    QWidget* parent = nullptr);

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);

private:
    void showRuns();
    void showProgress();

    RunController& m_controller;
    const theme::Theme* m_theme;
    QListWidget* m_list;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_pages;
    bool m_isFilling = false;
};

} // namespace stepglass::ui::run
