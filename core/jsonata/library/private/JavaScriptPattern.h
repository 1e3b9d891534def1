// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace stepglass::jsonata {

/// A regular expression in PCRE2's words.
struct TranslatedPattern {
    std::string text;
    std::size_t groupCount = 0;
};

enum class LineMode { WholeText, EachLine };

/// Says a JavaScript regular expression (ECMA-262 with Annex B, no flag u) in PCRE2's words: to be
/// compiled for UTF, with unset backreferences empty. Fails with the reason in English.
[[nodiscard]] tl::expected<TranslatedPattern, std::string>
translatePattern(std::string_view pattern, LineMode mode);

} // namespace stepglass::jsonata
