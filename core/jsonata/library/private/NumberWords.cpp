// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/private/NumberWords.h"

#include "core/jsonata/library/Text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

namespace stepglass::jsonata {

namespace {

constexpr std::array<std::string_view, 20> few{
    "Zero",     "One",     "Two",     "Three",     "Four",     "Five",    "Six",
    "Seven",    "Eight",   "Nine",    "Ten",       "Eleven",   "Twelve",  "Thirteen",
    "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<std::string_view, 20> fewOrdinals{
    "Zeroth",     "First",     "Second",    "Third",       "Fourth",     "Fifth",     "Sixth",
    "Seventh",    "Eighth",    "Ninth",     "Tenth",       "Eleventh",   "Twelfth",   "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};
constexpr std::array<std::string_view, 8> tens{"Twenty", "Thirty",  "Forty",  "Fifty",
                                               "Sixty",  "Seventy", "Eighty", "Ninety"};
constexpr std::array<std::string_view, 4> magnitudes{"Thousand", "Million", "Billion", "Trillion"};

enum class Place { First, Following };

std::string spoken(double number, Place place, WordForm form)
{
    const bool following = place == Place::Following;
    const bool ordinal = form == WordForm::Ordinal;
    if (number < 20) {
        const auto index = static_cast<std::size_t>(number);
        return (following ? " and " : "") + std::string(ordinal ? fewOrdinals[index] : few[index]);
    }
    if (number < 100) {
        const double rest = std::fmod(number, 10);
        std::string words = following ? " and " : "";
        words += tens[static_cast<std::size_t>(number / 10) - 2];
        if (rest > 0)
            return words + '-' + spoken(rest, Place::First, form);
        if (ordinal) {
            words.pop_back();
            words += "ieth";
        }
        return words;
    }
    std::string words = following ? ", " : "";
    double rest = 0;
    if (number < 1000) {
        words += few[static_cast<std::size_t>(number / 100)];
        words += " Hundred";
        rest = std::fmod(number, 100);
    } else {
        const auto magnitude = std::min<std::size_t>(
            static_cast<std::size_t>(std::floor(std::log10(number) / 3)), magnitudes.size());
        const double factor = std::pow(10, static_cast<double>(magnitude) * 3);
        const double count = std::floor(number / factor);
        rest = number - count * factor;
        words += spoken(count, Place::First, WordForm::Cardinal);
        words += ' ';
        words += magnitudes[magnitude - 1];
    }
    if (rest > 0)
        return words + spoken(rest, Place::Following, form);
    return ordinal ? words + "th" : words;
}

std::map<std::string, double, std::less<>> makeWordValues()
{
    std::map<std::string, double, std::less<>> values;
    for (std::size_t index = 0; index < few.size(); ++index) {
        values[lowercase(few[index])] = static_cast<double>(index);
        values[lowercase(fewOrdinals[index])] = static_cast<double>(index);
    }
    for (std::size_t index = 0; index < tens.size(); ++index) {
        std::string word = lowercase(tens[index]);
        const double value = static_cast<double>(index + 2) * 10;
        values[word] = value;
        word.pop_back();
        values[word + "ieth"] = value;
    }
    values["hundred"] = values["hundredth"] = 100;
    double value = 1;
    for (const std::string_view magnitude : magnitudes) {
        value *= 1000;
        const std::string word = lowercase(magnitude);
        values[word] = values[word + "th"] = value;
    }
    return values;
}

const std::map<std::string, double, std::less<>>& wordValues()
{
    static const std::map<std::string, double, std::less<>> values = makeWordValues();
    return values;
}

/// The words between ", ", " and ", blanks, backslashes and hyphens.
std::vector<std::string_view> parts(std::string_view text)
{
    constexpr std::string_view marks = " \t\n\r\v\f\\-";
    constexpr std::string_view blanks = " \t\n\r\v\f";
    const auto isBlankAt = [&](std::size_t at) {
        return at < text.size() && blanks.find(text[at]) != std::string_view::npos;
    };
    std::vector<std::string_view> found;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        if (text[at] == ',' && isBlankAt(at + 1))
            length = 2;
        else if (isBlankAt(at) && text.substr(at + 1, 3) == "and" && isBlankAt(at + 4))
            length = 5;
        else if (marks.find(text[at]) != std::string_view::npos)
            length = 1;
        if (length == 0) {
            ++at;
            continue;
        }
        found.push_back(text.substr(from, at - from));
        at += length;
        from = at;
    }
    found.push_back(text.substr(from));
    return found;
}

} // namespace

std::string wordsOf(double number, WordForm form)
{
    return spoken(number, Place::First, form);
}

double numberOfWords(std::string_view words)
{
    std::vector<double> sums{0};
    for (const std::string_view word : parts(words)) {
        const auto found = wordValues().find(word);
        if (found == wordValues().end())
            return std::numeric_limits<double>::quiet_NaN();
        const double value = found->second;
        if (value >= 100)
            sums.back() *= value;
        else if (sums.back() >= 1000)
            sums.push_back(value);
        else
            sums.back() += value;
    }
    double sum = 0;
    for (const double part : sums)
        sum += part;
    return sum;
}

std::string numberWordsPattern()
{
    std::string pattern = "(?:";
    for (const auto& [word, value] : wordValues())
        pattern += word + '|';
    return pattern + "and|[\\-, ])+";
}

} // namespace stepglass::jsonata
