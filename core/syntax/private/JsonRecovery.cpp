// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/private/JsonParser.h"

#include "core/syntax/Lines.h"

#include <algorithm>
#include <cctype>

// What the parser does where brackets cannot be trusted.

namespace stepglass::syntax {

/// Ends a container whose bracket is missing where its last token ends.
void JsonParser::closeUnclosed()
{
    Node& open = node(top().node);
    open.isBroken = true;
    const bool endsWithComma = top().hasComma && !top().hasValue;
    const std::size_t end =
        std::max<std::size_t>(open.range.begin, endsWithComma ? top().comma : m_tokenEnd);
    open.range.end = static_cast<std::uint32_t>(end);
    m_stack.pop_back();
    if (m_stack.empty()) {
        m_isDone = true;
        return;
    }
    // One fault is enough: the comma that is missing with the bracket is not asked for, and a comma
    // that ended the unclosed container serves the one around it.
    top().hasValue = false;
    top().hasComma = endsWithComma;
    if (endsWithComma)
        top().comma = static_cast<std::uint32_t>(end);
}

void JsonParser::readCloser()
{
    const bool closesArray = peek() == ']';
    const auto fits = [closesArray](const Frame& frame) { return frame.isArray == closesArray; };
    const auto finishTop = [this] {
        m_tokenEnd = ++m_at;
        m_isFirstOnLine = false;
        close(m_at);
    };
    if (!isRecovering()) {
        if (fits(top()))
            finishTop();
        else
            fault(top().node, rangeOf(m_at, m_at + 1), "unexpected bracket");
        return;
    }
    const bool judgesByIndent = m_isFirstOnLine && m_indentUsable;
    const int own = lineIndent();
    if (isStrayCloser()) {
        fault(top().node, rangeOf(m_at, m_at + 1),
              closesArray ? "unexpected ']'" : "unexpected '}'");
        m_tokenEnd = ++m_at;
        m_isFirstOnLine = false;
        return;
    }
    if (judgesByIndent && !fits(top()) && own == top().openerIndent && isMultiLine(top())) {
        fault(top().node, rangeOf(m_at, m_at + 1), closesArray ? "expected '}'" : "expected ']'");
        finishTop();
        return;
    }
    // The container meant: the one whose line is indented like the bracket, else the nearest of its
    // kind.
    auto target = std::find_if(m_stack.rbegin(), m_stack.rend(), fits);
    if (judgesByIndent) {
        const auto aligned =
            std::find_if(m_stack.rbegin(), m_stack.rend(), [&](const Frame& frame) {
                return fits(frame) && isMultiLine(frame) && frame.openerIndent == own;
            });
        if (aligned != m_stack.rend() && own < top().openerIndent)
            target = aligned;
    }
    if (target == m_stack.rend()) {
        fault(top().node, rangeOf(m_at, m_at + 1),
              closesArray ? "unexpected ']'" : "unexpected '}'");
        m_tokenEnd = ++m_at;
        m_isFirstOnLine = false;
        return;
    }
    const auto unclosed = static_cast<std::size_t>(target - m_stack.rbegin());
    if (unclosed > 0)
        fault(top().node, lastTokenRange(),
              top().isArray ? "the list is not closed: expected ']'"
                            : "the object is not closed: expected '}'");
    for (std::size_t i = 0; i < unclosed; ++i)
        closeUnclosed();
    finishTop();
}

/// A line that stands left of where the open container's members may stand belongs to one further
/// out.
void JsonParser::recoverByIndent()
{
    const char c = peek();
    if (c == '}' || c == ']' || c == ',')
        return;
    const int own = lineIndent();
    bool isReported = false;
    while (m_stack.size() > 1 && isMultiLine(top())) {
        const Frame& frame = top();
        const bool isBracket = c == '{' || c == '[';
        const bool isOutside = frame.isArray
                                   ? (isBracket ? own < frame.openerIndent
                                                : own <= frame.openerIndent && isMemberAhead(m_at))
                                   : own <= frame.openerIndent;
        if (!isOutside)
            return;
        if (!isReported)
            fault(frame.node, lastTokenRange(),
                  frame.isArray ? "the list is not closed: expected ']'"
                                : "the object is not closed: expected '}'");
        isReported = true;
        closeUnclosed();
    }
}

/// Whether the closing bracket ahead is one too many: what follows it is indented like the members
/// of the container that it would close, or the right bracket follows on a line of its own.
bool JsonParser::isStrayCloser() const
{
    const Frame& frame = m_stack.back();
    if ((m_text[m_at] == ']') != frame.isArray)
        return false;
    std::size_t at = m_at + 1;
    std::size_t lineStart = m_lineStart;
    bool hasComma = false;
    for (; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '\n' || c == '\r')
            lineStart = at + 1;
        else if (c == ',' && !hasComma)
            hasComma = true;
        else if (c != ' ' && c != '\t')
            break;
    }
    if (at >= m_text.size())
        return false;
    const char next = m_text[at];
    if (m_stack.size() == 1)
        return next == '"' || (next == ',' && !hasComma);
    if (!m_indentUsable || !isMultiLine(frame) || lineStart == m_lineStart)
        return false;
    const int own = indentOfLine(m_text, lineStart);
    if (next == '"')
        return frame.childIndent > frame.openerIndent && own == frame.childIndent;
    return !hasComma && next == m_text[m_at] && m_isFirstOnLine && own == frame.openerIndent &&
           lineIndent() > own;
}

/// Whether a name with its colon stands at `at`.
bool JsonParser::isMemberAhead(std::size_t at) const
{
    if (at >= m_text.size())
        return false;
    std::size_t end =
        m_text[at] == '"' ? scanFaultyString(m_text, at, ':', 0).range.end : wordEnd(at, true);
    while (end < m_text.size() && (m_text[end] == ' ' || m_text[end] == '\t'))
        ++end;
    return end > at && end < m_text.size() && m_text[end] == ':';
}

/// Whether lines that follow an opening bracket are nearly always indented deeper than its line.
bool JsonParser::isIndentUsable() const
{
    std::size_t deeper = 0;
    std::size_t others = 0;
    int opener = -1;
    for (std::size_t start = 0; start < m_text.size();) {
        std::size_t end = m_text.find('\n', start);
        end = end == std::string_view::npos ? m_text.size() : end;
        std::size_t last = end;
        while (last > start && std::isspace(static_cast<unsigned char>(m_text[last - 1])) != 0)
            --last;
        if (last > start) {
            const int own = indentOfLine(m_text, start);
            const char first = m_text[std::min(m_text.find_first_not_of(" \t", start), last - 1)];
            if (opener >= 0 && first != '}' && first != ']')
                ++(own > opener ? deeper : others);
            opener = m_text[last - 1] == '{' || m_text[last - 1] == '[' ? own : -1;
        }
        start = end + 1;
    }
    return deeper >= others * 2;
}

} // namespace stepglass::syntax
