// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"

#include <QAbstractScrollArea>

#include <memory>

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class EmptyState;
}

namespace stepglass::ui::run {

class RunController;
class TimelineRows;

/// The shown run over virtual time: a row for each state that was visited, a bar for each visit,
/// tries and the pauses between them. Dragging moves through the run; the wheel zooms, with Shift
/// it scrolls in time.
class TimelinePanel : public QAbstractScrollArea {
    Q_OBJECT

public:
    TimelinePanel(RunController& controller, const theme::Theme& theme, QWidget* parent = nullptr);
    ~TimelinePanel() override;

    /// Where a time is drawn, and back; in pixels of the viewport.
    [[nodiscard]] double xOf(engine::TimePoint time) const;
    [[nodiscard]] engine::TimePoint timeAt(double x) const;
    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] double zoom() const { return m_zoom; }

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    void zoomIn();
    void zoomOut();
    void showAll();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void showRun();
    void updateBars();
    void zoomAt(double factor, double x);
    void travelTo(double x);
    void paintAxis(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t row, int top) const;
    void paintCursor(QPainter& painter) const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] double chartWidth() const;
    [[nodiscard]] engine::TimePoint now() const;

    RunController& m_controller;
    const theme::Theme* m_theme;
    widgets::EmptyState* m_empty;
    std::shared_ptr<const engine::Trace> m_trace;
    std::unique_ptr<TimelineRows> m_rows;
    double m_zoom = 1;
};

} // namespace stepglass::ui::run
