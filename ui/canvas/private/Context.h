// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/CanvasScene.h"
#include "ui/document/WorkflowDocument.h"

#include <QPointF>

#include <optional>

class QGraphicsView;

namespace stepglass::ui::canvas {

class Gestures;

/// What tools, menus and decorations work with: the view, what it shows, and what the pointer is
/// over.
class Context {
public:
    Context(QGraphicsView& view, CanvasScene& scene, document::WorkflowDocument& document,
            Gestures& gestures);

    [[nodiscard]] QGraphicsView& view() const { return m_view; }
    [[nodiscard]] CanvasScene& scene() const { return m_scene; }
    [[nodiscard]] document::WorkflowDocument& document() const { return m_document; }
    [[nodiscard]] Gestures& gestures() const { return m_gestures; }
    /// The model that the drawing shows, or null.
    [[nodiscard]] const asl::Model* model() const { return m_scene.snapshot()->model.get(); }

    [[nodiscard]] double zoom() const;
    [[nodiscard]] QPointF toScene(QPointF place) const;
    [[nodiscard]] QPointF toView(QPointF place) const;
    [[nodiscard]] QRectF toView(const QRectF& box) const;
    /// Moves the picture by pixels.
    void scrollBy(QPointF pixels) const;
    /// The node or edge at a place of the viewport; an edge only where no card covers it.
    [[nodiscard]] NodeItem* nodeAt(QPointF place) const;
    [[nodiscard]] EdgeItem* edgeAt(QPointF place) const;

    void select(const NodeItem& node) const;
    void select(const EdgeKey& edge) const;
    void selectNothing() const;
    [[nodiscard]] NodeItem* selectedNode() const;
    [[nodiscard]] EdgeItem* selectedEdge() const;

    [[nodiscard]] NodeItem* hoveredNode() const;
    [[nodiscard]] EdgeItem* hoveredEdge() const;
    void setHovered(const NodeItem* node, const EdgeItem* edge);

private:
    QGraphicsView& m_view;
    CanvasScene& m_scene;
    document::WorkflowDocument& m_document;
    Gestures& m_gestures;
    // Keys, not items: a snapshot may take items away at any time.
    std::optional<NodeKey> m_hoveredNode;
    std::optional<EdgeKey> m_hoveredEdge;
};

} // namespace stepglass::ui::canvas
