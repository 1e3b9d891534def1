// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/Layers.h"

#include <memory>

namespace stepglass::layout {

/// Layers that can be ordered by themselves: from one layer with a single item to the next.
struct Block {
    int first = 0;
    int last = 0; ///< inclusive
};
[[nodiscard]] std::vector<Block> blocksOf(const LayeredGraph& layered);

/// Crossings of links between two layers and the next.
[[nodiscard]] long countCrossings(const LayeredGraph& layered, const Block& block);

class BlockOrder;

/// Orders the items of layers, a block at a time, so that few links cross.
class Orderer {
public:
    Orderer(LayeredGraph& layered, Overrun isOverrun);
    ~Orderer();
    Orderer(const Orderer&) = delete;
    Orderer& operator=(const Orderer&) = delete;

    /// Begins with the order of the flow and leaves it only where that saves crossings. Returns the
    /// crossings left.
    long order(const Block& block);
    /// Orders by a given rank of the items (lower is further left), then improves that. Keeps the
    /// present order unless the new one has fewer crossings. Returns the crossings left.
    long tryOrder(const Block& block, const std::vector<int>& rank);

private:
    std::unique_ptr<BlockOrder> m_order;
};

} // namespace stepglass::layout
