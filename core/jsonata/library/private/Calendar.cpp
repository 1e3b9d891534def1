// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/private/Calendar.h"

#include <cmath>
#include <cstdint>
#include <limits>

namespace stepglass::jsonata {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double monthsInAYear = 12;
constexpr double daysInAWeek = 7;
// ECMA-262, section "Time Values and Time Range".
constexpr double mostMillis = 8.64e15;
constexpr double mostYears = 1e6;

/// Days since 1970 of the first of a month in the Gregorian calendar, counted in years that begin
/// in March, so that the leap day is the last.
double dayOfMonth(double year, double month)
{
    year += std::floor(month / monthsInAYear);
    month -= std::floor(month / monthsInAYear) * monthsInAYear;
    constexpr double marchBased = 2;
    if (month < marchBased)
        --year;
    const double monthsSinceMarch = month < marchBased ? month + 10 : month - marchBased;
    const double era = std::floor(year / 400);
    const double yearOfEra = year - era * 400;
    const double dayOfYear = std::floor((153 * monthsSinceMarch + 2) / 5);
    const double dayOfEra =
        yearOfEra * 365 + std::floor(yearOfEra / 4) - std::floor(yearOfEra / 100) + dayOfYear;
    constexpr double daysToEpoch = 719'468;
    return era * 146'097 + dayOfEra - daysToEpoch;
}

/// The Monday with which the first week of a year or a month begins: the one with its first
/// Thursday.
double firstWeekOf(double year, double month)
{
    constexpr double thursday = 4;
    const double first = dateUtc({year, month, 1});
    const double weekday = weekdayOf(first);
    return weekday > thursday ? first + (daysInAWeek + 1 - weekday) * millisInADay
                              : first - (weekday - 1) * millisInADay;
}

double weeksBetween(double start, double end)
{
    return (end - start) / (millisInADay * daysInAWeek) + 1;
}

/// The week of a day in a period that begins at (year, month) and lasts `months`.
double weekIn(const DateTimeParts& day, double month, double months, double usualWeeks)
{
    const double today = dateUtc({day.year, day.month, day.day});
    double week = weeksBetween(firstWeekOf(day.year, month), today);
    const auto neighbour = [&](double distance) {
        const double there = month + distance;
        const double years = std::floor(there / monthsInAYear);
        return firstWeekOf(day.year + years, there - years * monthsInAYear);
    };
    if (week > usualWeeks) {
        if (today >= neighbour(months))
            week = 1;
    } else if (week < 1) {
        week = weeksBetween(neighbour(-months), today);
    }
    return std::floor(week);
}

double weekYearOf(double millis, const DateTimeParts& day)
{
    if (millis < firstWeekOf(day.year, 0))
        return day.year - 1;
    return millis >= firstWeekOf(day.year + 1, 0) ? day.year + 1 : day.year;
}

double weekMonthOf(double millis, const DateTimeParts& day)
{
    const bool isLast = day.month == monthsInAYear - 1;
    const double next = isLast ? 0 : day.month + 1;
    if (millis < firstWeekOf(day.year, day.month))
        return day.month == 0 ? monthsInAYear : day.month;
    return millis >= firstWeekOf(isLast ? day.year + 1 : day.year, next) ? next + 1 : day.month + 1;
}

} // namespace

double toMillisOf(const DateTimeParts& parts)
{
    const double year = std::trunc(parts.year);
    const double month = std::trunc(parts.month);
    if (!(std::abs(year) < mostYears) || !(std::abs(month) < mostYears * monthsInAYear))
        return notANumber;
    const double day = dayOfMonth(year, month) + std::trunc(parts.day) - 1;
    const double millis = std::trunc(parts.hour) * 3'600'000 + std::trunc(parts.minute) * 60'000 +
                          std::trunc(parts.second) * 1000 + std::trunc(parts.milli);
    const double sum = day * millisInADay + millis;
    return std::abs(sum) <= mostMillis ? sum : notANumber;
}

double dateUtc(DateTimeParts parts)
{
    constexpr double century = 1900;
    const double year = std::trunc(parts.year);
    if (year >= 0 && year <= 99)
        parts.year = century + year;
    return toMillisOf(parts);
}

DateTimeParts partsOf(double millis)
{
    millis = std::trunc(millis);
    if (!(std::abs(millis) <= mostMillis))
        return {notANumber, notANumber, notANumber, notANumber, notANumber, notANumber, notANumber};
    const double day = std::floor(millis / millisInADay);
    const double inDay = millis - day * millisInADay;
    DateTimeParts parts;
    parts.year = std::floor(day / 365.2425) + 1970;
    while (dayOfMonth(parts.year, 0) > day)
        --parts.year;
    while (dayOfMonth(parts.year + 1, 0) <= day)
        ++parts.year;
    while (dayOfMonth(parts.year, parts.month + 1) <= day)
        ++parts.month;
    parts.day = day - dayOfMonth(parts.year, parts.month) + 1;
    parts.hour = std::floor(inDay / 3'600'000);
    parts.minute = std::fmod(std::floor(inDay / 60'000), 60);
    parts.second = std::fmod(std::floor(inDay / 1000), 60);
    parts.milli = std::fmod(inDay, 1000);
    return parts;
}

double weekdayOf(double millis)
{
    // The first of January 1970 was a Thursday.
    const double day = std::floor(millis / millisInADay) + 3;
    return day - std::floor(day / daysInAWeek) * daysInAWeek + 1;
}

double componentOf(double millis, char component)
{
    const DateTimeParts day = partsOf(millis);
    constexpr double halfDay = 12;
    switch (component) {
    case 'Y':
        return day.year;
    case 'M':
        return day.month + 1;
    case 'D':
        return day.day;
    case 'd':
        return (dateUtc({day.year, day.month, day.day}) - dateUtc({day.year, 0, 1})) /
                   millisInADay +
               1;
    case 'F':
        return weekdayOf(millis);
    case 'W':
        return weekIn(day, 0, monthsInAYear, 52);
    case 'w':
        return weekIn(day, day.month, 1, 4);
    case 'X':
        return weekYearOf(millis, day);
    case 'x':
        return weekMonthOf(millis, day);
    case 'H':
        return day.hour;
    case 'h':
        return std::fmod(day.hour, halfDay) == 0 ? halfDay : std::fmod(day.hour, halfDay);
    case 'm':
        return day.minute;
    case 's':
        return day.second;
    case 'f':
        return day.milli;
    default:
        return notANumber;
    }
}

} // namespace stepglass::jsonata
