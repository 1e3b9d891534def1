// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/Ordering.h"

namespace stepglass::layout {

/// Gives every item its x, on a grid of 4, in the order of its layer: cards of a chain stand below
/// each other, what branches hangs in balance. Whether the best columns were found in time.
bool placeColumns(LayeredGraph& layered, const ScopeGraph& graph, const std::vector<Block>& blocks,
                  const Overrun& isOverrun);

/// Puts the lanes of long edges beside all that their layers hold; lanes to one target share one.
void placeLanes(LayeredGraph& layered, const ScopeGraph& graph);

} // namespace stepglass::layout
