// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepglass::assist {

/// A variable as one Assign names it.
struct Assignment {
    std::string name;                  ///< without `$`, and without the `.$` of a JSONPath template
    const asl::State* state = nullptr; ///< whose Assign, or whose Choice rule's or Catcher's
    syntax::NodeId member;             ///< in Assign
};

/// All assignments of a machine, in the order of the text.
[[nodiscard]] std::vector<Assignment> assignmentsOf(const asl::Model& model);

/// The assignments that an expression of a state can see, the first of each name: those of states
/// from which the state can be reached (also itself, in a loop), and, within a Parallel or Map,
/// what its container sees. States language, "Workflow variables": an outer variable can be read
/// inside, an inner one is gone outside.
[[nodiscard]] std::vector<Assignment> visibleAssignments(const asl::Model& model,
                                                         const asl::State& state);

} // namespace stepglass::assist
