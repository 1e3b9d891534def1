// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Digest.h"
#include "core/base/File.h"
#include "core/intrinsics/private/Call.h"
#include "core/value/Json.h"

#include <optional>

namespace stepglass::intrinsics {

namespace {

constexpr std::size_t mostCharacters = 10'000;
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, section 4; the padding may be left out, as Java's decoder allows.
std::optional<std::string> fromBase64(std::string_view text)
{
    std::size_t padding = 0;
    while (padding < 2 && text.ends_with('=')) {
        text.remove_suffix(1);
        ++padding;
    }
    const std::size_t rest = text.size() % 4;
    if (rest == 1 || (padding != 0 && (rest + padding) % 4 != 0))
        return std::nullopt;
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char character : text) {
        const std::size_t digit = alphabet.find(character);
        if (digit == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFFU);
        }
    }
    return bytes;
}

/// A value holds text only: bytes that are none become the replacement character, as in Java.
std::string withoutInvalidBytes(std::string_view bytes)
{
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string text;
    while (!bytes.empty()) {
        const std::size_t bad = firstInvalidUtf8(bytes);
        text += bytes.substr(0, bad);
        if (bad == std::string_view::npos)
            break;
        // NUL is a character, though not one that a file of text may hold.
        if (bytes[bad] == '\0')
            text += '\0';
        else
            text += replacement;
        bytes.remove_prefix(bad + 1);
    }
    return text;
}

} // namespace

std::size_t javaLength(std::string_view text)
{
    std::size_t length = 0;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if ((byte & 0xC0U) != 0x80U)
            length += byte >= 0xF0U ? 2 : 1;
    }
    return length;
}

Outcome encodeBase64(Arguments arguments)
{
    if (!arguments[0].value.isString())
        return wrong("The argument must be a text");
    const std::string_view text = arguments[0].value.asString();
    if (javaLength(text) > mostCharacters)
        return wrong("The text must not have more than 10000 characters");
    return Value(toBase64(text));
}

Outcome decodeBase64(Arguments arguments)
{
    if (!arguments[0].value.isString())
        return wrong("The argument must be a text");
    const std::string_view text = arguments[0].value.asString();
    if (javaLength(text) > mostCharacters)
        return wrong("The text must not have more than 10000 characters");
    const std::optional<std::string> bytes = fromBase64(text);
    if (!bytes)
        return wrong("The text is no Base64");
    return Value(withoutInvalidBytes(*bytes));
}

Outcome hashData(Arguments arguments)
{
    if (!arguments[1].value.isString())
        return wrong("The algorithm must be a text");
    const std::string_view name = arguments[1].value.asString();
    const Value& data = arguments[0].value;
    const std::string text = data.isString() ? std::string(data.asString()) : value::toJson(data);
    if (javaLength(text) > mostCharacters)
        return wrong("The data must not have more than 10000 characters");
    const std::optional<std::string> hex = hexDigest(name, text);
    if (!hex)
        return wrong("The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384 and SHA-512");
    return Value(*hex);
}

} // namespace stepglass::intrinsics
