// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/TextPlace.h"

#include <algorithm>
#include <charconv>

namespace stepglass::lint {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::size_t utf8Length(std::uint32_t codePoint)
{
    if (codePoint < 0x80U)
        return 1;
    if (codePoint < 0x800U)
        return 2;
    return codePoint < 0x10000U ? 3 : 4;
}

/// Walks through a string as it is written and as it is read, side by side.
class Aligner {
public:
    enum class Style { Json, YamlDouble, YamlSingle, YamlPlain };

    Aligner(std::string_view written, std::string_view read, Style style)
        : m_written(written)
        , m_read(read)
        , m_style(style)
    {
    }

    /// The written byte at which the read one of this offset begins. Offsets must not decrease from
    /// one call to the next.
    [[nodiscard]] std::optional<std::size_t> advanceTo(std::size_t offset)
    {
        while (m_readAt < offset) {
            m_previous = m_writtenAt;
            if (m_writtenAt >= m_written.size() || !step())
                return std::nullopt;
        }
        // An escape that gives several bytes is one place.
        return m_readAt == offset ? m_writtenAt : m_previous;
    }

    /// The same for the beginning of a part: behind what is written but not read.
    [[nodiscard]] std::optional<std::size_t> beginAt(std::size_t offset)
    {
        const auto found = advanceTo(offset);
        if (!found || m_readAt != offset || m_style != Style::YamlDouble)
            return found;
        const std::string_view rest = m_written.substr(m_writtenAt);
        if (rest.starts_with("\\\n") || rest.starts_with("\\\r"))
            static_cast<void>(stepEscape());
        return m_writtenAt;
    }

private:
    [[nodiscard]] bool hasEscapes() const
    {
        return m_style == Style::Json || m_style == Style::YamlDouble;
    }

    bool step()
    {
        const char c = m_written[m_writtenAt];
        if (hasEscapes() && c == '\\')
            return stepEscape();
        if (m_style == Style::YamlSingle && m_written.substr(m_writtenAt).starts_with("''")) {
            m_writtenAt += 2;
            ++m_readAt;
            return true;
        }
        if (m_style != Style::Json && isBlank(c)) {
            const std::size_t end = endOfBlanks(m_written, m_writtenAt);
            if (m_written.substr(m_writtenAt, end - m_writtenAt).find_first_of("\r\n") !=
                std::string_view::npos) {
                // Folded, or without its indentation: only where it ends is certain.
                m_writtenAt = end;
                m_readAt = endOfBlanks(m_read, m_readAt);
                return true;
            }
        }
        if (m_readAt >= m_read.size() || m_read[m_readAt] != c)
            return false;
        ++m_writtenAt;
        ++m_readAt;
        return true;
    }

    bool stepEscape()
    {
        const char kind = m_writtenAt + 1 < m_written.size() ? m_written[m_writtenAt + 1] : '\0';
        std::size_t digits = 0;
        if (kind == 'u')
            digits = 4;
        else if (kind == 'U' && m_style == Style::YamlDouble)
            digits = 8;
        else if (kind == 'x' && m_style == Style::YamlDouble)
            digits = 2;
        if (kind == '\r' || kind == '\n') {
            // A line that goes on without a break.
            m_writtenAt = endOfBlanks(m_written, m_writtenAt + 1);
            return true;
        }
        if (digits == 0) {
            m_writtenAt += 2;
            // YAML's \_, \N, \L and \P are characters beyond ASCII.
            if (kind == '_' || kind == 'N')
                m_readAt += 2;
            else
                m_readAt += kind == 'L' || kind == 'P' ? 3 : 1;
            return m_writtenAt <= m_written.size();
        }
        const std::uint32_t first = hexadecimal(m_writtenAt + 2, digits);
        m_writtenAt += 2 + digits;
        constexpr std::uint32_t highFirst = 0xD800U;
        constexpr std::uint32_t highLast = 0xDBFFU;
        const bool isPair =
            first >= highFirst && first <= highLast &&
            m_written.substr(std::min(m_writtenAt, m_written.size())).starts_with("\\u");
        if (isPair) {
            m_writtenAt += 6;
            m_readAt += 4;
        } else {
            m_readAt += utf8Length(first);
        }
        return m_writtenAt <= m_written.size();
    }

    [[nodiscard]] std::uint32_t hexadecimal(std::size_t at, std::size_t digits) const
    {
        std::uint32_t number = 0;
        const std::string_view text = m_written.substr(std::min(at, m_written.size()), digits);
        std::from_chars(text.data(), text.data() + text.size(), number, 16);
        return number;
    }

    static std::size_t endOfBlanks(std::string_view text, std::size_t at)
    {
        while (at < text.size() && isBlank(text[at]))
            ++at;
        return at;
    }

    std::string_view m_written;
    std::string_view m_read;
    Style m_style;
    std::size_t m_writtenAt = 0;
    std::size_t m_readAt = 0;
    std::size_t m_previous = 0;
};

} // namespace

std::optional<TextRange> placeInText(const syntax::SyntaxTree& tree, syntax::NodeId node,
                                     TextRange part)
{
    using Style = Aligner::Style;
    TextRange content = tree.contentRange(node);
    const std::string_view text = tree.text();
    Style style = Style::Json;
    if (tree.format() == syntax::Format::Yaml) {
        const TextRange whole = tree.node(node).range;
        const char quote = content.begin > whole.begin ? text[whole.begin] : '\0';
        style = quote == '"'    ? Style::YamlDouble
                : quote == '\'' ? Style::YamlSingle
                                : Style::YamlPlain;
        const bool isBlock = style == Style::YamlPlain && !content.isEmpty() &&
                             (text[content.begin] == '|' || text[content.begin] == '>');
        if (isBlock) {
            // The indicator and what stands with it, then the indentation of the first line.
            const std::size_t line = text.find('\n', content.begin);
            if (line == std::string_view::npos || line >= content.end)
                return std::nullopt;
            const std::size_t first = text.find_first_not_of(" \t\r\n", line);
            content.begin = static_cast<std::uint32_t>(std::min<std::size_t>(first, content.end));
        }
    }
    const std::string read = tree.string(node);
    Aligner aligner(text.substr(content.begin, content.length()), read, style);
    const auto begin = aligner.beginAt(part.begin);
    const auto end = begin ? aligner.advanceTo(part.end) : std::nullopt;
    if (!begin || !end)
        return std::nullopt;
    return TextRange{content.begin + static_cast<std::uint32_t>(*begin),
                     content.begin + static_cast<std::uint32_t>(std::max(*begin, *end))};
}

} // namespace stepglass::lint
