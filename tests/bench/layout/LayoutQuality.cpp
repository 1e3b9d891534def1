// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/layout/LayoutQuality.h"

#include "core/base/File.h"

#include <algorithm>
#include <cmath>

namespace stepglass::bench {

namespace {

using layout::EdgeLayout;
using layout::Layout;
using layout::Point;
using layout::Rect;

struct Segment {
    Point a;
    Point b;
    int edge = 0;
    double left() const { return std::min(a.x, b.x); }
    double right() const { return std::max(a.x, b.x); }
    double top() const { return std::min(a.y, b.y); }
    double bottom() const { return std::max(a.y, b.y); }
};

std::vector<Segment> segmentsOf(const Layout& layout)
{
    std::vector<Segment> segments;
    for (std::size_t e = 0; e < layout.edges.size(); ++e) {
        const auto& points = layout.edges[e].points;
        for (std::size_t i = 1; i < points.size(); ++i)
            segments.push_back({points[i - 1], points[i], static_cast<int>(e)});
    }
    std::sort(segments.begin(), segments.end(),
              [](const Segment& x, const Segment& y) { return x.top() < y.top(); });
    return segments;
}

/// On which side of the line through \p s a point lies: -1, 0 or 1.
int sideOf(const Segment& s, const Point& p)
{
    const double cross = (s.b.x - s.a.x) * (p.y - s.a.y) - (s.b.y - s.a.y) * (p.x - s.a.x);
    return cross > 1e-6 ? 1 : cross < -1e-6 ? -1 : 0;
}

bool crossProperly(const Segment& s, const Segment& t)
{
    return sideOf(s, t.a) * sideOf(s, t.b) < 0 && sideOf(t, s.a) * sideOf(t, s.b) < 0;
}

bool overlap(const Rect& a, const Rect& b, double tolerance = 0.5)
{
    return a.x + a.width > b.x + tolerance && b.x + b.width > a.x + tolerance &&
           a.y + a.height > b.y + tolerance && b.y + b.height > a.y + tolerance;
}

/// Whether a segment enters the inside of a box; along its border does not count.
bool enters(const Segment& s, const Rect& box)
{
    constexpr double border = 1;
    double from = 0;
    double to = 1;
    const auto clip = [&](double start, double delta, double low, double high) {
        if (std::abs(delta) < 1e-9)
            return start > low && start < high;
        const double first = (low - start) / delta;
        const double second = (high - start) / delta;
        from = std::max(from, std::min(first, second));
        to = std::min(to, std::max(first, second));
        return from < to;
    };
    return clip(s.a.x, s.b.x - s.a.x, box.x + border, box.x + box.width - border) &&
           clip(s.a.y, s.b.y - s.a.y, box.y + border, box.y + box.height - border);
}

bool isInside(const Layout& layout, int node, int container)
{
    for (; node >= 0; node = layout.nodes[node].parent) {
        if (node == container)
            return true;
    }
    return false;
}

bool isOnBorder(const Point& point, const Rect& box)
{
    const bool isAtSide =
        std::abs(point.x - box.x) < 0.5 || std::abs(point.x - box.x - box.width) < 0.5;
    const bool isAtEnd =
        std::abs(point.y - box.y) < 0.5 || std::abs(point.y - box.y - box.height) < 0.5;
    const bool isInWidth = point.x > box.x - 0.5 && point.x < box.x + box.width + 0.5;
    const bool isInHeight = point.y > box.y - 0.5 && point.y < box.y + box.height + 0.5;
    return (isAtSide && isInHeight) || (isAtEnd && isInWidth);
}

void measureEdges(const Layout& layout, LayoutQuality& quality)
{
    const std::vector<Segment> segments = segmentsOf(layout);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        for (std::size_t j = i + 1;
             j < segments.size() && segments[j].top() <= segments[i].bottom(); ++j) {
            if (segments[i].edge != segments[j].edge && crossProperly(segments[i], segments[j]))
                ++quality.crossings;
        }
    }
    // Boxes by their top; a segment meets only those that begin above its end.
    std::vector<int> byTop;
    for (std::size_t n = 0; n < layout.nodes.size(); ++n)
        byTop.push_back(static_cast<int>(n));
    const auto topOf = [&](int n) { return layout.nodes[n].box.y; };
    std::sort(byTop.begin(), byTop.end(), [&](int a, int b) { return topOf(a) < topOf(b); });
    for (const Segment& segment : segments) {
        const EdgeLayout& edge = layout.edges[segment.edge];
        for (const int node : byTop) {
            if (topOf(node) > segment.bottom())
                break;
            const bool isOwn = isInside(layout, edge.from, node);
            if (!isOwn && node != edge.to && !isInside(layout, edge.to, node) &&
                enters(segment, layout.nodes[node].box))
                ++quality.edgesThroughNodes;
        }
    }
    for (const EdgeLayout& edge : layout.edges) {
        const bool isWhole = edge.points.size() >= 2 &&
                             isOnBorder(edge.points.front(), layout.nodes[edge.from].box) &&
                             isOnBorder(edge.points.back(), layout.nodes[edge.to].box);
        if (!isWhole)
            ++quality.looseEnds;
    }
}

void measureLabels(const Layout& layout, LayoutQuality& quality)
{
    for (std::size_t e = 0; e < layout.edges.size(); ++e) {
        const auto& box = layout.edges[e].labelBox;
        if (!box)
            continue;
        for (std::size_t n = 0; n < layout.nodes.size(); ++n) {
            if (overlap(*box, layout.nodes[n].box) &&
                !isInside(layout, layout.edges[e].from, static_cast<int>(n)))
                ++quality.labelOverlaps;
            if (static_cast<int>(n) == layout.edges[e].from && overlap(*box, layout.nodes[n].box))
                ++quality.labelOverlaps;
        }
        for (std::size_t other = 0; other < layout.edges.size(); ++other) {
            if (other == e)
                continue;
            const EdgeLayout& edge = layout.edges[other];
            if (other > e && edge.labelBox && overlap(*box, *edge.labelBox))
                ++quality.labelOverlaps;
            for (std::size_t i = 1; i < edge.points.size(); ++i) {
                if (enters({edge.points[i - 1], edge.points[i], 0}, *box)) {
                    ++quality.labelsCrossed;
                    break;
                }
            }
        }
    }
}

} // namespace

LayoutQuality measureQuality(const Layout& layout)
{
    LayoutQuality quality;
    measureEdges(layout, quality);
    measureLabels(layout, quality);
    for (std::size_t a = 0; a < layout.nodes.size(); ++a) {
        for (std::size_t b = a + 1; b < layout.nodes.size(); ++b) {
            const int first = static_cast<int>(a);
            const int second = static_cast<int>(b);
            if (overlap(layout.nodes[a].box, layout.nodes[b].box) &&
                !isInside(layout, first, second) && !isInside(layout, second, first))
                ++quality.nodeOverlaps;
        }
    }
    return quality;
}

std::vector<LayoutFigure> benchLayout(const std::vector<std::filesystem::path>& definitions)
{
    constexpr int rounds = 5;
    std::vector<LayoutFigure> figures;
    for (const auto& path : definitions) {
        auto text = readFile(path.string());
        if (!text)
            continue;
        const auto format = syntax::formatOf(path.filename().string(), *text);
        const auto model = asl::Model::build(syntax::SyntaxTree::parse(std::move(*text), format));
        LayoutFigure figure;
        figure.name = path.filename().string();
        figure.states = model->allStates().size();
        std::vector<double> times;
        std::shared_ptr<const Layout> last;
        for (int round = 0; round < rounds; ++round) {
            const auto engine = layout::makeGraphvizLayoutEngine();
            last = engine->layout(*model, {}, {});
            times.push_back(last->milliseconds);
            if (round + 1 == rounds)
                figure.againMilliseconds = engine->layout(*model, {}, {})->milliseconds;
        }
        figure.firstMilliseconds = times.front();
        std::sort(times.begin(), times.end());
        figure.medianMilliseconds = times[times.size() / 2];
        figure.edges = last->edges.size();
        figure.isSimplified = last->isSimplified;
        figure.quality = measureQuality(*last);
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace stepglass::bench
