// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Encoding.h"

#include "core/base/Digest.h"
#include "core/jsonata/library/private/Utf8.h"

#include <cstdint>
#include <optional>

namespace stepglass::jsonata {

namespace {

constexpr std::string_view unreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
// ECMA-262, encodeURI: what has a meaning in a URL and stays as it is.
constexpr std::string_view reserved = ";/?:@&=+$,#";
constexpr std::string_view hexDigits = "0123456789ABCDEF";

tl::unexpected<LibraryError> malformed(std::string_view text, const char* function)
{
    return tl::unexpected<LibraryError>(LibraryError{"D3140", Value(text), std::string(function)});
}

int sixBits(char character)
{
    if (character >= 'A' && character <= 'Z')
        return character - 'A';
    if (character >= 'a' && character <= 'z')
        return character - 'a' + 26;
    if (character >= '0' && character <= '9')
        return character - '0' + 52;
    if (character == '+' || character == '-')
        return 62;
    return character == '/' || character == '_' ? 63 : -1;
}

bool isKept(char character, std::string_view alsoKept)
{
    return character != '\0' && (unreserved.find(character) != std::string_view::npos ||
                                 alsoKept.find(character) != std::string_view::npos);
}

LibraryResult<std::string> escaped(std::string_view text, std::string_view alsoKept,
                                   const char* function, const Watch& watch)
{
    std::string result;
    PacedWatch paced(watch);
    for (std::size_t at = 0; at < text.size() && !paced.isOver();) {
        const std::size_t from = at;
        if (isSurrogate(nextCodePoint(text, at)))
            return malformed(text, function);
        if (at - from == 1 && isKept(text[from], alsoKept)) {
            result += text[from];
            continue;
        }
        for (const char character : text.substr(from, at - from)) {
            const auto byte = static_cast<unsigned char>(character);
            result += '%';
            result += hexDigits[byte >> 4U];
            result += hexDigits[byte & 0xFU];
        }
    }
    return result;
}

std::optional<unsigned> hexValue(char character)
{
    const char upper =
        character >= 'a' && character <= 'f' ? static_cast<char>(character - 'a' + 'A') : character;
    const std::size_t place = hexDigits.find(upper);
    if (character == '\0' || place == std::string_view::npos)
        return std::nullopt;
    return static_cast<unsigned>(place);
}

/// The byte of the %XX at a place.
std::optional<unsigned char> byteAt(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size() || text[at] != '%')
        return std::nullopt;
    const std::optional<unsigned> high = hexValue(text[at + 1]);
    const std::optional<unsigned> low = hexValue(text[at + 2]);
    if (!high || !low)
        return std::nullopt;
    return static_cast<unsigned char>(*high << 4U | *low);
}

/// Whether bytes are one character of UTF-8 in its shortest form.
bool isCharacter(std::string_view bytes)
{
    std::size_t at = 0;
    const char32_t codePoint = nextCodePoint(bytes, at);
    std::string again;
    appendUtf8(again, codePoint);
    constexpr char32_t last = 0x10FFFF;
    return at == bytes.size() && again == bytes && !isSurrogate(codePoint) && codePoint <= last;
}

LibraryResult<std::string> unescaped(std::string_view text, std::string_view keptEscaped,
                                     const char* function, const Watch& watch)
{
    std::string result;
    PacedWatch paced(watch);
    for (std::size_t at = 0; at < text.size() && !paced.isOver();) {
        if (text[at] != '%') {
            result += text[at++];
            continue;
        }
        const std::optional<unsigned char> first = byteAt(text, at);
        if (!first)
            return malformed(text, function);
        const std::size_t count = *first < 0x80U ? 1 : *first < 0xE0U ? 2 : *first < 0xF0U ? 3 : 4;
        std::string bytes;
        for (std::size_t place = 0; place < count; ++place) {
            const std::optional<unsigned char> byte = byteAt(text, at + 3 * place);
            if (!byte)
                return malformed(text, function);
            bytes += static_cast<char>(*byte);
        }
        if (!isCharacter(bytes))
            return malformed(text, function);
        if (count == 1 && bytes[0] != '\0' && keptEscaped.find(bytes[0]) != std::string_view::npos)
            result += text.substr(at, 3);
        else
            result += bytes;
        at += 3 * count;
    }
    return result;
}

} // namespace

std::string encodeBase64(std::string_view text, const Watch& watch)
{
    // In pieces of whole groups of three bytes.
    constexpr std::size_t mostBytes = 3 * 4096;
    std::string result;
    std::string bytes;
    constexpr char32_t basicPlane = 0x10000;
    PacedWatch paced(watch);
    for (std::size_t at = 0; at < text.size() && !paced.isOver();) {
        if (bytes.size() >= mostBytes) {
            result += toBase64(std::string_view(bytes).substr(0, mostBytes));
            bytes.erase(0, mostBytes);
        }
        const char32_t codePoint = nextCodePoint(text, at);
        if (codePoint >= basicPlane) {
            // The upper half of a pair holds the bits above the tenth.
            bytes += static_cast<char>(0xD800U + ((codePoint - basicPlane) >> 10U));
            bytes += static_cast<char>(0xDC00U + (codePoint & 0x3FFU));
        } else {
            bytes += static_cast<char>(codePoint);
        }
    }
    return result + toBase64(bytes);
}

std::string decodeBase64(std::string_view text, const Watch& watch)
{
    std::string result;
    PacedWatch paced(watch);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char character : text) {
        if (character == '=' || paced.isOver())
            break;
        const int digit = sixBits(character);
        if (digit < 0)
            continue;
        bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFU;
        count += 6;
        if (count >= 8) {
            count -= 8;
            appendUtf8(result, bits >> count & 0xFFU);
        }
    }
    return result;
}

bool isStrictBase64(std::string_view text, const Watch& watch)
{
    PacedWatch paced(watch);
    if (text.size() % 4 != 0)
        return false;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding)
        text.remove_suffix(1);
    for (const char character : text) {
        if (sixBits(character) < 0 || character == '-' || character == '_')
            return false;
        if (paced.isOver())
            break;
    }
    return true;
}

LibraryResult<std::string> encodeUrl(std::string_view text, const Watch& watch)
{
    return escaped(text, reserved, "encodeUrl", watch);
}

LibraryResult<std::string> encodeUrlComponent(std::string_view text, const Watch& watch)
{
    return escaped(text, {}, "encodeUrlComponent", watch);
}

LibraryResult<std::string> decodeUrl(std::string_view text, const Watch& watch)
{
    return unescaped(text, reserved, "decodeUrl", watch);
}

LibraryResult<std::string> decodeUrlComponent(std::string_view text, const Watch& watch)
{
    return unescaped(text, {}, "decodeUrlComponent", watch);
}

LibraryResult<std::string> hashText(std::string_view text, std::string_view algorithm,
                                    const Watch& watch)
{
    std::optional<std::string> digest =
        hexDigest(algorithm, text, [&watch] { return watch.isOver(); });
    if (!digest)
        return refuse("D3137", Value("Unknown hash algorithm: " + std::string(algorithm)));
    return std::move(*digest);
}

} // namespace stepglass::jsonata
