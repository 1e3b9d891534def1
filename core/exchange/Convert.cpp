// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/Convert.h"

#include "core/syntax/Lines.h"
#include "core/syntax/YamlText.h"

#include <algorithm>
#include <vector>

namespace stepglass::exchange {

namespace {

using syntax::Format;
using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::SyntaxTree;

/// A list of scalars that is longer is broken up.
constexpr std::size_t longestInlineList = 72;

bool isContainer(const SyntaxTree& tree, NodeId id)
{
    const NodeKind kind = tree.node(id).kind;
    return kind == NodeKind::Object || kind == NodeKind::Array;
}

bool isFilled(const SyntaxTree& tree, NodeId id)
{
    return isContainer(tree, id) && tree.node(id).childCount > 0;
}

/// A Boolean or Null as JSON spells it.
std::string jsonWord(const SyntaxTree& tree, NodeId id)
{
    if (tree.node(id).kind != NodeKind::Boolean)
        return "null";
    const std::string text = tree.string(id);
    return text.front() == 't' || text.front() == 'T' ? "true" : "false";
}

/// The long name of a YAML tag on a list or an object: "Fn::Join" for !Join; empty for none.
std::string functionName(const SyntaxTree& tree, NodeId id)
{
    const Node& node = tree.node(id);
    if (!node.hasTag || !isContainer(tree, id))
        return {};
    const std::string_view source = std::string_view(tree.text()).substr(node.range.begin);
    const std::size_t mark = source.find('!');
    const std::size_t end = source.find_first_of(" \t\r\n", mark);
    const std::string name(source.substr(mark + 1, end - mark - 1));
    return name == "Ref" || name == "Condition" ? name : "Fn::" + name;
}

/// A node whose children are being written.
struct Level {
    NodeId node;
    NodeId next;
    int depth = 0;
    bool isFirst = true;
    bool hasFunction = false;
};

class JsonWriter {
public:
    JsonWriter(const SyntaxTree& tree, int indent)
        : m_tree(tree)
        , m_indent(indent)
    {
    }

    std::string write()
    {
        value(m_tree.root(), 0);
        while (!m_levels.empty()) {
            Level& level = m_levels.back();
            const bool isArray = m_tree.node(level.node).kind == NodeKind::Array;
            if (!level.next.isValid()) {
                close(level, isArray);
                continue;
            }
            const NodeId child = level.next;
            level.next = m_tree.node(child).nextSibling;
            m_out += level.isFirst ? "" : ",";
            level.isFirst = false;
            const int depth = level.depth + 1;
            line(depth);
            if (!isArray)
                m_out += syntax::toJsonText(m_tree.key(child)) + ": ";
            value(child, depth);
        }
        return m_out + '\n';
    }

private:
    void value(NodeId id, int depth)
    {
        const Node& node = m_tree.node(id);
        const std::string function = functionName(m_tree, id);
        if (!function.empty()) {
            m_out += '{';
            line(++depth);
            m_out += syntax::toJsonText(function) + ": ";
        }
        switch (node.kind) {
        case NodeKind::Object:
        case NodeKind::Array:
            if (const std::string list = shortList(id); !list.empty()) {
                m_out += list;
                closeFunction(function, depth);
                return;
            }
            if (node.childCount > 0) {
                m_out += node.kind == NodeKind::Array ? '[' : '{';
                m_levels.push_back({id, node.firstChild, depth, true, !function.empty()});
                return;
            }
            m_out += node.kind == NodeKind::Array ? "[]" : "{}";
            closeFunction(function, depth);
            return;
        case NodeKind::Number:
        case NodeKind::Boolean:
        case NodeKind::Null:
        case NodeKind::Missing:
        case NodeKind::Placeholder:
        case NodeKind::String:
            m_out += scalar(id);
            return;
        }
    }

    std::string scalar(NodeId id) const
    {
        switch (m_tree.node(id).kind) {
        case NodeKind::Number:
            return m_tree.string(id);
        case NodeKind::Placeholder:
            // Unquoted in YAML is a text all the same; unquoted in JSON is not.
            return m_tree.format() == Format::Json ? m_tree.string(id)
                                                   : syntax::toJsonText(m_tree.string(id));
        case NodeKind::String:
            return syntax::toJsonText(m_tree.string(id));
        case NodeKind::Boolean:
        case NodeKind::Null:
        case NodeKind::Missing:
        case NodeKind::Object:
        case NodeKind::Array:
            break;
        }
        return jsonWord(m_tree, id);
    }

    /// A list of a few scalars on one line; empty for any other value.
    std::string shortList(NodeId id) const
    {
        if (m_tree.node(id).kind != NodeKind::Array || m_tree.node(id).childCount == 0)
            return {};
        std::string out("[");
        for (NodeId child = m_tree.node(id).firstChild; child.isValid();
             child = m_tree.node(child).nextSibling) {
            if (isContainer(m_tree, child) || out.size() > longestInlineList)
                return {};
            out += out.size() > 1 ? ", " : "";
            out += scalar(child);
        }
        out += ']';
        return out.size() > longestInlineList ? std::string() : out;
    }

    void closeFunction(const std::string& function, int depth)
    {
        if (function.empty())
            return;
        line(depth - 1);
        m_out += '}';
    }

    void close(const Level& level, bool isArray)
    {
        line(level.depth);
        m_out += isArray ? ']' : '}';
        if (level.hasFunction) {
            line(level.depth - 1);
            m_out += '}';
        }
        m_levels.pop_back();
    }

    void line(int depth)
    {
        m_out += '\n';
        m_out.append(static_cast<std::size_t>(depth * m_indent), ' ');
    }

    const SyntaxTree& m_tree;
    int m_indent;
    std::string m_out;
    std::vector<Level> m_levels;
};

class YamlWriter {
public:
    YamlWriter(const SyntaxTree& tree, int indent)
        : m_tree(tree)
        , m_indent(indent)
    {
    }

    std::string write()
    {
        const NodeId root = m_tree.root();
        comments(m_tree.node(root).range.begin, 0);
        if (!isFilled(m_tree, root)) {
            m_out += scalar(root, 0) + '\n';
        } else {
            // A comment behind the first bracket belongs to what follows.
            m_levels.push_back({root, m_tree.node(root).firstChild, 0, true, false});
            writeLevels();
        }
        comments(static_cast<std::uint32_t>(m_tree.text().size()), 0);
        return std::move(m_out);
    }

private:
    void writeLevels()
    {
        while (!m_levels.empty()) {
            Level& level = m_levels.back();
            if (!level.next.isValid()) {
                comments(m_tree.node(level.node).range.end, level.depth);
                m_levels.pop_back();
                continue;
            }
            const NodeId child = level.next;
            level.next = m_tree.node(child).nextSibling;
            member(level, child);
        }
    }

    void member(Level& level, NodeId child)
    {
        const Node& node = m_tree.node(child);
        const bool isArray = m_tree.node(level.node).kind == NodeKind::Array;
        const std::uint32_t begin =
            node.keyRange.isEmpty() ? node.range.begin : node.keyRange.begin;
        // The first member of an object in a list stands behind the dash, where no comment fits.
        const bool isBehindDash = level.isFirst && m_isBehindDash;
        level.isFirst = false;
        if (!isBehindDash) {
            comments(begin, level.depth);
            m_out.append(static_cast<std::size_t>(level.depth * m_indent), ' ');
        }
        m_isBehindDash = false;
        const std::string function = functionName(m_tree, child);
        const std::string tag = function.empty() ? "" : shortTag(function) + ' ';
        if (isArray) {
            m_out += "- ";
        } else {
            m_out += syntax::toYamlScalar(m_tree.key(child)) + ':';
        }
        if (isFilled(m_tree, child)) {
            const bool isCompact = isArray && tag.empty() && m_indent == 2;
            if (!isCompact) {
                m_out += (isArray ? "" : " ") + tag;
                trimBlanks();
                trailingComment(openingEnd(child));
                m_out += '\n';
            }
            m_isBehindDash = isCompact;
            m_levels.push_back({child, node.firstChild, level.depth + 1, true, false});
            return;
        }
        const std::string text = scalar(child, level.depth + 1);
        m_out += (isArray ? "" : " ") + tag + text;
        // Behind the last line of a literal block a comment would be its text.
        if (text.find('\n') == std::string::npos)
            trailingComment(node.range.end);
        m_out += '\n';
    }

    static std::string shortTag(const std::string& function)
    {
        return '!' + (function.starts_with("Fn::") ? function.substr(4) : function);
    }

    [[nodiscard]] std::uint32_t openingEnd(NodeId id) const
    {
        return m_tree.node(id).range.begin + 1;
    }

    void trimBlanks()
    {
        while (!m_out.empty() && m_out.back() == ' ')
            m_out.pop_back();
    }

    std::string scalar(NodeId id, int depth) const
    {
        switch (m_tree.node(id).kind) {
        case NodeKind::Object:
            return "{}";
        case NodeKind::Array:
            return "[]";
        case NodeKind::Boolean:
        case NodeKind::Null:
        case NodeKind::Missing:
            return jsonWord(m_tree, id);
        case NodeKind::Number:
        case NodeKind::Placeholder:
            return m_tree.string(id);
        case NodeKind::String:
            break;
        }
        const std::string text = m_tree.string(id);
        return isBlockText(text) ? blockText(text, depth) : syntax::toYamlScalar(text);
    }

    /// Whether a text with line ends reads back from a literal block.
    static bool isBlockText(const std::string& text)
    {
        if (text.find('\n') == std::string::npos || text.front() == ' ' || text.front() == '\n')
            return false;
        const bool hasControls = std::any_of(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
        });
        // What YAML takes for line ends or marks needs escapes.
        const bool hasSpecials = text.find("\xC2\x85") != std::string::npos ||
                                 text.find("\xE2\x80") != std::string::npos ||
                                 text.find("\xEF\xBB\xBF") != std::string::npos;
        const std::size_t lastLine = text.rfind('\n') + 1;
        const bool endsBlank =
            lastLine < text.size() && text.find_first_not_of(' ', lastLine) == std::string::npos;
        return !hasControls && !hasSpecials && !endsBlank;
    }

    std::string blockText(const std::string& text, int depth) const
    {
        std::string out = "|";
        if (!text.ends_with('\n'))
            out += '-';
        else if (text.ends_with("\n\n"))
            out += '+';
        std::size_t begin = 0;
        while (begin < text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            out += '\n';
            if (end > begin)
                out.append(static_cast<std::size_t>(depth * m_indent), ' ');
            out += text.substr(begin, end - begin);
            begin = end + 1;
        }
        return out;
    }

    /// The comments up to a place, on lines of their own.
    void comments(std::uint32_t end, int depth)
    {
        const auto all = m_tree.comments();
        while (m_nextComment < all.size() && all[m_nextComment].begin < end) {
            for (const std::string& text : commentLines(all[m_nextComment])) {
                m_out.append(static_cast<std::size_t>(depth * m_indent), ' ');
                m_out += text + '\n';
            }
            ++m_nextComment;
        }
    }

    /// A comment that ends the line of `after`, at the end of the line that is being written.
    void trailingComment(std::uint32_t after)
    {
        const auto all = m_tree.comments();
        if (m_nextComment >= all.size() || all[m_nextComment].begin < after ||
            syntax::lineBegin(m_tree.text(), all[m_nextComment].begin) !=
                syntax::lineBegin(m_tree.text(), after))
            return;
        const std::string between = m_tree.text().substr(after, all[m_nextComment].begin - after);
        const std::vector<std::string> lines = commentLines(all[m_nextComment]);
        if (between.find_first_not_of(" \t,") != std::string::npos || lines.size() != 1)
            return;
        m_out += ' ' + lines.front();
        ++m_nextComment;
    }

    std::vector<std::string> commentLines(TextRange range) const
    {
        std::string text = m_tree.text().substr(range.begin, range.length());
        if (text.starts_with("//"))
            text.erase(0, 2);
        else if (text.starts_with('#'))
            text.erase(0, 1);
        else if (text.starts_with("/*"))
            text = text.substr(2, text.ends_with("*/") ? text.size() - 4 : std::string::npos);
        std::vector<std::string> lines;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            std::string line = text.substr(begin, end - begin);
            const std::size_t first = line.find_first_not_of(" \t\r*");
            const std::size_t last = line.find_last_not_of(" \t\r");
            line = first == std::string::npos ? "" : line.substr(first, last - first + 1);
            if (!line.empty())
                lines.push_back("# " + line);
            begin = end + 1;
        }
        return lines;
    }

    const SyntaxTree& m_tree;
    int m_indent;
    std::string m_out;
    std::vector<Level> m_levels;
    std::size_t m_nextComment = 0;
    bool m_isBehindDash = false;
};

} // namespace

Result<std::string> convert(const SyntaxTree& tree, Format target, int indent)
{
    for (const Diagnostic& fault : tree.diagnostics()) {
        if (fault.severity == Severity::Error)
            return fail(ErrorCode::InvalidDefinition, toEnglish(fault));
    }
    indent = std::clamp(indent, 1, 8);
    return target == Format::Json ? JsonWriter(tree, indent).write()
                                  : YamlWriter(tree, indent).write();
}

} // namespace stepglass::exchange
