// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/LineLexer.h"

#include <algorithm>

namespace stepglass::ui::editor {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

std::int16_t column(std::size_t at)
{
    return static_cast<std::int16_t>(std::min<std::size_t>(at, 30000));
}

/// Reads one line of YAML, as far as colours need it: block and flow collections, quoted, plain and
/// block scalars, comments. Anchors and tags are coloured and skipped.
class YamlLine {
public:
    YamlLine(std::string_view line, LexContexts::State& state, std::span<Style> styles)
        : m_line(line)
        , m_state(state)
        , m_styles(styles)
    {
        m_end = m_line.find_last_not_of("\r\n");
        m_end = m_end == std::string_view::npos ? 0 : m_end + 1;
        std::fill(styles.begin(), styles.end(), Style::Default);
    }

    LineFold read()
    {
        while (m_at < m_end && isSpace(m_line[m_at]))
            ++m_at;
        const std::size_t indent = m_at;
        if (m_at == m_end)
            return {.level = levelOf(indent), .isHeader = false, .isBlank = true};
        if (m_state.carry == Carry::BlockScalar) {
            if (column(indent) > m_state.carryIndent) {
                text(indent, m_end);
                return {.level = levelOf(indent), .isHeader = false, .isBlank = false};
            }
            m_state.carry = Carry::None;
        }
        if (m_state.carry == Carry::SingleQuoted || m_state.carry == Carry::DoubleQuoted) {
            const int level = static_cast<int>(m_state.frames.size());
            m_at = 0;
            quotedRest(0, m_state.carryKind);
            flowOrEnd();
            return {.level = level, .isHeader = false, .isBlank = false};
        }
        if (Frame* frame = top(); frame && frame->isFlow) {
            const int level = static_cast<int>(m_state.frames.size());
            flow();
            return {.level = level, .isHeader = false, .isBlank = false};
        }
        if (m_line[m_at] == '#') {
            fill(m_at, m_end, Style::Comment);
            return {.level = levelOf(indent), .isHeader = false, .isBlank = false};
        }
        if (indent == 0 &&
            (m_line.starts_with("---") || m_line.starts_with("...") || m_line[0] == '%')) {
            fill(0, m_end, Style::Punctuation);
            m_state.frames.clear();
            return {};
        }
        return block(indent);
    }

private:
    Frame* top() { return m_state.frames.empty() ? nullptr : &m_state.frames.back(); }

    void fill(std::size_t begin, std::size_t end, Style style)
    {
        std::fill(m_styles.begin() + static_cast<std::ptrdiff_t>(begin),
                  m_styles.begin() + static_cast<std::ptrdiff_t>(end), style);
    }

    int levelOf(std::size_t indent) const
    {
        return static_cast<int>(std::count_if(
            m_state.frames.begin(), m_state.frames.end(), [indent](const Frame& frame) {
                return !frame.isFlow && frame.indent < column(indent);
            }));
    }

    /// A line of a block scalar.
    void text(std::size_t begin, std::size_t end)
    {
        styleContent(m_line, begin, end,
                     m_state.carryKind == ValueKind::Path ? ValueKind::Path : ValueKind::Plain,
                     m_styles);
        if (m_line.substr(begin, end - begin).starts_with("{%"))
            m_state.carryKind = ValueKind::Plain;
    }

    LineFold block(std::size_t indent)
    {
        while (top() && top()->indent > column(indent))
            m_state.pop();
        LineFold fold;
        fold.level = levelOf(indent);
        bool isItem = false;
        while (m_at < m_end && m_line[m_at] == '-' &&
               (m_at + 1 == m_end || isSpace(m_line[m_at + 1]))) {
            beginItem(column(m_at));
            isItem = true;
            m_styles[m_at++] = Style::Punctuation;
            skipSpaces();
        }
        if (!isItem) {
            while (top() && top()->isArray && top()->indent == column(indent))
                m_state.pop();
        }
        const std::size_t colon = m_at < m_end ? endOfKey() : std::string_view::npos;
        if (colon != std::string_view::npos) {
            key(colon);
            fold.isHeader = isItem;
        }
        value();
        const Frame* frame = top();
        fold.isHeader = fold.isHeader || m_state.carry == Carry::BlockScalar ||
                        (frame && (frame->awaitsValue || frame->isFlow));
        return fold;
    }

    void beginItem(std::int16_t at)
    {
        Frame* outer = top();
        if (outer && outer->isArray && outer->indent == at)
            return;
        Frame list;
        list.isArray = true;
        list.isFlow = false;
        list.indent = at;
        list.role = innerRole(outer);
        m_state.push(list);
    }

    static Role innerRole(Frame* outer)
    {
        if (!outer)
            return Role::Machine;
        outer->awaitsValue = false;
        return outer->isArray ? outer->role : outer->meaning.inside;
    }

    /// Where the colon of "key:" stands, or npos where the line goes on with a value.
    std::size_t endOfKey() const
    {
        std::size_t at = m_at;
        const char quote = m_line[at];
        if (quote == '"' || quote == '\'') {
            at = m_line.find(quote, at + 1);
            if (at == std::string_view::npos)
                return at;
            ++at;
            while (at < m_end && isSpace(m_line[at]))
                ++at;
            return at < m_end && m_line[at] == ':' ? at : std::string_view::npos;
        }
        if (quote == '{' || quote == '[' || quote == '|' || quote == '>')
            return std::string_view::npos;
        for (; at < m_end; ++at) {
            if (m_line[at] == ':' && (at + 1 == m_end || isSpace(m_line[at + 1])))
                return at;
            if (m_line[at] == '#' && at > m_at && isSpace(m_line[at - 1]))
                break;
        }
        return std::string_view::npos;
    }

    void key(std::size_t colon)
    {
        Frame* frame = top();
        if (!frame || frame->isArray || frame->indent != column(m_at)) {
            Frame mapping;
            mapping.isFlow = false;
            mapping.indent = column(m_at);
            mapping.role = innerRole(frame);
            m_state.push(mapping);
            frame = top();
        }
        nameKey(*frame, m_at, colon);
        m_styles[colon] = Style::Punctuation;
        m_at = colon + 1;
    }

    void nameKey(Frame& frame, std::size_t begin, std::size_t colon)
    {
        std::string_view name = m_line.substr(begin, colon - begin);
        while (!name.empty() && isSpace(name.back()))
            name.remove_suffix(1);
        const std::size_t end = begin + name.size();
        if (name.size() >= 2 && (name.front() == '"' || name.front() == '\''))
            name = name.substr(1, name.size() - 2);
        frame.meaning = meaningOf(frame.role, name);
        frame.awaitsValue = true;
        fill(begin, end,
             frame.role == Role::States ? Style::StateName
             : frame.meaning.isField    ? Style::Field
                                        : Style::Key);
    }

    void skipSpaces()
    {
        while (m_at < m_end && isSpace(m_line[m_at]))
            ++m_at;
    }

    bool comment()
    {
        if (m_at < m_end && m_line[m_at] == '#' && (m_at == 0 || isSpace(m_line[m_at - 1]))) {
            fill(m_at, m_end, Style::Comment);
            m_at = m_end;
            return true;
        }
        return false;
    }

    void value()
    {
        skipSpaces();
        while (m_at < m_end &&
               (m_line[m_at] == '&' || m_line[m_at] == '!' || m_line[m_at] == '*')) {
            const std::size_t begin = m_at;
            while (m_at < m_end && !isSpace(m_line[m_at]))
                ++m_at;
            fill(begin, m_at, Style::Literal);
            skipSpaces();
        }
        if (m_at >= m_end || comment())
            return;
        Frame* frame = top();
        const ValueKind kind = frame && !frame->isArray ? frame->meaning.value : ValueKind::Plain;
        const char first = m_line[m_at];
        if (first == '|' || first == '>') {
            m_state.carry = Carry::BlockScalar;
            m_state.carryIndent = frame ? frame->indent : std::int16_t(-1);
            m_state.carryKind = kind;
            fill(m_at, m_end, Style::Punctuation);
            const std::size_t hash = m_line.find(" #", m_at);
            if (hash < m_end)
                fill(hash + 1, m_end, Style::Comment);
            m_at = m_end;
        } else if (first == '{' || first == '[') {
            flow();
            return;
        } else if (first == '"' || first == '\'') {
            const std::size_t begin = m_at++;
            m_state.carry = first == '"' ? Carry::DoubleQuoted : Carry::SingleQuoted;
            m_state.carryKind = kind;
            quotedRest(begin, kind);
            skipSpaces();
            comment();
        } else {
            std::size_t end = m_line.find(" #", m_at);
            end = std::min(end, m_end);
            std::size_t last = end;
            while (last > m_at && isSpace(m_line[last - 1]))
                --last;
            stylePlain(m_line, m_at, last, kind, m_styles);
            m_at = end;
            skipSpaces();
            comment();
        }
        if (Frame* owner = top())
            owner->awaitsValue = false;
    }

    /// The rest of a quoted scalar that began at `begin`, perhaps on a line before.
    void quotedRest(std::size_t begin, ValueKind kind)
    {
        const bool isDouble = m_state.carry == Carry::DoubleQuoted;
        while (m_at < m_end) {
            const char c = m_line[m_at++];
            if (isDouble && c == '\\' && m_at < m_end) {
                ++m_at;
            } else if (c == (isDouble ? '"' : '\'')) {
                if (!isDouble && m_at < m_end && m_line[m_at] == '\'') {
                    ++m_at;
                    continue;
                }
                m_state.carry = Carry::None;
                break;
            }
        }
        styleContent(m_line, begin, m_at, kind, m_styles);
    }

    void flowOrEnd()
    {
        if (Frame* frame = top(); frame && frame->isFlow && m_state.carry == Carry::None) {
            flow();
            return;
        }
        skipSpaces();
        comment();
    }

    /// Collections in brackets.
    void flow()
    {
        while (m_at < m_end) {
            const char c = m_line[m_at];
            if (isSpace(c)) {
                ++m_at;
            } else if (comment()) {
                return;
            } else if (c == '{' || c == '[') {
                Frame inner;
                inner.isArray = c == '[';
                inner.role = innerRole(top());
                m_state.push(inner);
                m_styles[m_at++] = Style::Punctuation;
            } else if (c == '}' || c == ']') {
                m_state.pop();
                m_styles[m_at++] = Style::Punctuation;
                const Frame* frame = top();
                if (!frame || !frame->isFlow) {
                    skipSpaces();
                    comment();
                    return;
                }
            } else if (c == ',' || c == ':') {
                if (Frame* frame = top(); frame && c == ',')
                    frame->awaitsValue = false;
                m_styles[m_at++] = Style::Punctuation;
            } else {
                flowScalar();
            }
        }
    }

    void flowScalar()
    {
        const std::size_t begin = m_at;
        const char first = m_line[m_at];
        Frame* frame = top();
        const bool isKey = frame && !frame->isArray && !frame->awaitsValue;
        const ValueKind kind =
            frame && !frame->isArray && !isKey ? frame->meaning.value : ValueKind::Plain;
        if (first == '"' || first == '\'') {
            ++m_at;
            m_state.carry = first == '"' ? Carry::DoubleQuoted : Carry::SingleQuoted;
            m_state.carryKind = kind;
            quotedRest(begin, kind);
        } else {
            while (m_at < m_end &&
                   std::string_view(",[]{}").find(m_line[m_at]) == std::string_view::npos &&
                   !(m_line[m_at] == ':' && (m_at + 1 == m_end || isSpace(m_line[m_at + 1]))))
                ++m_at;
            m_at = std::max(m_at, begin + 1);
            stylePlain(m_line, begin, m_at, kind, m_styles);
        }
        if (isKey && m_state.carry == Carry::None)
            nameKey(*frame, begin, m_at);
        else if (frame)
            frame->awaitsValue = false;
    }

    std::string_view m_line;
    LexContexts::State& m_state;
    std::span<Style> m_styles;
    std::size_t m_at = 0;
    std::size_t m_end = 0; ///< without the end of line
};

} // namespace

LineFold lexYamlLine(std::string_view line, LexContexts::State& state, std::span<Style> styles)
{
    return YamlLine(line, state, styles).read();
}

} // namespace stepglass::ui::editor
