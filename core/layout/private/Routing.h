// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/Layers.h"

namespace stepglass::layout {

/// Gives layers their y and edges their lines: down out of a node, along a track of the channel
/// between two layers, down into the next. All columns must be placed. Coordinates are not yet
/// moved to (0, 0).
[[nodiscard]] Arrangement routeEdges(const LayeredGraph& layered, const ScopeGraph& graph);

/// Removes points that do not turn the line.
void simplify(std::vector<Point>& points);

/// Moves everything so that the top left corner of all that is drawn is (0, 0), and sets the size.
void normalize(Arrangement& arrangement, const ScopeGraph& graph);

} // namespace stepglass::layout
