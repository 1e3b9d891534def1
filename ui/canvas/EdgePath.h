// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>

#include <vector>

namespace stepglass::ui::canvas {

using Polyline = std::vector<QPointF>;

/// The line with its corners rounded; a corner takes at most half of its shorter side.
[[nodiscard]] QPainterPath roundedPath(const Polyline& line, double radius);
[[nodiscard]] double lengthOf(const Polyline& line);
/// The place at a fraction (0 to 1) of the line's length.
[[nodiscard]] QPointF pointAlong(const Polyline& line, double fraction);
/// The stretch of the line between two fractions of its length.
[[nodiscard]] Polyline stretch(const Polyline& line, double from, double to);
/// The line given by `count` points at equal distances; at least two.
[[nodiscard]] Polyline resampled(const Polyline& line, std::size_t count);
/// Between `from` (0) and `to` (1), point by point where both have as many, else along their
/// lengths.
[[nodiscard]] Polyline blended(const Polyline& from, const Polyline& to, double fraction);
[[nodiscard]] Polyline translated(Polyline line, QPointF by);
/// The triangle at the line's end.
[[nodiscard]] QPolygonF arrowHead(const Polyline& line, double length, double width);
/// The line without the last `length` of it.
[[nodiscard]] Polyline shortened(const Polyline& line, double length);

} // namespace stepglass::ui::canvas
