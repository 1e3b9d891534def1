// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Text.h"

#include "core/jsonata/library/private/LetterCases.h"
#include "core/jsonata/library/private/Utf8.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stepglass::jsonata {

namespace {

constexpr char32_t capitalSigma = 0x3A3;
constexpr char32_t smallSigma = 0x3C3;
constexpr char32_t finalSigma = 0x3C2;

/// The byte offset of a character, or the size of the text where it has fewer.
std::size_t offsetOf(std::string_view text, std::size_t character)
{
    std::size_t at = 0;
    while (character > 0 && at < text.size()) {
        (void)nextCodePoint(text, at);
        --character;
    }
    return at;
}

/// JavaScript's Array.prototype.slice: where a relative position stands.
std::size_t clamped(double position, std::size_t size)
{
    if (std::isnan(position))
        return 0;
    const auto most = static_cast<double>(size);
    position = std::trunc(position);
    if (position < 0)
        position += most;
    return static_cast<std::size_t>(std::clamp(position, 0.0, most));
}

/// Unicode, section 3.13, Final_Sigma: a letter stands before it and none behind it.
bool isFinal(const std::u32string& text, std::size_t place)
{
    const auto neighbourIsLetter = [&](auto from, auto to) {
        const auto found = std::find_if_not(from, to, isCaseIgnorable);
        return found != to && isCased(*found);
    };
    const auto at = static_cast<std::ptrdiff_t>(place);
    return neighbourIsLetter(std::make_reverse_iterator(text.begin() + at), text.rend()) &&
           !neighbourIsLetter(text.begin() + at + 1, text.end());
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

} // namespace

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !isContinuation(byte); }));
}

std::size_t utf16Length(std::string_view text)
{
    std::size_t length = 0;
    for (const char byte : text) {
        if (!isContinuation(byte))
            length += static_cast<unsigned char>(byte) >= 0xF0U ? 2 : 1;
    }
    return length;
}

std::string_view substring(std::string_view text, double start, std::optional<double> length)
{
    const std::size_t count = characterCount(text);
    const auto size = static_cast<double>(count);
    if (size + start < 0)
        start = 0;
    double end = size;
    if (length) {
        if (*length <= 0)
            return {};
        end = start >= 0 ? start + *length : size + start + *length;
    }
    const std::size_t from = clamped(start, count);
    const std::size_t to = clamped(end, count);
    if (to <= from)
        return {};
    const std::size_t offset = offsetOf(text, from);
    const std::string_view rest = text.substr(offset);
    return rest.substr(0, to == count ? rest.size() : offsetOf(rest, to - from));
}

std::string_view substringBefore(std::string_view text, std::string_view mark)
{
    return text.substr(0, text.find(mark));
}

std::string_view substringAfter(std::string_view text, std::string_view mark)
{
    const std::size_t place = text.find(mark);
    return place == std::string_view::npos ? text : text.substr(place + mark.size());
}

LibraryResult<std::string> pad(std::string_view text, double width, std::string_view filling,
                               std::size_t mostBytes, const Watch& watch)
{
    if (filling.empty())
        filling = " ";
    const double missing = std::trunc(std::abs(width)) - static_cast<double>(characterCount(text));
    if (!(missing > 0))
        return std::string(text);
    const std::size_t inOne = characterCount(filling);
    const double bytes =
        static_cast<double>(text.size()) +
        (missing / static_cast<double>(inOne) + 1) * static_cast<double>(filling.size());
    if (bytes > static_cast<double>(mostBytes))
        return refuse("U1001", Value(width));
    const auto characters = static_cast<std::size_t>(missing);
    std::string padding;
    PacedWatch paced(watch);
    for (std::size_t round = 0; round < characters / inOne; ++round) {
        if (paced.isOver(filling.size()))
            return refuse("U1001", Value(width));
        padding += filling;
    }
    padding += filling.substr(0, offsetOf(filling, characters % inOne));
    return width > 0 ? std::string(text) + padding : padding + std::string(text);
}

std::string trim(std::string_view text, const Watch& watch)
{
    constexpr std::string_view blanks = " \t\n\r";
    std::string result;
    PacedWatch paced(watch);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = text.find_first_not_of(blanks, at);
        if (from == std::string_view::npos)
            break;
        const std::size_t to = std::min(text.find_first_of(blanks, from), text.size());
        if (!result.empty())
            result += ' ';
        result += text.substr(from, to - from);
        if (paced.isOver(to - at))
            break;
        at = to;
    }
    return result;
}

std::string lowercase(std::string_view text, const Watch& watch)
{
    std::string result;
    if (isAscii(text)) {
        result.assign(text);
        for (char& byte : result)
            byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
        return result;
    }
    PacedWatch paced(watch);
    std::u32string codePoints;
    for (std::size_t at = 0; at < text.size() && !paced.isOver();)
        codePoints += nextCodePoint(text, at);
    for (std::size_t place = 0; place < codePoints.size() && !paced.isOver(); ++place) {
        if (codePoints[place] == capitalSigma)
            appendUtf8(result, isFinal(codePoints, place) ? finalSigma : smallSigma);
        else
            appendLower(result, codePoints[place]);
    }
    return result;
}

std::string uppercase(std::string_view text, const Watch& watch)
{
    std::string result;
    PacedWatch paced(watch);
    for (std::size_t at = 0; at < text.size() && !paced.isOver();)
        appendUpper(result, nextCodePoint(text, at));
    return result;
}

} // namespace stepglass::jsonata
