// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::test {

/// JSON Pointers into an expected result of what a case cannot determine: ids, times, random
/// numbers.
using VolatilePlaces = std::set<std::string, std::less<>>;

/// Whether `text` is `pattern`, in which `<name>` and `<name:1>` stand for any text.
[[nodiscard]] bool matchesPlaceholders(std::string_view pattern, std::string_view text);

/// What differs, each with its pointer; empty where both agree. Numbers count by value, members
/// without order. A null `actual` is absent. At a volatile place a text with placeholders is a
/// pattern, anything else allows every value.
[[nodiscard]] std::vector<std::string> differences(const Value& expected, const Value* actual,
                                                   const std::string& pointer,
                                                   const VolatilePlaces& volatilePlaces);

/// As above for an error's name or cause: absent, null and "" are the same, and an expected object
/// stands for its JSON text.
[[nodiscard]] std::vector<std::string> textDifferences(const Value* expected, const Value* actual,
                                                       const std::string& pointer,
                                                       const VolatilePlaces& volatilePlaces);

} // namespace stepglass::test
