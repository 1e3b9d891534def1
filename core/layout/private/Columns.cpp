// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Columns.h"

#include "core/layout/private/NetworkSimplex.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace stepglass::layout {

namespace {

constexpr double grid = 4;

bool isPassage(const Item& item)
{
    return item.kind != Item::Kind::Node;
}

double gapBetween(const Item& left, const Item& right)
{
    const bool isLeftNode = left.kind == Item::Kind::Node;
    const bool isRightNode = right.kind == Item::Kind::Node;
    if (isLeftNode && isRightNode)
        return 32;
    if (isLeftNode || isRightNode)
        return 20;
    if (left.kind == Item::Kind::Label && right.kind == Item::Kind::Label)
        return 8;
    return 12;
}

int separation(const Item& left, const Item& right)
{
    return static_cast<int>(
        std::ceil((left.right + gapBetween(left, right) + right.left) / grid - 1e-9));
}

int pullOf(EdgeRole role)
{
    switch (role) {
    case EdgeRole::Main:
        return 4;
    case EdgeRole::Choice:
    case EdgeRole::End:
        return 2;
    case EdgeRole::Catch:
    case EdgeRole::OddEnd:
        return 1;
    }
    return 1;
}

class BlockColumns {
public:
    BlockColumns(LayeredGraph& layered, const ScopeGraph& graph)
        : m_layered(layered)
        , m_graph(graph)
        , m_local(layered.items.size(), -1)
        , m_roles(layered.items.size())
    {
        for (const Strand& strand : layered.strands) {
            for (const auto* items : {&strand.upper, &strand.lower}) {
                for (std::size_t i = 1; i < items->size(); ++i)
                    addLink((*items)[i - 1], (*items)[i], strand);
            }
        }
    }

    /// Solves one block; its first layer's first item keeps its x.
    bool place(const Block& block, const Overrun& isOverrun)
    {
        if (isTrivial(block)) {
            item(m_layered.layers[block.last][0]).x = item(m_layered.layers[block.first][0]).x;
            return true;
        }
        int count = 0;
        int links = 0;
        for (int l = block.first; l <= block.last; ++l) {
            for (const int id : m_layered.layers[l]) {
                m_local[id] = count++;
                if (l < block.last)
                    links += static_cast<int>(m_roles[id].size());
            }
        }
        NetworkSimplex simplex(count + links + (block.last - block.first));
        int helper = count;
        for (int l = block.first; l <= block.last; ++l) {
            const auto& layer = m_layered.layers[l];
            for (std::size_t i = 1; i < layer.size(); ++i)
                addNeighbours(simplex, layer[i - 1], layer[i]);
            if (l == block.last)
                continue;
            bool isLinked = false;
            for (const int id : layer) {
                for (const Link& link : m_roles[id]) {
                    addPull(simplex, helper++, m_local[id], m_local[link.below], link.weight);
                    isLinked = true;
                }
            }
            if (!isLinked) {
                const auto& next = m_layered.layers[l + 1];
                addPull(simplex, helper++, m_local[layer[layer.size() / 2]],
                        m_local[next[next.size() / 2]], 1);
            }
        }
        // Unused helper nodes would make the graph fall apart.
        for (; helper < count + links + (block.last - block.first); ++helper)
            simplex.addEdge(0, helper, 0, 0);

        const bool isDone = simplex.solve({40 * count + 1000, isOverrun});
        simplex.balance();
        const auto& positions = simplex.positions();
        const int anchor = m_layered.layers[block.first][0];
        const double shift = item(anchor).x - grid * positions[m_local[anchor]];
        for (int l = block.first; l <= block.last; ++l) {
            for (const int id : m_layered.layers[l])
                item(id).x = shift + grid * positions[m_local[id]];
        }
        return isDone;
    }

private:
    struct Link {
        int below;
        int weight;
    };

    Item& item(int id) { return m_layered.items[id]; }

    [[nodiscard]] bool isTrivial(const Block& block) const
    {
        return block.last - block.first <= 1 && m_layered.layers[block.first].size() == 1 &&
               m_layered.layers[block.last].size() == 1;
    }

    void addLink(int above, int below, const Strand& strand)
    {
        const Item& upper = item(above);
        const Item& lower = item(below);
        if (upper.layer == lower.layer)
            return; // A corner and its node: addNeighbours sees to them.
        const int passages = (isPassage(upper) ? 1 : 0) + (isPassage(lower) ? 1 : 0);
        int weight = passages == 0 ? 1 : passages == 1 ? 2 : 8;
        const EdgeRole role = m_graph.edges[strand.edge].role;
        weight *= strand.isUpward ? 1 : pullOf(role);
        if (strand.isSpine)
            weight *= 4;
        // Labels stand above what they lead to; other long edges drop straight from where they
        // begin.
        if (upper.kind == Item::Kind::Label && !isPassage(lower))
            weight *= 3;
        if (!isPassage(upper) && lower.kind == Item::Kind::Bend)
            weight *= 2;
        if (!strand.hasLane() && item(strand.upper.front()).below.size() == 1 &&
            item(strand.upper.back()).above.size() == 1)
            weight *= 8;
        m_roles[above].push_back({below, weight});
    }

    void addNeighbours(NetworkSimplex& simplex, int left, int right)
    {
        const Item& a = item(left);
        const Item& b = item(right);
        const bool isCornerAtNode = (a.kind == Item::Kind::Corner && a.node == b.node) ||
                                    (b.kind == Item::Kind::Corner && b.node == a.node);
        simplex.addEdge(m_local[left], m_local[right], separation(a, b), isCornerAtNode ? 1 : 0);
    }

    /// weight * |x(a) - x(b)|, by a helper node left of both.
    static void addPull(NetworkSimplex& simplex, int helper, int a, int b, int weight)
    {
        simplex.addEdge(helper, a, 0, weight);
        simplex.addEdge(helper, b, 0, weight);
    }

    LayeredGraph& m_layered;
    const ScopeGraph& m_graph;
    std::vector<int> m_local;               // by item, its number in the block
    std::vector<std::vector<Link>> m_roles; // by item, links to the layer below
};

/// Long edges with few turns: the simplex is as content with many small steps as with one.
class StrandStraightening {
public:
    explicit StrandStraightening(LayeredGraph& layered)
        : m_layered(layered)
    {
    }

    void run()
    {
        for (const Strand& strand : m_layered.strands) {
            const auto& items = strand.upper;
            for (std::size_t first = 0; first < items.size();) {
                std::size_t end = first;
                while (end < items.size() && item(items[end]).kind == Item::Kind::Bend)
                    ++end;
                if (first > 0 && end - first > 1 && end < items.size())
                    straighten({items.begin() + static_cast<long>(first),
                                items.begin() + static_cast<long>(end)},
                               item(items[first - 1]).x, item(items[end]).x);
                first = std::max(end, first + 1);
            }
        }
    }

private:
    struct Room {
        double low;
        double high;
    };

    Item& item(int id) { return m_layered.items[id]; }

    Room roomOf(int id)
    {
        const Item& it = item(id);
        const auto& layer = m_layered.layers[it.layer];
        Room room{-1e12, 1e12};
        if (it.place > 0) {
            const Item& left = item(layer[it.place - 1]);
            room.low = left.x + grid * separation(left, it);
        }
        if (it.place + 1 < static_cast<int>(layer.size())) {
            const Item& right = item(layer[it.place + 1]);
            room.high = right.x - grid * separation(it, right);
        }
        return room;
    }

    /// Takes as many bends as have room on one line, again and again; each line as near to the one
    /// before as it can be, the last one to what follows.
    void straighten(const std::vector<int>& bends, double from, double to)
    {
        double x = from;
        for (std::size_t first = 0; first < bends.size();) {
            Room common = roomOf(bends[first]);
            std::size_t end = first + 1;
            for (; end < bends.size(); ++end) {
                const Room room = roomOf(bends[end]);
                const Room both{std::max(common.low, room.low), std::min(common.high, room.high)};
                if (both.low > both.high)
                    break;
                common = both;
            }
            const bool isLast = end == bends.size();
            const double wish = isLast && (x < common.low || x > common.high) ? to : x;
            x = std::clamp(wish, common.low, common.high);
            for (; first < end; ++first)
                item(bends[first]).x = x;
        }
    }

    LayeredGraph& m_layered;
};

/// Hangs what forks into an even number of branches in the middle of them, together with the
/// straight stem that ends in it, where the stem is free to move. The simplex takes any place
/// between the branches for as good.
class StemCentring {
public:
    explicit StemCentring(LayeredGraph& layered)
        : m_layered(layered)
    {
        for (auto& hasSpine : m_hasSpine)
            hasSpine.assign(layered.items.size(), 0);
        for (const Strand& strand : layered.strands) {
            if (strand.isSpine && !strand.hasLane()) {
                m_hasSpine[1][strand.upper.front()] = 1;
                m_hasSpine[0][strand.upper.back()] = 1;
            }
        }
    }

    void run(bool isFork)
    {
        m_isFork = isFork;
        for (std::size_t i = 0; i < m_layered.items.size(); ++i) {
            if (m_layered.items[i].kind == Item::Kind::Node &&
                branches(static_cast<int>(i)).size() % 2 == 0 && !m_hasSpine[isFork ? 1 : 0][i])
                centre(static_cast<int>(i));
        }
    }

private:
    [[nodiscard]] const std::vector<int>& branches(int id) const
    {
        return m_isFork ? m_layered.items[id].below : m_layered.items[id].above;
    }
    [[nodiscard]] const std::vector<int>& stemSide(int id) const
    {
        return m_isFork ? m_layered.items[id].above : m_layered.items[id].below;
    }

    void centre(int id)
    {
        std::vector<double> columns;
        for (const int other : branches(id))
            columns.push_back(m_layered.items[other].x);
        if (columns.empty())
            return;
        std::sort(columns.begin(), columns.end());
        const std::size_t half = columns.size() / 2;
        const double middle = std::round((columns[half - 1] + columns[half]) / 2 / grid) * grid;
        const double shift = middle - m_layered.items[id].x;
        if (shift == 0)
            return;

        std::vector<int> stem{id};
        while (!stemSide(stem.back()).empty()) {
            if (stemSide(stem.back()).size() > 1)
                return;
            const int next = stemSide(stem.back()).front();
            if (branches(next).size() > 1 || m_layered.items[next].x != m_layered.items[id].x)
                return;
            stem.push_back(next);
        }
        const auto isFree = [&](int item) { return hasRoom(item, shift); };
        if (!std::all_of(stem.begin(), stem.end(), isFree))
            return;
        for (const int item : stem)
            m_layered.items[item].x += shift;
    }

    [[nodiscard]] bool hasRoom(int id, double shift) const
    {
        const Item& item = m_layered.items[id];
        const auto& layer = m_layered.layers[item.layer];
        if (shift < 0 && item.place > 0) {
            const Item& left = m_layered.items[layer[item.place - 1]];
            return item.x + shift - left.x >= grid * separation(left, item);
        }
        if (shift > 0 && item.place + 1 < static_cast<int>(layer.size())) {
            const Item& right = m_layered.items[layer[item.place + 1]];
            return right.x - item.x - shift >= grid * separation(item, right);
        }
        return true;
    }

    LayeredGraph& m_layered;
    bool m_isFork = true;
    std::array<std::vector<char>, 2> m_hasSpine; ///< by item: at its upper and at its lower side
};

} // namespace

bool placeColumns(LayeredGraph& layered, const ScopeGraph& graph, const std::vector<Block>& blocks,
                  const Overrun& isOverrun)
{
    BlockColumns columns(layered, graph);
    bool isDone = true;
    for (const Block& block : blocks)
        isDone = columns.place(block, isOverrun) && isDone;
    StrandStraightening(layered).run();
    StemCentring centring(layered);
    centring.run(true);
    centring.run(false);
    return isDone;
}

void placeLanes(LayeredGraph& layered, const ScopeGraph& graph)
{
    constexpr double laneGap = 24;
    constexpr double laneSpacing = 16;

    struct Lane {
        int first;
        int last;
        std::vector<std::size_t> strands;
    };
    std::map<std::tuple<int, bool, Side>, Lane> lanes; // by target, direction and side
    for (std::size_t s = 0; s < layered.strands.size(); ++s) {
        const Strand& strand = layered.strands[s];
        if (!strand.hasLane())
            continue;
        const int first = layered.items[strand.upper.back()].layer;
        const int last = layered.items[strand.lower.front()].layer;
        auto& lane = lanes
                         .try_emplace({graph.edges[strand.edge].to, strand.isUpward, strand.lane},
                                      Lane{first, last, {}})
                         .first->second;
        lane.first = std::min(lane.first, first);
        lane.last = std::max(lane.last, last);
        lane.strands.push_back(s);
    }

    std::vector<std::pair<double, double>> extents; // by layer
    std::vector<std::pair<char, char>> hasLane(layered.layers.size(), {0, 0});
    for (const auto& layer : layered.layers) {
        const Item& left = layered.items[layer.front()];
        const Item& right = layered.items[layer.back()];
        extents.emplace_back(left.x - left.left, right.x + right.right);
    }
    std::vector<std::pair<const Lane*, Side>> order;
    for (const auto& [key, lane] : lanes)
        order.emplace_back(&lane, std::get<Side>(key));
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.first->last - a.first->first < b.first->last - b.first->first;
    });
    for (const auto& [lane, side] : order) {
        const bool isLeft = side == Side::Left;
        double edge = isLeft ? extents[lane->first].first : extents[lane->first].second;
        double gap = laneGap;
        for (int l = lane->first; l <= lane->last; ++l) {
            const double extent = isLeft ? extents[l].first : extents[l].second;
            if (isLeft ? extent <= edge : extent >= edge) {
                edge = extent;
                gap = (isLeft ? hasLane[l].first : hasLane[l].second) ? laneSpacing : laneGap;
            }
        }
        const double x =
            isLeft ? std::floor((edge - gap) / grid) * grid : std::ceil((edge + gap) / grid) * grid;
        for (int l = lane->first; l <= lane->last; ++l) {
            (isLeft ? extents[l].first : extents[l].second) = x;
            (isLeft ? hasLane[l].first : hasLane[l].second) = 1;
        }
        for (const std::size_t s : lane->strands) {
            Strand& strand = layered.strands[s];
            strand.laneX = x;
            // A corner with nothing further out turns in the lane itself.
            for (const int end : {strand.upper.back(), strand.lower.front()}) {
                Item& corner = layered.items[end];
                const auto& layer = layered.layers[corner.layer];
                if (corner.kind == Item::Kind::Corner &&
                    end == (isLeft ? layer.front() : layer.back()))
                    corner.x = x;
            }
        }
    }
}

} // namespace stepglass::layout
