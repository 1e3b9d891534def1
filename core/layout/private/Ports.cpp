// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Ports.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace stepglass::layout {

namespace {

constexpr double borderMargin = 12;
constexpr double narrowMargin = 8; ///< of Start and End
constexpr double narrowHalf = 50;
constexpr double portSpacing = 24;
constexpr double leastSpacing = 8;
constexpr std::size_t mostPorts = 7;

class Assignment {
public:
    Assignment(const LayeredGraph& layered, const ScopeGraph& graph)
        : m_layered(layered)
        , m_graph(graph)
        , m_ports(layered.strands.size())
    {
    }

    std::vector<StrandPorts> run()
    {
        const std::size_t nodes = m_graph.nodes.size();
        std::vector<std::vector<End>> bottoms(nodes); // ends at the lower border
        std::vector<std::vector<End>> tops(nodes);
        std::vector<std::vector<int>> sides[2] = {std::vector<std::vector<int>>(nodes),
                                                  std::vector<std::vector<int>>(nodes)};
        for (std::size_t s = 0; s < m_layered.strands.size(); ++s) {
            const Strand& strand = m_layered.strands[s];
            if (strand.topSide == Side::Inner)
                bottoms[topNode(strand)].push_back({s, afterTop(strand)});
            else
                sides[strand.topSide == Side::Right][topNode(strand)].push_back(
                    static_cast<int>(s));
            if (strand.bottomSide != Side::Inner)
                sides[strand.bottomSide == Side::Right][bottomNode(strand)].push_back(
                    -1 - static_cast<int>(s));
        }
        for (std::size_t n = 0; n < nodes; ++n)
            spread(static_cast<int>(n), bottoms[n], true);
        for (std::size_t s = 0; s < m_layered.strands.size(); ++s) {
            const Strand& strand = m_layered.strands[s];
            if (strand.bottomSide == Side::Inner)
                tops[bottomNode(strand)].push_back({s, beforeBottom(strand, s)});
        }
        for (std::size_t n = 0; n < nodes; ++n) {
            spread(static_cast<int>(n), tops[n], false);
            for (const bool isRight : {false, true})
                spreadSide(static_cast<int>(n), sides[isRight][n]);
        }
        straighten(bottoms);
        return std::move(m_ports);
    }

private:
    struct End {
        std::size_t strand;
        double away; ///< x where the edge goes on
    };

    [[nodiscard]] const Item& item(int id) const { return m_layered.items[id]; }
    [[nodiscard]] static int topNode(const Strand& strand) { return strand.upper.front(); }
    [[nodiscard]] static int bottomNode(const Strand& strand)
    {
        return strand.hasLane() ? strand.lower.back() : strand.upper.back();
    }
    [[nodiscard]] static bool isDirect(const Strand& strand)
    {
        return !strand.hasLane() && strand.upper.size() == 2;
    }

    [[nodiscard]] double afterTop(const Strand& strand) const
    {
        return strand.upper.size() > 1 ? item(strand.upper[1]).x : strand.laneX;
    }
    [[nodiscard]] double beforeBottom(const Strand& strand, std::size_t s) const
    {
        if (isDirect(strand))
            return m_ports[s].top;
        const auto& tail = strand.hasLane() ? strand.lower : strand.upper;
        return tail.size() > 1 ? item(tail[tail.size() - 2]).x : strand.laneX;
    }

    double& port(std::size_t strand, bool isTopEnd)
    {
        return isTopEnd ? m_ports[strand].top : m_ports[strand].bottom;
    }

    void spread(int node, std::vector<End>& ends, bool isTopEnd)
    {
        if (ends.empty())
            return;
        std::stable_sort(ends.begin(), ends.end(),
                         [](const End& a, const End& b) { return a.away < b.away; });
        const Item& box = item(node);
        const double half = m_graph.nodes[node].width / 2;
        const double edgeMargin = half < narrowHalf ? narrowMargin : borderMargin;
        const double low = box.x - half + edgeMargin;
        const double high = box.x + half - edgeMargin;
        const std::size_t count = ends.size();
        double spacing =
            count > 1 ? std::min(portSpacing, (high - low) / static_cast<double>(count - 1)) : 0;
        if (count > mostPorts || (count > 1 && spacing < leastSpacing)) {
            bundle(node, ends, isTopEnd);
            return;
        }

        // The straightest edge keeps the middle; the others line up on both sides of it.
        std::optional<std::size_t> pivot;
        for (std::size_t i = 0; i < count; ++i) {
            const double off = std::abs(ends[i].away - box.x);
            if (off <= 8 && (!pivot || off < std::abs(ends[*pivot].away - box.x)))
                pivot = i;
        }
        if (pivot) {
            const double middle = ends[*pivot].away;
            if (*pivot > 0)
                spacing = std::min(spacing, (middle - low) / static_cast<double>(*pivot));
            if (*pivot + 1 < count)
                spacing =
                    std::min(spacing, (high - middle) / static_cast<double>(count - 1 - *pivot));
        }
        std::vector<double> x(count);
        for (std::size_t i = 0; i < count; ++i) {
            const double index = static_cast<double>(i);
            x[i] = pivot ? ends[*pivot].away + (index - static_cast<double>(*pivot)) * spacing
                         : box.x + (index - static_cast<double>(count - 1) / 2) * spacing;
        }
        const double under = low - x.front();
        const double over = x.back() - high;
        if (under > 0 || over > 0) {
            const double shift = under > 0 ? under : -over;
            for (double& value : x)
                value += shift;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const double away = ends[i].away;
            const bool fits = away >= low && away <= high &&
                              (i == 0 || away >= x[i - 1] + leastSpacing) &&
                              (i + 1 == count || away <= x[i + 1] - leastSpacing);
            if (fits)
                x[i] = away;
            port(ends[i].strand, isTopEnd) = x[i];
        }
    }

    /// More ends than ports: all that lead left share one port, all that lead right another.
    void bundle(int node, const std::vector<End>& ends, bool isTopEnd)
    {
        const double middle = item(node).x;
        const double offset = std::min(portSpacing / 2, m_graph.nodes[node].width / 4);
        for (const End& end : ends) {
            if (std::abs(end.away - middle) < 0.5) {
                port(end.strand, isTopEnd) = end.away;
                continue;
            }
            const bool isRight = end.away > middle;
            port(end.strand, isTopEnd) = middle + (isRight ? offset : -offset);
            (isTopEnd ? m_ports[end.strand].topBundle : m_ports[end.strand].bottomBundle) =
                2 * node + (isRight ? 1 : 0);
        }
    }

    /// Ends at one side of a node, given as the strand for an upper end and -1 - strand for a lower
    /// one. Edges that go up lie above those that go down, and further ones around nearer ones.
    void spreadSide(int node, std::vector<int>& ends)
    {
        constexpr double sideSpacing = 14;
        if (ends.empty())
            return;
        const auto distance = [&](int end) {
            const Strand& strand = m_layered.strands[end >= 0 ? end : -1 - end];
            const auto& tail = strand.hasLane() ? strand.lower : strand.upper;
            const int corner = end >= 0 ? strand.upper[1] : tail[tail.size() - 2];
            return std::abs(item(corner).x - item(node).x);
        };
        std::stable_sort(ends.begin(), ends.end(), [&](int a, int b) {
            const bool aGoesUp = a < 0;
            const bool bGoesUp = b < 0;
            if (aGoesUp != bGoesUp)
                return aGoesUp;
            return aGoesUp ? distance(a) < distance(b) : distance(a) > distance(b);
        });
        const double height = std::min(m_graph.nodes[node].height, 56.0);
        const double count = static_cast<double>(ends.size());
        const double spacing = count > 1 ? std::min(sideSpacing, (height - 16) / (count - 1)) : 0;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const double y = height / 2 + (static_cast<double>(i) - (count - 1) / 2) * spacing;
            if (ends[i] >= 0)
                m_ports[ends[i]].top = y;
            else
                m_ports[-1 - ends[i]].bottom = y;
        }
    }

    /// Small steps in an edge between two nodes go away where its upper end has room to move.
    void straighten(const std::vector<std::vector<End>>& bottoms)
    {
        for (std::size_t node = 0; node < bottoms.size(); ++node) {
            const auto& ends = bottoms[node];
            const double half = m_graph.nodes[node].width / 2 - borderMargin;
            const double middle = item(static_cast<int>(node)).x;
            for (std::size_t i = 0; i < ends.size(); ++i) {
                const Strand& strand = m_layered.strands[ends[i].strand];
                StrandPorts& ports = m_ports[ends[i].strand];
                if (!isDirect(strand) || strand.bottomSide != Side::Inner || ports.topBundle >= 0)
                    continue;
                const double x = ports.bottom;
                const bool fits =
                    std::abs(x - middle) <= half &&
                    (i == 0 || x >= m_ports[ends[i - 1].strand].top + leastSpacing) &&
                    (i + 1 == ends.size() || x <= m_ports[ends[i + 1].strand].top - leastSpacing);
                if (fits)
                    ports.top = x;
            }
        }
    }

    const LayeredGraph& m_layered;
    const ScopeGraph& m_graph;
    std::vector<StrandPorts> m_ports;
};

} // namespace

std::vector<StrandPorts> assignPorts(const LayeredGraph& layered, const ScopeGraph& graph)
{
    return Assignment(layered, graph).run();
}

} // namespace stepglass::layout
