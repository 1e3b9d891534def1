// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/Limits.h"
#include "core/value/Value.h"

#include <string>
#include <string_view>

namespace stepglass::value {

/// Reads strict JSON (RFC 8259). Fails with InvalidJson (reason, line, column) or LimitExceeded;
/// never recurses on the text's nesting. A repeated name keeps its first place and its last value.
/// Fails with Cancelled soon after the token says so.
[[nodiscard]] Result<Value> parseJson(std::string_view text, const Limits& limits = {},
                                      const CancelToken* cancel = nullptr);

/// Compact JSON as AWS prints it: no spaces, members in order, doubles as Java writes them
/// (1.0, 1.0E10), non-ASCII characters as they are.
[[nodiscard]] std::string toJson(const Value& value);
/// Indented JSON for people; empty containers stay on one line.
[[nodiscard]] std::string toPrettyJson(const Value& value, int indent = 2);
/// Appends compact JSON to `out`.
void appendJson(std::string& out, const Value& value);
/// A string as a JSON string with its quotes.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace stepglass::value
