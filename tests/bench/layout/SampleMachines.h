// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace stepglass::bench {

/// Definitions to draw, made by rule: the same arguments give the same text.

/// Pass states in a row.
[[nodiscard]] std::string rowMachine(int states);
/// A Choice with so many rules, each to a state of its own, all of which lead to one last state.
[[nodiscard]] std::string fanMachine(int rules);
/// A row in which every third state is a Choice that leads back by a number of states that grows to
/// \p longest and begins again.
[[nodiscard]] std::string loopMachine(int states, int longest);
/// A row of Tasks which all catch everything and go to one handler at the end.
[[nodiscard]] std::string sharedHandlerMachine(int tasks);
/// Parallel states with two branches, one in the other, so many deep.
[[nodiscard]] std::string nestedMachine(int depth);
/// States of all types whose targets are drawn from all states: loops at one state, several edges
/// between two, unreachable states, everything.
[[nodiscard]] std::string tangledMachine(int states, std::uint32_t seed);

} // namespace stepglass::bench
