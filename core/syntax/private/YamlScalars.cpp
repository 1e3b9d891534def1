// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/private/YamlScalars.h"

#include "core/syntax/private/JsonScanner.h"

#include <charconv>
#include <cstdint>

namespace stepglass::syntax {

namespace {

/// "0x1F" and "0o17" as decimal digits; empty for anything else.
std::string decimalDigits(std::string_view text)
{
    const int base = text.starts_with("0x") ? 16 : text.starts_with("0o") ? 8 : 0;
    if (base == 0)
        return {};
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + 2, end, number, base);
    return read.ec == std::errc() && read.ptr == end ? std::to_string(number) : std::string();
}

/// "+5", ".5" and "5." as JSON has them; empty for what is no number.
std::string completedNumber(std::string_view text)
{
    std::string number;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        if (text.front() == '-')
            number = "-";
        text.remove_prefix(1);
    }
    if (text.starts_with('.'))
        number += '0';
    for (std::size_t at = 0; at < text.size(); ++at) {
        number += text[at];
        const bool isDigitNext = at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
        if (text[at] == '.' && !isDigitNext)
            number += '0';
    }
    return text.find_first_of("0123456789") != std::string_view::npos && isJsonNumber(number)
               ? number
               : std::string();
}

} // namespace

PlainScalar resolvePlainScalar(std::string_view text)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return {NodeKind::Null, {}};
    if (text == "true" || text == "True" || text == "TRUE" || text == "false" || text == "False" ||
        text == "FALSE")
        return {NodeKind::Boolean, {}};
    const char first = text.front();
    if (first == '$' && placeholderEnd(text, 0) == text.size())
        return {NodeKind::Placeholder, {}};
    const bool mayBeNumber =
        (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    if (!mayBeNumber)
        return {};
    if (isJsonNumber(text))
        return {NodeKind::Number, {}};
    std::string json = decimalDigits(text);
    if (json.empty())
        json = completedNumber(text);
    return json.empty() ? PlainScalar{} : PlainScalar{NodeKind::Number, std::move(json)};
}

} // namespace stepglass::syntax
