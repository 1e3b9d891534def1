// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/private/JsonScanner.h"

#include "core/syntax/Lines.h"

#include <array>
#include <cstring>

namespace stepglass::syntax {

namespace {

constexpr int tabWidth = 4;

/// Characters at which the scan of a string has to look closer.
constexpr std::array<bool, 256> makeStops()
{
    std::array<bool, 256> stops{};
    for (std::size_t i = 0; i < 0x20; ++i)
        stops[i] = true;
    stops['"'] = stops['\\'] = stops['$'] = true;
    return stops;
}
constexpr std::array<bool, 256> stopsString = makeStops();

bool isStop(char c)
{
    return stopsString[static_cast<unsigned char>(c)];
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether one of the eight bytes is a stop: the classic tests for "less than" and "equal" on all
/// bytes of a word at once. May be true for nothing, is never false for something.
bool wordHasStop(std::uint64_t word)
{
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t highs = 0x8080808080808080ULL;
    const auto zeroByte = [](std::uint64_t value) { return (value - ones) & ~value & highs; };
    const std::uint64_t control = (word - ones * 0x20U) & ~word & highs;
    return (control | zeroByte(word ^ (ones * '"')) | zeroByte(word ^ (ones * '\\')) |
            zeroByte(word ^ (ones * '$'))) != 0;
}

std::size_t skipPlainCharacters(std::string_view text, std::size_t at)
{
    while (at + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        if (wordHasStop(word))
            break;
        at += 8;
    }
    while (at < text.size() && !isStop(text[at]))
        ++at;
    return at;
}

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The code unit of four hexadecimal digits, or -1.
int hexUnit(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size())
        return -1;
    int unit = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = hexValue(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

void appendUtf8(std::string& out, int codePoint)
{
    const auto put = [&out](int byte) { out.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | (codePoint >> 6));
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | (codePoint >> 12));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | (codePoint >> 18));
        put(0x80 | ((codePoint >> 12) & 0x3F));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

/// Appends what the escape at `at` (a backslash) stands for; gives the place after it.
std::size_t decodeEscape(std::string_view source, std::size_t at, std::string& out)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char letter = at + 1 < source.size() ? source[at + 1] : '\0';
    if (const auto index = letters.find(letter);
        letter != '\0' && index != std::string_view::npos) {
        out.push_back(meanings[index]);
        return at + 2;
    }
    if (letter == 'u') {
        const int unit = hexUnit(source, at + 2);
        if (unit >= 0xD800 && unit < 0xDC00 && source.substr(at + 6, 2) == "\\u") {
            const int low = hexUnit(source, at + 8);
            if (low >= 0xDC00 && low < 0xE000) {
                appendUtf8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                return at + 12;
            }
        }
        if (unit >= 0) {
            // A lone surrogate is no character: U+FFFD keeps the result valid UTF-8.
            appendUtf8(out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
            return at + 6;
        }
    }
    out.push_back('\\');
    return at + 1;
}

/// Whether what stands at `at` looks like what stands behind a text's last quote.
bool mayFollowString(std::string_view text, std::size_t at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at >= text.size() || isLineEnd(text[at]) ||
           std::string_view(",:}]\"/{[").find(text[at]) != std::string_view::npos;
}

/// Where a string ends that its line's end cuts off: before the comma and the brackets that were
/// meant to follow it.
std::size_t trimmedEnd(std::string_view text, std::size_t begin, std::size_t end,
                       std::size_t closers)
{
    const auto trimBlanks = [&] {
        while (end > begin && isBlank(text[end - 1]))
            --end;
    };
    trimBlanks();
    while (end > begin) {
        const char last = text[end - 1];
        if ((last == '}' || last == ']') && closers > 0)
            --closers;
        else if (last != ',' && last != ':')
            break;
        --end;
        trimBlanks();
    }
    return end;
}

} // namespace

std::size_t placeholderEnd(std::string_view text, std::size_t at)
{
    if (text.substr(at, 2) != "${")
        return at;
    std::size_t depth = 0;
    bool isQuoted = false;
    for (std::size_t i = at + 1; i < text.size() && !isLineEnd(text[i]); ++i) {
        if (text[i] == '"' && text[i - 1] != '\\')
            isQuoted = !isQuoted;
        if (isQuoted)
            continue;
        if (text[i] == '{')
            ++depth;
        if (text[i] == '}' && --depth == 0)
            return i + 1;
    }
    return at;
}

void collectPlaceholders(std::string_view text, TextRange range, bool isBare,
                         std::vector<Placeholder>& placeholders)
{
    const std::string_view inside = text.substr(0, range.end);
    for (std::size_t at = inside.find("${", range.begin); at != std::string_view::npos;
         at = inside.find("${", at)) {
        const bool isEscaped = (at > range.begin && inside[at - 1] == '$') ||
                               (at + 2 < inside.size() && inside[at + 2] == '!');
        std::size_t end = inside.find('}', at);
        if (isBare)
            end = placeholderEnd(inside, at) == at ? end : placeholderEnd(inside, at) - 1;
        if (isEscaped || end == std::string_view::npos || end == at + 2) {
            at += 2;
            continue;
        }
        const TextRange place{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + 1)};
        placeholders.push_back({std::string(inside.substr(at + 2, end - at - 2)), place, isBare});
        at = end + 1;
    }
}

std::string decodeJsonString(std::string_view source)
{
    std::string out;
    std::size_t at = !source.empty() && source.front() == '"' ? 1 : 0;
    out.reserve(source.size());
    while (at < source.size()) {
        if (source[at] == '\\') {
            at = decodeEscape(source, at, out);
        } else if (source[at] == '"' && at + 1 == source.size()) {
            break;
        } else {
            out.push_back(source[at++]);
        }
    }
    return out;
}

TextRange jsonContentRange(std::string_view text, TextRange range)
{
    if (range.isEmpty() || text[range.begin] != '"') {
        // A name or a word that lacks its first quote may still have its last.
        if (!range.isEmpty() && text[range.end - 1] == '"')
            --range.end;
        return range;
    }
    ++range.begin;
    if (range.isEmpty() || text[range.end - 1] != '"')
        return range;
    std::uint32_t backslashes = 0;
    while (range.end - 1 - backslashes > range.begin && text[range.end - 2 - backslashes] == '\\')
        ++backslashes;
    if (backslashes % 2 == 0)
        --range.end;
    return range;
}

int indentOfLine(std::string_view text, std::size_t lineStart)
{
    int column = 0;
    for (std::size_t at = lineStart; at < text.size() && isBlank(text[at]); ++at)
        column = text[at] == '\t' ? (column / tabWidth + 1) * tabWidth : column + 1;
    return column;
}

bool isJsonNumber(std::string_view source)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < source.size() && isDigit(source[at]))
            ++at;
        return at - begin;
    };
    const auto skip = [&](std::string_view any) {
        const bool isThere = at < source.size() && any.find(source[at]) != std::string_view::npos;
        at += isThere ? 1 : 0;
        return isThere;
    };
    skip("-");
    const bool startsWithZero = at < source.size() && source[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (startsWithZero && whole > 1))
        return false;
    if (skip(".") && digits() == 0)
        return false;
    if (skip("eE")) {
        skip("+-");
        if (digits() == 0)
            return false;
    }
    return at == source.size();
}

StringToken scanString(std::string_view text, std::size_t begin)
{
    StringToken token;
    std::size_t at = begin + 1;
    const auto remember = [](std::uint32_t& place, std::size_t value) {
        if (place == 0)
            place = static_cast<std::uint32_t>(value);
    };
    while (true) {
        at = skipPlainCharacters(text, at);
        if (at >= text.size() || isLineEnd(text[at])) {
            token.isClosed = false;
            break;
        }
        const char c = text[at];
        if (c == '"') {
            ++at;
            break;
        }
        if (c == '$') {
            token.hasDollar = true;
            ++at;
        } else if (c == '\\') {
            std::string meaning;
            const std::size_t next = decodeEscape(text, at, meaning);
            if (next == at + 1)
                remember(token.badEscape, at);
            // An unknown escape takes its letter along, but never the line's end.
            const bool takesLetter = next == at + 1 && next < text.size() && !isLineEnd(text[next]);
            at = takesLetter ? next + 1 : next;
        } else {
            remember(token.badCharacter, at);
            ++at;
        }
    }
    token.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    return token;
}

StringToken scanFaultyString(std::string_view text, std::size_t begin, char separator,
                             std::size_t openOnLine)
{
    StringToken token = scanString(text, begin);
    if (token.isClosed && !mayFollowString(text, token.range.end)) {
        // The quote is followed by text: it is either the first quote of the next string, this one
        // having lost its last, or a quote inside that lacks its backslash.
        std::size_t end = token.range.end - 1;
        while (end > begin + 1 && isBlank(text[end - 1]))
            --end;
        if (end > begin + 1 && (text[end - 1] == separator || text[end - 1] == ',')) {
            token.isClosed = false;
            token.range.end =
                static_cast<std::uint32_t>(trimmedEnd(text, begin + 1, end, openOnLine));
            return token;
        }
        for (StringToken longer = token; longer.isClosed;) {
            longer = scanString(text, longer.range.end - 1);
            if (longer.isClosed && mayFollowString(text, longer.range.end)) {
                token.strayQuote = token.range.end - 1;
                token.range.end = longer.range.end;
                return token;
            }
        }
        return token;
    }
    if (!token.isClosed) {
        const std::size_t end = trimmedEnd(text, begin + 1, token.range.end, openOnLine);
        token.range.end = static_cast<std::uint32_t>(end);
    }
    return token;
}

} // namespace stepglass::syntax
