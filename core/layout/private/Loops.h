// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/ScopeGraph.h"

namespace stepglass::layout {

/// Room right of each node that its loops (edges from a state to itself) take with their labels.
[[nodiscard]] std::vector<double> loopRoom(const ScopeGraph& graph);

/// Routes the loops, nested at the right side of their nodes, whose places must be known.
void drawLoops(Arrangement& arrangement, const ScopeGraph& graph);

} // namespace stepglass::layout
