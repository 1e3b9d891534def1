// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/LibraryError.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::jsonata {

/// A picture of XPath's fn:format-integer, read once: decimal digits of any family with grouping,
/// letters (A, a), Roman numerals (I, i), words (W, w, Ww), ordinals (;o).
class IntegerPicture {
public:
    enum class Style { Decimal, Letters, Roman, Words, Sequence };
    enum class Case { Lower, Upper, Title };
    struct Separator {
        std::size_t position; ///< digits to its right
        char32_t character;
    };

    /// D3131 where digits of two families meet. A picture that is none of the known ones is a
    /// numbering sequence: it can be read, but not used (D3130).
    [[nodiscard]] static LibraryResult<IntegerPicture> parse(std::string_view picture);

    /// The integer part of the number (towards minus infinity is the caller's decision) in this
    /// form.
    [[nodiscard]] LibraryResult<std::string> format(double number) const;
    /// The number that the text stands for; NaN where it stands for none.
    [[nodiscard]] LibraryResult<double> read(std::string_view text) const;

    Style style = Style::Decimal;
    Case letterCase = Case::Lower;
    bool ordinal = false;
    char32_t zero = U'0';
    std::size_t mandatoryDigits = 0;
    std::size_t optionalDigits = 0;
    /// The distance of separators that are evenly spaced and the same; 0 where they are not.
    std::size_t regularDistance = 0;
    /// From right to left; one where `regularDistance` is set.
    std::vector<Separator> separators;
    /// The picture without its modifier, for D3130.
    std::string token;
};

/// $formatInteger: the number is rounded down first.
[[nodiscard]] LibraryResult<std::string> formatInteger(double number, std::string_view picture);
/// $parseInteger. NaN where the text is no number in this form.
[[nodiscard]] LibraryResult<double> parseInteger(std::string_view text, std::string_view picture);

} // namespace stepglass::jsonata
