// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Layers.h"
#include "core/layout/private/Loops.h"

#include <algorithm>

namespace stepglass::layout {

namespace {

constexpr double bendExtent = 4;
constexpr double labelMargin = 4;

class Builder {
public:
    Builder(const ScopeGraph& graph, const Ranking& ranking)
        : m_graph(graph)
        , m_ranking(ranking)
        , m_loopRoom(loopRoom(graph))
    {
    }

    LayeredGraph build()
    {
        makeLayerNumbers();
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            addNode(static_cast<int>(n));
        // Upward edges come first, so that loops tend to the left; Catch edges are last in the list
        // and tend to the right.
        for (const bool isUpward : {true, false}) {
            for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
                const auto& edge = m_graph.edges[e];
                if (edge.from != edge.to && (m_ranking.isUpward[e] != 0) == isUpward)
                    addStrand(static_cast<int>(e), isUpward);
            }
        }
        return std::move(m_result);
    }

private:
    struct Span {
        int top;    ///< row
        int bottom; ///< row
        [[nodiscard]] bool isLong() const { return bottom - top > longestInnerSpan; }
    };

    [[nodiscard]] Span spanOf(const ScopeGraph::Edge& edge, bool isUpward) const
    {
        const int from = m_ranking.row[edge.from];
        const int to = m_ranking.row[edge.to];
        return isUpward ? Span{to, from} : Span{from, to};
    }

    /// The row above the gap in which an edge's label stands: next to the edge's source.
    [[nodiscard]] static int labelRow(const Span& span, bool isUpward)
    {
        return isUpward ? span.bottom - 1 : span.top;
    }

    void makeLayerNumbers()
    {
        const int rows = m_ranking.rowCount;
        std::vector<char> hasLabels(static_cast<std::size_t>(rows), 0);
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
            const auto& edge = m_graph.edges[e];
            if (edge.from == edge.to || edge.labelWidth <= 0)
                continue;
            const bool isUpward = m_ranking.isUpward[e] != 0;
            hasLabels[labelRow(spanOf(edge, isUpward), isUpward)] = 1;
        }
        for (int row = 0; row < rows; ++row) {
            m_layerOfRow.push_back(static_cast<int>(m_result.layers.size()));
            m_result.layers.emplace_back();
            m_result.isLabelLayer.push_back(0);
            if (hasLabels[row]) {
                m_result.layers.emplace_back();
                m_result.isLabelLayer.push_back(1);
            }
        }
    }

    int addItem(Item item)
    {
        const int id = static_cast<int>(m_result.items.size());
        auto& layer = m_result.layers[item.layer];
        item.place = static_cast<int>(layer.size());
        layer.push_back(id);
        m_result.items.push_back(std::move(item));
        return id;
    }

    void addNode(int node)
    {
        Item item;
        item.kind = Item::Kind::Node;
        item.node = node;
        item.layer = m_layerOfRow[m_ranking.row[node]];
        item.left = m_graph.nodes[node].width / 2;
        item.right = item.left + m_loopRoom[node];
        item.height = m_graph.nodes[node].height;
        addItem(std::move(item));
    }

    int addPassage(int edge, int layer, bool isLabel)
    {
        const auto& graphEdge = m_graph.edges[edge];
        Item item;
        item.kind = isLabel ? Item::Kind::Label : Item::Kind::Bend;
        item.edge = edge;
        item.layer = layer;
        item.left = isLabel ? graphEdge.labelWidth / 2 + labelMargin : bendExtent;
        item.right = item.left;
        item.height = isLabel ? graphEdge.labelHeight : 0;
        return addItem(std::move(item));
    }

    void addStrand(int e, bool isUpward)
    {
        const auto& edge = m_graph.edges[e];
        const Span span = spanOf(edge, isUpward);
        Strand strand;
        strand.edge = e;
        strand.isUpward = isUpward;
        strand.isSpine = m_ranking.isSpine[e] != 0;
        const int topNode = isUpward ? edge.to : edge.from;
        const int bottomNode = isUpward ? edge.from : edge.to;
        const int top = m_layerOfRow[span.top];
        const int bottom = m_layerOfRow[span.bottom];
        const int labelLayer =
            edge.labelWidth > 0 ? m_layerOfRow[labelRow(span, isUpward)] + 1 : -1;

        strand.upper.push_back(topNode);
        if (span.isLong()) {
            if (labelLayer >= 0)
                (isUpward ? strand.lower : strand.upper).push_back(addPassage(e, labelLayer, true));
            strand.lower.push_back(bottomNode);
        } else {
            for (int layer = top + 1; layer < bottom; ++layer)
                strand.upper.push_back(addPassage(e, layer, layer == labelLayer));
            strand.upper.push_back(bottomNode);
        }
        for (const auto* items : {&strand.upper, &strand.lower}) {
            for (std::size_t i = 1; i < items->size(); ++i)
                m_result.link((*items)[i - 1], (*items)[i]);
        }
        m_result.strands.push_back(std::move(strand));
    }

    const ScopeGraph& m_graph;
    const Ranking& m_ranking;
    std::vector<double> m_loopRoom;
    LayeredGraph m_result;
    std::vector<int> m_layerOfRow;
};

/// Adds the corners of one graph. Everything is decided from places, so the order must be final.
class CornerBuilder {
public:
    CornerBuilder(LayeredGraph& layered, const ScopeGraph& graph)
        : m_layered(layered)
        , m_graph(graph)
        , m_blocked(graph.nodes.size(), 0)
    {
        for (const auto& edge : graph.edges) {
            if (edge.from == edge.to)
                m_blocked[edge.from] = 1;
        }
    }

    void run()
    {
        chooseLaneSides();
        collectEnds();
        for (auto& ends : m_topEnds)
            placeEnds(ends, true);
        for (auto& ends : m_bottomEnds)
            placeEnds(ends, false);
        for (Strand& strand : m_layered.strands) {
            if (isDirect(strand))
                placeDirect(strand);
            else if (strand.isUpward && strand.hasLane())
                placeLaneEnds(strand);
        }
    }

private:
    static constexpr int mostCorners = 3; ///< on one side of a node

    [[nodiscard]] const ScopeGraph::Edge& edgeOf(const Strand& strand) const
    {
        return m_graph.edges[strand.edge];
    }
    [[nodiscard]] Item& item(int id) { return m_layered.items[id]; }
    [[nodiscard]] static bool isDirect(const Strand& strand)
    {
        return strand.isUpward && !strand.hasLane() && strand.upper.size() == 2;
    }

    /// Links in the channel beside an item, left or right of its own.
    [[nodiscard]] int linksBeside(int id, bool isBelow, Side side)
    {
        const Item& end = item(id);
        int sum = 0;
        for (const int other : m_layered.layers[end.layer]) {
            const Item& neighbour = item(other);
            const bool isAtSide =
                side == Side::Left ? neighbour.place < end.place : neighbour.place > end.place;
            if (isAtSide)
                sum += static_cast<int>((isBelow ? neighbour.below : neighbour.above).size());
        }
        return sum;
    }

    struct Lane {
        Strand* strand;
        int first;
        int last;
        int leftLinks; ///< that its ends cross on the way to the left
        int rightLinks;
    };

    /// Whether two lanes on one side cross: each ends beside the other. Lanes to one target join.
    [[nodiscard]] bool interleave(const Lane& a, const Lane& b) const
    {
        if (edgeOf(*a.strand).to == edgeOf(*b.strand).to &&
            a.strand->isUpward == b.strand->isUpward)
            return false;
        return (a.first < b.first && b.first < a.last && a.last < b.last) ||
               (b.first < a.first && a.first < b.last && b.last < a.last);
    }

    /// Gives each lane the side on which it crosses less, the shortest first, and then looks again
    /// with all the others in place.
    void chooseLaneSides()
    {
        constexpr int rounds = 3;
        std::vector<Lane> lanes;
        for (Strand& strand : m_layered.strands) {
            if (!strand.hasLane())
                continue;
            const int upper = strand.upper.back();
            const int lower = strand.lower.front();
            const auto links = [&](Side side) {
                return linksBeside(upper, true, side) + linksBeside(lower, false, side);
            };
            lanes.push_back({&strand, item(upper).layer, item(lower).layer, links(Side::Left),
                             links(Side::Right)});
        }
        std::stable_sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) {
            return a.last - a.first < b.last - b.first;
        });
        for (int round = 0; round < rounds; ++round) {
            for (Lane& lane : lanes) {
                int left = lane.leftLinks;
                int right = lane.rightLinks;
                for (const Lane& other : lanes) {
                    if (&other == &lane || !interleave(lane, other))
                        continue;
                    left += other.strand->lane == Side::Left;
                    right += other.strand->lane == Side::Right;
                }
                if (left != right)
                    lane.strand->lane = left < right ? Side::Left : Side::Right;
                else if (lane.strand->lane == Side::Inner)
                    lane.strand->lane = lane.strand->isUpward ? Side::Left : Side::Right;
            }
        }
    }

    struct End {
        int strand;
        int next; ///< the item after the node
    };

    void collectEnds()
    {
        m_topEnds.resize(m_graph.nodes.size());
        m_bottomEnds.resize(m_graph.nodes.size());
        for (std::size_t s = 0; s < m_layered.strands.size(); ++s) {
            const Strand& strand = m_layered.strands[s];
            if (isDirect(strand))
                continue;
            const bool isCatch = edgeOf(strand).role == EdgeRole::Catch;
            if ((isCatch || strand.isUpward) && strand.upper.size() > 1)
                m_topEnds[strand.upper.front()].push_back({static_cast<int>(s), strand.upper[1]});
            if (strand.isUpward) {
                const auto& tail = strand.hasLane() ? strand.lower : strand.upper;
                if (tail.size() > 1)
                    m_bottomEnds[tail.back()].push_back(
                        {static_cast<int>(s), tail[tail.size() - 2]});
            }
        }
    }

    /// Moves a node's outermost edges of one border to its sides, from the outside to the inside,
    /// as long as no edge that stays lies further out.
    void placeEnds(std::vector<End>& ends, bool isTop)
    {
        if (ends.empty())
            return;
        const auto place = [&](const End& end) { return item(end.next).place; };
        std::stable_sort(ends.begin(), ends.end(),
                         [&](const End& a, const End& b) { return place(a) < place(b); });
        std::size_t first = 0;
        std::size_t last = ends.size();
        const int node = nodeOf(ends.front(), isTop);
        const auto isOutermost = [&](const End& end, Side side) {
            const auto& links = isTop ? item(node).below : item(node).above;
            return std::all_of(links.begin(), links.end(), [&](int other) {
                return side == Side::Left ? item(other).place >= place(end)
                                          : item(other).place <= place(end);
            });
        };
        const auto prefersLeft = [&](const End& end) {
            const auto& links = isTop ? item(node).below : item(node).above;
            return m_layered.strands[end.strand].isUpward || links.size() > 1;
        };
        int left = 0;
        while (last > first && left < mostCorners && isOutermost(ends[first], Side::Left) &&
               prefersLeft(ends[first]) &&
               !(isOutermost(ends[first], Side::Right) &&
                 !m_layered.strands[ends[first].strand].isUpward && !m_blocked[node])) {
            addCorner(ends[first], isTop, Side::Left);
            ++first;
            ++left;
        }
        int right = 0;
        while (last > first && right < mostCorners && !m_blocked[node] &&
               isOutermost(ends[last - 1], Side::Right)) {
            addCorner(ends[last - 1], isTop, Side::Right);
            --last;
            ++right;
        }
    }

    [[nodiscard]] int nodeOf(const End& end, bool isTop) const
    {
        const Strand& strand = m_layered.strands[end.strand];
        if (isTop)
            return strand.upper.front();
        return strand.hasLane() ? strand.lower.back() : strand.upper.back();
    }

    int makeCorner(int node, int edge, Side side)
    {
        constexpr double extent = 4;
        Item corner;
        corner.kind = Item::Kind::Corner;
        corner.layer = item(node).layer;
        corner.node = node;
        corner.edge = edge;
        corner.left = extent;
        corner.right = extent;
        const int id = static_cast<int>(m_layered.items.size());
        auto& layer = m_layered.layers[corner.layer];
        const int place = item(node).place + (side == Side::Right ? 1 : 0);
        m_layered.items.push_back(std::move(corner));
        layer.insert(layer.begin() + place, id);
        m_layered.renumber(static_cast<std::size_t>(m_layered.items[id].layer));
        return id;
    }

    void addCorner(const End& end, bool isTop, Side side)
    {
        const int node = nodeOf(end, isTop);
        const int corner = makeCorner(node, m_layered.strands[end.strand].edge, side);
        Strand& strand = m_layered.strands[end.strand];
        if (isTop) {
            m_layered.unlink(node, end.next);
            m_layered.link(corner, end.next);
            strand.upper.insert(strand.upper.begin() + 1, corner);
            strand.topSide = side;
        } else {
            m_layered.unlink(end.next, node);
            m_layered.link(end.next, corner);
            auto& tail = strand.hasLane() ? strand.lower : strand.upper;
            tail.insert(tail.end() - 1, corner);
            strand.bottomSide = side;
        }
    }

    /// An upward edge between neighbouring rows without a label: both ends at the same side or
    /// neither.
    void placeDirect(Strand& strand)
    {
        const int top = strand.upper.front();
        const int bottom = strand.upper.back();
        for (const Side side : {Side::Left, Side::Right}) {
            if (side == Side::Right && (m_blocked[top] || m_blocked[bottom]))
                continue;
            const auto isFree = [&](const std::vector<int>& links, int end) {
                return std::all_of(links.begin(), links.end(), [&](int other) {
                    return side == Side::Left ? item(other).place >= item(end).place
                                              : item(other).place <= item(end).place;
                });
            };
            if (!isFree(item(top).below, bottom) || !isFree(item(bottom).above, top))
                continue;
            const int upperCorner = makeCorner(top, strand.edge, side);
            const int lowerCorner = makeCorner(bottom, strand.edge, side);
            m_layered.unlink(top, bottom);
            m_layered.link(upperCorner, lowerCorner);
            strand.upper = {top, upperCorner, lowerCorner, bottom};
            strand.topSide = side;
            strand.bottomSide = side;
            return;
        }
    }

    /// Ends of an upward edge that go straight to their lane leave at the lane's side.
    void placeLaneEnds(Strand& strand)
    {
        const auto isFree = [&](int node) { return strand.lane == Side::Left || !m_blocked[node]; };
        if (strand.upper.size() == 1 && isFree(strand.upper.front())) {
            strand.upper.push_back(makeCorner(strand.upper.front(), strand.edge, strand.lane));
            strand.topSide = strand.lane;
        }
        if (strand.lower.size() == 1 && isFree(strand.lower.front())) {
            strand.lower.insert(strand.lower.begin(),
                                makeCorner(strand.lower.front(), strand.edge, strand.lane));
            strand.bottomSide = strand.lane;
        }
    }

    LayeredGraph& m_layered;
    const ScopeGraph& m_graph;
    std::vector<char> m_blocked; ///< by node: a loop takes its right side
    std::vector<std::vector<End>> m_topEnds;
    std::vector<std::vector<End>> m_bottomEnds;
};

} // namespace

void LayeredGraph::link(int above, int below)
{
    items[above].below.push_back(below);
    items[below].above.push_back(above);
}

void LayeredGraph::unlink(int above, int below)
{
    auto& down = items[above].below;
    down.erase(std::find(down.begin(), down.end(), below));
    auto& up = items[below].above;
    up.erase(std::find(up.begin(), up.end(), above));
}

void LayeredGraph::renumber(std::size_t layer)
{
    for (std::size_t i = 0; i < layers[layer].size(); ++i)
        items[layers[layer][i]].place = static_cast<int>(i);
}

LayeredGraph makeLayers(const ScopeGraph& graph, const Ranking& ranking)
{
    return Builder(graph, ranking).build();
}

void addCorners(LayeredGraph& layered, const ScopeGraph& graph)
{
    CornerBuilder(layered, graph).run();
}

} // namespace stepglass::layout
