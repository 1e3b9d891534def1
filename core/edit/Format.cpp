// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/private/Intents.h"
#include "core/edit/private/Reindent.h"

#include "core/syntax/Lines.h"

#include <algorithm>

namespace stepglass::edit {

namespace {

using syntax::isBlank;
using syntax::isLineEnd;
using syntax::rangeOf;
using syntax::SyntaxTree;

/// A list of scalars that is longer is broken up.
constexpr std::size_t longestInlineList = 72;

enum class TokenKind { Open, Close, Comma, Colon, Scalar, LineComment, BlockComment };

struct Token {
    TokenKind kind = TokenKind::Scalar;
    TextRange range;
    bool isInline = false; ///< of a bracket: its list stays on one line
};

bool isComment(const Token& token)
{
    return token.kind == TokenKind::LineComment || token.kind == TokenKind::BlockComment;
}

std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

/// The tokens of a text without faults.
class Tokenizer {
public:
    explicit Tokenizer(const SyntaxTree& tree)
        : m_tree(tree)
        , m_text(tree.text())
    {
    }

    std::vector<Token> read()
    {
        std::size_t at = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        while (true) {
            while (at < m_text.size() && (isBlank(m_text[at]) || isLineEnd(m_text[at])))
                ++at;
            if (at >= m_text.size())
                break;
            const Token token = next(at);
            m_tokens.push_back(token);
            at = token.range.end;
        }
        markInlineLists();
        return std::move(m_tokens);
    }

private:
    Token next(std::size_t at)
    {
        switch (m_text[at]) {
        case '{':
        case '[':
            return {TokenKind::Open, rangeOf(at, at + 1)};
        case '}':
        case ']':
            return {TokenKind::Close, rangeOf(at, at + 1)};
        case ',':
            return {TokenKind::Comma, rangeOf(at, at + 1)};
        case ':':
            return {TokenKind::Colon, rangeOf(at, at + 1)};
        case '"':
            return {TokenKind::Scalar, rangeOf(at, stringEnd(m_text, at))};
        case '/':
            return comment(at);
        default:
            return {TokenKind::Scalar, rangeOf(at, wordEnd(at))};
        }
    }

    Token comment(std::size_t at)
    {
        const auto comments = m_tree.comments();
        const auto found = std::find_if(comments.begin(), comments.end(),
                                        [at](TextRange range) { return range.begin == at; });
        const std::size_t end = found != comments.end() ? found->end : at + 1;
        const bool isLine = m_text.substr(at, 2) == "//";
        return {isLine ? TokenKind::LineComment : TokenKind::BlockComment, rangeOf(at, end)};
    }

    /// Numbers, words and bare placeholders, which may hold anything.
    std::size_t wordEnd(std::size_t at)
    {
        const auto placeholders = m_tree.placeholders();
        while (at < m_text.size()) {
            while (m_placeholder < placeholders.size() &&
                   placeholders[m_placeholder].range.begin < at)
                ++m_placeholder;
            if (m_placeholder < placeholders.size() &&
                placeholders[m_placeholder].range.begin == at) {
                at = placeholders[m_placeholder].range.end;
                continue;
            }
            const char c = m_text[at];
            if (isBlank(c) || isLineEnd(c) ||
                std::string_view(",:{}[]\"").find(c) != std::string_view::npos)
                break;
            ++at;
        }
        return at;
    }

    void markInlineLists()
    {
        for (std::size_t open = 0; open < m_tokens.size(); ++open) {
            if (m_tokens[open].kind != TokenKind::Open || m_text[m_tokens[open].range.begin] != '[')
                continue;
            std::size_t close = open + 1;
            while (close < m_tokens.size() && (m_tokens[close].kind == TokenKind::Scalar ||
                                               m_tokens[close].kind == TokenKind::Comma))
                ++close;
            if (close >= m_tokens.size() || m_tokens[close].kind != TokenKind::Close)
                continue;
            const std::string_view whole = m_text.substr(
                m_tokens[open].range.begin, m_tokens[close].range.end - m_tokens[open].range.begin);
            if (whole.size() > longestInlineList ||
                whole.find_first_of("\r\n") != std::string_view::npos)
                continue;
            for (std::size_t i = open; i <= close; ++i)
                m_tokens[i].isInline = true;
        }
    }

    const SyntaxTree& m_tree;
    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_placeholder = 0;
};

/// What stands between two tokens.
class Spacing {
public:
    Spacing(std::string lineEnd, int indent)
        : m_lineEnd(std::move(lineEnd))
        , m_indent(indent)
    {
    }

    /// `isLeading`: the right one is a comment that stands before something on its line.
    std::string between(const Token& left, const Token& right, std::string_view old, int depth,
                        bool isLeading)
    {
        const auto lineEnds = std::count(old.begin(), old.end(), m_lineEnd.back());
        if (left.kind == TokenKind::LineComment)
            return line(depth, lineEnds > 1);
        const bool opensLine = left.kind == TokenKind::Open || left.kind == TokenKind::Comma;
        if (isComment(right) && isLeading && opensLine)
            return line(depth, lineEnds > 1 && left.kind == TokenKind::Comma);
        if (isComment(right))
            return lineEnds == 0 ? " " : line(depth, lineEnds > 1 && left.kind != TokenKind::Open);
        if (right.kind == TokenKind::Comma || right.kind == TokenKind::Colon)
            return {};
        if (left.kind == TokenKind::Colon)
            return " ";
        if (left.kind == TokenKind::Open && right.kind == TokenKind::Close)
            return {};
        if (left.isInline && right.isInline)
            return left.kind == TokenKind::Comma && right.kind != TokenKind::Close ? " " : "";
        if (left.kind == TokenKind::BlockComment && lineEnds == 0)
            return " ";
        const bool keepsGap = left.kind == TokenKind::Comma && right.kind != TokenKind::Close;
        return line(depth, keepsGap && lineEnds > 1);
    }

private:
    std::string line(int depth, bool hasGap) const
    {
        return (hasGap ? m_lineEnd : std::string()) + m_lineEnd +
               std::string(static_cast<std::size_t>(std::max(0, depth * m_indent)), ' ');
    }

    std::string m_lineEnd;
    int m_indent;
};

bool isLeadingComment(std::string_view text, const std::vector<Token>& tokens, std::size_t at)
{
    if (tokens[at].kind != TokenKind::BlockComment || at + 1 >= tokens.size())
        return false;
    const Token& next = tokens[at + 1];
    const std::string_view gap =
        text.substr(tokens[at].range.end, next.range.begin - tokens[at].range.end);
    return (next.kind == TokenKind::Scalar || next.kind == TokenKind::Open) &&
           gap.find_first_of("\r\n") == std::string_view::npos;
}

Plan formatJson(const SyntaxTree& tree, int indent)
{
    const std::vector<Token> tokens = Tokenizer(tree).read();
    Spacing spacing(styleOf(tree, tree.root()).lineEnd, indent);
    syntax::TextEdits edits;
    int depth = 0;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const Token& left = tokens[i];
        const Token& right = tokens[i + 1];
        if (left.kind == TokenKind::Open)
            ++depth;
        if (right.kind == TokenKind::Close)
            --depth;
        const TextRange gap{left.range.end, right.range.begin};
        const std::string_view old = std::string_view(tree.text()).substr(gap.begin, gap.length());
        std::string wanted =
            spacing.between(left, right, old, depth, isLeadingComment(tree.text(), tokens, i + 1));
        if (wanted != old)
            edits.push_back({gap, std::move(wanted)});
    }
    return edits;
}

} // namespace

Result<syntax::TextEdits> format(const SyntaxTree& tree, int indent)
{
    for (const Diagnostic& fault : tree.diagnostics()) {
        if (fault.severity == Severity::Error)
            return notPossible("the text has a fault: " + toEnglish(fault));
    }
    indent = std::clamp(indent, 1, 8);
    return tree.format() == syntax::Format::Json ? formatJson(tree, indent)
                                                 : reindentYaml(tree, indent);
}

} // namespace stepglass::edit
