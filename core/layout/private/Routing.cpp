// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Routing.h"

#include "core/layout/private/Loops.h"
#include "core/layout/private/Ports.h"
#include "core/layout/private/Tracks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stepglass::layout {

namespace {

constexpr double rowGap = 48;        ///< between two rows of nodes
constexpr double labelGapAbove = 24; ///< from a row to the labels below it
constexpr double labelGapBelow = 28; ///< from labels to the row below, with room for arrow heads
constexpr double trackSpacing = 12;
constexpr double leavingRoom = 16;  ///< below a node before the first track
constexpr double enteringRoom = 24; ///< above a node, for the arrow head
constexpr double labelRoom = 12;

class Router {
public:
    Router(const LayeredGraph& layered, const ScopeGraph& graph)
        : m_layered(layered)
        , m_graph(graph)
        , m_ports(assignPorts(layered, graph))
        , m_legs(layered.layers.size())
    {
    }

    Arrangement run()
    {
        m_result.routes.resize(m_graph.edges.size());
        m_result.labels.resize(m_graph.edges.size());
        for (std::size_t s = 0; s < m_layered.strands.size(); ++s)
            addLegs(s);
        placeLayers();
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n) {
            const Item& item = m_layered.items[n];
            m_result.nodes.push_back({item.x - m_graph.nodes[n].width / 2, m_top[item.layer]});
        }
        for (std::size_t s = 0; s < m_layered.strands.size(); ++s)
            route(s);
        for (const Item& item : m_layered.items) {
            if (item.kind == Item::Kind::Label)
                placeLabel(item);
        }
        return std::move(m_result);
    }

private:
    [[nodiscard]] const Item& item(int id) const { return m_layered.items[id]; }
    [[nodiscard]] static int bottomNode(const Strand& strand)
    {
        return strand.hasLane() ? strand.lower.back() : strand.upper.back();
    }

    /// The x of a strand in each layer from its upper node's to its lower node's, first and last at
    /// the ports or corners.
    [[nodiscard]] std::vector<double> columnsOf(std::size_t s) const
    {
        const Strand& strand = m_layered.strands[s];
        std::vector<double> columns;
        const int last = item(bottomNode(strand)).layer;
        columns.push_back(strand.topSide == Side::Inner ? m_ports[s].top : item(strand.upper[1]).x);
        const std::size_t firstInner = strand.topSide == Side::Inner ? 1 : 2;
        const auto& tail = strand.hasLane() ? strand.lower : strand.upper;
        const std::size_t afterInner = tail.size() - (strand.bottomSide == Side::Inner ? 1 : 2);
        if (strand.hasLane()) {
            for (std::size_t i = firstInner; i < strand.upper.size(); ++i)
                columns.push_back(item(strand.upper[i]).x);
            const int laneEnd = item(strand.lower.front()).layer;
            for (int l = item(strand.upper.back()).layer + 1; l < laneEnd; ++l)
                columns.push_back(strand.laneX);
            for (std::size_t i = 0; i < afterInner; ++i)
                columns.push_back(item(strand.lower[i]).x);
        } else {
            for (std::size_t i = firstInner; i < afterInner; ++i)
                columns.push_back(item(strand.upper[i]).x);
        }
        if (static_cast<int>(columns.size()) <= last - item(strand.upper.front()).layer)
            columns.push_back(strand.bottomSide == Side::Inner ? m_ports[s].bottom
                                                               : item(tail[tail.size() - 2]).x);
        return columns;
    }

    void addLegs(std::size_t s)
    {
        const Strand& strand = m_layered.strands[s];
        const std::vector<double> columns = columnsOf(s);
        const int first = item(strand.upper.front()).layer;
        auto& places = m_legPlaces.emplace_back();
        for (std::size_t i = 1; i < columns.size(); ++i) {
            Leg leg;
            leg.top = columns[i - 1];
            leg.bottom = columns[i];
            if (i == 1 && strand.topSide == Side::Inner)
                leg.topBundle = m_ports[s].topBundle;
            if (i + 1 == columns.size() && strand.bottomSide == Side::Inner)
                leg.bottomBundle = m_ports[s].bottomBundle;
            // Lanes to one target join there in one line.
            const bool entersLane = strand.hasLane() && leg.bottom == strand.laneX;
            const bool leavesLane = strand.hasLane() && leg.top == strand.laneX;
            const int laneBundle = 2 * static_cast<int>(m_graph.nodes.size()) +
                                   2 * m_graph.edges[strand.edge].to + (strand.isUpward ? 1 : 0);
            if (leavesLane && !entersLane && !strand.isUpward)
                leg.topBundle = laneBundle;
            auto& legs = m_legs[first + static_cast<int>(i) - 1];
            places.push_back(legs.size());
            legs.push_back(leg);
        }
    }

    void placeLayers()
    {
        const std::size_t count = m_layered.layers.size();
        double y = 0;
        for (std::size_t l = 0; l < count; ++l) {
            double height = 0;
            for (const int id : m_layered.layers[l])
                height = std::max(height, item(id).height);
            m_top.push_back(y);
            m_height.push_back(height);
            y += height;
            if (l + 1 == count)
                break;
            const int tracks = assignTracks(m_legs[l]);
            const bool isLabelAbove = m_layered.isLabelLayer[l] != 0;
            const bool isLabelBelow = m_layered.isLabelLayer[l + 1] != 0;
            const double above = isLabelAbove ? labelRoom : leavingRoom;
            const double below = isLabelBelow ? labelRoom : enteringRoom;
            const double least = isLabelAbove   ? labelGapBelow
                                 : isLabelBelow ? labelGapAbove
                                                : rowGap;
            const double span = tracks > 0 ? (tracks - 1) * trackSpacing : 0;
            double gap = std::max(least, above + span + below);
            gap = std::ceil(gap / 4) * 4;
            m_firstTrack.push_back(y + above + (gap - above - span - below) / 2);
            y += gap;
        }
    }

    void route(std::size_t s)
    {
        const Strand& strand = m_layered.strands[s];
        auto& points = m_result.routes[strand.edge];
        const int top = strand.upper.front();
        const int bottom = bottomNode(strand);
        const int first = item(top).layer;
        const auto& places = m_legPlaces[s];

        double x = m_legs[first][places.front()].top;
        if (strand.topSide == Side::Inner) {
            points.push_back({x, m_top[first] + m_graph.nodes[top].height});
        } else {
            const double y = m_top[first] + m_ports[s].top;
            points.push_back({borderX(top, strand.topSide), y});
            points.push_back({x, y});
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const int channel = first + static_cast<int>(i);
            const Leg& leg = m_legs[channel][places[i]];
            if (leg.track >= 0) {
                const double y = m_firstTrack[channel] + leg.track * trackSpacing;
                points.push_back({leg.top, y});
                points.push_back({leg.bottom, y});
            }
            x = leg.bottom;
        }
        const int last = item(bottom).layer;
        if (strand.bottomSide == Side::Inner) {
            points.push_back({x, m_top[last]});
        } else {
            const double y = m_top[last] + m_ports[s].bottom;
            points.push_back({x, y});
            points.push_back({borderX(bottom, strand.bottomSide), y});
        }
        simplify(points);
        if (strand.isUpward)
            std::reverse(points.begin(), points.end());
    }

    [[nodiscard]] double borderX(int node, Side side) const
    {
        const double half = m_graph.nodes[node].width / 2;
        return item(node).x + (side == Side::Left ? -half : half);
    }

    void placeLabel(const Item& label)
    {
        const auto& edge = m_graph.edges[label.edge];
        m_result.labels[label.edge] =
            Rect{label.x - edge.labelWidth / 2,
                 m_top[label.layer] + (m_height[label.layer] - edge.labelHeight) / 2,
                 edge.labelWidth, edge.labelHeight};
    }

    const LayeredGraph& m_layered;
    const ScopeGraph& m_graph;
    std::vector<StrandPorts> m_ports;
    std::vector<std::vector<Leg>> m_legs;              ///< by the layer above
    std::vector<std::vector<std::size_t>> m_legPlaces; ///< by strand, from the top
    std::vector<double> m_top;
    std::vector<double> m_height;
    std::vector<double> m_firstTrack;
    Arrangement m_result;
};

} // namespace

void simplify(std::vector<Point>& points)
{
    std::vector<Point> kept;
    for (const Point& point : points) {
        if (!kept.empty() && kept.back() == point)
            continue;
        while (kept.size() >= 2) {
            const Point& a = kept[kept.size() - 2];
            const Point& b = kept.back();
            const bool isStraight =
                (a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y);
            if (!isStraight)
                break;
            kept.pop_back();
        }
        kept.push_back(point);
    }
    points = std::move(kept);
}

void normalize(Arrangement& arrangement, const ScopeGraph& graph)
{
    double left = std::numeric_limits<double>::max();
    double top = left;
    double right = -left;
    double bottom = -left;
    const auto extend = [&](double x, double y) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    };
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        const Point& corner = arrangement.nodes[n];
        extend(corner.x, corner.y);
        extend(corner.x + graph.nodes[n].width, corner.y + graph.nodes[n].height);
    }
    for (const auto& route : arrangement.routes) {
        for (const Point& point : route)
            extend(point.x, point.y);
    }
    for (const auto& label : arrangement.labels) {
        if (label) {
            extend(label->x, label->y);
            extend(label->x + label->width, label->y + label->height);
        }
    }
    if (right < left)
        return;
    left = std::floor(left / 4) * 4;
    for (Point& corner : arrangement.nodes)
        corner = {corner.x - left, corner.y - top};
    for (auto& route : arrangement.routes) {
        for (Point& point : route)
            point = {point.x - left, point.y - top};
    }
    for (auto& label : arrangement.labels) {
        if (label) {
            label->x -= left;
            label->y -= top;
        }
    }
    arrangement.width = std::ceil((right - left) / 4) * 4;
    arrangement.height = bottom - top;
}

Arrangement routeEdges(const LayeredGraph& layered, const ScopeGraph& graph)
{
    Arrangement result = Router(layered, graph).run();
    drawLoops(result, graph);
    return result;
}

} // namespace stepglass::layout
