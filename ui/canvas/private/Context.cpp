// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/Context.h"

#include <QGraphicsView>
#include <QScrollBar>

#include <cmath>

namespace stepglass::ui::canvas {

namespace {

constexpr double edgeReach = 6; // pixels

} // namespace

Context::Context(QGraphicsView& view, CanvasScene& scene, document::WorkflowDocument& document,
                 Gestures& gestures)
    : m_view(view)
    , m_scene(scene)
    , m_document(document)
    , m_gestures(gestures)
{
}

double Context::zoom() const
{
    return m_view.transform().m11();
}

QPointF Context::toScene(QPointF place) const
{
    return m_view.viewportTransform().inverted().map(place);
}

QPointF Context::toView(QPointF place) const
{
    return m_view.viewportTransform().map(place);
}

QRectF Context::toView(const QRectF& box) const
{
    return m_view.viewportTransform().mapRect(box);
}

void Context::scrollBy(QPointF pixels) const
{
    QScrollBar* horizontal = m_view.horizontalScrollBar();
    QScrollBar* vertical = m_view.verticalScrollBar();
    horizontal->setValue(horizontal->value() - static_cast<int>(std::lround(pixels.x())));
    vertical->setValue(vertical->value() - static_cast<int>(std::lround(pixels.y())));
}

NodeItem* Context::nodeAt(QPointF place) const
{
    return m_scene.nodeAt(toScene(place));
}

EdgeItem* Context::edgeAt(QPointF place) const
{
    return m_scene.edgeAt(toScene(place), edgeReach / zoom());
}

void Context::select(const NodeItem& node) const
{
    // The terminals stand for the machine itself.
    const bool isState =
        node.key().shape == NodeShape::Card || node.key().shape == NodeShape::Container;
    m_document.selectState(isState ? node.key().path : asl::StatePath());
}

void Context::select(const EdgeKey& edge) const
{
    m_document.setSelection(
        {.state = edge.state, .hasState = true, .transition = std::pair(edge.kind, edge.index)});
}

void Context::selectNothing() const
{
    m_document.setSelection({});
}

NodeItem* Context::selectedNode() const
{
    const document::Selection& selection = m_document.selection();
    if (!selection.hasState || selection.transition)
        return nullptr;
    return m_scene.stateItem(selection.state);
}

EdgeItem* Context::selectedEdge() const
{
    const document::Selection& selection = m_document.selection();
    if (!selection.hasState || !selection.transition)
        return nullptr;
    return m_scene.edge(
        {selection.state, selection.transition->first, selection.transition->second});
}

NodeItem* Context::hoveredNode() const
{
    return m_hoveredNode ? m_scene.node(*m_hoveredNode) : nullptr;
}

EdgeItem* Context::hoveredEdge() const
{
    return m_hoveredEdge ? m_scene.edge(*m_hoveredEdge) : nullptr;
}

void Context::setHovered(const NodeItem* node, const EdgeItem* edge)
{
    m_hoveredNode = node ? std::optional(node->key()) : std::nullopt;
    m_hoveredEdge = edge ? std::optional(edge->key()) : std::nullopt;
}

} // namespace stepglass::ui::canvas
