// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class ElidingLabel;
}

namespace stepglass::ui::run {

class RunController;

/// One line about the shown run at the shown moment: status, error, states visited, events, virtual
/// and real time.
class RunSummaryBar : public QWidget {
    Q_OBJECT

public:
    RunSummaryBar(RunController& controller, const theme::Theme& theme, QWidget* parent = nullptr);

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);

private:
    void showMoment();

    RunController& m_controller;
    const theme::Theme* m_theme;
    QLabel* m_icon;
    QLabel* m_word;
    widgets::ElidingLabel* m_error;
    QPushButton* m_showFailure;
    QLabel* m_states;
    QLabel* m_events;
    QLabel* m_time;
};

} // namespace stepglass::ui::run
