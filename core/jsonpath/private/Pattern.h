// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace stepglass::jsonpath {

/// A regular expression of a filter, with bounds on the work of a match.
class Pattern {
public:
    /// `flags` are Java's: i, m, s, x, d, u, U. Fails with the reason.
    [[nodiscard]] static tl::expected<Pattern, std::string> compile(std::string_view expression,
                                                                    std::string_view flags);
    /// Whether the whole text matches; no match where the bounds are exceeded.
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    struct Code;
    std::shared_ptr<const Code> m_code;
};

} // namespace stepglass::jsonpath
