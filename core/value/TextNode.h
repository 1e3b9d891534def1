// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace stepglass::value {

/// The hash that a Key of this text has.
[[nodiscard]] std::size_t hashOfText(std::string_view text) noexcept;
/// Bytes of a text as a JSON string, with its quotes.
[[nodiscard]] std::size_t quotedSize(std::string_view text) noexcept;

} // namespace stepglass::value
