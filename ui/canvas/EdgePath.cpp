// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/EdgePath.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace stepglass::ui::canvas {

namespace {

QPointF between(QPointF from, QPointF to, double fraction)
{
    return from + (to - from) * fraction;
}

double distance(QPointF from, QPointF to)
{
    return std::hypot(to.x() - from.x(), to.y() - from.y());
}

} // namespace

QPainterPath roundedPath(const Polyline& line, double radius)
{
    QPainterPath path;
    if (line.empty())
        return path;
    path.moveTo(line.front());
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const double before = distance(line[i - 1], line[i]);
        const double after = distance(line[i], line[i + 1]);
        const double cut = std::min({radius, before / 2, after / 2});
        if (cut <= 0) {
            path.lineTo(line[i]);
            continue;
        }
        path.lineTo(between(line[i], line[i - 1], cut / before));
        path.quadTo(line[i], between(line[i], line[i + 1], cut / after));
    }
    if (line.size() > 1)
        path.lineTo(line.back());
    return path;
}

double lengthOf(const Polyline& line)
{
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += distance(line[i - 1], line[i]);
    return length;
}

QPointF pointAlong(const Polyline& line, double fraction)
{
    if (line.empty())
        return {};
    double rest = lengthOf(line) * std::clamp(fraction, 0.0, 1.0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance(line[i - 1], line[i]);
        if (rest <= step && step > 0)
            return between(line[i - 1], line[i], rest / step);
        rest -= step;
    }
    return line.back();
}

Polyline stretch(const Polyline& line, double from, double to)
{
    const double length = lengthOf(line);
    if (line.size() < 2 || length <= 0 || from >= to)
        return {};
    Polyline part{pointAlong(line, from)};
    double passed = 0;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        passed += distance(line[i - 1], line[i]);
        if (passed > from * length && passed < to * length)
            part.push_back(line[i]);
    }
    part.push_back(pointAlong(line, to));
    return part;
}

Polyline resampled(const Polyline& line, std::size_t count)
{
    Polyline result;
    count = std::max<std::size_t>(count, 2);
    result.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        result.push_back(pointAlong(line, static_cast<double>(i) / static_cast<double>(count - 1)));
    return result;
}

Polyline blended(const Polyline& from, const Polyline& to, double fraction)
{
    if (from.size() != to.size()) {
        const std::size_t count = std::max<std::size_t>({from.size(), to.size(), 8});
        return blended(resampled(from, count), resampled(to, count), fraction);
    }
    Polyline result(to.size());
    for (std::size_t i = 0; i < to.size(); ++i)
        result[i] = between(from[i], to[i], fraction);
    return result;
}

Polyline translated(Polyline line, QPointF by)
{
    for (QPointF& point : line)
        point += by;
    return line;
}

QPolygonF arrowHead(const Polyline& line, double length, double width)
{
    if (line.size() < 2)
        return {};
    const QPointF tip = line.back();
    // Looking back a whole head's length instead of at the last segment: that one may be very
    // short.
    const double total = lengthOf(line);
    const QPointF behind = pointAlong(line, total > length ? 1 - length / total : 0);
    const double reach = distance(behind, tip);
    if (reach <= 0)
        return {};
    const QPointF along = (tip - behind) / reach;
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - along * length;
    return QPolygonF({tip, base + across * (width / 2), base - across * (width / 2)});
}

Polyline shortened(const Polyline& line, double length)
{
    const double total = lengthOf(line);
    return total > length ? stretch(line, 0, 1 - length / total) : line;
}

} // namespace stepglass::ui::canvas
