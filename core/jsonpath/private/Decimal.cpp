// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Decimal.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace stepglass::jsonpath {

namespace {

/// digits * 10^-scale, the digits without leading zeros.
struct Decimal {
    bool isNegative = false;
    std::string digits;
    std::int64_t scale = 0;
};

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

std::optional<Decimal> read(std::string_view text)
{
    Decimal decimal;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        decimal.isNegative = text[at++] == '-';
    bool afterPoint = false;
    bool hasDigit = false;
    for (; at < text.size() && (isDigit(text[at]) || (text[at] == '.' && !afterPoint)); ++at) {
        if (text[at] == '.') {
            afterPoint = true;
            continue;
        }
        hasDigit = true;
        decimal.digits += text[at];
        decimal.scale += afterPoint ? 1 : 0;
    }
    if (!hasDigit)
        return std::nullopt;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::string_view exponentText = text.substr(at + 1);
        if (exponentText.starts_with('+'))
            exponentText.remove_prefix(1);
        std::int32_t exponent = 0;
        const char* end = exponentText.data() + exponentText.size();
        const auto [stop, fault] = std::from_chars(exponentText.data(), end, exponent);
        if (fault != std::errc() || stop != end)
            return std::nullopt;
        decimal.scale -= exponent;
        at = text.size();
    }
    if (at != text.size())
        return std::nullopt;
    const std::size_t first =
        std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size() - 1);
    decimal.digits.erase(0, first);
    return decimal;
}

} // namespace

std::optional<Value> decimalValue(std::string_view text)
{
    const std::optional<Decimal> decimal = read(text);
    if (!decimal)
        return std::nullopt;
    std::string whole;
    if (decimal->isNegative)
        whole += '-';
    whole += decimal->digits;
    if (decimal->scale == 0) {
        std::int64_t number = 0;
        const char* end = whole.data() + whole.size();
        if (std::from_chars(whole.data(), end, number).ec == std::errc())
            return Value(number);
    }
    const std::string scientific = whole + "e" + std::to_string(-decimal->scale);
    double number = 0;
    std::from_chars(scientific.data(), scientific.data() + scientific.size(), number);
    return Value(number);
}

std::string decimalText(std::string_view text)
{
    const std::optional<Decimal> decimal = read(text);
    if (!decimal)
        return std::string(text);
    // Java's BigDecimal.toString: plain where the scale is not negative and the adjusted exponent
    // is at least -6.
    constexpr std::int64_t leastPlainExponent = -6;
    std::string digits = decimal->digits;
    const auto count = static_cast<std::int64_t>(digits.size());
    const std::int64_t exponent = count - 1 - decimal->scale;
    std::string result;
    if (decimal->isNegative && digits != "0")
        result += '-';
    if (decimal->scale == 0) {
        result += digits;
    } else if (decimal->scale > 0 && exponent >= leastPlainExponent) {
        const auto scale = static_cast<std::size_t>(decimal->scale);
        if (digits.size() <= scale)
            digits.insert(0, scale - digits.size() + 1, '0');
        digits.insert(digits.size() - scale, 1, '.');
        result += digits;
    } else {
        result += digits.substr(0, 1);
        if (digits.size() > 1) {
            result += '.';
            result += digits.substr(1);
        }
        if (exponent != 0)
            result += (exponent > 0 ? "E+" : "E") + std::to_string(exponent);
    }
    return result;
}

} // namespace stepglass::jsonpath
