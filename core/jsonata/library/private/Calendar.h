// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stepglass::jsonata {

constexpr double millisInADay = 86'400'000.0;

/// A point of time in parts (UTC); any of them may be beyond its usual range, or no number.
struct DateTimeParts {
    double year = 1970;
    double month = 0; ///< from 0
    double day = 1;   ///< of the month, from 1
    double hour = 0;
    double minute = 0;
    double second = 0;
    double milli = 0;
};

/// ECMA-262, MakeDate and TimeClip: milliseconds since 1970; parts beyond their range carry over.
/// NaN where a part is none or the sum is out of range.
[[nodiscard]] double toMillisOf(const DateTimeParts& parts);
/// The same as Date.UTC does it: the years 0 to 99 are those of the 20th century.
[[nodiscard]] double dateUtc(DateTimeParts parts);
/// The parts of a point of time; all of them NaN where it is none.
[[nodiscard]] DateTimeParts partsOf(double millis);
/// 1 for Monday to 7 for Sunday.
[[nodiscard]] double weekdayOf(double millis);

/// XPath Functions 3.1, section 9.8.4, and the extensions of JSONata: the value of a component by
/// its letter (all but P, Z, z, C and E). Weeks of months follow the rule for weeks of years in
/// ISO 8601.
[[nodiscard]] double componentOf(double millis, char component);

} // namespace stepglass::jsonata
