// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <iosfwd>
#include <string_view>
#include <vector>

namespace stepglass::bench {

/// Prints rows, objects with the same members, as a table with the members' names as its head.
/// Numbers stand right, with as many decimals as their size is worth.
void printTable(std::ostream& out, std::string_view title, const std::vector<Value>& rows);

} // namespace stepglass::bench
