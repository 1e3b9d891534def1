// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/RegexFunctions.h"

#include "core/jsonata/library/private/Utf8.h"
#include "core/value/Disposal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stepglass::jsonata {

namespace {

double boundOf(MatchLimit limit)
{
    return limit.value_or(std::numeric_limits<double>::infinity());
}

/// Parts that are made between two looks at the watch.
bool isTimeToLook(std::size_t count)
{
    constexpr std::size_t fewParts = 64;
    return count % fewParts == 0;
}

/// Calls `use` for each match, at most `limit` times.
template <typename Use>
LibraryResult<std::size_t> eachMatch(std::string_view text, const Regex& pattern, double limit,
                                     const Watch& watch, Use use)
{
    std::size_t count = 0;
    auto match = pattern.first(text, watch);
    while (match && *match && static_cast<double>(count) < limit) {
        RegexMatch current = std::move(**match);
        use(current);
        ++count;
        if (isTimeToLook(count) && watch.isOver())
            return refuse("U1001", Value(pattern.pattern()));
        // 2.0.6 looks for the next match even where it is not wanted any more: D1004 comes anyway.
        match = pattern.next(current, watch);
    }
    if (!match)
        return tl::unexpected(match.error());
    return count;
}

/// Makes room for the parts of a text, at most `most`, where moving them later would take long.
/// What is not used of it is never touched.
void expect(std::vector<std::string_view>& parts, std::string_view text, double most)
{
    constexpr std::size_t manyBytes = std::size_t(64) << 10;
    if (text.size() > manyBytes)
        parts.reserve(
            static_cast<std::size_t>(std::min(static_cast<double>(text.size() + 1), most)));
}

std::size_t digitsOf(std::size_t number)
{
    return std::to_string(number).size();
}

/// The digits at the start, at most so many, as a number.
std::optional<std::size_t> leadingNumber(std::string_view text, std::size_t most)
{
    std::optional<std::size_t> number;
    for (const char character : text.substr(0, most)) {
        if (character < '0' || character > '9')
            break;
        number = number.value_or(0) * 10 + static_cast<std::size_t>(character - '0');
    }
    return number;
}

} // namespace

LibraryResult<bool> containsMatch(std::string_view text, const Regex& pattern, const Watch& watch)
{
    return pattern.first(text, watch).map([](const auto& match) { return match.has_value(); });
}

LibraryResult<std::size_t> forEachMatch(std::string_view text, const Regex& pattern,
                                        MatchLimit limit, const Watch& watch,
                                        const std::function<void(const RegexMatch&)>& visit)
{
    if (limit && *limit < 0)
        return refuse("D3040", Value(*limit));
    if (limit == 0.0)
        return 0;
    return eachMatch(text, pattern, boundOf(limit), watch, visit);
}

LibraryResult<std::string> replaceText(std::string_view text, std::string_view pattern,
                                       std::string_view replacement, MatchLimit limit,
                                       const Watch& watch)
{
    if (pattern.empty())
        return refuse("D3010", Value(pattern));
    if (limit && *limit < 0)
        return refuse("D3011", Value(*limit));
    std::string result;
    std::size_t position = 0;
    std::size_t place = text.find(pattern);
    std::size_t count = 0;
    while (place != std::string_view::npos && static_cast<double>(count) < boundOf(limit)) {
        if (isTimeToLook(++count) && watch.isOver())
            return refuse("U1001");
        result += text.substr(position, place - position);
        result += replacement;
        position = place + pattern.size();
        place = text.find(pattern, position);
    }
    result += text.substr(position);
    return result;
}

std::string expandReplacement(std::string_view replacement, std::string_view match,
                              std::span<const std::optional<std::string_view>> groups)
{
    std::string result;
    std::size_t position = 0;
    for (;;) {
        const std::size_t mark = replacement.find('$', position);
        result +=
            replacement.substr(position, mark == std::string_view::npos ? mark : mark - position);
        if (mark == std::string_view::npos)
            return result;
        position = mark + 1;
        const std::string_view rest = replacement.substr(position);
        if (rest.starts_with('$')) {
            result += '$';
            ++position;
            continue;
        }
        if (rest.starts_with('0')) {
            result += match;
            ++position;
            continue;
        }
        const std::size_t most = groups.empty() ? 1 : digitsOf(groups.size());
        std::optional<std::size_t> group = leadingNumber(rest, most);
        if (most > 1 && group && *group > groups.size())
            group = leadingNumber(rest, most - 1);
        if (!group) {
            result += '$';
            continue;
        }
        if (*group >= 1 && *group <= groups.size())
            result += groups[*group - 1].value_or(std::string_view());
        position += digitsOf(*group);
    }
}

LibraryResult<std::string> replaceMatches(std::string_view text, const Regex& pattern,
                                          std::string_view replacement, MatchLimit limit,
                                          const Watch& watch)
{
    if (limit && *limit < 0)
        return refuse("D3011", Value(*limit));
    if (limit == 0.0)
        return std::string(text);
    std::string result;
    std::size_t position = 0;
    return eachMatch(text, pattern, boundOf(limit), watch,
                     [&](const RegexMatch& match) {
                         result += text.substr(position, match.start - position);
                         result += expandReplacement(replacement, match.match, match.groups);
                         position = match.end;
                     })
        .map([&](std::size_t) { return std::move(result.append(text.substr(position))); });
}

LibraryResult<std::vector<std::string_view>>
splitAtText(std::string_view text, std::string_view separator, MatchLimit limit, const Watch& watch)
{
    if (limit && *limit < 0)
        return refuse("D3020", Value(*limit));
    const double most = std::trunc(boundOf(limit));
    std::vector<std::string_view> parts;
    expect(parts, text, most);
    const auto isFull = [&] { return static_cast<double>(parts.size()) >= most; };
    if (separator.empty()) {
        for (std::size_t at = 0; at < text.size() && !isFull();) {
            const std::size_t from = at;
            (void)nextCodePoint(text, at);
            parts.push_back(text.substr(from, at - from));
            if (isTimeToLook(parts.size()) && watch.isOver()) {
                value::leaveIfOver(parts);
                return refuse("U1001");
            }
        }
        return parts;
    }
    std::size_t from = 0;
    while (!isFull()) {
        const std::size_t place = text.find(separator, from);
        if (place == std::string_view::npos) {
            parts.push_back(text.substr(from));
            break;
        }
        parts.push_back(text.substr(from, place - from));
        from = place + separator.size();
        if (isTimeToLook(parts.size()) && watch.isOver()) {
            value::leaveIfOver(parts);
            return refuse("U1001");
        }
    }
    return parts;
}

LibraryResult<std::vector<std::string_view>>
splitAtMatches(std::string_view text, const Regex& separator, MatchLimit limit, const Watch& watch)
{
    if (limit && *limit < 0)
        return refuse("D3020", Value(*limit));
    std::vector<std::string_view> parts;
    if (limit == 0.0)
        return parts;
    expect(parts, text, boundOf(limit));
    std::size_t from = 0;
    const auto count =
        eachMatch(text, separator, boundOf(limit), watch, [&](const RegexMatch& match) {
            parts.push_back(text.substr(from, match.start - from));
            from = match.end;
        });
    if (!count) {
        value::leaveIfOver(parts);
        return tl::unexpected(count.error());
    }
    if (static_cast<double>(*count) < boundOf(limit))
        parts.push_back(text.substr(from));
    return parts;
}

} // namespace stepglass::jsonata
