// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace stepglass::jsonata {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
// Digits, sign, point and exponent of any double in its shortest form.
constexpr std::size_t shortestSize = 32;
// Digits of the largest double in front of the point, and a hundred behind it.
constexpr std::size_t fixedSize = 512;

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

/// 0.d1d2d3... times ten to the power `point`.
struct Digits {
    std::string_view digits;
    int point = 0;
};

std::string arranged(bool negative, Digits number)
{
    // ECMA-262, Number::toString, steps 6 to 10.
    constexpr int plainUpTo = 21;
    constexpr int plainFrom = -6;
    const auto count = static_cast<int>(number.digits.size());
    std::string text = negative ? "-" : "";
    if (number.point > 0 && number.point <= plainUpTo) {
        const auto whole = static_cast<std::size_t>(number.point);
        if (count <= number.point) {
            text += number.digits;
            text.append(whole - number.digits.size(), '0');
        } else {
            text += number.digits.substr(0, whole);
            text += '.';
            text += number.digits.substr(whole);
        }
        return text;
    }
    if (number.point > plainFrom && number.point <= 0) {
        text += "0.";
        text.append(static_cast<std::size_t>(-number.point), '0');
        text += number.digits;
        return text;
    }
    text += number.digits.front();
    if (count > 1) {
        text += '.';
        text += number.digits.substr(1);
    }
    const int exponent = number.point - 1;
    text += exponent < 0 ? "e-" : "e+";
    text += std::to_string(std::abs(exponent));
    return text;
}

/// A text of the form that JavaScript takes as a decimal literal.
double decimalFromText(std::string_view text)
{
    double number = notANumber;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    // Too large or too small for a double: strtod tells which of the two.
    if (fault == std::errc::result_out_of_range)
        return std::strtod(std::string(text).c_str(), nullptr);
    return number;
}

/// -?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?
bool isDecimalForm(std::string_view text)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at > from;
    };
    if (text.starts_with('-'))
        ++at;
    if (!digits())
        return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!digits())
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (!digits())
            return false;
    }
    return at == text.size();
}

int digitValue(char character)
{
    if (isDigit(character))
        return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 36;
}

int radixOf(char letter)
{
    switch (letter) {
    case 'x':
    case 'X':
        return 16;
    case 'o':
    case 'O':
        return 8;
    case 'b':
    case 'B':
        return 2;
    default:
        return 0;
    }
}

/// Whether a 0x.. (at the start), 0o.. (anywhere) or 0b.. (at the end) is there. The reference's
/// pattern binds its anchors so.
bool hasPrefixedForm(std::string_view text)
{
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        if (text[at] != '0')
            continue;
        const int radix = radixOf(text[at + 1]);
        if (radix == 0 || digitValue(text[at + 2]) >= radix)
            continue;
        if (radix == 8 || (radix == 16 && at == 0))
            return true;
        const std::string_view rest = text.substr(at + 2);
        if (radix == 2 && rest.find_first_not_of("01") == std::string_view::npos)
            return true;
    }
    return false;
}

/// JavaScript's Number of such a text.
double prefixedFromText(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n\r\v\f";
    const std::size_t from = text.find_first_not_of(blanks);
    text = text.substr(from, text.find_last_not_of(blanks) - from + 1);
    if (isDecimalForm(text))
        return decimalFromText(text);
    if (text.size() < 3 || text[0] != '0')
        return notANumber;
    const int radix = radixOf(text[1]);
    if (radix == 0)
        return notANumber;
    double number = 0;
    for (const char character : text.substr(2)) {
        const int digit = digitValue(character);
        if (digit >= radix)
            return notANumber;
        number = number * radix + digit;
    }
    return number;
}

/// The number times ten to the power `places`, moved in the decimal text.
double shifted(double number, double places)
{
    std::string text = numberText(number);
    double exponent = places;
    const std::size_t mark = text.find('e');
    if (mark != std::string::npos) {
        exponent += decimalFromText(
            std::string_view(text).substr(text[mark + 1] == '+' ? mark + 2 : mark + 1));
        text.resize(mark);
    }
    // A fraction of a place makes no number in JavaScript either.
    if (!std::isfinite(number) || exponent != std::trunc(exponent))
        return notANumber;
    text += 'e';
    text += numberText(exponent);
    return std::strtod(text.c_str(), nullptr);
}

} // namespace

std::string numberText(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return "0";
    constexpr double safeInteger = 9007199254740992.0;
    std::array<char, shortestSize> buffer{};
    if (std::trunc(number) == number && std::abs(number) < safeInteger) {
        const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                static_cast<long long>(number));
        return {buffer.data(), end};
    }
    const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                            std::abs(number), std::chars_format::scientific);
    // d.ddde+xx: the point goes out of the digits.
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    int exponent = 0;
    const char* from = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
    std::from_chars(from, end, exponent);
    std::string digits(1, text[0]);
    if (mark > 2)
        digits += text.substr(2, mark - 2);
    return arranged(number < 0, {digits, exponent + 1});
}

double toFifteenDigits(double number)
{
    constexpr double exactInteger = 1e15;
    if (!std::isfinite(number) || (std::abs(number) < exactInteger && std::trunc(number) == number))
        return number;
    std::array<char, shortestSize> buffer{};
    const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                            std::chars_format::scientific, 14);
    return decimalFromText({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

std::string shortNumberText(double number)
{
    return numberText(toFifteenDigits(number));
}

LibraryResult<double> numberFromText(std::string_view text)
{
    if (isDecimalForm(text)) {
        const double number = decimalFromText(text);
        if (std::isfinite(number))
            return number;
        return refuse("D3030", Value(text));
    }
    if (hasPrefixedForm(text))
        return prefixedFromText(text);
    return refuse("D3030", Value(text));
}

double roundHalfEven(double number, double precision)
{
    if (std::isnan(precision))
        precision = 0;
    if (precision != 0)
        number = shifted(number, precision);
    // JavaScript's Math.round: halves go up.
    double rounded = std::floor(number);
    if (number - rounded >= 0.5)
        rounded += 1;
    if (std::abs(rounded - number) == 0.5 && std::abs(std::fmod(rounded, 2)) == 1)
        rounded -= 1;
    if (precision != 0)
        rounded = shifted(rounded, -precision);
    return rounded == 0 ? 0.0 : rounded;
}

LibraryResult<std::string> formatBase(double number, double radix)
{
    constexpr double leastRadix = 2;
    constexpr double mostRadix = 36;
    number = roundHalfEven(number);
    radix = roundHalfEven(radix);
    if (radix < leastRadix || radix > mostRadix)
        return refuse("D3100", Value(radix));
    constexpr double decimal = 10;
    if (radix == decimal || !std::isfinite(number))
        return numberText(number);
    static constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string text;
    double rest = std::abs(number);
    do {
        text += digits[static_cast<std::size_t>(std::fmod(rest, radix))];
        rest = std::floor(rest / radix);
    } while (rest > 0);
    if (number < 0)
        text += '-';
    std::reverse(text.begin(), text.end());
    return text;
}

std::string fixedText(double number, int decimals)
{
    constexpr double mostPlain = 1e21;
    if (!std::isfinite(number) || std::abs(number) >= mostPlain)
        return numberText(number);
    std::array<char, fixedSize> buffer{};
    const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                            std::chars_format::fixed, decimals);
    std::string text(buffer.data(), end);
    // to_chars takes exact halves to the even digit, JavaScript to the larger number.
    std::array<char, fixedSize * 4> exact{};
    const auto [exactEnd, exactFault] = std::to_chars(exact.data(), exact.data() + exact.size(),
                                                      number, std::chars_format::fixed, 1074);
    const std::string_view all(exact.data(), static_cast<std::size_t>(exactEnd - exact.data()));
    const std::size_t point = all.find('.');
    const std::string_view rest = all.substr(point + 1 + static_cast<std::size_t>(decimals));
    const bool isHalf =
        rest.starts_with('5') && rest.find_first_not_of('0', 1) == std::string_view::npos;
    const std::string_view kept = all.substr(0, point + 1 + static_cast<std::size_t>(decimals));
    if (isHalf && std::string_view(text) == kept.substr(0, text.size())) {
        // The digits were cut: one unit more in the last place.
        for (std::size_t at = text.size(); at-- > 0;) {
            if (!isDigit(text[at]))
                continue;
            if (text[at] != '9') {
                ++text[at];
                return text;
            }
            text[at] = '0';
        }
        text.insert(number < 0 ? 1 : 0, 1, '1');
    }
    return text;
}

double leadingInteger(std::string_view text)
{
    std::size_t at = text.find_first_not_of(" \t\n\r\v\f");
    if (at == std::string_view::npos)
        return notANumber;
    const bool negative = text[at] == '-';
    if (text[at] == '-' || text[at] == '+')
        ++at;
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    if (end == at)
        return notANumber;
    const double number = decimalFromText(text.substr(at, end - at));
    return negative ? -number : number;
}

} // namespace stepglass::jsonata
