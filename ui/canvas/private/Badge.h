// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace stepglass::ui::canvas {

class CanvasStyle;

/// A small pill that straddles a node's border: an icon, perhaps followed by words.
struct Badge {
    QString icon; ///< of the theme; empty with `status`
    std::optional<theme::Status> status;
    QString text;
    QColor ink;
    QColor fill;
    QColor border;
};

inline constexpr double badgeHeight = 18;
[[nodiscard]] double widthOf(const Badge& badge, const CanvasStyle& style);
void paintBadge(QPainter& painter, QPointF topLeft, const Badge& badge, const CanvasStyle& style);
/// A row of badges that ends at `right`, centred on the line at `middle`.
void paintBadgesFromRight(QPainter& painter, double right, double middle,
                          const std::vector<Badge>& badges, const CanvasStyle& style);

} // namespace stepglass::ui::canvas
