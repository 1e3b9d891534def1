// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace stepglass::value {

/// Appends a number as Java's Double.toString gives it, with the shortest digits that read back as
/// the same number: 1.0, 0.001, 1.0E-5, 1.0E10. What JSON cannot say becomes the texts "NaN",
/// "Infinity" and
/// "-Infinity", in quotes.
void appendDouble(std::string& out, double number);
void appendInteger(std::string& out, std::int64_t number);

/// The lengths of what these append.
[[nodiscard]] std::size_t doubleTextSize(double number);
[[nodiscard]] std::size_t integerTextSize(std::int64_t number) noexcept;

} // namespace stepglass::value
