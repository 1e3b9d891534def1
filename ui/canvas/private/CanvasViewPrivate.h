// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/CanvasView.h"
#include "ui/canvas/private/Context.h"
#include "ui/canvas/private/FarPainter.h"
#include "ui/canvas/private/Gestures.h"
#include "ui/canvas/private/Minimap.h"
#include "ui/canvas/private/PaletteDrop.h"
#include "ui/canvas/private/RenameEditor.h"
#include "ui/canvas/private/RunOverlay.h"
#include "ui/canvas/private/Tool.h"
#include "ui/canvas/private/ZoomBar.h"

#include <QVariantAnimation>

namespace stepglass::ui::canvas {

/// What the view consists of, and how it moves over the scene.
struct CanvasView::Private {
    /// What a resized view goes on showing.
    enum class Framing {
        FirstLook, ///< all, or where that would be too small to read, the start
        All,
        Free, ///< what the user chose
    };

    Private(CanvasView& owner, document::WorkflowDocument& document, const theme::Theme& theme);

    void connectParts();
    void showSnapshot();
    void showSelection();

    [[nodiscard]] QRectF visiblePart() const; ///< of the scene
    [[nodiscard]] QPointF scroll() const;
    /// Where the picture stands, in pixels of the zoomed scene.
    void setScroll(QPointF scroll);
    void glideTo(QPointF scroll);
    /// The scene's rectangle leaves a viewport of room on each side, so that all can be moved
    /// anywhere.
    void updateSceneRect();
    void setZoom(double factor, QPointF fixedPlace);
    /// Shows what the framing says, anew.
    void reframe();
    void showAll();
    /// The zoom at which all can be seen, at most 100 %.
    [[nodiscard]] double zoomOfAll() const;
    /// Scrolls so far that the box can be seen.
    void reveal(const QRectF& box);
    [[nodiscard]] std::vector<NodeKey> anchors() const;

    void updateOverlays();
    void placeOverlays();
    void repaintDecorations();
    void setTool(std::unique_ptr<Tool> next);
    void paintOver(QPainter& painter);
    void paintInvitation(QPainter& painter);
    void paintDots(QPainter& painter, const QRect& exposed) const;
    [[nodiscard]] bool isFar() const;

    CanvasView& view;
    document::WorkflowDocument& document;
    CanvasScene scene;
    Gestures gestures;
    Context context;
    RunOverlay overlay;
    FarPainter farPainter;
    PaletteDrop paletteDrop;
    std::unique_ptr<Tool> tool;
    Minimap* minimap;
    ZoomBar* zoomBar;
    RenameEditor* renameEditor;
    QVariantAnimation* glide;
    QRectF lastDecorations;
    std::optional<NodeKey> lastTouched; ///< the node selected last of those that are drawn
    bool isAnimated = true;
    bool isFitPending = true; ///< the next snapshot with states is the first to be seen
    Framing framing = Framing::FirstLook;
    bool isRevealPending = false; ///< the selected state is not drawn yet
};

} // namespace stepglass::ui::canvas
