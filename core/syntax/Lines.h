// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

/// Small questions about the lines of a text, by byte offset. Lines end at LF, CR LF or CR.
namespace stepglass::syntax {

[[nodiscard]] constexpr TextRange rangeOf(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

[[nodiscard]] constexpr bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

/// Where the line that holds `at` begins.
[[nodiscard]] constexpr std::size_t lineBegin(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    while (at > 0 && !isLineEnd(text[at - 1]))
        --at;
    return at;
}

/// Where the line that holds `at` ends, before its line end.
[[nodiscard]] constexpr std::size_t lineEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && !isLineEnd(text[at]))
        ++at;
    return at;
}

/// The first place from `at` on that is no blank.
[[nodiscard]] constexpr std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

} // namespace stepglass::syntax
