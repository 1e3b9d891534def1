// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonpath/Path.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stepglass::jsonpath {

/// A place in a path's text. Nothing here throws: reading past the end gives NUL.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    void moveTo(std::size_t position) { m_position = position; }
    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] char current() const { return charAt(m_position); }
    [[nodiscard]] char charAt(std::size_t position) const
    {
        return position < m_text.size() ? m_text[position] : '\0';
    }
    void advance(std::size_t count = 1) { m_position += count; }
    void skipBlanks();
    /// Skips blanks, then takes `character` if it stands there.
    [[nodiscard]] bool take(char character);
    /// Takes `text` if it stands here.
    [[nodiscard]] bool takeText(std::string_view text);
    /// The place of the next `character` that no backslash precedes, or npos.
    [[nodiscard]] std::size_t findUnescaped(char character, std::size_t from) const;
    /// The place of the bracket that closes the one at `open`, passing over quoted texts, or npos.
    [[nodiscard]] std::size_t findClosing(std::size_t open) const;

private:
    std::string_view m_text;
    std::size_t m_position = 0;
};

/// The bytes of the \uXXXX that `text` begins with, both halves where it is a pair; 0 where it is
/// none.
[[nodiscard]] std::size_t unicodeEscapeLength(std::string_view text);

/// A text in quotes without its escapes. In names only a quote and a backslash can be escaped, and
/// any other backslash stays: that is what AWS does. In filters all of JSON's escapes count.
enum class Escapes { OfNames, OfJson };
[[nodiscard]] std::string unescape(std::string_view text, Escapes escapes, char quote);

} // namespace stepglass::jsonpath
