// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Ordering.h"

#include <algorithm>

namespace stepglass::layout {

using Layers = std::vector<std::vector<int>>;

/// Works on one block at a time; holds room by item for all of them.
class BlockOrder {
public:
    BlockOrder(LayeredGraph& layered, Overrun isOverrun)
        : m_layered(layered)
        , m_isOverrun(std::move(isOverrun))
        , m_isMet(layered.items.size())
        , m_flow(layered.items.size())
        , m_wish(layered.items.size())
    {
    }

    void enter(const Block& block)
    {
        m_block = block;
        m_hasFlow = false;
    }

    /// Walks the links down from the first layer, then what was not met, and numbers items as met:
    /// trees come out without crossings and siblings in their order.
    void startWithFlow()
    {
        std::vector<std::vector<int>> met(
            static_cast<std::size_t>(m_block.last - m_block.first + 1));
        for (int l = m_block.first; l <= m_block.last; ++l) {
            for (const int id : m_layered.layers[l])
                m_isMet[id] = 0;
        }
        struct Visit {
            int item;
            std::size_t next;
        };
        std::vector<Visit> stack;
        const auto meet = [&](int id) {
            m_isMet[id] = 1;
            met[item(id).layer - m_block.first].push_back(id);
            stack.push_back({id, 0});
        };
        for (int l = m_block.first; l <= m_block.last; ++l) {
            for (const int root : m_layered.layers[l]) {
                if (m_isMet[root])
                    continue;
                meet(root);
                while (!stack.empty()) {
                    Visit& visit = stack.back();
                    if (item(visit.item).layer == m_block.last ||
                        visit.next == item(visit.item).below.size()) {
                        stack.pop_back();
                        continue;
                    }
                    const int next = item(visit.item).below[visit.next++];
                    if (!m_isMet[next])
                        meet(next);
                }
            }
        }
        for (int l = m_block.first; l <= m_block.last; ++l) {
            m_layered.layers[l] = std::move(met[l - m_block.first]);
            m_layered.renumber(l);
        }
        rememberFlow();
    }

    void rememberFlow()
    {
        m_hasFlow = true;
        for (int l = m_block.first; l <= m_block.last; ++l) {
            for (const int id : m_layered.layers[l])
                m_flow[id] = item(id).place;
        }
    }

    void startWith(const std::vector<int>& rank)
    {
        for (int l = m_block.first; l <= m_block.last; ++l) {
            auto& layer = m_layered.layers[l];
            std::stable_sort(layer.begin(), layer.end(),
                             [&](int a, int b) { return rank[a] < rank[b]; });
            m_layered.renumber(l);
        }
    }

    /// Sweeps down and up with medians and exchanges of neighbours until nothing gets better.
    long improve()
    {
        long best = countCrossings(m_layered, m_block);
        Layers bestLayers = copy();
        int idle = 0;
        for (int round = 0; best > 0 && idle < patience && !m_isOverrun(); ++round) {
            if (round > 0)
                sweep(round % 2 == 0, round % 4 < 2);
            transpose(round % 3 == 2);
            transpose(false);
            const long crossings = countCrossings(m_layered, m_block);
            if (crossings < best) {
                best = crossings;
                bestLayers = copy();
                idle = 0;
            } else {
                ++idle;
            }
        }
        restore(bestLayers);
        return best;
    }

    /// Brings neighbours back into the order of the flow where that costs no crossing.
    void restoreFlow()
    {
        if (!m_hasFlow)
            return;
        for (int l = m_block.first; l <= m_block.last; ++l) {
            auto& layer = m_layered.layers[l];
            for (bool changed = true; changed;) {
                changed = false;
                for (std::size_t i = 1; i < layer.size(); ++i) {
                    if (m_flow[layer[i - 1]] > m_flow[layer[i]] &&
                        exchangeGain(layer[i - 1], layer[i]) == 0) {
                        exchange(l, i);
                        changed = true;
                    }
                }
                if (m_isOverrun())
                    return;
            }
        }
    }

    [[nodiscard]] long crossings() const { return countCrossings(m_layered, m_block); }

    [[nodiscard]] Layers copy() const
    {
        return {m_layered.layers.begin() + m_block.first,
                m_layered.layers.begin() + m_block.last + 1};
    }

    void restore(const Layers& layers)
    {
        for (int l = m_block.first; l <= m_block.last; ++l) {
            m_layered.layers[l] = layers[l - m_block.first];
            m_layered.renumber(l);
        }
    }

private:
    static constexpr int patience = 8;

    [[nodiscard]] const Item& item(int id) const { return m_layered.items[id]; }

    /// Places of the linked items, ascending; links that leave the block do not count.
    void placesOf(int id, bool above, std::vector<int>& places) const
    {
        places.clear();
        const Item& it = item(id);
        if (above ? it.layer == m_block.first : it.layer == m_block.last)
            return;
        for (const int other : above ? it.above : it.below)
            places.push_back(item(other).place);
        std::sort(places.begin(), places.end());
    }

    void sweep(bool down, bool byMedian)
    {
        const int step = down ? 1 : -1;
        int l = down ? m_block.first + 1 : m_block.last - 1;
        std::vector<int> places;
        auto& wish = m_wish;
        for (; l >= m_block.first && l <= m_block.last; l += step) {
            auto& layer = m_layered.layers[l];
            std::vector<int> movable;
            for (const int id : layer) {
                placesOf(id, down, places);
                if (places.empty()) {
                    wish[id] = -1;
                    continue;
                }
                wish[id] = byMedian ? median(places) : mean(places);
                movable.push_back(id);
            }
            std::stable_sort(movable.begin(), movable.end(),
                             [&](int a, int b) { return wish[a] < wish[b]; });
            // What has no link on that side keeps its place.
            std::size_t next = 0;
            for (int& id : layer) {
                if (wish[id] >= 0)
                    id = movable[next++];
            }
            m_layered.renumber(l);
        }
    }

    static double mean(const std::vector<int>& places)
    {
        double sum = 0;
        for (const int place : places)
            sum += place;
        return sum / static_cast<double>(places.size());
    }

    static double median(const std::vector<int>& places)
    {
        const std::size_t half = places.size() / 2;
        if (places.size() % 2 == 1)
            return places[half];
        return (places[half - 1] + places[half]) / 2.0;
    }

    /// Pairs (one of a, one of b) with a's place greater, less those the other way round.
    static long inversions(const std::vector<int>& a, const std::vector<int>& b)
    {
        long sum = 0;
        std::size_t below = 0;
        std::size_t notAbove = 0;
        for (const int place : a) {
            while (below < b.size() && b[below] < place)
                ++below;
            while (notAbove < b.size() && b[notAbove] <= place)
                ++notAbove;
            sum += static_cast<long>(below) - static_cast<long>(b.size() - notAbove);
        }
        return sum;
    }

    /// Crossings saved by exchanging two neighbours, `left` then `right` at present.
    [[nodiscard]] long exchangeGain(int left, int right)
    {
        long gain = 0;
        for (const bool above : {true, false}) {
            placesOf(left, above, m_leftPlaces);
            placesOf(right, above, m_rightPlaces);
            gain += inversions(m_leftPlaces, m_rightPlaces);
        }
        return gain;
    }

    void exchange(int l, std::size_t i)
    {
        auto& layer = m_layered.layers[l];
        std::swap(layer[i - 1], layer[i]);
        --m_layered.items[layer[i - 1]].place;
        ++m_layered.items[layer[i]].place;
    }

    /// Exchanges neighbours where that saves crossings; with \p alsoEqual also, once each, where it
    /// makes no difference, which leads out of dead ends.
    void transpose(bool alsoEqual)
    {
        for (int pass = 0; pass < (alsoEqual ? 1 : 8) && !m_isOverrun(); ++pass) {
            bool changed = false;
            for (int l = m_block.first; l <= m_block.last; ++l) {
                const auto& layer = m_layered.layers[l];
                for (std::size_t i = 1; i < layer.size(); ++i) {
                    const long gain = exchangeGain(layer[i - 1], layer[i]);
                    if (gain > 0 || (gain == 0 && alsoEqual)) {
                        exchange(l, i);
                        changed = true;
                    }
                }
            }
            if (!changed)
                break;
        }
    }

    LayeredGraph& m_layered;
    Block m_block;
    Overrun m_isOverrun;
    bool m_hasFlow = false;
    std::vector<char> m_isMet;  ///< by item
    std::vector<int> m_flow;    ///< by item, its place in the order of the flow
    std::vector<double> m_wish; ///< by item
    std::vector<int> m_leftPlaces;
    std::vector<int> m_rightPlaces;
};

std::vector<Block> blocksOf(const LayeredGraph& layered)
{
    std::vector<Block> blocks;
    const int count = static_cast<int>(layered.layers.size());
    for (int first = 0; first < count;) {
        int last = first + 1;
        while (last < count && !layered.isCut(last))
            ++last;
        if (last < count || last - first > 1 || blocks.empty())
            blocks.push_back({first, std::min(last, count - 1)});
        first = last;
    }
    return blocks;
}

long countCrossings(const LayeredGraph& layered, const Block& block)
{
    long crossings = 0;
    std::vector<int> tree;
    std::vector<int> targets;
    for (int l = block.first; l < block.last; ++l) {
        // Links sorted by their upper then lower place; every earlier link that ends further right
        // is a crossing. The Fenwick tree counts ends by place.
        tree.assign(layered.layers[l + 1].size() + 1, 0);
        long total = 0;
        for (const int id : layered.layers[l]) {
            targets.clear();
            for (const int other : layered.items[id].below)
                targets.push_back(layered.items[other].place);
            std::sort(targets.begin(), targets.end());
            for (const int place : targets) {
                long notFurther = 0;
                for (int i = place + 1; i > 0; i -= i & -i)
                    notFurther += tree[i];
                crossings += total - notFurther;
            }
            for (const int place : targets) {
                for (int i = place + 1; i < static_cast<int>(tree.size()); i += i & -i)
                    ++tree[i];
                ++total;
            }
        }
    }
    return crossings;
}

Orderer::Orderer(LayeredGraph& layered, Overrun isOverrun)
    : m_order(std::make_unique<BlockOrder>(layered, std::move(isOverrun)))
{
}

Orderer::~Orderer() = default;

long Orderer::order(const Block& block)
{
    m_order->enter(block);
    m_order->startWithFlow();
    const long crossings = m_order->improve();
    m_order->restoreFlow();
    return crossings;
}

long Orderer::tryOrder(const Block& block, const std::vector<int>& rank)
{
    m_order->enter(block);
    const auto before = m_order->copy();
    const long present = m_order->crossings();
    m_order->startWith(rank);
    const long crossings = m_order->improve();
    if (crossings < present)
        return crossings;
    m_order->restore(before);
    return present;
}

} // namespace stepglass::layout
