// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class EmptyState;
}

namespace stepglass::ui::run {

class EventsModel;
class RunController;

/// The events of the shown run. The row of the shown moment is the current one: picking another row
/// moves there.
class EventsPanel : public QWidget {
    Q_OBJECT

public:
    EventsPanel(RunController& controller, const theme::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] EventsModel* model() const { return m_model; }
    [[nodiscard]] QTreeView* view() const { return m_view; }

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);

private:
    void showRun();
    void followPosition();
    void showCount();

    RunController& m_controller;
    EventsModel* m_model;
    QLineEdit* m_filter;
    QLabel* m_count;
    QTreeView* m_view;
    QWidget* m_table;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_pages;
    bool m_isFollowing = false;
};

} // namespace stepglass::ui::run
