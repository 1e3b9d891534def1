// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/LibraryError.h"
#include "core/jsonata/library/Watch.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::jsonata {

/// One match of a regular expression. The views point into the text that was searched, which must
/// outlive them.
struct RegexMatch {
    std::string_view subject;
    std::string_view match;
    std::size_t start = 0; ///< byte offset of the match in `subject`
    std::size_t end = 0;   ///< byte offset of its end
    std::size_t index = 0; ///< `start` in UTF-16 units, as $match gives it
    /// One a group of the expression; nothing where the group took no part.
    std::vector<std::optional<std::string_view>> groups;
};

/// A regular expression with JavaScript's meaning (ECMA-262 with Annex B, without the flag u, but
/// matching whole code points), run by PCRE2. Compiled once; copies share the program; safe to use
/// from several threads. A match is bounded in work and in memory.
///
/// Known to differ: lookbehind needs alternatives of fixed length; a group inside a repeated group
/// keeps its last value; ignoring case follows Unicode's folding. A text that is no UTF-8 has no
/// match.
class Regex {
public:
    /// `flags` holds i and m. S0303 (value: the pattern, token: the reason) where the pattern is
    /// none; 2.0.6 has no code for that.
    [[nodiscard]] static LibraryResult<Regex> compile(std::string_view pattern,
                                                      std::string_view flags = {});

    /// The first match, which may be empty. U1001 where the bounds are exceeded or the watch is
    /// over. Without a deadline a search has one second.
    [[nodiscard]] LibraryResult<std::optional<RegexMatch>> first(std::string_view text,
                                                                 const Watch& watch) const;
    /// The match after `previous`, in the same text: nothing at the text's end; D1004 (value: the
    /// pattern) where it is empty, since it would never advance.
    [[nodiscard]] LibraryResult<std::optional<RegexMatch>> next(const RegexMatch& previous,
                                                                const Watch& watch) const;

    /// What stands between the slashes.
    [[nodiscard]] const std::string& pattern() const noexcept;
    [[nodiscard]] std::size_t groupCount() const noexcept;

private:
    struct Program;
    /// Needs a text that is UTF-8.
    [[nodiscard]] LibraryResult<std::optional<RegexMatch>>
    find(std::string_view text, std::size_t from, const Watch& watch) const;

    std::shared_ptr<const Program> m_program;
};

} // namespace stepglass::jsonata
