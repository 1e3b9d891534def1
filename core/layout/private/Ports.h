// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/Layers.h"

namespace stepglass::layout {

/// Where a strand meets its two nodes.
struct StrandPorts {
    double top = 0;     ///< x at the upper node's lower border, or y below the node's top at a side
    double bottom = 0;  ///< the same at the lower node
    int topBundle = -1; ///< strands with the same bundle share the port
    int bottomBundle = -1;
};

/// Spreads the ends of strands along the borders of their nodes in the order in which they lead
/// away, so that ends do not cross, and straight edges stay straight. By strand.
[[nodiscard]] std::vector<StrandPorts> assignPorts(const LayeredGraph& layered,
                                                   const ScopeGraph& graph);

} // namespace stepglass::layout
