// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/LibraryError.h"
#include "core/jsonata/library/Watch.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stepglass::jsonata {

// Where the watch of a function is over, what comes back is of no use.

/// $length: code points.
[[nodiscard]] std::size_t characterCount(std::string_view text);
/// Units of the text in UTF-16: JavaScript's length.
[[nodiscard]] std::size_t utf16Length(std::string_view text);

/// $substring: by code points; a negative start counts from the end, fractions are cut, a length
/// of 0 or below gives the empty text.
[[nodiscard]] std::string_view substring(std::string_view text, double start,
                                         std::optional<double> length = std::nullopt);
/// $substringBefore and $substringAfter: the whole text where `mark` does not occur.
[[nodiscard]] std::string_view substringBefore(std::string_view text, std::string_view mark);
[[nodiscard]] std::string_view substringAfter(std::string_view text, std::string_view mark);

/// $pad: to `width` code points with copies of `filling` (a blank where it is empty), at the end,
/// or at the start for a negative width. U1001 where the text would pass `mostBytes`.
[[nodiscard]] LibraryResult<std::string> pad(std::string_view text, double width,
                                             std::string_view filling = " ",
                                             std::size_t mostBytes = std::size_t(256) << 20,
                                             const Watch& watch = {});
/// $trim: runs of blank, tab, line feed and carriage return become one blank; none at the ends.
[[nodiscard]] std::string trim(std::string_view text, const Watch& watch = {});

/// $lowercase and $uppercase by Unicode's full mappings that need no language, with the final
/// sigma.
[[nodiscard]] std::string lowercase(std::string_view text, const Watch& watch = {});
[[nodiscard]] std::string uppercase(std::string_view text, const Watch& watch = {});

} // namespace stepglass::jsonata
