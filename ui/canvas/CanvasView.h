// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Frame.h"
#include "ui/document/WorkflowDocument.h"

#include <QGraphicsView>

#include <memory>

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::canvas {

class CanvasScene;

/// The graph: shows snapshots of a document, the moment of a run over it, and turns gestures into
/// the document's edits. Keyboard: arrows walk along edges, Enter goes into a container, Esc out of
/// it, F2 renames, Del deletes, Insert adds, E walks through a state's transitions, + - 0 F zoom. A
/// drag of the palette's MIME type adds a state where it is dropped.
class CanvasView : public QGraphicsView {
    Q_OBJECT

public:
    CanvasView(document::WorkflowDocument& document, const theme::Theme& theme,
               QWidget* parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] double zoom() const; ///< 1 is 100 %
    [[nodiscard]] CanvasScene& canvasScene() const;
    [[nodiscard]] document::WorkflowDocument& document() const;
    /// Where a state is in the viewport; empty where it is not drawn.
    [[nodiscard]] QRect stateRect(const asl::StatePath& state) const;
    /// The middle of a transition's line in the viewport (`state` is the scope's path for Start).
    [[nodiscard]] QPoint transitionPlace(const asl::StatePath& state, asl::TransitionKind kind,
                                         std::size_t index = 0) const;

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    void zoomIn();
    void zoomOut();
    void zoomTo(double factor);
    void fitAll();
    void centerOnSelection();
    /// Shows a run's moment over the graph; the trace gives names and counts.
    void showFrame(const stepglass::engine::Frame& frame,
                   std::shared_ptr<const stepglass::engine::Trace> trace);
    /// Back to plain design.
    void clearFrame();
    void setAnimated(bool animated); ///< off with reduced motion
    void renameSelected();
    void deleteSelected();
    /// Adds a state after the selected state, or on the selected transition.
    void insertState(stepglass::asl::StateType type);

Q_SIGNALS:
    void zoomChanged(double factor);
    /// A gesture could not be done; say so.
    void gestureRefused(const QString& reason);
    /// The user wants to see the text of what is selected.
    void textRequested();

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::ui::canvas
