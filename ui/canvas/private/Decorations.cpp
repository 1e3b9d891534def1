// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/Decorations.h"

#include "ui/canvas/StateItems.h"
#include "ui/canvas/private/CanvasStyle.h"
#include "ui/canvas/private/Context.h"
#include "ui/canvas/private/Gestures.h"

#include <QGraphicsView>
#include <QLineF>
#include <QPainter>

#include <array>

namespace stepglass::ui::canvas {

namespace {

constexpr double handleRadius = 5;
constexpr double plusRadius = 9;
constexpr double reach = 9;
constexpr double endDistance = 16; // from the edge's end to its handle, pixels
// Where cards are this small, handles would hide them.
constexpr double smallestHandleScale = 0.4;

bool isShort(const EdgeItem& edge, const Context& context)
{
    return lengthOf(edge.line()) * context.zoom() < 2 * endDistance;
}

void paintPlus(QPainter& painter, QPointF place, const theme::Colors& colors)
{
    painter.setPen(QPen(colors.panel, 2));
    painter.setBrush(colors.accent);
    painter.drawEllipse(place, plusRadius + 1, plusRadius + 1);
    painter.setPen(QPen(colors.accentText, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(place - QPointF(4, 0), place + QPointF(4, 0));
    painter.drawLine(place - QPointF(0, 4), place + QPointF(0, 4));
}

void paintKnob(QPainter& painter, QPointF place, const theme::Colors& colors)
{
    painter.setPen(QPen(colors.accent, 2));
    painter.setBrush(colors.panel);
    painter.drawEllipse(place, handleRadius, handleRadius);
}

void paintEdgeGlow(QPainter& painter, const EdgeItem& edge, const Context& context, int alpha)
{
    QColor color = context.scene().style().colors().accent;
    color.setAlpha(alpha);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(context.view().viewportTransform().map(edge.path()));
}

void paintHandles(QPainter& painter, const EdgeItem& edge, const Context& context)
{
    const theme::Colors& colors = context.scene().style().colors();
    for (const Handle handle : {Handle::EdgeSource, Handle::EdgeTarget}) {
        if (const auto place = placeOf(handle, edge, context))
            paintKnob(painter, *place, colors);
    }
    if (const auto place = placeOf(Handle::EdgePlus, edge, context))
        paintPlus(painter, *place, colors);
}

/// A ring crosses the marks on the border; they belong above it.
void paintMarksAbove(QPainter& painter, const NodeItem& node, const Context& context)
{
    if (node.key().shape != NodeShape::Card && node.key().shape != NodeShape::Container)
        return;
    if (context.zoom() < smallestHandleScale)
        return;
    painter.setWorldTransform(QTransform::fromTranslate(node.pos().x(), node.pos().y()) *
                              context.view().viewportTransform());
    static_cast<const StateNodeItem&>(node).paintMarks(painter);
    painter.setWorldTransform({});
}

/// A terminal shows the machine's selection.
bool isMachineSelected(const Context& context)
{
    const document::Selection& selection = context.document().selection();
    return selection.hasState && selection.state.isRoot() && !selection.transition;
}

} // namespace

void paintRing(QPainter& painter, const QRectF& box, const QColor& color, double width,
               double distance)
{
    const double radius = theme::metrics::cardRadius + distance;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, width));
    painter.drawRoundedRect(box.adjusted(-distance, -distance, distance, distance), radius, radius);
}

std::optional<QPointF> placeOf(Handle handle, const EdgeItem& edge, const Context& context)
{
    if (context.zoom() < smallestHandleScale || edge.line().size() < 2)
        return std::nullopt;
    const double length = lengthOf(edge.line());
    const double end = std::min(0.4, endDistance / (length * context.zoom()));
    switch (handle) {
    case Handle::EdgeSource:
        // Only a plain Next can move to another state: rules and Catchers belong to theirs.
        if (edge.key().kind != asl::TransitionKind::Next || isShort(edge, context))
            return std::nullopt;
        return context.toView(pointAlong(edge.line(), end));
    case Handle::EdgeTarget:
        if (!context.gestures().isRetargetable(edge.key()))
            return std::nullopt;
        return context.toView(pointAlong(edge.line(), 1 - end));
    case Handle::EdgePlus: {
        if (!context.gestures().isRetargetable(edge.key()))
            return std::nullopt;
        const std::optional<QRectF> label = edge.labelBox();
        const double clearance = (plusRadius + 4) / context.zoom();
        for (const double fraction : {0.5, 0.66, 0.34, 0.8, 0.2}) {
            const QPointF place = pointAlong(edge.line(), fraction);
            if (!label ||
                !label->adjusted(-clearance, -clearance, clearance, clearance).contains(place))
                return context.toView(place);
        }
        return std::nullopt;
    }
    case Handle::NodePlus:
    case Handle::None:
        break;
    }
    return std::nullopt;
}

std::optional<QPointF> placeOfPlus(const NodeItem& node, const Context& context)
{
    const bool isState =
        node.key().shape == NodeShape::Card || node.key().shape == NodeShape::Container;
    if (context.zoom() < smallestHandleScale || !isState)
        return std::nullopt;
    const asl::StateType type = static_cast<const StateNodeItem&>(node).face().type;
    if (type == asl::StateType::Succeed || type == asl::StateType::Fail)
        return std::nullopt;
    const QRectF box = context.toView(node.box());
    return QPointF(box.center().x(), box.bottom() + 18);
}

HandleHit handleAt(QPointF place, const Context& context)
{
    const auto isHit = [&](const std::optional<QPointF>& middle) {
        return middle && QLineF(*middle, place).length() <= reach;
    };
    if (const NodeItem* node = context.selectedNode()) {
        if (const auto plus = placeOfPlus(*node, context); isHit(plus))
            return {Handle::NodePlus, std::nullopt, node->key(), *plus};
    }
    for (const EdgeItem* edge :
         std::array<const EdgeItem*, 2>{context.selectedEdge(), context.hoveredEdge()}) {
        if (!edge)
            continue;
        for (const Handle handle : {Handle::EdgeTarget, Handle::EdgeSource, Handle::EdgePlus}) {
            if (const auto middle = placeOf(handle, *edge, context); isHit(middle))
                return {handle, edge->key(), std::nullopt, *middle};
        }
    }
    return {};
}

void paintDecorations(QPainter& painter, const Context& context)
{
    const theme::Colors& colors = context.scene().style().colors();
    const NodeItem* selectedNode = context.selectedNode();
    const EdgeItem* selectedEdge = context.selectedEdge();
    const NodeItem* hoveredNode = context.hoveredNode();
    const EdgeItem* hoveredEdge = context.hoveredEdge();

    if (hoveredNode && hoveredNode != selectedNode) {
        QColor soft = colors.accent;
        soft.setAlpha(120);
        if (hoveredNode->key().shape == NodeShape::Card ||
            hoveredNode->key().shape == NodeShape::Container)
            paintRing(painter, context.toView(hoveredNode->box()), soft, 1.5, 1.5);
        paintMarksAbove(painter, *hoveredNode, context);
    }
    if (hoveredEdge && hoveredEdge != selectedEdge)
        paintEdgeGlow(painter, *hoveredEdge, context, 60);
    if (selectedEdge)
        paintEdgeGlow(painter, *selectedEdge, context, 120);
    if (isMachineSelected(context)) {
        for (const NodeShape shape : {NodeShape::Start, NodeShape::End}) {
            if (const NodeItem* terminal = context.scene().node({shape, {}})) {
                const QRectF box = context.toView(terminal->box()).adjusted(-3, -3, 3, 3);
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(colors.selection, 2));
                painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
            }
        }
    }
    if (selectedNode) {
        paintRing(painter, context.toView(selectedNode->box()), colors.selection, 2, 3);
        paintMarksAbove(painter, *selectedNode, context);
        if (const auto plus = placeOfPlus(*selectedNode, context))
            paintPlus(painter, *plus, colors);
    }
    if (hoveredEdge && hoveredEdge != selectedEdge)
        paintHandles(painter, *hoveredEdge, context);
    if (selectedEdge)
        paintHandles(painter, *selectedEdge, context);
}

QRectF decorationRect(const Context& context)
{
    QRectF around;
    constexpr double margin = 30;
    const auto add = [&](const QRectF& box) {
        around = around.united(context.toView(box).adjusted(-margin, -margin, margin, margin));
    };
    for (const NodeItem* node : {context.selectedNode(), context.hoveredNode()}) {
        if (node)
            add(node->box());
    }
    for (const EdgeItem* edge : {context.selectedEdge(), context.hoveredEdge()}) {
        if (edge)
            add(edge->boundingRect());
    }
    if (isMachineSelected(context)) {
        for (const NodeShape shape : {NodeShape::Start, NodeShape::End}) {
            if (const NodeItem* terminal = context.scene().node({shape, {}}))
                add(terminal->box());
        }
    }
    return around;
}

} // namespace stepglass::ui::canvas
