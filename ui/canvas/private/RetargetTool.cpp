// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/RetargetTool.h"

#include "ui/canvas/Navigation.h"
#include "ui/canvas/StateItems.h"
#include "ui/canvas/private/CanvasStyle.h"
#include "ui/canvas/private/Context.h"
#include "ui/canvas/private/Decorations.h"
#include "ui/canvas/private/Gestures.h"

#include <QGraphicsView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace stepglass::ui::canvas {

RetargetTool::RetargetTool(Context& context, EdgeKey edge, End end, QPointF grabbedAt)
    : Tool(context)
    , m_edge(std::move(edge))
    , m_end(end)
    , m_pointer(grabbedAt)
{
}

bool RetargetTool::isLegal(const NodeItem& node) const
{
    const asl::StatePath scope =
        m_edge.kind == asl::TransitionKind::Start ? m_edge.state : scopePathOf(m_edge.state);
    switch (node.key().shape) {
    case NodeShape::Start:
        return false;
    case NodeShape::End:
        return m_end == End::Target && node.key().path == scope && Gestures::mayEnd(m_edge.kind);
    case NodeShape::Card:
    case NodeShape::Container:
        break;
    }
    if (scopePathOf(node.key().path) != scope)
        return false;
    if (m_end == End::Target)
        return true;
    const asl::StateType type = static_cast<const StateNodeItem&>(node).face().type;
    return type != asl::StateType::Choice && type != asl::StateType::Succeed &&
           type != asl::StateType::Fail;
}

NodeItem* RetargetTool::targetAt(QPointF place) const
{
    // The innermost node may lie in a container that is the target.
    const QList<QGraphicsItem*> items = context().scene().items(context().toScene(place));
    for (QGraphicsItem* item : items) {
        auto* node = qgraphicsitem_cast<NodeItem*>(item);
        if (node && isLegal(*node))
            return node;
    }
    return nullptr;
}

std::unique_ptr<Tool> RetargetTool::mouseMove(QMouseEvent& event)
{
    if (!(event.buttons() & Qt::LeftButton))
        return makeIdleTool(context());
    m_pointer = event.position();
    const NodeItem* target = targetAt(m_pointer);
    m_target = target ? std::optional(target->key()) : std::nullopt;
    context().view().viewport()->update();
    return nullptr;
}

std::unique_ptr<Tool> RetargetTool::mouseRelease(QMouseEvent& event)
{
    const NodeItem* target = targetAt(event.position());
    const EdgeItem* edge = context().scene().edge(m_edge);
    context().view().viewport()->update();
    if (!target || !edge)
        return makeIdleTool(context());
    if (m_end == End::Source) {
        if (target->key() != edge->from())
            context().gestures().moveSource(m_edge, target->key().path);
    } else if (target->key() != edge->to()) {
        const asl::State* state = context().model()->state(target->key().path);
        const bool isEnd = target->key().shape == NodeShape::End;
        if (isEnd || state)
            context().gestures().retarget(m_edge, isEnd ? std::string() : state->name);
    }
    return makeIdleTool(context());
}

std::unique_ptr<Tool> RetargetTool::keyPress(QKeyEvent& event)
{
    event.setAccepted(event.key() == Qt::Key_Escape);
    if (!event.isAccepted())
        return nullptr;
    context().view().viewport()->update();
    return makeIdleTool(context());
}

void RetargetTool::paint(QPainter& painter) const
{
    const EdgeItem* edge = context().scene().edge(m_edge);
    if (!edge || edge->line().size() < 2)
        return;
    const theme::Colors& colors = context().scene().style().colors();
    QColor veil = colors.canvas;
    veil.setAlpha(170);
    for (const NodeItem* node : context().scene().nodes()) {
        const QRectF box = context().toView(node->box());
        if (!box.intersects(QRectF(context().view().viewport()->rect())))
            continue;
        const bool isContainer = node->key().shape == NodeShape::Container;
        if (isLegal(*node)) {
            QColor soft = colors.dropTarget;
            soft.setAlpha(120);
            paintRing(painter, box, soft, 1.5, 2);
        } else if (!isContainer) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(veil);
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 10, 10);
        }
    }
    if (const NodeItem* target = m_target ? context().scene().node(*m_target) : nullptr) {
        const QRectF box = context().toView(target->box());
        QColor fill = colors.dropTarget;
        fill.setAlpha(36);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 8, 8);
        paintRing(painter, box, colors.dropTarget, 2.5, 3);
    }
    const QPointF fixed =
        context().toView(m_end == End::Target ? edge->line().front() : edge->line().back());
    const Polyline line =
        m_end == End::Target ? Polyline{fixed, m_pointer} : Polyline{m_pointer, fixed};
    QPen pen(colors.accent, 2.5);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(roundedPath(shortened(line, 8), 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent);
    painter.drawPolygon(arrowHead(line, 11, 10));
    painter.drawEllipse(fixed, 4, 4);
}

Qt::CursorShape RetargetTool::cursor() const
{
    return m_target ? Qt::DragMoveCursor : Qt::ClosedHandCursor;
}

} // namespace stepglass::ui::canvas
