// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Cursor.h"

#include "core/syntax/Lines.h"

#include <algorithm>

namespace stepglass::assist {

namespace {

using syntax::NodeId;
using syntax::NodeKind;

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isContainer(NodeKind kind)
{
    return kind == NodeKind::Object || kind == NodeKind::Array;
}

class CursorReader {
public:
    CursorReader(const asl::Model& model, std::uint32_t offset)
        : m_model(model)
        , m_tree(model.tree())
        , m_text(model.tree().text())
        , m_offset(std::min(offset, static_cast<std::uint32_t>(m_text.size())))
    {
    }

    Cursor read()
    {
        const auto comments = m_tree.comments();
        const bool isInComment =
            std::any_of(comments.begin(), comments.end(), [this](const TextRange& comment) {
                return comment.begin < m_offset && m_offset <= comment.end;
            });
        if (isInComment)
            return {};
        return m_tree.format() == syntax::Format::Yaml ? readYaml() : readJson();
    }

private:
    [[nodiscard]] const syntax::Node& node(NodeId id) const { return m_tree.node(id); }

    /// The content of a text in the source: inside its quotes, if it has them.
    void setReplace(Cursor& cursor, TextRange range) const
    {
        const char quote = range.isEmpty() ? '\0' : m_text[range.begin];
        cursor.isQuoted =
            quote == '"' || (quote == '\'' && m_tree.format() == syntax::Format::Yaml);
        cursor.isQuoteClosed =
            cursor.isQuoted && range.length() >= 2 && m_text[range.end - 1] == quote;
        if (cursor.isQuoted) {
            ++range.begin;
            // A quote that nobody closed yet has the rest of its line in it.
            range.end = cursor.isQuoteClosed ? range.end - 1 : std::max(range.begin, m_offset);
        }
        cursor.replace = range;
        const std::uint32_t caret = std::clamp(m_offset, range.begin, range.end);
        cursor.before = m_text.substr(range.begin, caret - range.begin);
    }

    [[nodiscard]] Cursor keyOf(NodeId member) const
    {
        Cursor cursor;
        cursor.kind = Cursor::Kind::Key;
        cursor.node = member;
        cursor.around = surroundingsOf(m_model, node(member).parent);
        setReplace(cursor, node(member).keyRange);
        cursor.key = m_tree.key(member);
        return cursor;
    }

    [[nodiscard]] Cursor newKeyIn(const Surroundings& around, TextRange word) const
    {
        Cursor cursor;
        cursor.kind = Cursor::Kind::Key;
        cursor.around = around;
        setReplace(cursor, word);
        cursor.key = cursor.before;
        return cursor;
    }

    [[nodiscard]] Cursor valueOf(NodeId child, TextRange range) const
    {
        const NodeId parent = node(child).parent;
        Cursor cursor;
        cursor.node = child;
        if (!parent.isValid())
            return newKeyIn(surroundingsOf(m_model, m_tree.root()), range);
        cursor.around = surroundingsOf(m_model, parent);
        const bool isElement = node(parent).kind == NodeKind::Array;
        cursor.kind = isElement ? Cursor::Kind::Element : Cursor::Kind::Value;
        cursor.key = isElement ? m_tree.key(parent) : m_tree.key(child);
        setReplace(cursor, range);
        return cursor;
    }

    [[nodiscard]] Cursor newElementIn(NodeId array) const
    {
        Cursor cursor;
        cursor.kind = Cursor::Kind::Element;
        cursor.around = surroundingsOf(m_model, array);
        cursor.key = m_tree.key(array);
        cursor.replace = {m_offset, m_offset};
        return cursor;
    }

    /// The member whose key ends last before `end`.
    [[nodiscard]] NodeId memberBefore(NodeId object, std::size_t end) const
    {
        NodeId found;
        for (NodeId id = node(object).firstChild; id.isValid(); id = node(id).nextSibling) {
            if (!node(id).keyRange.isEmpty() && node(id).keyRange.end <= end)
                found = id;
        }
        return found;
    }

    [[nodiscard]] std::size_t skipSpaceBack(std::size_t at) const
    {
        while (at > 0 && (syntax::isBlank(m_text[at - 1]) || syntax::isLineEnd(m_text[at - 1])))
            --at;
        return at;
    }

    [[nodiscard]] Cursor readJson() const
    {
        const NodeId id = m_tree.nodeAt(m_offset);
        const syntax::Node& at = node(id);
        const bool touchesValue = at.range.touches(m_offset);
        if (!at.keyRange.isEmpty() && at.keyRange.touches(m_offset) &&
            (!touchesValue || at.range.isEmpty())) {
            // In front of a quote, another member is to be written.
            const bool isInFront = at.keyRange.begin == m_offset && m_text[m_offset] == '"';
            return isInFront ? newKeyIn(surroundingsOf(m_model, at.parent), {m_offset, m_offset})
                             : keyOf(id);
        }
        if (!isContainer(at.kind)) {
            if (m_text.find_first_not_of(" \t\r\n") == std::string_view::npos)
                return {};
            return valueOf(id, at.range);
        }
        if (m_offset <= at.range.begin || (m_offset >= at.range.end && !at.isBroken))
            return {};
        std::size_t last = skipSpaceBack(m_offset);
        if (last > 0 && m_text[last - 1] == ',')
            last = std::max(skipSpaceBack(last - 1), std::size_t(1));
        if (last > 0 && m_text[last - 1] == ':' && at.kind == NodeKind::Object) {
            if (const NodeId member = memberBefore(id, last - 1); member.isValid())
                return valueOf(member, {m_offset, m_offset});
        }
        if (at.kind == NodeKind::Array)
            return newElementIn(id);
        return newKeyIn(surroundingsOf(m_model, id), {m_offset, m_offset});
    }

    struct Line {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t content = 0; ///< behind the indent and the dashes of lists
        bool hasDash = false;
        [[nodiscard]] bool isBlank() const { return content >= end; }
        [[nodiscard]] std::size_t indent() const { return content - begin; }
    };

    [[nodiscard]] Line lineAt(std::size_t at) const
    {
        Line line{syntax::lineBegin(m_text, at), syntax::lineEnd(m_text, at)};
        line.content = syntax::skipBlanks(m_text, line.begin);
        while (line.content + 1 < line.end && m_text[line.content] == '-' &&
               syntax::isBlank(m_text[line.content + 1])) {
            line.hasDash = true;
            line.content = syntax::skipBlanks(m_text, line.content + 1);
        }
        line.content = std::min(line.content, line.end);
        return line;
    }

    /// The colon behind a line's key, or npos.
    [[nodiscard]] std::size_t colonOf(const Line& line) const
    {
        for (std::size_t at = line.content; at < line.end; ++at) {
            if (m_text[at] == ':' && (at + 1 == line.end || syntax::isBlank(m_text[at + 1])))
                return at;
            if (m_text[at] == '#')
                break;
        }
        return std::string_view::npos;
    }

    /// The member whose key begins a line; invalid where there is none.
    [[nodiscard]] NodeId memberOf(const Line& line) const
    {
        NodeId id = m_tree.nodeAt(static_cast<std::uint32_t>(line.content));
        while (id.isValid() && node(id).keyRange.begin != line.content)
            id = node(id).parent;
        return id.isValid() && !node(id).keyRange.isEmpty() ? id : NodeId();
    }

    [[nodiscard]] Cursor readYaml() const
    {
        const Line line = lineAt(m_offset);
        const std::size_t colon = colonOf(line);
        const NodeId id = m_tree.nodeAt(m_offset);
        const syntax::Node& at = node(id);
        if (colon != std::string_view::npos) {
            const NodeId member = memberOf(line);
            if (m_offset <= colon)
                return member.isValid() ? keyOf(member) : Cursor();
            if (!isContainer(at.kind) && at.range.touches(m_offset) && !at.range.isEmpty())
                return valueOf(id, at.range);
            if (member.isValid() && !isContainer(node(member).kind))
                return valueOf(member, {m_offset, m_offset});
            return {};
        }
        const bool isInList = at.parent.isValid() && node(at.parent).kind == NodeKind::Array;
        if (line.hasDash && !isContainer(at.kind) && isInList)
            return valueOf(id, at.range);
        const bool isOneWord =
            std::all_of(m_text.begin() + static_cast<std::ptrdiff_t>(line.content),
                        m_text.begin() + static_cast<std::ptrdiff_t>(line.end), isWord);
        if (isOneWord)
            return keyByIndent(line);
        if (!isContainer(at.kind) && at.range.touches(m_offset))
            return valueOf(id, at.range);
        return {};
    }

    /// A line with nothing but a word, or nothing at all, belongs to the mapping whose keys stand
    /// in its column, or to the key above it that stands further left.
    [[nodiscard]] Cursor keyByIndent(const Line& line) const
    {
        const bool isBlank = line.isBlank();
        const std::size_t indent = isBlank ? m_offset - line.begin : line.indent();
        const TextRange word =
            isBlank ? TextRange{m_offset, m_offset} : syntax::rangeOf(line.content, line.end);
        for (std::size_t begin = line.begin; begin > 0;) {
            const Line above = lineAt(begin - 1);
            begin = above.begin;
            if (above.isBlank() || m_text[above.content] == '#')
                continue;
            if (above.indent() > indent)
                continue;
            const NodeId member = memberOf(above);
            if (!member.isValid())
                continue;
            const NodeId object = above.indent() == indent ? node(member).parent : member;
            return newKeyIn(surroundingsOf(m_model, object), word);
        }
        return newKeyIn(surroundingsOf(m_model, m_tree.root()), word);
    }

    const asl::Model& m_model;
    const syntax::SyntaxTree& m_tree;
    const std::string_view m_text;
    const std::uint32_t m_offset;
};

} // namespace

Cursor cursorAt(const asl::Model& model, std::uint32_t offset)
{
    return CursorReader(model, offset).read();
}

} // namespace stepglass::assist
