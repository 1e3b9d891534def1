// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/PaletteDrop.h"

#include "ui/canvas/StateItems.h"
#include "ui/canvas/private/CanvasStyle.h"
#include "ui/canvas/private/Context.h"
#include "ui/canvas/private/Decorations.h"
#include "ui/canvas/private/Gestures.h"

#include <QGraphicsView>
#include <QMimeData>
#include <QPainter>

namespace stepglass::ui::canvas {

namespace {

constexpr double edgeReach =
    18; // pixels: a dragged thing is aimed less exactly than a bare pointer

} // namespace

std::optional<asl::StateType> PaletteDrop::typeOf(const QMimeData& data)
{
    if (!data.hasFormat(QLatin1String(mimeType)))
        return std::nullopt;
    const asl::StateType type = asl::stateTypeOf(data.data(QLatin1String(mimeType)).toStdString());
    return type == asl::StateType::Unknown ? std::nullopt : std::optional(type);
}

bool PaletteDrop::moveTo(QPointF place)
{
    m_isOver = true;
    m_place = place;
    m_edge.reset();
    m_node.reset();
    m_scope.reset();
    m_context.view().viewport()->update();
    CanvasScene& scene = m_context.scene();
    if (!scene.hasStates()) {
        m_scope = asl::StatePath();
        return true;
    }
    const QPointF at = m_context.toScene(place);
    if (const EdgeItem* edge = scene.edgeAt(at, edgeReach / m_context.zoom());
        edge && m_context.gestures().isRetargetable(edge->key())) {
        m_edge = edge->key();
        return true;
    }
    const NodeItem* node = scene.nodeAt(at);
    if (!node)
        return false;
    if (node->key().shape == NodeShape::Container) {
        m_scope = m_context.gestures().emptyScopeOf(node->key().path);
        if (m_scope)
            m_node = node->key();
        return m_scope.has_value();
    }
    if (node->key().shape != NodeShape::Card)
        return false;
    const asl::StateType type = static_cast<const StateNodeItem*>(node)->face().type;
    if (type == asl::StateType::Succeed || type == asl::StateType::Fail)
        return false;
    m_node = node->key();
    return true;
}

void PaletteDrop::leave()
{
    m_isOver = false;
    m_context.view().viewport()->update();
}

void PaletteDrop::drop(asl::StateType type)
{
    leave();
    if (m_edge)
        m_context.gestures().insertOn(*m_edge, type);
    else if (m_scope)
        m_context.gestures().insertFirst(*m_scope, type);
    else if (m_node)
        m_context.gestures().insertAfter(m_node->path, type);
}

void PaletteDrop::paint(QPainter& painter) const
{
    if (!m_isOver)
        return;
    const theme::Colors& colors = m_context.scene().style().colors();
    QColor soft = colors.dropTarget;
    soft.setAlpha(36);
    if (const EdgeItem* edge = m_edge ? m_context.scene().edge(*m_edge) : nullptr) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.dropTarget, 3.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(m_context.view().viewportTransform().map(edge->path()));
        const QPointF middle = m_context.toView(pointAlong(edge->line(), 0.5));
        painter.setPen(QPen(colors.dropTarget, 2, Qt::DashLine));
        painter.setBrush(colors.accentSoft);
        painter.drawRoundedRect(QRectF(middle.x() - 44, middle.y() - 12, 88, 24), 8, 8);
    } else if (const NodeItem* node = m_node ? m_context.scene().node(*m_node) : nullptr) {
        const QRectF box = m_context.toView(node->box());
        paintRing(painter, box, colors.dropTarget, 2, 3);
        if (m_scope) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(soft);
            painter.drawRoundedRect(box, 10, 10);
        } else {
            painter.setPen(QPen(colors.dropTarget, 4, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(box.bottomLeft() + QPointF(10, 12),
                             box.bottomRight() + QPointF(-10, 12));
        }
    } else if (m_scope) {
        painter.setPen(QPen(colors.dropTarget, 2, Qt::DashLine));
        painter.setBrush(soft);
        painter.drawRoundedRect(QRectF(m_place.x() - 80, m_place.y() - 28, 160, 56), 8, 8);
    }
}

} // namespace stepglass::ui::canvas
