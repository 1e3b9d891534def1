// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::asl {

/// The first of these names that the Context Object ($$ in JSONPath, $states.context in JSONata)
/// does not have; nothing where it has them all, or where the data from there on is the user's
/// (Execution.Input, Map.Item.Value).
[[nodiscard]] std::optional<std::size_t> firstUnknownInContext(std::span<const std::string> names);
/// The members of the Context Object at a place, as {"Execution", "State", ...} for none; empty
/// where there are none, or where they are the user's.
[[nodiscard]] std::vector<std::string_view> contextMembers(std::span<const std::string> names);

} // namespace stepglass::asl
