// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/Badge.h"

#include "ui/canvas/private/CanvasStyle.h"

#include <QFontMetricsF>
#include <QPainter>

namespace stepglass::ui::canvas {

namespace {

constexpr double iconSize = 12;
constexpr double padding = 4;
constexpr double gapBetweenBadges = 4;

} // namespace

double widthOf(const Badge& badge, const CanvasStyle& style)
{
    if (badge.text.isEmpty())
        return badgeHeight;
    return padding + iconSize + 3 + QFontMetricsF(style.badgeFont()).horizontalAdvance(badge.text) +
           padding + 2;
}

void paintBadge(QPainter& painter, QPointF topLeft, const Badge& badge, const CanvasStyle& style)
{
    const QRectF pill(topLeft, QSizeF(widthOf(badge, style), badgeHeight));
    painter.setPen(QPen(badge.border, 1));
    painter.setBrush(badge.fill);
    painter.drawRoundedRect(pill, badgeHeight / 2, badgeHeight / 2);
    const double inset = (badgeHeight - iconSize) / 2;
    const double left = badge.text.isEmpty() ? pill.left() + inset : pill.left() + padding;
    const QRectF iconBox(left, pill.top() + inset, iconSize, iconSize);
    if (badge.status)
        style.paintStatusIcon(painter, iconBox, *badge.status);
    else
        style.paintIcon(painter, iconBox, badge.icon, badge.ink);
    if (badge.text.isEmpty())
        return;
    painter.setFont(style.badgeFont());
    painter.setPen(badge.ink);
    painter.drawText(
        QRectF(iconBox.right() + 3, pill.top(), pill.right() - iconBox.right(), badgeHeight),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, badge.text);
}

void paintBadgesFromRight(QPainter& painter, double right, double middle,
                          const std::vector<Badge>& badges, const CanvasStyle& style)
{
    for (auto badge = badges.rbegin(); badge != badges.rend(); ++badge) {
        right -= widthOf(*badge, style);
        paintBadge(painter, QPointF(right, middle - badgeHeight / 2), *badge, style);
        right -= gapBetweenBadges;
    }
}

} // namespace stepglass::ui::canvas
