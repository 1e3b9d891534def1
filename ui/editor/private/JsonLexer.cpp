// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/LineLexer.h"

#include <algorithm>

namespace stepglass::ui::editor {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
           c == '-' || c == '.' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

void fill(std::span<Style> styles, std::size_t begin, std::size_t end, Style style)
{
    std::fill(styles.begin() + static_cast<std::ptrdiff_t>(begin),
              styles.begin() + static_cast<std::ptrdiff_t>(end), style);
}

bool isNumber(std::string_view word)
{
    const std::size_t first = word.starts_with('-') ? 1 : 0;
    return word.size() > first && word[first] >= '0' && word[first] <= '9' &&
           word.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

/// One after a string's closing quote, or npos.
std::size_t endOfString(std::string_view line, std::size_t quote)
{
    for (std::size_t at = quote + 1; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line[at] == '"')
            return at + 1;
    }
    return std::string_view::npos;
}

/// Reads one line of JSON with comments.
class JsonLine {
public:
    JsonLine(std::string_view line, LexContexts::State& state, std::span<Style> styles)
        : m_line(line)
        , m_state(state)
        , m_styles(styles)
        , m_lowest(state.depth())
    {
    }

    LineFold read()
    {
        const int before = m_state.depth();
        bool isEmpty = true;
        if (m_state.carry == Carry::Comment) {
            comment(0);
            isEmpty = false;
        }
        while (m_at < m_line.size()) {
            if (isBlank(m_line[m_at])) {
                m_styles[m_at++] = Style::Default;
                continue;
            }
            isEmpty = false;
            token();
        }
        LineFold fold;
        fold.level = isEmpty ? before : m_lowest;
        fold.isHeader = m_state.depth() > fold.level;
        fold.isBlank = isEmpty;
        return fold;
    }

private:
    Frame* top()
    {
        return m_state.overflow > 0 || m_state.frames.empty() ? nullptr : &m_state.frames.back();
    }

    void token()
    {
        switch (const char c = m_line[m_at]; c) {
        case '{':
        case '[':
            return open(c == '[');
        case '}':
        case ']':
            m_state.pop();
            m_lowest = std::min(m_lowest, m_state.depth());
            return punctuation();
        case ',':
            if (Frame* frame = top())
                frame->awaitsValue = false;
            return punctuation();
        case ':':
            return punctuation();
        case '"':
            return string();
        case '/':
            if (m_line.substr(m_at).starts_with("//")) {
                fill(m_styles, m_at, m_line.size(), Style::Comment);
                m_at = m_line.size();
                return;
            }
            if (m_line.substr(m_at).starts_with("/*"))
                return comment(m_at + 2);
            m_styles[m_at++] = Style::Broken;
            return;
        default:
            return word();
        }
    }

    void punctuation() { m_styles[m_at++] = Style::Punctuation; }

    void comment(std::size_t searchFrom)
    {
        const std::size_t end = m_line.find("*/", searchFrom);
        const bool isOpen = end == std::string_view::npos;
        const std::size_t next = isOpen ? m_line.size() : end + 2;
        fill(m_styles, m_at, next, Style::Comment);
        m_at = next;
        m_state.carry = isOpen ? Carry::Comment : Carry::None;
    }

    void open(bool isArray)
    {
        Frame inner;
        inner.isArray = isArray;
        if (Frame* outer = top()) {
            inner.role = outer->isArray ? outer->role : outer->meaning.inside;
            outer->awaitsValue = false;
        } else if (m_state.overflow > 0) {
            inner.role = Role::Payload;
        }
        m_state.push(inner);
        punctuation();
    }

    void string()
    {
        const std::size_t begin = m_at;
        const std::size_t end = endOfString(m_line, begin);
        if (end == std::string_view::npos) {
            m_at = std::max(begin + 1, m_line.find_last_not_of("\r\n") + 1);
            fill(m_styles, begin, m_at, Style::Broken);
            return;
        }
        m_at = end;
        Frame* frame = top();
        if (frame && !frame->isArray && !frame->awaitsValue) {
            frame->meaning = meaningOf(frame->role, m_line.substr(begin + 1, end - begin - 2));
            frame->awaitsValue = true;
            const Style style = frame->role == Role::States ? Style::StateName
                                : frame->meaning.isField    ? Style::Field
                                                            : Style::Key;
            fill(m_styles, begin, end, style);
            return;
        }
        const ValueKind kind = frame && !frame->isArray ? frame->meaning.value : ValueKind::Plain;
        if (frame)
            frame->awaitsValue = false;
        styleContent(m_line, begin, end, kind, m_styles);
    }

    void word()
    {
        const std::size_t begin = m_at;
        if (m_line.substr(m_at).starts_with("${")) {
            const std::size_t close = m_line.find('}', m_at);
            m_at = close == std::string_view::npos ? m_at + 2 : close + 1;
            fill(m_styles, begin, m_at, Style::Placeholder);
        } else {
            while (m_at < m_line.size() && isWord(m_line[m_at]))
                ++m_at;
            m_at = std::max(m_at, begin + 1);
            const std::string_view word = m_line.substr(begin, m_at - begin);
            const bool isLiteral = word == "true" || word == "false" || word == "null";
            fill(m_styles, begin, m_at,
                 isLiteral        ? Style::Literal
                 : isNumber(word) ? Style::Number
                                  : Style::Broken);
        }
        if (Frame* frame = top(); frame && !frame->isArray)
            frame->awaitsValue = false;
    }

    std::string_view m_line;
    LexContexts::State& m_state;
    std::span<Style> m_styles;
    std::size_t m_at = 0;
    int m_lowest; ///< depth: a line that closes a bracket belongs to what is around it
};

} // namespace

void styleContent(std::string_view line, std::size_t begin, std::size_t end, ValueKind kind,
                  std::span<Style> styles)
{
    std::string_view content = line.substr(begin, end - begin);
    if (content.size() >= 2 && (content.front() == '"' || content.front() == '\''))
        content = content.substr(1, content.size() - 2);
    Style style = Style::String;
    if (content.starts_with("{%"))
        style = Style::Expression;
    else if (kind == ValueKind::StateName)
        style = Style::StateName;
    else if (kind == ValueKind::Path && content.starts_with('$'))
        style = Style::Path;
    else if (kind == ValueKind::Path && content.starts_with("States."))
        style = Style::Expression;
    fill(styles, begin, end, style);
    for (std::size_t at = line.find("${", begin); at < end; at = line.find("${", at)) {
        const std::size_t close = line.find('}', at);
        if (close >= end)
            break;
        fill(styles, at, close + 1, Style::Placeholder);
        at = close + 1;
    }
}

void stylePlain(std::string_view line, std::size_t begin, std::size_t end, ValueKind kind,
                std::span<Style> styles)
{
    const std::string_view word = line.substr(begin, end - begin);
    if (word == "true" || word == "false" || word == "null" || word == "~")
        fill(styles, begin, end, Style::Literal);
    else if (isNumber(word))
        fill(styles, begin, end, Style::Number);
    else
        styleContent(line, begin, end, kind, styles);
}

LineFold lexJsonLine(std::string_view line, LexContexts::State& state, std::span<Style> styles)
{
    return JsonLine(line, state, styles).read();
}

} // namespace stepglass::ui::editor
