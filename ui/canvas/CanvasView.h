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

/// The graph: shows snapshots of a document, the moment of a run over it, and turns gestures into the
/// document's edits. Keyboard: arrows walk along edges, Enter goes into a container, Esc out of it, F2 renames,
/// Del deletes, + - 0 zoom.
class CanvasView : public QGraphicsView {
    Q_OBJECT

public:
    CanvasView(document::WorkflowDocument& document, const theme::Theme& theme, QWidget* parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] double zoom() const; ///< 1 is 100 %

public Q_SLOTS:
    void setTheme(const stepglass::ui::theme::Theme& theme);
    void zoomIn();
    void zoomOut();
    void zoomTo(double factor);
    void fitAll();
    void centerOnSelection();
    /// Shows a run's moment over the graph; the trace gives names and counts.
    void showFrame(const stepglass::engine::Frame& frame, std::shared_ptr<const stepglass::engine::Trace> trace);
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

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::ui::canvas
