// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/NumberPicture.h"

#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/library/private/Utf8.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

namespace stepglass::jsonata {

namespace {

using Codes = std::u32string;
using View = std::u32string_view;
constexpr std::size_t nowhere = Codes::npos;
// More decimals than JavaScript writes.
constexpr std::size_t mostDecimals = 100;
// Ends the search for an exponent of a picture whose mantissa cannot be reached.
constexpr int mostExponent = 400;

/// XPath Functions 3.1, section 4.7.1.
struct DecimalFormat {
    Codes decimalSeparator = U".";
    Codes groupingSeparator = U",";
    Codes exponentSeparator = U"e";
    Codes infinity = U"Infinity";
    Codes minusSign = U"-";
    Codes notANumber = U"NaN";
    Codes percent = U"%";
    Codes perMille = U"\u2030";
    Codes zeroDigit = U"0";
    Codes digit = U"#";
    Codes patternSeparator = U";";

    [[nodiscard]] char32_t zero() const { return zeroDigit.empty() ? U'0' : zeroDigit.front(); }
    [[nodiscard]] bool isFamilyDigit(char32_t character) const
    {
        return character >= zero() && character <= zero() + 9;
    }
    [[nodiscard]] bool isDigitSign(char32_t character) const
    {
        return isFamilyDigit(character) || digit == View(&character, 1);
    }
    [[nodiscard]] bool isActive(char32_t character) const
    {
        const View text(&character, 1);
        return isDigitSign(character) || text == decimalSeparator || text == exponentSeparator ||
               text == groupingSeparator || text == patternSeparator;
    }
    [[nodiscard]] std::size_t familyDigits(View text) const
    {
        return static_cast<std::size_t>(std::count_if(
            text.begin(), text.end(), [this](char32_t sign) { return isFamilyDigit(sign); }));
    }
    [[nodiscard]] std::size_t digitSigns(View text) const
    {
        return static_cast<std::size_t>(std::count_if(
            text.begin(), text.end(), [this](char32_t sign) { return isDigitSign(sign); }));
    }
};

DecimalFormat formatOf(const Value& options)
{
    struct Option {
        std::string_view name;
        Codes DecimalFormat::*place;
    };
    static constexpr Option known[] = {
        {"decimal-separator", &DecimalFormat::decimalSeparator},
        {"grouping-separator", &DecimalFormat::groupingSeparator},
        {"exponent-separator", &DecimalFormat::exponentSeparator},
        {"infinity", &DecimalFormat::infinity},
        {"minus-sign", &DecimalFormat::minusSign},
        {"NaN", &DecimalFormat::notANumber},
        {"percent", &DecimalFormat::percent},
        {"per-mille", &DecimalFormat::perMille},
        {"zero-digit", &DecimalFormat::zeroDigit},
        {"digit", &DecimalFormat::digit},
        {"pattern-separator", &DecimalFormat::patternSeparator},
    };
    DecimalFormat format;
    for (const Option& option : known) {
        const Value* text = options.find(option.name);
        if (text != nullptr && text->isString())
            format.*option.place = toCodePoints(text->asString());
    }
    return format;
}

/// A sub-picture and its parts (section 4.7.3).
struct Parts {
    View picture;
    View prefix;
    View suffix;
    View active;
    View mantissa;
    std::optional<View> exponent;
    View integer;
    View fraction;
};

std::optional<Parts> split(View picture, const DecimalFormat& format)
{
    const auto stops = [&](char32_t sign) {
        return format.isActive(sign) && format.exponentSeparator != View(&sign, 1);
    };
    const auto* const first = std::find_if(picture.begin(), picture.end(), stops);
    if (first == picture.end())
        return std::nullopt;
    const auto last = std::find_if(picture.rbegin(), picture.rend(), stops);
    Parts parts;
    parts.picture = picture;
    parts.prefix = picture.substr(0, static_cast<std::size_t>(first - picture.begin()));
    parts.suffix =
        picture.substr(picture.size() - static_cast<std::size_t>(last - picture.rbegin()));
    parts.active = picture.substr(parts.prefix.size(),
                                  picture.size() - parts.prefix.size() - parts.suffix.size());
    parts.mantissa = parts.active;
    const std::size_t exponent = picture.find(format.exponentSeparator, parts.prefix.size());
    if (exponent != nowhere && exponent <= picture.size() - parts.suffix.size()) {
        // 2.0.6 counts this place from the picture's start and uses it in the active part.
        parts.mantissa = parts.active.substr(0, exponent);
        parts.exponent = parts.active.substr(std::min(exponent + 1, parts.active.size()));
    }
    const std::size_t point = parts.mantissa.find(format.decimalSeparator);
    parts.integer = parts.mantissa.substr(0, point);
    // Without a separator 2.0.6 takes the suffix for the fraction.
    parts.fraction = point == nowhere ? parts.suffix : parts.mantissa.substr(point + 1);
    return parts;
}

bool occursTwice(View text, const Codes& sign)
{
    return text.find(sign) != text.rfind(sign);
}

bool isAt(View text, std::size_t place, const Codes& sign)
{
    return place < text.size() && View(&text[place], 1) == sign;
}

/// Section 4.7.3; the last rule that is broken counts.
std::string_view faultOf(const Parts& parts, const DecimalFormat& format)
{
    const View picture = parts.picture;
    std::string_view fault;
    const bool hasPercent = picture.find(format.percent) != nowhere;
    const bool hasPerMille = picture.find(format.perMille) != nowhere;
    const std::size_t point = picture.find(format.decimalSeparator);
    if (occursTwice(picture, format.decimalSeparator))
        fault = "D3081";
    if (occursTwice(picture, format.percent))
        fault = "D3082";
    if (occursTwice(picture, format.perMille))
        fault = "D3083";
    if (hasPercent && hasPerMille)
        fault = "D3084";
    if (format.digitSigns(parts.mantissa) == 0)
        fault = "D3085";
    if (!std::all_of(parts.active.begin(), parts.active.end(),
                     [&](char32_t sign) { return format.isActive(sign); }))
        fault = "D3086";
    if (point != nowhere) {
        if ((point > 0 && isAt(picture, point - 1, format.groupingSeparator)) ||
            isAt(picture, point + 1, format.groupingSeparator))
            fault = "D3087";
    } else if (!parts.integer.empty() &&
               isAt(parts.integer, parts.integer.size() - 1, format.groupingSeparator)) {
        fault = "D3088";
    }
    if (picture.find(format.groupingSeparator + format.groupingSeparator) != nowhere)
        fault = "D3089";
    const std::size_t firstOptional = parts.integer.find(format.digit);
    if (firstOptional != nowhere && format.familyDigits(parts.integer.substr(0, firstOptional)) > 0)
        fault = "D3090";
    const std::size_t lastOptional = parts.fraction.rfind(format.digit);
    if (lastOptional != nowhere && format.familyDigits(parts.fraction.substr(lastOptional)) > 0)
        fault = "D3091";
    if (parts.exponent) {
        if (!parts.exponent->empty() && (hasPercent || hasPerMille))
            fault = "D3092";
        if (parts.exponent->empty() ||
            format.familyDigits(*parts.exponent) != parts.exponent->size())
            fault = "D3093";
    }
    return fault;
}

/// What a sub-picture asks for (section 4.7.4).
struct Layout {
    Codes prefix;
    Codes suffix;
    Codes picture;
    std::vector<std::size_t> integerGroups;
    std::vector<std::size_t> fractionGroups;
    std::size_t regularGroup = 0;
    std::size_t leastInteger = 0;
    std::size_t scaling = 0;
    std::size_t leastFraction = 0;
    std::size_t mostFraction = 0;
    std::size_t leastExponent = 0;
};

enum class Side { Right, Left };

/// Digit signs to one side of each separator. 2.0.6 looks for all but the first separator of the
/// fraction in the integer part.
std::vector<std::size_t> groupsOf(View part, View integer, Side side, const DecimalFormat& format)
{
    std::vector<std::size_t> groups;
    if (format.groupingSeparator.empty())
        return groups;
    std::size_t place = part.find(format.groupingSeparator);
    while (place != nowhere) {
        const std::size_t inside = std::min(place, part.size());
        groups.push_back(
            format.digitSigns(side == Side::Left ? part.substr(0, inside) : part.substr(inside)));
        place = integer.find(format.groupingSeparator, place + 1);
    }
    return groups;
}

std::size_t regularGroupOf(const std::vector<std::size_t>& groups)
{
    std::size_t factor = 0;
    for (const std::size_t group : groups)
        factor = std::gcd(factor, group);
    for (std::size_t place = 1; place <= groups.size(); ++place) {
        if (std::find(groups.begin(), groups.end(), place * factor) == groups.end())
            return 0;
    }
    return factor;
}

Layout layoutOf(const Parts& parts, const DecimalFormat& format)
{
    Layout layout;
    layout.prefix = parts.prefix;
    layout.suffix = parts.suffix;
    layout.picture = parts.picture;
    layout.integerGroups = groupsOf(parts.integer, parts.integer, Side::Right, format);
    layout.fractionGroups = groupsOf(parts.fraction, parts.integer, Side::Left, format);
    layout.regularGroup = regularGroupOf(layout.integerGroups);
    layout.leastInteger = layout.scaling = format.familyDigits(parts.integer);
    layout.leastFraction = format.familyDigits(parts.fraction);
    layout.mostFraction = format.digitSigns(parts.fraction);
    if (layout.leastInteger == 0 && layout.mostFraction == 0) {
        if (parts.exponent)
            layout.leastFraction = layout.mostFraction = 1;
        else
            layout.leastInteger = 1;
    }
    if (parts.exponent && layout.leastInteger == 0 && parts.integer.find(format.digit) != nowhere)
        layout.leastInteger = 1;
    if (layout.leastInteger == 0 && layout.leastFraction == 0)
        layout.leastFraction = 1;
    if (parts.exponent)
        layout.leastExponent = format.familyDigits(*parts.exponent);
    return layout;
}

/// Plain digits and point in the format's digits.
Codes inFamily(const std::string& text, const DecimalFormat& format)
{
    Codes codes = toCodePoints(text);
    for (char32_t& code : codes) {
        if (code >= U'0' && code <= U'9')
            code = code - U'0' + format.zero();
    }
    return codes;
}

/// Puts a sign in at a place, which counts from the end of the text where it is negative:
/// JavaScript's slice does so, and 2.0.6 relies on it for groups larger than the number.
void insertAt(Codes& text, std::ptrdiff_t place, const Codes& sign)
{
    const auto size = static_cast<std::ptrdiff_t>(text.size());
    if (place < 0)
        place = std::max<std::ptrdiff_t>(size + place, 0);
    text.insert(static_cast<std::size_t>(std::min(place, size)), sign);
}

/// Section 4.7.5, steps 10 and 11.
void insertGroups(Codes& text, const Layout& layout, const DecimalFormat& format)
{
    const Codes& sign = format.groupingSeparator;
    const auto point = static_cast<std::ptrdiff_t>(text.find(format.decimalSeparator));
    if (layout.regularGroup > 0) {
        const auto group = static_cast<std::ptrdiff_t>(layout.regularGroup);
        for (std::ptrdiff_t back = group; back <= point - 1; back += group)
            insertAt(text, point - back, sign);
    } else {
        std::ptrdiff_t end = point;
        for (const std::size_t group : layout.integerGroups)
            insertAt(text, end++ - static_cast<std::ptrdiff_t>(group), sign);
    }
    const auto moved = static_cast<std::ptrdiff_t>(text.find(format.decimalSeparator));
    for (const std::size_t group : layout.fractionGroups)
        insertAt(text, moved + 1 + static_cast<std::ptrdiff_t>(group), sign);
}

/// The digits of a number, without its sign, with separators and padding (section 4.7.5, steps 6
/// to 12).
Codes digitsOf(double mantissa, const Layout& layout, const DecimalFormat& format)
{
    const double rounded = roundHalfEven(mantissa, static_cast<double>(layout.mostFraction));
    const auto decimals = static_cast<int>(std::min(layout.mostFraction, mostDecimals));
    Codes text = inFamily(fixedText(std::abs(rounded), decimals), format);
    const std::size_t dot = text.find(U'.');
    if (dot == nowhere)
        text += format.decimalSeparator;
    else
        text.replace(dot, 1, format.decimalSeparator);
    text.erase(0, std::min(text.find_first_not_of(format.zero()), text.size()));
    text.resize(text.find_last_not_of(format.zero()) + 1);

    const std::size_t point = std::min(text.find(format.decimalSeparator), text.size());
    const std::size_t fraction = text.size() - std::min(point + 1, text.size());
    if (point < layout.leastInteger)
        text.insert(0, layout.leastInteger - point, format.zero());
    if (fraction < layout.leastFraction)
        text.append(layout.leastFraction - fraction, format.zero());
    insertGroups(text, layout, format);
    const bool endsWithPoint = text.find(format.decimalSeparator) + 1 == text.size();
    if (endsWithPoint || layout.picture.find(format.decimalSeparator) == nowhere)
        text.pop_back();
    return text;
}

std::string laidOut(double number, const Layout& layout, const DecimalFormat& format)
{
    if (layout.picture.find(format.percent) != nowhere)
        number *= 100;
    else if (layout.picture.find(format.perMille) != nowhere)
        number *= 1000;
    if (!std::isfinite(number)) {
        const Codes& symbol = std::isnan(number) ? format.notANumber : format.infinity;
        return toUtf8(layout.prefix + symbol + layout.suffix);
    }
    int exponent = 0;
    if (layout.leastExponent > 0) {
        const double most = std::pow(10, static_cast<double>(layout.scaling));
        const double least = std::pow(10, static_cast<double>(layout.scaling) - 1);
        // 2.0.6 compares with the sign on and never ends for zero and negative numbers.
        const double sign = number < 0 ? -1 : 1;
        double size = std::abs(number);
        while (size != 0 && size < least && exponent > -mostExponent) {
            size *= 10;
            --exponent;
        }
        while (size > most && exponent < mostExponent) {
            size /= 10;
            ++exponent;
        }
        number = sign * size;
    }
    Codes text = digitsOf(number, layout, format);
    if (layout.leastExponent > 0) {
        Codes digits = inFamily(fixedText(std::abs(exponent), 0), format);
        if (digits.size() < layout.leastExponent)
            digits.insert(0, layout.leastExponent - digits.size(), format.zero());
        text += format.exponentSeparator;
        if (exponent < 0)
            text += format.minusSign;
        text += digits;
    }
    return toUtf8(layout.prefix + text + layout.suffix);
}

} // namespace

LibraryResult<std::string> formatNumber(double number, std::string_view picture,
                                        const Value& options)
{
    const DecimalFormat format = formatOf(options);
    const Codes whole = toCodePoints(picture);
    std::vector<View> pictures;
    const View rest(whole);
    std::size_t from = 0;
    std::size_t mark =
        format.patternSeparator.empty() ? nowhere : rest.find(format.patternSeparator);
    while (mark != nowhere) {
        pictures.push_back(rest.substr(from, mark - from));
        from = mark + format.patternSeparator.size();
        mark = rest.find(format.patternSeparator, from);
    }
    pictures.push_back(rest.substr(from));
    if (pictures.size() > 2)
        return refuse("D3080");

    std::vector<Layout> layouts;
    for (const View part : pictures) {
        const std::optional<Parts> parts = split(part, format);
        if (!parts)
            return refuse("D3085");
        const std::string_view fault = faultOf(*parts, format);
        if (!fault.empty())
            return refuse(fault);
        layouts.push_back(layoutOf(*parts, format));
    }
    if (layouts.size() == 1) {
        layouts.push_back(layouts.front());
        layouts.back().prefix.insert(0, format.minusSign);
    }
    return laidOut(number, number < 0 ? layouts[1] : layouts[0], format);
}

} // namespace stepglass::jsonata
