// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/NodeItem.h"

#include <QPainterPath>

namespace stepglass::ui::canvas {

namespace {

// Badges straddle the border, and the glow of an active state lies outside.
constexpr double overhang = 14;

} // namespace

NodeItem::NodeItem(NodeKey key, const CanvasStyle& style)
    : m_key(std::move(key))
    , m_style(style)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void NodeItem::setBox(const QRectF& box)
{
    if (m_size != box.size()) {
        prepareGeometryChange();
        m_size = box.size();
    }
    setPos(box.topLeft());
}

void NodeItem::setDepth(int depth)
{
    m_depth = depth;
    setZValue(stackingOf(depth, m_key.shape == NodeShape::Container ? 0 : 3));
}

void NodeItem::setRunMark(const std::optional<RunMark>& mark)
{
    if (m_run == mark)
        return;
    m_run = mark;
    update();
}

QRectF NodeItem::boundingRect() const
{
    return localBox().adjusted(-overhang, -overhang, overhang, overhang);
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(localBox());
    return path;
}

} // namespace stepglass::ui::canvas
