// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/private/XmlText.h"

#include <cstdint>

namespace stepglass::exchange {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Reads one character; a length of 0 means that the byte begins none.
struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0;
};

Character characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t first = byte(at);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xF0 && first < 0xF5 ? 4
                               : first >= 0xE0               ? 3
                               : first >= 0xC2               ? 2
                                                             : 0;
    if (length == 0 || first >= 0xF5 || at + length > text.size())
        return {};
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return {};
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[length] || code > 0x10FFFF)
        return {};
    return {code, length};
}

/// XML 1.0, section 2.2, production 2.
bool isXmlCharacter(std::uint32_t code)
{
    return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || code >= 0x10000;
}

} // namespace

std::string xmlEscaped(std::string_view text)
{
    std::string result;
    result.reserve(text.size() + text.size() / 8);
    for (std::size_t i = 0; i < text.size();) {
        const Character character = characterAt(text, i);
        if (character.length == 0) {
            result += replacement;
            ++i;
            continue;
        }
        switch (character.code) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        case '\t':
        case '\n':
        case '\r':
            result += ' ';
            break;
        default:
            result +=
                isXmlCharacter(character.code) ? text.substr(i, character.length) : replacement;
        }
        i += character.length;
    }
    return result;
}

} // namespace stepglass::exchange
