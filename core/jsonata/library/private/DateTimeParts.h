// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/IntegerPicture.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::jsonata {

inline constexpr std::array<std::string_view, 7> dayNames{
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
inline constexpr std::array<std::string_view, 12> monthNames{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// A literal or a marker of a date/time picture (XPath Functions 3.1, section 9.8.4.1).
struct PicturePart {
    /// The letter of the component, or 0 for a literal.
    char component = '\0';
    std::string literal;
    /// Set where the value is written as a name.
    std::optional<IntegerPicture::Case> names;
    std::optional<IntegerPicture> integer;
    std::optional<std::size_t> mostWidth;
    /// How many digits of a year, a month or a day are shown or read.
    std::optional<std::size_t> digits;
    /// [Z..t]: a zero offset is "Z".
    bool isTraditional = false;
};

using PictureParts = std::vector<PicturePart>;

[[nodiscard]] LibraryResult<PictureParts> parseDateTimePicture(std::string_view picture);

/// Whether a component is a number: all but P, Z, z, C and E.
[[nodiscard]] constexpr bool isNumberComponent(char component)
{
    return component != '\0' &&
           std::string_view("YMDdFWwXxHhmsf").find(component) != std::string_view::npos;
}

} // namespace stepglass::jsonata
