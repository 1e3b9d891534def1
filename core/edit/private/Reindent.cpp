// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/private/Reindent.h"

#include "core/edit/Style.h"
#include "core/syntax/Lines.h"

#include <map>

namespace stepglass::edit {

namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::rangeOf;
using syntax::SyntaxTree;

class Reindenter {
public:
    Reindenter(const SyntaxTree& tree, int indent)
        : m_tree(tree)
        , m_text(tree.text())
        , m_indent(static_cast<std::size_t>(indent))
    {
    }

    syntax::TextEdits run()
    {
        const NodeId root = m_tree.root();
        if (isBlock(root))
            m_pending.push_back({root, 0});
        while (!m_pending.empty()) {
            const Placed next = m_pending.back();
            m_pending.pop_back();
            place(next);
        }
        return edits();
    }

private:
    /// A collection without brackets and the column that its members get.
    struct Placed {
        NodeId node;
        std::size_t column;
    };

    [[nodiscard]] bool isBlock(NodeId id) const
    {
        const Node& node = m_tree.node(id);
        return (node.kind == NodeKind::Object || node.kind == NodeKind::Array) &&
               node.childCount > 0 && m_text[node.range.begin] != '*' && isBlockStyle(m_tree, id);
    }

    [[nodiscard]] std::size_t lineOf(std::size_t at) const { return syntax::lineBegin(m_text, at); }
    [[nodiscard]] std::size_t columnOf(std::size_t at) const { return at - lineOf(at); }
    [[nodiscard]] bool isFirstOnLine(std::size_t at) const
    {
        return syntax::skipBlanks(m_text, lineOf(at)) == at;
    }

    void place(const Placed& placed)
    {
        const bool isList = m_tree.node(placed.node).kind == NodeKind::Array;
        const TextRange whole = m_tree.node(placed.node).range;
        for (NodeId id = m_tree.node(placed.node).firstChild; id.isValid();
             id = m_tree.node(id).nextSibling) {
            const Node& child = m_tree.node(id);
            std::size_t begin = beginOf(m_tree, id);
            if (begin < whole.begin || begin > whole.end)
                continue; // brought by a merge key
            if (isList)
                begin = m_text.rfind('-', begin);
            if (isFirstOnLine(begin))
                m_columns[lineOf(begin)] = placed.column;
            const std::size_t owner = columnOf(begin);
            if (isBlock(id))
                placeInner(id, isList, owner, placed.column);
            else
                moveLines(child.range, begin, placed.column);
        }
    }

    void placeInner(NodeId id, bool isInList, std::size_t oldOwner, std::size_t newOwner)
    {
        const NodeId first = m_tree.node(id).firstChild;
        std::size_t begin = beginOf(m_tree, first);
        const bool isList = m_tree.node(id).kind == NodeKind::Array;
        if (isList)
            begin = m_text.rfind('-', begin);
        const std::size_t distance = columnOf(begin) - std::min(columnOf(begin), oldOwner);
        // Behind a dash the distance stays; lists that stand under their name stay there.
        const bool keepsDistance =
            (isInList && !isFirstOnLine(begin)) || (isList && !isInList && distance == 0);
        m_pending.push_back({id, newOwner + (keepsDistance ? distance : m_indent)});
    }

    /// Lines after the first of a text or of brackets keep their place beside it.
    void moveLines(TextRange range, std::size_t begin, std::size_t newColumn)
    {
        const auto oldColumn =
            static_cast<std::ptrdiff_t>(syntax::skipBlanks(m_text, lineOf(begin)) - lineOf(begin));
        const auto shift =
            isFirstOnLine(begin) ? static_cast<std::ptrdiff_t>(newColumn) - oldColumn : m_lastShift;
        m_lastShift = shift;
        for (std::size_t line = nextLine(range.begin); line < range.end; line = nextLine(line)) {
            const std::size_t text = syntax::skipBlanks(m_text, line);
            const auto moved = static_cast<std::ptrdiff_t>(text - line) + shift;
            if (text < m_text.size() && !syntax::isLineEnd(m_text[text]))
                m_columns[line] = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, moved));
        }
    }

    [[nodiscard]] std::size_t nextLine(std::size_t at) const
    {
        at = syntax::lineEnd(m_text, at);
        if (at < m_text.size())
            at += m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n' ? 2 : 1;
        return at;
    }

    /// Comments on lines of their own go with the line that follows them.
    void moveComments()
    {
        const auto comments = m_tree.comments();
        for (auto comment = comments.rbegin(); comment != comments.rend(); ++comment) {
            if (!isFirstOnLine(comment->begin))
                continue;
            const auto next = m_columns.upper_bound(lineOf(comment->begin));
            if (next != m_columns.end())
                m_columns[lineOf(comment->begin)] = next->second;
        }
    }

    syntax::TextEdits edits()
    {
        moveComments();
        syntax::TextEdits edits;
        for (const auto& [line, column] : m_columns) {
            const std::size_t text = syntax::skipBlanks(m_text, line);
            if (m_text.substr(line, text - line) != std::string(column, ' '))
                edits.push_back({rangeOf(line, text), std::string(column, ' ')});
        }
        return edits;
    }

    const SyntaxTree& m_tree;
    std::string_view m_text;
    std::size_t m_indent;
    std::vector<Placed> m_pending;
    std::map<std::size_t, std::size_t> m_columns; ///< of lines, by where they begin
    std::ptrdiff_t m_lastShift = 0;
};

} // namespace

Result<syntax::TextEdits> reindentYaml(const SyntaxTree& tree, int indent)
{
    syntax::TextEdits edits = Reindenter(tree, indent).run();
    // Indentation is meaning here: what would change it is not done.
    const auto after =
        SyntaxTree::parse(syntax::applyEdits(tree.text(), edits), syntax::Format::Yaml);
    if (!after->diagnostics().empty() ||
        asl::toValue(*after, after->root()) != asl::toValue(tree, tree.root()))
        return fail(ErrorCode::EditNotPossible, "the indentation of this text cannot be changed");
    return edits;
}

} // namespace stepglass::edit
