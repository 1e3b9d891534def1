// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/LibraryError.h"

#include <string>
#include <string_view>

namespace stepglass::jsonata {

/// A number as JavaScript writes it (ECMA-262, Number::toString): the shortest digits that read
/// back as the same number, plain from 1e-6 to below 1e21, else as 1e-7 or 1.5e+21. -0 is "0";
/// also "NaN", "Infinity", "-Infinity".
[[nodiscard]] std::string numberText(double number);
/// The number rounded to 15 significant digits, as $string, & and messages show it. What is not
/// finite comes back unchanged.
[[nodiscard]] double toFifteenDigits(double number);
/// `numberText(toFifteenDigits(number))`.
[[nodiscard]] std::string shortNumberText(double number);

/// $number of a text: JSON's decimal forms (a leading zero is allowed), 0x, 0o and 0b. Else, and
/// where the number is not finite, D3030. As in 2.0.6 a text that only begins with 0x and a digit,
/// or contains 0o7 or ends in 0b1, is let through and is NaN.
[[nodiscard]] LibraryResult<double> numberFromText(std::string_view text);

/// $round: half to even, decided on the decimal text, not on the binary value. A negative
/// precision rounds to tens, hundreds, ... Never -0.
[[nodiscard]] double roundHalfEven(double number, double precision = 0);
/// $formatBase: the number rounded to an integer, in lower-case digits. D3100 where the rounded
/// radix is not within 2..36.
[[nodiscard]] LibraryResult<std::string> formatBase(double number, double radix = 10);

/// A number as JavaScript's toFixed writes it, for 0 to 100 decimals: exact digits of the binary
/// value, half away from zero. Needs a finite number below 1e21; else `numberText`.
[[nodiscard]] std::string fixedText(double number, int decimals);

/// JavaScript's parseInt with radix 10: leading blanks, sign, digits; the rest is not read. NaN
/// where there is no digit.
[[nodiscard]] double leadingInteger(std::string_view text);

} // namespace stepglass::jsonata
