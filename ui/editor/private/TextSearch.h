// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/TextRange.h"
#include "core/syntax/TextEdit.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::ui::editor {

struct SearchOptions {
    bool matchesCase = false;
    bool isRegularExpression = false;
    friend bool operator==(const SearchOptions&, const SearchOptions&) = default;
};

/// Finds a text or a regular expression (PCRE2) in UTF-8 bytes. Limits keep an evil expression from
/// hanging the window: it then finds nothing more.
class TextSearch {
public:
    /// Fails with Usage where the expression is none; the argument says why.
    [[nodiscard]] static Result<TextSearch> compile(const std::string& pattern,
                                                    SearchOptions options);

    /// The first match at or after an offset.
    [[nodiscard]] std::optional<TextRange> next(std::string_view text, std::uint32_t from) const;
    /// The last match that ends at or before an offset.
    [[nodiscard]] std::optional<TextRange> previous(std::string_view text,
                                                    std::uint32_t before) const;
    /// At most `limit` matches, from the beginning.
    [[nodiscard]] std::vector<TextRange> all(std::string_view text, std::size_t limit) const;
    /// What takes a match's place; in a regular expression's replacement $1 or ${1} stand for
    /// groups.
    [[nodiscard]] Result<std::string> replacement(std::string_view text, TextRange match,
                                                  const std::string& by) const;
    /// Replaces every match.
    [[nodiscard]] Result<syntax::TextEdits> replaceAll(std::string_view text,
                                                       const std::string& by) const;

private:
    struct Compiled;
    std::shared_ptr<const Compiled> m_compiled;
    bool m_isRegularExpression = false;
};

} // namespace stepglass::ui::editor
