// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepglass::jsonpath {

/// A decimal text as a number, by the grammar of Java's BigDecimal: 10, 010, -.5, 1.5e3.
[[nodiscard]] std::optional<Value> decimalValue(std::string_view text);
/// A valid decimal text as BigDecimal.toString gives it back: 010 is 10, -0.123e2 is -12.3. Filters
/// compare texts with numbers by this form.
[[nodiscard]] std::string decimalText(std::string_view text);

} // namespace stepglass::jsonpath
