// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/DateTimePicture.h"
#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/library/Regex.h"
#include "core/jsonata/library/private/Calendar.h"
#include "core/jsonata/library/private/DateTimeParts.h"
#include "core/jsonata/library/private/NumberWords.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace stepglass::jsonata {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// The values that were read, by component. One without a value stood there, but meant nothing.
using Components = std::map<char, std::optional<double>>;

const Regex& timestampForm()
{
    static const Regex form = *Regex::compile(R"(^(\d{4})(?:-([01]\d))?(?:-([0-3]\d))?)"
                                              R"((?:T([0-2]\d):([0-5]\d):([0-5]\d)(?:\.(\d+))?)"
                                              R"((?:([+-])([0-2]\d):?([0-5]\d)|Z)?|Z)?$)");
    return form;
}

/// What 2.0.6 lets through to Date.parse.
const Regex& acceptedForm()
{
    static const Regex form = *Regex::compile(
        R"(^\d{4}(-[01]\d)*(-[0-3]\d)*(T[0-2]\d:[0-5]\d:[0-5]\d)*(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$)");
    return form;
}

LibraryResult<std::optional<double>> timestamp(std::string_view text)
{
    const CancelToken never;
    const auto accepted = acceptedForm().first(text, never);
    if (!accepted || !*accepted)
        return refuse("D3110", Value(text));
    const auto match = timestampForm().first(text, never);
    if (!match || !*match)
        return std::optional(notANumber);
    const auto& groups = (*match)->groups;
    const auto number = [&](std::size_t group, double usual) {
        return groups[group] ? leadingInteger(*groups[group]) : usual;
    };
    DateTimeParts parts;
    parts.year = number(0, 0);
    parts.month = number(1, 1) - 1;
    parts.day = number(2, 1);
    parts.hour = number(3, 0);
    parts.minute = number(4, 0);
    parts.second = number(5, 0);
    // Digits behind the third are cut off.
    const std::string fraction = std::string(groups[6].value_or("")).append("000").substr(0, 3);
    parts.milli = leadingInteger(fraction);
    const double offsetHours = number(8, 0);
    const bool isMidnight =
        parts.hour == 24 && parts.minute == 0 && parts.second == 0 && parts.milli == 0;
    if (parts.month < 0 || parts.month > 11 || parts.day < 1 || parts.day > 31 ||
        (parts.hour > 23 && !isMidnight) || offsetHours > 23)
        return std::optional(notANumber);
    const double offset = (offsetHours * 60 + number(9, 0)) * 60'000;
    const double sign = groups[7] == "-" ? -1 : 1;
    return std::optional(toMillisOf(parts) - sign * offset);
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char character : text) {
        if (std::string_view(".*+?^${}()|[]\\").find(character) != std::string_view::npos)
            result += '\\';
        result += character;
    }
    return result;
}

std::string patternOf(const PicturePart& part)
{
    if (part.component == '\0')
        return escaped(part.literal);
    if (part.component == 'Z' || part.component == 'z') {
        std::string pattern = part.component == 'z' ? "GMT[-+][0-9]+" : "[-+][0-9]+";
        if (part.integer->regularDistance > 0) {
            std::string separator;
            separator += static_cast<char>(part.integer->separators.front().character);
            pattern += escaped(separator) + "[0-9]+";
        }
        return pattern;
    }
    if (!part.integer)
        return "[a-zA-Z]+";
    using Style = IntegerPicture::Style;
    const bool isUpper = part.integer->letterCase == IntegerPicture::Case::Upper;
    switch (part.integer->style) {
    case Style::Letters:
        return isUpper ? "[A-Z]+" : "[a-z]+";
    case Style::Roman:
        return isUpper ? "[MDCLXVI]+" : "[mdclxvi]+";
    case Style::Words:
        return numberWordsPattern();
    case Style::Decimal:
    case Style::Sequence:
        break;
    }
    std::string pattern = "[0-9]";
    const std::size_t digits = part.digits.value_or(0);
    const std::size_t optional = part.integer->optionalDigits;
    if (digits == 0)
        pattern += '+';
    else if (optional == 0 || optional > digits)
        pattern += '{' + std::to_string(digits) + '}';
    else
        pattern += '{' + std::to_string(digits - optional) + ',' + std::to_string(digits) + '}';
    return part.integer->ordinal ? pattern + "(?:th|st|nd|rd)" : pattern;
}

/// What can be said against a picture before a text is read with it.
std::optional<LibraryError> faultOf(const PicturePart& part)
{
    if (part.integer && part.component != 'Z' && part.component != 'z' &&
        part.integer->style == IntegerPicture::Style::Sequence)
        return LibraryError{"D3130", Value(part.integer->token), std::nullopt};
    constexpr std::string_view named = "MxFP";
    if (part.component != '\0' && !part.integer &&
        named.find(part.component) == std::string_view::npos)
        return LibraryError{"D3133", Value(std::string(1, part.component)), std::nullopt};
    return std::nullopt;
}

double zoneMinutes(std::string_view text, const PicturePart& part)
{
    constexpr std::string_view prefix = "GMT";
    if (part.component == 'z')
        text.remove_prefix(prefix.size());
    // As in 2.0.6 the sign is that of the hours alone.
    std::size_t hoursEnd = text.size();
    std::size_t minutesStart = text.size();
    constexpr std::size_t signAndHours = 3;
    if (part.integer->regularDistance > 0) {
        const auto separator = static_cast<char>(part.integer->separators.front().character);
        hoursEnd = text.find(separator);
        minutesStart = hoursEnd + 1;
    } else if (text.size() > signAndHours) {
        hoursEnd = minutesStart = signAndHours;
    }
    const double hours = leadingInteger(text.substr(0, hoursEnd));
    const double minutes =
        minutesStart < text.size() ? leadingInteger(text.substr(minutesStart)) : 0;
    return hours * 60 + minutes;
}

template <std::size_t Size>
std::optional<double> placeOf(std::string_view text,
                              const std::array<std::string_view, Size>& names,
                              std::optional<std::size_t> width)
{
    std::optional<double> found;
    for (std::size_t index = 0; index < Size; ++index) {
        const std::string_view name =
            width.value_or(0) > 0 ? names[index].substr(0, *width) : names[index];
        if (name == text)
            found = static_cast<double>(index + 1);
    }
    return found;
}

std::optional<double> valueOf(std::string_view text, const PicturePart& part)
{
    if (part.component == 'Z' || part.component == 'z')
        return zoneMinutes(text, part);
    if (part.integer)
        return part.integer->read(text).value_or(notANumber);
    switch (part.component) {
    case 'M':
    case 'x':
        return placeOf(text, monthNames, part.mostWidth);
    case 'F':
        return placeOf(text, dayNames, part.mostWidth);
    default:
        if (text == "am" || text == "AM")
            return 0;
        if (text == "pm" || text == "PM")
            return 1;
        return std::nullopt;
    }
}

bool isTold(const Components& components, char component)
{
    const auto found = components.find(component);
    return found != components.end() && found->second && *found->second != 0 &&
           !std::isnan(*found->second);
}

/// Whether some of the components are told, and none of the others in `all`.
bool isOnly(const Components& components, std::string_view all, std::string_view some)
{
    bool any = false;
    for (const char component : all) {
        if (!isTold(components, component))
            continue;
        if (some.find(component) == std::string_view::npos)
            return false;
        any = true;
    }
    return any;
}

LibraryResult<std::optional<double>> millisOf(Components components, double now)
{
    constexpr std::string_view dates = "YXMxWwdD";
    constexpr std::string_view times = "PHhmsf";
    const bool byMonth = isOnly(components, dates, "YMD");
    const bool byDay = !byMonth && isOnly(components, dates, "Yd");
    const bool byMonthWeek = isOnly(components, dates, "Xxw");
    const bool byWeek = !byMonthWeek && isOnly(components, dates, "XW");
    const bool inHalves = !isOnly(components, times, "Hmsf") && isOnly(components, times, "Phmsf");
    // 2.0.6 writes D where it means d: a day of the year cannot be followed by a time.
    std::string order = byDay ? "YD" : byMonthWeek ? "XxwF" : byWeek ? "XWF" : "YMD";
    order += inHalves ? "Phmsf" : "Hmsf";

    bool isInside = false;
    bool isPast = false;
    for (const char component : order) {
        std::optional<double>& value = components[component];
        if (value) {
            if (isPast)
                return refuse("D3136");
            isInside = true;
        } else if (isInside) {
            value = component == 'M' || component == 'D' ? 1 : 0;
            isPast = true;
        } else {
            value = componentOf(now, component);
        }
    }
    if (byMonthWeek || byWeek)
        return refuse("D3136");

    const auto told = [&](char component) { return components[component].value_or(notANumber); };
    DateTimeParts parts;
    parts.year = told('Y');
    parts.month = told('M') > 0 ? told('M') - 1 : 0;
    parts.day = told('D');
    parts.hour = told('H');
    parts.minute = told('m');
    parts.second = told('s');
    parts.milli = told('f');
    if (byDay) {
        const DateTimeParts date =
            partsOf(dateUtc({parts.year, 0, 1}) + (told('d') - 1) * millisInADay);
        parts.month = date.month;
        parts.day = date.day;
    }
    if (inHalves) {
        constexpr double noon = 12;
        parts.hour = told('h') == noon ? 0 : told('h');
        if (told('P') == 1)
            parts.hour += noon;
    }
    double millis = dateUtc(parts);
    for (const char zone : {'Z', 'z'}) {
        if (isTold(components, zone)) {
            millis -= told(zone) * 60'000;
            break;
        }
    }
    return std::optional(millis);
}

} // namespace

LibraryResult<std::optional<double>> toMillis(std::string_view text,
                                              std::optional<std::string_view> picture, double now)
{
    if (!picture)
        return timestamp(text);
    const LibraryResult<PictureParts> parts = parseDateTimePicture(*picture);
    if (!parts)
        return tl::unexpected(parts.error());
    std::string pattern = "^";
    for (const PicturePart& part : *parts) {
        if (std::optional<LibraryError> fault = faultOf(part))
            return tl::unexpected(std::move(*fault));
        pattern += '(' + patternOf(part) + ')';
    }
    pattern += '$';
    const LibraryResult<Regex> form = Regex::compile(pattern, "i");
    if (!form)
        return tl::unexpected(form.error());
    const CancelToken never;
    const auto match = form->first(text, never);
    if (!match)
        return tl::unexpected(match.error());
    if (!*match)
        return std::optional<double>();
    Components components;
    for (std::size_t place = 0; place < parts->size(); ++place) {
        const PicturePart& part = (*parts)[place];
        if (part.component != '\0')
            components[part.component] =
                valueOf((*match)->groups[place].value_or(std::string_view()), part);
    }
    if (components.empty())
        return std::optional<double>();
    return millisOf(std::move(components), now);
}

} // namespace stepglass::jsonata
