// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/Layers.h"
#include "core/layout/private/Ordering.h"

#include <optional>

namespace stepglass::layout {

/// A second opinion on the order of a block's items, asked where ours leaves crossings. A port:
/// tests bring their own.
class OrderAdvisor {
public:
    virtual ~OrderAdvisor() = default;
    /// A rank for each item (others than the block's do not matter), lower is further left. Nothing
    /// if it has no answer in time.
    [[nodiscard]] virtual std::optional<std::vector<int>> advise(const LayeredGraph& layered,
                                                                 const Block& block) = 0;
};

/// Arranges one scope. Boxes do not overlap and edges run through no box, whatever the effort: an
/// overrun costs crossings and bends only. Parts that nothing connects stand side by side.
[[nodiscard]] Arrangement arrangeScope(const ScopeGraph& graph, OrderAdvisor* advisor,
                                       const Overrun& isOverrun);

} // namespace stepglass::layout
