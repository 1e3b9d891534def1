// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::value {

/// One token of a JSON Pointer (RFC 6901) with ~ and / escaped.
[[nodiscard]] std::string escapePointerToken(std::string_view token);
/// The tokens of a pointer, unescaped; nothing where it is no pointer ("" is the whole document).
[[nodiscard]] std::optional<std::vector<std::string>> splitPointer(std::string_view pointer);
/// The value at a pointer, or nothing.
[[nodiscard]] const Value* resolve(const Value& root, std::string_view pointer);

} // namespace stepglass::value
