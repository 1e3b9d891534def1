// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace stepglass::exchange {

/// Text for XML 1.0 content and attributes: markup is escaped, and bytes that are no UTF-8 or
/// characters that XML forbids become U+FFFD; tabs and line breaks become spaces.
[[nodiscard]] std::string xmlEscaped(std::string_view text);

} // namespace stepglass::exchange
