// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace stepglass::ui::widgets {

/// Rows from the root to a value.
using JsonRows = std::vector<std::uint32_t>;

/// Where a text occurs in a value, in names or in scalars as JSON shows them, in reading order;
/// case does not matter. At most `limit` places. Does not recurse.
[[nodiscard]] std::vector<JsonRows> findInJson(const Value& root, const QString& text,
                                               std::size_t limit = 10'000);

} // namespace stepglass::ui::widgets
