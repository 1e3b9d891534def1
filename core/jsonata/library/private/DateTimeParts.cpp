// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/private/DateTimeParts.h"

#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/library/private/Utf8.h"

#include <cmath>

namespace stepglass::jsonata {

namespace {

constexpr double mostWidthAllowed = 1000;

/// Section 9.8.4.2, table of defaults.
std::optional<std::string_view> defaultPresentation(char component)
{
    switch (component) {
    case 'F':
    case 'P':
    case 'C':
    case 'E':
        return "n";
    case 'm':
    case 's':
        return "01";
    case 'Z':
    case 'z':
        return "01:01";
    default:
        if (isNumberComponent(component))
            return "1";
        return std::nullopt;
    }
}

std::string withoutBlanks(std::string_view text)
{
    std::string rest;
    for (const char character : text) {
        if (std::string_view(" \t\n\r\v\f").find(character) == std::string_view::npos)
            rest += character;
    }
    return rest;
}

std::optional<std::size_t> widthFrom(std::string_view text)
{
    const double width = leadingInteger(text);
    if (!(width >= 0))
        return std::nullopt;
    return static_cast<std::size_t>(std::min(width, mostWidthAllowed));
}

void addLiteral(PictureParts& parts, std::string_view text)
{
    if (text.empty())
        return;
    PicturePart part;
    for (std::size_t at = 0; at < text.size(); ++at) {
        part.literal += text[at];
        if (text.substr(at, 2) == "]]")
            ++at;
    }
    parts.push_back(std::move(part));
}

LibraryResult<PicturePart> parseMarker(std::string_view text)
{
    const std::string marker = withoutBlanks(text);
    PicturePart part;
    std::string component;
    std::size_t from = 0;
    if (!marker.empty()) {
        appendUtf8(component, nextCodePoint(marker, from));
        part.component = component.size() == 1 ? component[0] : '?';
    }
    const std::optional<std::string_view> usual = defaultPresentation(part.component);
    if (!usual)
        return refuse("D3132", Value(component));

    std::string_view presentation = std::string_view(marker).substr(from);
    std::optional<std::size_t> leastWidth;
    const std::size_t comma = presentation.rfind(',');
    if (comma != std::string_view::npos) {
        const std::string_view width = presentation.substr(comma + 1);
        presentation = presentation.substr(0, comma);
        const std::size_t dash = width.find('-');
        leastWidth = widthFrom(width.substr(0, dash));
        if (dash != std::string_view::npos)
            part.mostWidth = widthFrom(width.substr(dash + 1));
    }
    std::string modifier;
    if (presentation.empty()) {
        presentation = *usual;
    } else if (presentation.size() > 1 &&
               std::string_view("atco").find(presentation.back()) != std::string_view::npos) {
        modifier = presentation.back();
        presentation.remove_suffix(1);
    }
    part.isTraditional = modifier == "t";

    using Case = IntegerPicture::Case;
    if (presentation.starts_with('n'))
        part.names = Case::Lower;
    else if (presentation.starts_with('N'))
        part.names = presentation.substr(1).starts_with('n') ? Case::Title : Case::Upper;

    const bool isZone = part.component == 'Z' || part.component == 'z';
    if ((!part.names && isNumberComponent(part.component)) || isZone) {
        std::string form(presentation);
        if (!isZone && !modifier.empty())
            form += ';' + modifier;
        LibraryResult<IntegerPicture> integer = IntegerPicture::parse(form);
        if (!integer)
            return tl::unexpected(integer.error());
        part.integer = std::move(*integer);
    }
    if (!part.integer || isZone)
        return part;
    IntegerPicture& integer = *part.integer;
    const bool isDecimal = integer.style == IntegerPicture::Style::Decimal;
    if (leastWidth)
        integer.mandatoryDigits = std::max(integer.mandatoryDigits, *leastWidth);
    // Section 9.8.4.4.
    if (std::string_view("YMD").find(part.component) != std::string_view::npos) {
        if (part.mostWidth) {
            part.digits = part.mostWidth;
            integer.mandatoryDigits = *part.mostWidth;
        } else if (isDecimal && integer.mandatoryDigits + integer.optionalDigits >= 2) {
            part.digits = integer.mandatoryDigits + integer.optionalDigits;
        }
    }
    return part;
}

} // namespace

LibraryResult<PictureParts> parseDateTimePicture(std::string_view picture)
{
    PictureParts parts;
    std::size_t start = 0;
    for (std::size_t at = 0; at < picture.size(); ++at) {
        if (picture[at] != '[')
            continue;
        addLiteral(parts, picture.substr(start, at - start));
        if (picture.substr(at + 1).starts_with('[')) {
            addLiteral(parts, "[");
            ++at;
        } else {
            const std::size_t end = picture.find(']', at);
            if (end == std::string_view::npos)
                return refuse("D3135");
            LibraryResult<PicturePart> part = parseMarker(picture.substr(at + 1, end - at - 1));
            if (!part)
                return tl::unexpected(part.error());
            parts.push_back(std::move(*part));
            at = end;
        }
        start = at + 1;
    }
    addLiteral(parts, picture.substr(start));
    return parts;
}

} // namespace stepglass::jsonata
