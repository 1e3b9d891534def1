// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/Regex.h"

#include <functional>
#include <span>

namespace stepglass::jsonata {

/// How often at most; none means without limit. Negative ones are refused by each function.
using MatchLimit = std::optional<double>;

/// $contains with a regular expression.
[[nodiscard]] LibraryResult<bool> containsMatch(std::string_view text, const Regex& pattern,
                                                const Watch& watch);
/// $match: calls `visit` for each match, and returns how many there were. D3040 for a negative
/// limit, D1004 for empty matches after the first.
LibraryResult<std::size_t> forEachMatch(std::string_view text, const Regex& pattern,
                                        MatchLimit limit, const Watch& watch,
                                        const std::function<void(const RegexMatch&)>& visit);

/// $replace of a plain text; the replacement is taken as it is. D3010 for an empty pattern, D3011
/// for a negative limit.
[[nodiscard]] LibraryResult<std::string> replaceText(std::string_view text,
                                                     std::string_view pattern,
                                                     std::string_view replacement, MatchLimit limit,
                                                     const Watch& watch = {});
/// $replace with a regular expression; see `expandReplacement`. D3011, D1004.
[[nodiscard]] LibraryResult<std::string> replaceMatches(std::string_view text, const Regex& pattern,
                                                        std::string_view replacement,
                                                        MatchLimit limit, const Watch& watch);
/// A replacement with its $$, $0 (the match) and $1, $2, ... put in. Of $12 as many digits count
/// as make a group that exists, but no more than the count of groups has; a group that does not
/// exist or took no part is empty; any other $ is itself.
[[nodiscard]] std::string
expandReplacement(std::string_view replacement, std::string_view match,
                  std::span<const std::optional<std::string_view>> groups);

/// $split at a plain text; the empty one splits between characters. D3020 for a negative limit.
[[nodiscard]] LibraryResult<std::vector<std::string_view>> splitAtText(std::string_view text,
                                                                       std::string_view separator,
                                                                       MatchLimit limit,
                                                                       const Watch& watch = {});
/// $split at matches. D3020, D1004.
[[nodiscard]] LibraryResult<std::vector<std::string_view>>
splitAtMatches(std::string_view text, const Regex& separator, MatchLimit limit, const Watch& watch);

} // namespace stepglass::jsonata
