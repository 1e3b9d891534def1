// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/ScopeGraph.h"

namespace stepglass::layout {

/// Which row each node stands in, and which edges run upwards.
struct Ranking {
    std::vector<int> row;       ///< by node, from 0
    std::vector<char> isUpward; ///< by edge; false for loops at one node
    std::vector<char>
        isSpine; ///< by edge: the main path, where it clearly outweighs what forks off
    int rowCount = 0;
    bool isSimplified = false;
};

/// Puts the nodes of a connected graph into rows so that edges point down, but for those that close
/// a cycle in the flow, and are short together. Loops at one node are ignored.
[[nodiscard]] Ranking rankNodes(const ScopeGraph& graph, const Overrun& isOverrun);

} // namespace stepglass::layout
