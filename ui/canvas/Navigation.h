// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/layout/Layout.h"

#include <optional>
#include <vector>

namespace stepglass::ui::canvas {

enum class Step {
    Forward,  ///< to the state that the first transition leads to
    Backward, ///< to the nearest state that leads here; from a scope's first state, out of it
    Left,     ///< to the nearest state beside this one, in the same container
    Right,
    Into,  ///< to the first state of a container
    OutOf, ///< to the container around
    First, ///< to the machine's first state
    Last,  ///< to the lowest state at the top
};

/// Where a step leads from a state; nothing where there is no way. Pure.
[[nodiscard]] std::optional<asl::StatePath>
walk(const asl::Model& model, const layout::Layout& layout, const asl::StatePath& from, Step step);

/// All states in the order that people read the drawing: from top to bottom, what a container holds
/// right after it, branch by branch.
[[nodiscard]] std::vector<asl::StatePath> readingOrder(const asl::Model& model,
                                                       const layout::Layout& layout);

/// The scope that holds a state: its path without "/States/NAME".
[[nodiscard]] asl::StatePath scopePathOf(const asl::StatePath& state);
/// The state around a state, or nothing at the top.
[[nodiscard]] std::optional<asl::StatePath> containerOf(const asl::Model& model,
                                                        const asl::StatePath& state);

} // namespace stepglass::ui::canvas
