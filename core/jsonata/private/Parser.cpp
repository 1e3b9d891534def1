// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Tree.h"

#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/private/BuiltinTable.h"

#include <algorithm>

namespace stepglass::jsonata {

namespace {

/// How strongly a symbol binds to what stands left of it; 0 ends an expression.
int bindingPower(Symbol symbol)
{
    switch (symbol) {
    case Symbol::At:
    case Symbol::Hash:
    case Symbol::OpenBracket:
    case Symbol::OpenParenthesis:
        return 80;
    case Symbol::Dot:
        return 75;
    case Symbol::OpenBrace:
        return 70;
    case Symbol::Star:
    case Symbol::Slash:
    case Symbol::Percent:
        return 60;
    case Symbol::Plus:
    case Symbol::Minus:
    case Symbol::Ampersand:
        return 50;
    case Symbol::Equal:
    case Symbol::NotEqual:
    case Symbol::Less:
    case Symbol::LessEqual:
    case Symbol::Greater:
    case Symbol::GreaterEqual:
    case Symbol::Caret:
    case Symbol::Apply:
    case Symbol::In:
        return 40;
    case Symbol::And:
        return 30;
    case Symbol::Or:
        return 25;
    case Symbol::Question:
        return 20;
    case Symbol::Assign:
        return 10;
    default:
        return 0;
    }
}

/// A Pratt parser: what a token means at the begin of an expression (`prefix`), and what it makes
/// of the expression left of it (`infix`).
class Parser {
public:
    explicit Parser(Tree& tree)
        : m_tree(tree)
        , m_lexer(tree.text)
    {
    }

    [[nodiscard]] Node* parseAll()
    {
        advance();
        Node* root = parseExpression(0);
        if (m_token.symbol != Symbol::End)
            refuse("S0201", m_token);
        return root;
    }

private:
    using Slash = Lexer::Slash;

    void advance(Slash slash = Slash::BeginsRegex)
    {
        m_token = m_lexer.next(slash);
        if (m_token.symbol == Symbol::Exclamation || m_token.symbol == Symbol::Tilde)
            refuse("S0204", m_token);
    }
    void expect(Symbol symbol, Slash slash = Slash::BeginsRegex)
    {
        if (m_token.symbol != symbol) {
            Fault fault{m_token.symbol == Symbol::End ? "S0203" : "S0202"};
            fault.position = m_token.begin;
            fault.token = shownValue(m_token);
            fault.value = Value(textOf(symbol));
            raise(std::move(fault));
        }
        advance(slash);
    }
    [[noreturn]] static void refuse(std::string_view code, const LexerToken& token)
    {
        Fault fault{code};
        fault.position = token.begin;
        fault.token = shownValue(token);
        raise(std::move(fault));
    }
    [[noreturn]] static void refuse(std::string_view code, const Node& node, Value token)
    {
        Fault fault{code};
        fault.position = node.position;
        fault.token = std::move(token);
        raise(std::move(fault));
    }

    Node* make(NodeType type, const LexerToken& token)
    {
        if (m_tree.nodes.size() >= m_tree.options.limits.nodes)
            raiseLimit(FaultKind::Memory);
        Node& node = m_tree.nodes.emplace_back();
        node.type = type;
        node.symbol = token.symbol;
        node.position = token.begin;
        node.end = token.end;
        return &node;
    }
    /// The tree's height is bounded, so that later passes may recurse.
    Node* grow(Node* parent, const Node* child)
    {
        parent->height = std::max(parent->height, child->height + 1);
        if (parent->height > m_tree.options.limits.depth)
            raiseLimit(FaultKind::Depth);
        return parent;
    }

    Node* parseExpression(int power)
    {
        if (++m_depth > m_tree.options.limits.depth)
            raiseLimit(FaultKind::Depth);
        const LexerToken first = std::move(m_token);
        advance(Slash::Divides);
        Node* left = prefix(first);
        while (power < bindingPower(m_token.symbol)) {
            const LexerToken token = std::move(m_token);
            advance();
            Node* whole = infix(token, left);
            if (whole != left)
                grow(whole, left);
            left = whole;
        }
        --m_depth;
        return left;
    }

    Node* prefix(const LexerToken& token)
    {
        switch (token.symbol) {
        case Symbol::End:
            return make(NodeType::End, token);
        case Symbol::Name:
            return makeName(token);
        case Symbol::Variable:
            return makeVariable(token);
        case Symbol::Text:
        case Symbol::Number:
        case Symbol::Word:
            return makeLiteral(token);
        case Symbol::Regex:
            return makeRegex(token);
        case Symbol::And:
        case Symbol::Or:
        case Symbol::In:
            return makeKeyword(token);
        case Symbol::Minus: {
            Node* node = make(NodeType::Unary, token);
            node->lhs = parseExpression(70);
            return grow(node, node->lhs);
        }
        case Symbol::Star:
            return make(NodeType::Wildcard, token);
        case Symbol::DoubleStar:
            return make(NodeType::Descendant, token);
        case Symbol::Percent:
            return make(NodeType::Parent, token);
        case Symbol::OpenParenthesis:
            return parseBlock(token);
        case Symbol::OpenBracket:
            return parseArray(token);
        case Symbol::OpenBrace:
            return parseObject(token, nullptr);
        case Symbol::Bar:
            return parseTransform(token);
        default:
            refuse("S0211", token);
        }
    }

    Node* infix(const LexerToken& token, Node* left)
    {
        switch (token.symbol) {
        case Symbol::OpenParenthesis:
            return parseCall(token, left);
        case Symbol::OpenBracket:
            return parsePredicate(token, left);
        case Symbol::OpenBrace:
            return parseObject(token, left);
        case Symbol::Caret:
            return parseOrderBy(token, left);
        case Symbol::Question:
            return parseCondition(token, left);
        case Symbol::Assign: {
            if (left->type != NodeType::Variable)
                refuse("S0212", *left, tokenOf(*left));
            Node* node = make(NodeType::Binary, token);
            node->lhs = left;
            node->rhs = parseExpression(bindingPower(Symbol::Assign) - 1);
            return grow(node, node->rhs);
        }
        case Symbol::At:
        case Symbol::Hash: {
            Node* node = make(NodeType::Binary, token);
            node->lhs = left;
            node->rhs = parseExpression(bindingPower(token.symbol));
            if (node->rhs->type != NodeType::Variable)
                refuse("S0214", *node->rhs, Value(textOf(token.symbol)));
            return grow(node, node->rhs);
        }
        default: {
            Node* node = make(NodeType::Binary, token);
            node->lhs = left;
            node->rhs = parseExpression(bindingPower(token.symbol));
            return grow(node, node->rhs);
        }
        }
    }

    Node* makeName(const LexerToken& token)
    {
        Node* node = make(NodeType::Name, token);
        node->value = token.value;
        node->key = value::Key(token.value.asString());
        return node;
    }
    Node* makeVariable(const LexerToken& token)
    {
        Node* node = make(NodeType::Variable, token);
        node->value = token.value;
        const std::string_view name = token.value.asString();
        node->name = name.empty() ? 0 : m_tree.names.intern(name);
        node->builtin = findBuiltin(name, m_tree.options.dialect);
        return node;
    }
    Node* makeLiteral(const LexerToken& token)
    {
        Node* node = make(token.symbol == Symbol::Text     ? NodeType::Text
                          : token.symbol == Symbol::Number ? NodeType::Number
                                                           : NodeType::Word,
                          token);
        node->value = token.value;
        return node;
    }
    Node* makeKeyword(const LexerToken& token)
    {
        Node* node = make(NodeType::Operator, token);
        node->value = Value(textOf(token.symbol));
        node->key = value::Key(textOf(token.symbol));
        return node;
    }
    Node* makeRegex(const LexerToken& token)
    {
        Node* node = make(NodeType::Regex, token);
        node->value = token.value;
        LibraryResult<Regex> regex = Regex::compile(token.value.asString(), token.flags);
        if (!regex) {
            Fault fault{regex.error().code};
            fault.position = token.begin;
            fault.value = token.value;
            fault.message = regex.error().token.value_or("");
            raise(std::move(fault));
        }
        node->regex = *std::move(regex);
        return node;
    }
    /// What a node shows as the token of an error.
    static Value tokenOf(const Node& node)
    {
        const std::string_view text = textOf(node.symbol);
        return text.empty() ? node.value : Value(text);
    }

    Node* parseBlock(const LexerToken& token)
    {
        Node* node = make(NodeType::Block, token);
        while (m_token.symbol != Symbol::CloseParenthesis) {
            addChild(node, parseExpression(0));
            if (m_token.symbol != Symbol::Semicolon)
                break;
            expect(Symbol::Semicolon);
        }
        node->end = m_token.end;
        expect(Symbol::CloseParenthesis, Slash::Divides);
        return node;
    }
    void addChild(Node* node, Node* child)
    {
        node->children.push_back(child);
        grow(node, child);
    }

    Node* parseArray(const LexerToken& token)
    {
        Node* node = make(NodeType::Unary, token);
        if (m_token.symbol != Symbol::CloseBracket) {
            while (true) {
                Node* element = parseExpression(0);
                if (m_token.symbol == Symbol::DoubleDot) {
                    Node* range = make(NodeType::Binary, m_token);
                    advance();
                    range->lhs = element;
                    range->rhs = parseExpression(0);
                    grow(range, range->lhs);
                    element = grow(range, range->rhs);
                }
                addChild(node, element);
                if (m_token.symbol != Symbol::Comma)
                    break;
                expect(Symbol::Comma);
            }
        }
        node->end = m_token.end;
        expect(Symbol::CloseBracket, Slash::Divides);
        return node;
    }

    Node* parseObject(const LexerToken& token, Node* left)
    {
        Node* node = make(left == nullptr ? NodeType::Unary : NodeType::Binary, token);
        node->lhs = left;
        if (m_token.symbol != Symbol::CloseBrace) {
            while (true) {
                Node* key = parseExpression(0);
                expect(Symbol::Colon);
                Node* content = parseExpression(0);
                node->pairs.emplace_back(key, content);
                grow(node, key);
                grow(node, content);
                if (m_token.symbol != Symbol::Comma)
                    break;
                expect(Symbol::Comma);
            }
        }
        node->end = m_token.end;
        expect(Symbol::CloseBrace, Slash::Divides);
        return node;
    }

    Node* parsePredicate(const LexerToken& token, Node* left)
    {
        if (m_token.symbol == Symbol::CloseBracket) {
            Node* step = left;
            while (step->type == NodeType::Binary && step->symbol == Symbol::OpenBracket)
                step = step->lhs;
            step->keepArray = true;
            left->emptyBracketsEnd = m_token.end;
            advance();
            return left;
        }
        Node* node = make(NodeType::Binary, token);
        node->lhs = left;
        node->rhs = parseExpression(0);
        node->end = m_token.end;
        expect(Symbol::CloseBracket, Slash::Divides);
        return grow(node, node->rhs);
    }

    Node* parseOrderBy(const LexerToken& token, Node* left)
    {
        Node* node = make(NodeType::Binary, token);
        node->lhs = left;
        expect(Symbol::OpenParenthesis);
        while (true) {
            SortTerm term;
            if (m_token.symbol == Symbol::Less || m_token.symbol == Symbol::Greater) {
                term.isDescending = m_token.symbol == Symbol::Greater;
                advance();
            }
            term.expression = parseExpression(0);
            grow(node, term.expression);
            node->terms.push_back(term);
            if (m_token.symbol != Symbol::Comma)
                break;
            expect(Symbol::Comma);
        }
        node->end = m_token.end;
        expect(Symbol::CloseParenthesis);
        return node;
    }

    Node* parseCondition(const LexerToken& token, Node* condition)
    {
        Node* node = make(NodeType::Condition, token);
        node->lhs = condition;
        node->rhs = parseExpression(0);
        grow(node, node->rhs);
        if (m_token.symbol == Symbol::Colon) {
            advance();
            node->third = parseExpression(0);
            grow(node, node->third);
        }
        return node;
    }

    Node* parseTransform(const LexerToken& token)
    {
        Node* node = make(NodeType::Transform, token);
        node->lhs = parseExpression(0);
        expect(Symbol::Bar);
        node->rhs = parseExpression(0);
        grow(grow(node, node->lhs), node->rhs);
        if (m_token.symbol == Symbol::Comma) {
            advance();
            node->third = parseExpression(0);
            grow(node, node->third);
        }
        node->end = m_token.end;
        expect(Symbol::Bar);
        return node;
    }

    Node* parseCall(const LexerToken& token, Node* left)
    {
        Node* node = make(NodeType::Function, token);
        node->procedure = left;
        if (m_token.symbol != Symbol::CloseParenthesis) {
            while (true) {
                if (m_token.symbol == Symbol::Question) {
                    node->type = NodeType::Partial;
                    addChild(node, make(NodeType::Operator, m_token));
                    advance();
                } else {
                    addChild(node, parseExpression(0));
                }
                if (m_token.symbol != Symbol::Comma)
                    break;
                expect(Symbol::Comma);
            }
        }
        node->end = m_token.end;
        expect(Symbol::CloseParenthesis, Slash::Divides);
        const bool isDefinition =
            left->type == NodeType::Name &&
            (left->value.asString() == "function" || left->value.asString() == "\xCE\xBB");
        return isDefinition ? parseLambda(node) : node;
    }

    Node* parseLambda(Node* node)
    {
        node->type = NodeType::Lambda;
        for (std::size_t place = 0; place < node->children.size(); ++place) {
            const Node& parameter = *node->children[place];
            if (parameter.type != NodeType::Variable) {
                Fault fault{"S0208"};
                fault.position = parameter.position;
                fault.token = tokenOf(parameter);
                fault.value = Value(static_cast<std::int64_t>(place + 1));
                raise(std::move(fault));
            }
            node->parameters.push_back(parameter.name);
        }
        if (m_token.symbol == Symbol::Less)
            node->signature = std::make_unique<Signature>(parseSignature());
        expect(Symbol::OpenBrace);
        node->rhs = parseExpression(0);
        node->end = m_token.end;
        expect(Symbol::CloseBrace);
        return grow(node, node->rhs);
    }

    Signature parseSignature()
    {
        const std::uint32_t begin = m_token.begin;
        std::string text = "<";
        int depth = 1;
        while (depth > 0 && m_token.symbol != Symbol::OpenBrace && m_token.symbol != Symbol::End) {
            advance();
            if (m_token.symbol == Symbol::Greater)
                --depth;
            else if (m_token.symbol == Symbol::Less)
                ++depth;
            const Value shown = shownValue(m_token);
            if (shown.isString())
                text += shown.asString();
            else if (shown.isNumber())
                text += numberText(shown.asDouble());
        }
        expect(Symbol::Greater);
        return Signature::parse(text, begin);
    }

    Tree& m_tree;
    Lexer m_lexer;
    LexerToken m_token;
    std::size_t m_depth = 0;
};

} // namespace

Node* parseText(Tree& tree)
{
    return Parser(tree).parseAll();
}

void compile(Tree& tree)
{
    tree.root = resolve(tree, parseText(tree));
    tree.documentName = tree.names.find("$");
    tree.usesEval = tree.names.find("eval") != 0;
}

} // namespace stepglass::jsonata
