// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Scanner.h"

#include <charconv>

namespace stepglass::jsonpath {

namespace {

std::optional<std::uint32_t> hexUnit(std::string_view digits)
{
    std::uint32_t unit = 0;
    constexpr std::size_t length = 4;
    if (digits.size() < length)
        return std::nullopt;
    const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + length, unit, 16);
    if (fault != std::errc() || stop != digits.data() + length)
        return std::nullopt;
    return unit;
}

void appendUtf8(std::string& out, std::uint32_t character)
{
    const auto tail = [&](std::uint32_t shift) {
        out += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
    };
    if (character < 0x80U) {
        out += static_cast<char>(character);
    } else if (character < 0x800U) {
        out += static_cast<char>(0xC0U | (character >> 6U));
        tail(0);
    } else if (character < 0x10000U) {
        out += static_cast<char>(0xE0U | (character >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (character >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

constexpr std::size_t escapeLength = 6; // of \uXXXX

bool isHighHalf(std::uint32_t unit)
{
    return unit >= 0xD800U && unit < 0xDC00U;
}

bool isLowHalf(std::uint32_t unit)
{
    return unit >= 0xDC00U && unit < 0xE000U;
}

/// The UTF-16 unit of the \uXXXX that `text` begins with.
std::optional<std::uint32_t> escapedUnit(std::string_view text)
{
    return text.starts_with("\\u") ? hexUnit(text.substr(2)) : std::nullopt;
}

/// Reads \uXXXX (both halves of a pair), of the length that unicodeEscapeLength gave.
void appendUnicodeEscape(std::string& out, std::string_view escape)
{
    std::uint32_t character = *escapedUnit(escape);
    if (escape.size() > escapeLength) {
        const std::uint32_t low = *escapedUnit(escape.substr(escapeLength));
        character = 0x10000U + ((character - 0xD800U) << 10U) + (low - 0xDC00U);
    } else if (isHighHalf(character) || isLowHalf(character)) {
        character = 0xFFFDU; // half a pair is no character
    }
    appendUtf8(out, character);
}

} // namespace

void Scanner::skipBlanks()
{
    while (!atEnd() &&
           (current() == ' ' || current() == '\t' || current() == '\n' || current() == '\r'))
        ++m_position;
}

bool Scanner::take(char character)
{
    skipBlanks();
    if (atEnd() || current() != character)
        return false;
    ++m_position;
    return true;
}

bool Scanner::takeText(std::string_view text)
{
    if (!m_text.substr(std::min(m_position, m_text.size())).starts_with(text))
        return false;
    m_position += text.size();
    return true;
}

std::size_t Scanner::findUnescaped(char character, std::size_t from) const
{
    for (std::size_t at = from; at < m_text.size(); ++at) {
        if (m_text[at] == '\\')
            ++at;
        else if (m_text[at] == character)
            return at;
    }
    return std::string_view::npos;
}

std::size_t Scanner::findClosing(std::size_t open) const
{
    const char opening = charAt(open);
    const char closing = opening == '[' ? ']' : (opening == '{' ? '}' : ')');
    std::size_t depth = 0;
    for (std::size_t at = open; at < m_text.size(); ++at) {
        const char character = m_text[at];
        if (character == '\'' || character == '"') {
            at = findUnescaped(character, at + 1);
            if (at == std::string_view::npos)
                return at;
        } else if (character == opening) {
            ++depth;
        } else if (character == closing && --depth == 0) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::size_t unicodeEscapeLength(std::string_view text)
{
    const std::optional<std::uint32_t> first = escapedUnit(text);
    if (!first)
        return 0;
    const std::optional<std::uint32_t> second = escapedUnit(text.substr(escapeLength));
    const bool isPair = isHighHalf(*first) && second && isLowHalf(*second);
    return isPair ? 2 * escapeLength : escapeLength;
}

std::string unescape(std::string_view text, Escapes escapes, char quote)
{
    std::string plain;
    plain.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            plain += text[at++];
            continue;
        }
        const char next = text[at + 1];
        if (escapes == Escapes::OfNames) {
            if (next != quote && next != '\\')
                plain += '\\';
            plain += next;
            at += 2;
            continue;
        }
        if (const std::size_t length = unicodeEscapeLength(text.substr(at)); length != 0) {
            appendUnicodeEscape(plain, text.substr(at, length));
            at += length;
            continue;
        }
        switch (next) {
        case 'n':
            plain += '\n';
            break;
        case 't':
            plain += '\t';
            break;
        case 'r':
            plain += '\r';
            break;
        case 'b':
            plain += '\b';
            break;
        case 'f':
            plain += '\f';
            break;
        default:
            plain += next;
        }
        at += 2;
    }
    return plain;
}

} // namespace stepglass::jsonpath
