// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/DateTimePicture.h"

#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/library/Text.h"
#include "core/jsonata/library/private/Calendar.h"
#include "core/jsonata/library/private/DateTimeParts.h"

#include <cmath>

namespace stepglass::jsonata {

namespace {

using Case = IntegerPicture::Case;

/// What is added to UTC. JSONata cuts the offset of "-0530" into -6 hours and -30 minutes.
struct Offset {
    double hours = 0;
    double minutes = 0;

    [[nodiscard]] double packed() const { return hours * 100 + minutes; }
};

Offset offsetFrom(std::optional<std::string_view> timezone)
{
    if (!timezone)
        return {};
    const double packed = leadingInteger(*timezone);
    return {std::floor(packed / 100), std::fmod(packed, 100)};
}

std::string inCase(std::string_view name, Case letterCase)
{
    switch (letterCase) {
    case Case::Upper:
        return uppercase(name);
    case Case::Lower:
        return lowercase(name);
    case Case::Title:
        break;
    }
    return std::string(name);
}

LibraryResult<std::string> nameOf(double value, const PicturePart& part)
{
    const bool isMonth = part.component == 'M' || part.component == 'x';
    if (!isMonth && part.component != 'F')
        return refuse("D3133", Value(std::string(1, part.component)));
    if (std::isnan(value))
        return std::string("NaN");
    const auto index = static_cast<std::size_t>(value) - 1;
    std::string name = inCase(isMonth ? monthNames[index] : dayNames[index], *part.names);
    if (part.mostWidth)
        name.resize(std::min(name.size(), *part.mostWidth));
    return name;
}

/// Section 9.8.4.6.
LibraryResult<std::string> zoneOf(const Offset& offset, const PicturePart& part)
{
    const IntegerPicture& integer = *part.integer;
    if (part.isTraditional && offset.packed() == 0)
        return std::string("Z");
    const std::size_t digits = integer.mandatoryDigits;
    LibraryResult<std::string> text;
    if (integer.regularDistance > 0 || digits == 3 || digits == 4) {
        text = integer.format(offset.packed());
    } else if (digits == 1 || digits == 2) {
        text = integer.format(offset.hours);
        if (text && offset.minutes != 0)
            *text += ':' + formatInteger(offset.minutes, "00").value_or("");
    } else {
        return refuse("D3134", Value(static_cast<std::int64_t>(digits)));
    }
    if (!text)
        return text;
    if (offset.packed() >= 0)
        text->insert(0, 1, '+');
    return part.component == 'z' ? "GMT" + *text : *text;
}

LibraryResult<std::string> shown(double millis, const Offset& offset, const PicturePart& part)
{
    switch (part.component) {
    case '\0':
        return part.literal;
    case 'Z':
    case 'z':
        return zoneOf(offset, part);
    case 'C':
    case 'E':
        return std::string("ISO");
    case 'P': {
        constexpr double noon = 12;
        const std::string_view half = partsOf(millis).hour >= noon ? "pm" : "am";
        return part.names == Case::Upper ? uppercase(half) : std::string(half);
    }
    default:
        break;
    }
    double value = componentOf(millis, part.component);
    if (part.names)
        return nameOf(value, part);
    if (part.component == 'Y' && part.digits)
        value = std::fmod(value, std::pow(10, static_cast<double>(*part.digits)));
    return part.integer->format(value);
}

} // namespace

LibraryResult<std::string> fromMillis(double millis, std::optional<std::string_view> picture,
                                      std::optional<std::string_view> timezone)
{
    const LibraryResult<PictureParts> parts = parseDateTimePicture(
        picture.value_or("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]"));
    if (!parts)
        return tl::unexpected(parts.error());
    const Offset offset = offsetFrom(timezone);
    const double local = millis + (60 * offset.hours + offset.minutes) * 60'000;
    std::string text;
    for (const PicturePart& part : *parts) {
        const LibraryResult<std::string> piece = shown(local, offset, part);
        if (!piece)
            return piece;
        text += *piece;
    }
    return text;
}

} // namespace stepglass::jsonata
