// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/IntegerPicture.h"

#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/library/Text.h"
#include "core/jsonata/library/private/NumberWords.h"
#include "core/jsonata/library/private/Utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace stepglass::jsonata {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double letterCount = 26;
// A text of that many numerals M is no longer a Roman numeral for people, and costs memory.
constexpr double mostRoman = 10'000'000;

/// Unicode's decimal digit families of the basic plane, by their zero.
constexpr std::array<char32_t, 37> digitFamilies{
    0x30,   0x660,  0x6F0,  0x7C0,  0x966,  0x9E6,  0xA66,  0xAE6,  0xB66,  0xBE6,
    0xC66,  0xCE6,  0xD66,  0xDE6,  0xE50,  0xED0,  0xF20,  0x1040, 0x1090, 0x17E0,
    0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};

struct Numeral {
    int value;
    std::string_view text;
};
constexpr std::array<Numeral, 13> numerals{{{1000, "m"},
                                            {900, "cm"},
                                            {500, "d"},
                                            {400, "cd"},
                                            {100, "c"},
                                            {90, "xc"},
                                            {50, "l"},
                                            {40, "xl"},
                                            {10, "x"},
                                            {9, "ix"},
                                            {5, "v"},
                                            {4, "iv"},
                                            {1, "i"}}};

std::optional<char32_t> familyOf(char32_t codePoint)
{
    for (const char32_t zero : digitFamilies) {
        if (codePoint >= zero && codePoint <= zero + 9)
            return zero;
    }
    return std::nullopt;
}

/// XPath Functions 3.1, section 4.6.1: the distance of evenly spaced separators that are the same.
std::size_t regularDistanceOf(const std::vector<IntegerPicture::Separator>& separators)
{
    std::size_t factor = 0;
    for (const IntegerPicture::Separator& separator : separators) {
        if (separator.character != separators.front().character)
            return 0;
        factor = std::gcd(factor, separator.position);
    }
    for (std::size_t place = 1; place <= separators.size(); ++place) {
        if (std::none_of(separators.begin(), separators.end(), [&](const auto& separator) {
                return separator.position == place * factor;
            }))
            return 0;
    }
    return factor;
}

std::string lettersOf(double number, char first)
{
    std::string letters;
    while (number > 0) {
        letters += static_cast<char>(first + static_cast<char>(std::fmod(number - 1, letterCount)));
        number = std::floor((number - 1) / letterCount);
    }
    std::reverse(letters.begin(), letters.end());
    return letters;
}

double numberOfLetters(std::string_view text, char first)
{
    double number = 0;
    double weight = 1;
    const std::u32string letters = toCodePoints(text);
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
        number += (static_cast<double>(*letter) - first + 1) * weight;
        weight *= letterCount;
    }
    return number;
}

std::string romanOf(double number)
{
    std::string text;
    for (const Numeral& numeral : numerals) {
        while (number >= numeral.value) {
            text += numeral.text;
            number -= numeral.value;
        }
    }
    return text;
}

double numberOfRoman(std::string_view text)
{
    double number = 0;
    int largest = 1;
    for (auto character = text.rbegin(); character != text.rend(); ++character) {
        const auto* numeral =
            std::find_if(numerals.begin(), numerals.end(), [&](const Numeral& known) {
                return known.text.size() == 1 && known.text[0] - 'a' + 'A' == *character;
            });
        if (numeral == numerals.end())
            return notANumber;
        if (numeral->value < largest) {
            number -= numeral->value;
        } else {
            largest = numeral->value;
            number += largest;
        }
    }
    return number;
}

std::u32string withSeparators(std::u32string digits, const IntegerPicture& picture)
{
    if (picture.regularDistance > 0) {
        const std::size_t distance = picture.regularDistance;
        const std::size_t count = digits.empty() ? 0 : (digits.size() - 1) / distance;
        for (std::size_t place = count; place > 0; --place)
            digits.insert(digits.size() - place * distance, 1,
                          picture.separators.front().character);
        return digits;
    }
    // The leftmost first; one that stands left of all digits goes in front of them, as in 2.0.6,
    // which counts from the end of what it has so far.
    for (auto separator = picture.separators.rbegin(); separator != picture.separators.rend();
         ++separator) {
        const auto size = static_cast<std::ptrdiff_t>(digits.size());
        std::ptrdiff_t place = size - static_cast<std::ptrdiff_t>(separator->position);
        const auto head = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place, 0, size));
        if (place < 0)
            place = std::max<std::ptrdiff_t>(size + place, 0);
        digits = digits.substr(0, head) + separator->character +
                 digits.substr(static_cast<std::size_t>(place));
    }
    return digits;
}

std::string_view ordinalEnding(const std::u32string& digits)
{
    const char32_t last = digits.empty() ? U'0' : digits.back();
    if (digits.size() > 1 && digits[digits.size() - 2] == U'1')
        return "th";
    return last == U'1' ? "st" : last == U'2' ? "nd" : last == U'3' ? "rd" : "th";
}

std::string decimalOf(double number, const IntegerPicture& picture)
{
    std::u32string digits = toCodePoints(numberText(number));
    if (digits.size() < picture.mandatoryDigits)
        digits.insert(0, picture.mandatoryDigits - digits.size(), U'0');
    if (picture.zero != U'0') {
        for (char32_t& digit : digits)
            digit = digit - U'0' + picture.zero;
    }
    digits = withSeparators(std::move(digits), picture);
    std::string text = toUtf8(digits);
    if (picture.ordinal)
        text += ordinalEnding(digits);
    return text;
}

double numberOfDecimal(std::string_view text, const IntegerPicture& picture)
{
    std::u32string digits = toCodePoints(text);
    if (picture.ordinal)
        digits.resize(digits.size() < 2 ? 0 : digits.size() - 2);
    const auto isSeparator = [&](char32_t character) {
        // Evenly spaced ones are taken for commas, whatever the picture says: so does 2.0.6.
        if (picture.regularDistance > 0)
            return character == U',';
        return std::any_of(picture.separators.begin(), picture.separators.end(),
                           [&](const auto& separator) { return separator.character == character; });
    };
    digits.erase(std::remove_if(digits.begin(), digits.end(), isSeparator), digits.end());
    if (picture.zero != U'0') {
        for (char32_t& digit : digits)
            digit = digit >= picture.zero ? digit - picture.zero + U'0' : U'?';
    }
    return leadingInteger(toUtf8(digits));
}

void readDigits(std::u32string_view text, IntegerPicture& picture, bool& mixed)
{
    std::size_t position = 0;
    for (auto character = text.rbegin(); character != text.rend(); ++character) {
        if (const std::optional<char32_t> family = familyOf(*character)) {
            mixed = mixed || (picture.mandatoryDigits > 0 && *family != picture.zero);
            picture.zero = *family;
            ++picture.mandatoryDigits;
            ++position;
        } else if (*character == U'#') {
            ++picture.optionalDigits;
            ++position;
        } else {
            picture.separators.push_back({position, *character});
        }
    }
}

} // namespace

LibraryResult<IntegerPicture> IntegerPicture::parse(std::string_view text)
{
    IntegerPicture picture;
    const std::size_t semicolon = text.rfind(';');
    std::string_view primary = text;
    if (semicolon != std::string_view::npos) {
        primary = text.substr(0, semicolon);
        picture.ordinal = text.substr(semicolon + 1).starts_with('o');
    }
    if (primary == "A" || primary == "a") {
        picture.style = Style::Letters;
        picture.letterCase = primary == "A" ? Case::Upper : Case::Lower;
        return picture;
    }
    if (primary == "I" || primary == "i") {
        picture.style = Style::Roman;
        picture.letterCase = primary == "I" ? Case::Upper : Case::Lower;
        return picture;
    }
    if (primary == "W" || primary == "w" || primary == "Ww") {
        picture.style = Style::Words;
        picture.letterCase = primary == "W"   ? Case::Upper
                             : primary == "w" ? Case::Lower
                                              : Case::Title;
        return picture;
    }
    bool mixed = false;
    readDigits(toCodePoints(primary), picture, mixed);
    if (mixed)
        return refuse("D3131");
    if (picture.mandatoryDigits == 0) {
        picture.style = Style::Sequence;
        picture.token = std::string(primary);
        return picture;
    }
    picture.regularDistance = regularDistanceOf(picture.separators);
    return picture;
}

LibraryResult<std::string> IntegerPicture::format(double number) const
{
    const bool negative = number < 0;
    number = std::trunc(std::abs(number));
    std::string text;
    switch (style) {
    case Style::Letters:
        if (!std::isfinite(number))
            return refuse("D3001", Value(number));
        text = lettersOf(number, letterCase == Case::Upper ? 'A' : 'a');
        break;
    case Style::Roman:
        if (!(number <= mostRoman))
            return refuse("U1001", Value(number));
        text = romanOf(number);
        if (letterCase == Case::Upper)
            text = uppercase(text);
        break;
    case Style::Words:
        if (!std::isfinite(number))
            return refuse("D3001", Value(number));
        text = wordsOf(number, ordinal ? WordForm::Ordinal : WordForm::Cardinal);
        if (letterCase != Case::Title)
            text = letterCase == Case::Upper ? uppercase(text) : lowercase(text);
        break;
    case Style::Decimal:
        text = decimalOf(number, *this);
        break;
    case Style::Sequence:
        return refuse("D3130", Value(token));
    }
    return negative ? '-' + text : text;
}

LibraryResult<double> IntegerPicture::read(std::string_view text) const
{
    switch (style) {
    case Style::Letters:
        return numberOfLetters(text, letterCase == Case::Upper ? 'A' : 'a');
    case Style::Roman:
        return letterCase == Case::Upper ? numberOfRoman(text) : numberOfRoman(uppercase(text));
    case Style::Words:
        return numberOfWords(lowercase(text));
    case Style::Decimal:
        return numberOfDecimal(text, *this);
    case Style::Sequence:
        break;
    }
    return refuse("D3130", Value(token));
}

LibraryResult<std::string> formatInteger(double number, std::string_view picture)
{
    return IntegerPicture::parse(picture).and_then(
        [&](const IntegerPicture& parsed) { return parsed.format(std::floor(number)); });
}

LibraryResult<double> parseInteger(std::string_view text, std::string_view picture)
{
    return IntegerPicture::parse(picture).and_then(
        [&](const IntegerPicture& parsed) { return parsed.read(text); });
}

} // namespace stepglass::jsonata
