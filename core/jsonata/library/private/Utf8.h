// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/Watch.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace stepglass::jsonata {

/// The code point at `at`, which moves behind it. Half a surrogate pair in three bytes counts as
/// its code point; a byte that starts nothing sensible is taken alone, as the character of its
/// number. Needs `at < text.size()`.
[[nodiscard]] char32_t nextCodePoint(std::string_view text, std::size_t& at);
void appendUtf8(std::string& out, char32_t codePoint);
/// Whether a text is UTF-8 as RFC 3629 has it: shortest forms, no halves of pairs. It is only begun
/// where the watch is over.
[[nodiscard]] bool isUtf8(std::string_view text, const Watch& watch);
[[nodiscard]] std::u32string toCodePoints(std::string_view text);
[[nodiscard]] std::string toUtf8(std::u32string_view codePoints);

[[nodiscard]] constexpr bool isSurrogate(char32_t codePoint)
{
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
}
/// Whether a byte is the second, third or fourth one of a character.
[[nodiscard]] constexpr bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace stepglass::jsonata
