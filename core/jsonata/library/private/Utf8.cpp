// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/private/Utf8.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace stepglass::jsonata {

char32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0xC0U)
        return first;
    const std::size_t more = first >= 0xF0U ? 3 : first >= 0xE0U ? 2 : 1;
    if (text.size() - at < more)
        return first;
    char32_t codePoint = first & (0x3FU >> more);
    for (std::size_t place = 0; place < more; ++place) {
        if (!isContinuation(text[at + place]))
            return first;
        codePoint = codePoint << 6U | (static_cast<unsigned char>(text[at + place]) & 0x3FU);
    }
    at += more;
    return codePoint;
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
        return;
    }
    if (codePoint < 0x800) {
        out += static_cast<char>(0xC0U | codePoint >> 6U);
    } else {
        if (codePoint < 0x10000) {
            out += static_cast<char>(0xE0U | codePoint >> 12U);
        } else {
            out += static_cast<char>(0xF0U | codePoint >> 18U);
            out += static_cast<char>(0x80U | (codePoint >> 12U & 0x3FU));
        }
        out += static_cast<char>(0x80U | (codePoint >> 6U & 0x3FU));
    }
    out += static_cast<char>(0x80U | (codePoint & 0x3FU));
}

bool isUtf8(std::string_view text, const Watch& watch)
{
    PacedWatch paced(watch);
    constexpr std::size_t word = sizeof(std::uint64_t);
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    constexpr char32_t last = 0x10FFFF;
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t bytes = highBits;
        if (text.size() - at >= word)
            std::memcpy(&bytes, text.data() + at, word);
        if ((bytes & highBits) == 0) {
            at += word;
            if (paced.isOver(word))
                break;
            continue;
        }
        const std::size_t from = at;
        const auto first = static_cast<unsigned char>(text[from]);
        const char32_t codePoint = nextCodePoint(text, at);
        const std::size_t length = at - from;
        if (first >= 0x80U && (length < 2 || first >= 0xF8U || codePoint < smallest[length] ||
                               codePoint > last || isSurrogate(codePoint)))
            return false;
        if (paced.isOver(length))
            break;
    }
    return true;
}

std::u32string toCodePoints(std::string_view text)
{
    std::u32string codePoints;
    codePoints.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        codePoints += nextCodePoint(text, at);
    return codePoints;
}

std::string toUtf8(std::u32string_view codePoints)
{
    std::string text;
    text.reserve(codePoints.size());
    for (const char32_t codePoint : codePoints)
        appendUtf8(text, codePoint);
    return text;
}

} // namespace stepglass::jsonata
