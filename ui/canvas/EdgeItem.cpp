// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/EdgeItem.h"

#include "ui/bridge/Words.h"
#include "ui/canvas/NodeItem.h"
#include "ui/canvas/private/CanvasStyle.h"

#include <QGraphicsScene>
#include <QPainter>

namespace stepglass::ui::canvas {

namespace {

constexpr double headLength = 9;
constexpr double headWidth = 8;
constexpr double hitWidth = 14;
constexpr double plainWidth = 1.5;
constexpr double takenWidth = 2.5;

} // namespace

EdgeLabelItem::EdgeLabelItem(const EdgeItem& edge)
    : m_edge(edge)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void EdgeLabelItem::setBox(const QRectF& box)
{
    if (m_size != box.size()) {
        prepareGeometryChange();
        m_size = box.size();
    }
    setPos(box.topLeft());
}

QRectF EdgeLabelItem::boundingRect() const
{
    return QRectF(QPointF(0, 0), m_size).adjusted(-1, -1, 1, 1);
}

void EdgeLabelItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const CanvasStyle& style = m_edge.style();
    const QRectF pill(QPointF(0, 0), m_size);
    const bool isPlain = m_edge.key().kind != asl::TransitionKind::Catch && !m_edge.isTaken();
    const bool isMuted = m_edge.taken() && !m_edge.isTaken();
    painter->setPen(QPen(isPlain && !isMuted ? style.colors().pillBorder : m_edge.color(), 1));
    painter->setBrush(style.colors().pill);
    painter->drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2,
                             pill.height() / 2);
    if (scaleOf(*painter) < 0.45)
        return;
    painter->setFont(style.labelFont());
    painter->setPen(isMuted ? style.colors().textMuted : style.colors().text);
    painter->drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, m_edge.label());
}

EdgeItem::EdgeItem(EdgeKey key, const CanvasStyle& style)
    : m_key(std::move(key))
    , m_style(style)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

EdgeItem::~EdgeItem() = default;

QString EdgeItem::objectName() const
{
    return QStringLiteral("edge:%1:%2:%3")
        .arg(bridge::toQString(m_key.state.pointer()))
        .arg(static_cast<int>(m_key.kind))
        .arg(m_key.index);
}

QString EdgeItem::accessibleName() const
{
    const QString name =
        m_fullLabel.isEmpty()
            ? tr("Transition from %1 to %2").arg(m_fromTitle, m_toTitle)
            : tr("Transition from %1 to %2, %3").arg(m_fromTitle, m_toTitle, m_fullLabel);
    if (isTaken())
        return tr("%1, taken %n time(s)", nullptr, static_cast<int>(*m_taken)).arg(name);
    return name;
}

void EdgeItem::setEnds(NodeKey from, NodeKey to, const QString& fromTitle, const QString& toTitle)
{
    m_from = std::move(from);
    m_to = std::move(to);
    m_fromTitle = fromTitle;
    m_toTitle = toTitle;
}

void EdgeItem::setDepth(int depth)
{
    m_depth = depth;
    setZValue(stackingOf(depth, 1) + (isTaken() ? 0.5 : 0));
    if (m_labelItem)
        m_labelItem->setZValue(stackingOf(depth, 2));
}

void EdgeItem::setLine(Polyline line, const std::optional<QRectF>& labelBox)
{
    if (m_labelItem && labelBox)
        m_labelItem->setBox(*labelBox);
    if (line == m_line)
        return;
    prepareGeometryChange();
    m_line = std::move(line);
    m_head = arrowHead(m_line, headLength, headWidth);
    m_path = roundedPath(shortened(m_line, headLength - 1), theme::metrics::edgeCornerRadius);
    m_shape.clear();
    m_bounds = m_path.controlPointRect().united(m_head.boundingRect()).adjusted(-8, -8, 8, 8);
}

void EdgeItem::setLabel(const QString& text, const QString& fullText)
{
    m_fullLabel = fullText;
    if (text == m_label)
        return;
    m_label = text;
    if (text.isEmpty()) {
        m_labelItem.reset();
    } else if (!m_labelItem) {
        m_labelItem = std::make_unique<EdgeLabelItem>(*this);
        m_labelItem->setZValue(stackingOf(m_depth, 2));
        if (scene())
            scene()->addItem(m_labelItem.get());
    }
    if (m_labelItem)
        m_labelItem->update();
}

std::optional<QRectF> EdgeItem::labelBox() const
{
    return m_labelItem ? std::optional(m_labelItem->box()) : std::nullopt;
}

void EdgeItem::setTaken(std::optional<std::uint32_t> count)
{
    if (m_taken == count)
        return;
    m_taken = count;
    setDepth(m_depth);
    update();
    if (m_labelItem)
        m_labelItem->update();
}

bool EdgeItem::isDashed() const
{
    return m_key.kind == asl::TransitionKind::Default || m_key.kind == asl::TransitionKind::Catch;
}

QColor EdgeItem::color() const
{
    const bool isCatch = m_key.kind == asl::TransitionKind::Catch;
    const QColor caught = m_style.theme().statusColor(theme::Status::CaughtError);
    if (isTaken())
        return isCatch ? caught : m_style.theme().statusColor(theme::Status::Succeeded);
    if (m_taken)
        return m_style.colors().edgeMuted;
    return isCatch ? caught : m_style.colors().edge;
}

QPainterPath EdgeItem::shape() const
{
    if (m_shape.isEmpty() && !m_path.isEmpty()) {
        QPainterPathStroker stroker;
        stroker.setWidth(hitWidth);
        m_shape = stroker.createStroke(m_path);
        m_shape.addPolygon(m_head);
        m_shape.setFillRule(Qt::WindingFill);
    }
    return m_shape;
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    QPen pen(color(), isTaken() ? takenWidth : plainWidth);
    pen.setCapStyle(Qt::FlatCap);
    if (isDashed())
        pen.setDashPattern({6 / pen.widthF(), 4 / pen.widthF()});
    painter->setBrush(Qt::NoBrush);
    painter->setPen(pen);
    painter->drawPath(m_path);
    painter->setPen(Qt::NoPen);
    painter->setBrush(pen.color());
    painter->drawPolygon(m_head);
}

void EdgeItem::setOpacityWithLabel(double opacity)
{
    setOpacity(opacity);
    if (m_labelItem)
        m_labelItem->setOpacity(opacity);
}

} // namespace stepglass::ui::canvas
