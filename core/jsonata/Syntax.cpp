// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Syntax.h"

#include "core/jsonata/private/Tree.h"

#include <algorithm>
#include <limits>

namespace stepglass::jsonata {

namespace {

using Kind = SyntaxNode::Kind;

Kind kindOfBinary(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Dot:
        return Kind::Step;
    case Symbol::OpenBracket:
        return Kind::Predicate;
    case Symbol::OpenBrace:
        return Kind::Group;
    case Symbol::Caret:
        return Kind::Order;
    case Symbol::At:
        return Kind::Focus;
    case Symbol::Hash:
        return Kind::Index;
    case Symbol::Assign:
        return Kind::Binding;
    case Symbol::Apply:
        return Kind::Application;
    case Symbol::DoubleDot:
        return Kind::Range;
    default:
        return Kind::Operation;
    }
}

Kind kindOf(const Node& node)
{
    switch (node.type) {
    case NodeType::Variable:
        return Kind::Variable;
    case NodeType::Text:
        return Kind::Text;
    case NodeType::Number:
        return Kind::Number;
    case NodeType::Word:
        return Kind::Constant;
    case NodeType::Regex:
        return Kind::Regex;
    case NodeType::Wildcard:
        return Kind::Wildcard;
    case NodeType::Descendant:
        return Kind::Descendants;
    case NodeType::Parent:
        return Kind::Parent;
    case NodeType::Operator:
        return node.symbol == Symbol::Question ? Kind::Placeholder : Kind::Name;
    case NodeType::Binary:
        return kindOfBinary(node.symbol);
    case NodeType::Unary:
        return node.symbol == Symbol::OpenBracket ? Kind::Array
               : node.symbol == Symbol::OpenBrace ? Kind::Object
                                                  : Kind::Operation;
    case NodeType::Function:
    case NodeType::Partial:
        return Kind::Call;
    case NodeType::Lambda:
        return Kind::Lambda;
    case NodeType::Block:
        return Kind::Block;
    case NodeType::Condition:
        return Kind::Condition;
    case NodeType::Transform:
        return Kind::Transform;
    case NodeType::Name:
    // What the resolver makes does not stand in the text.
    case NodeType::End:
    case NodeType::Path:
    case NodeType::Bind:
    case NodeType::Apply:
    case NodeType::Sort:
        break;
    }
    return Kind::Name;
}

/// Walks a tree that was parsed but not resolved: there the nodes stand as the text has them.
class Walker {
public:
    std::vector<SyntaxNode> nodes;

    TextRange walk(const Node& node, std::size_t depth)
    {
        const std::size_t place = nodes.size();
        nodes.push_back({kindOf(node), {node.position, node.end}, tokenOf(node), depth});
        const auto walkPart = [&](const Node* part) {
            if (part == nullptr)
                return;
            const TextRange inner = walk(*part, depth + 1);
            TextRange& range = nodes[place].range;
            range.begin = std::min(range.begin, inner.begin);
            range.end = std::max(range.end, inner.end);
        };
        if (node.type == NodeType::Lambda) {
            // The word `function` is no name of a step, but the begin of the whole.
            nodes[place].range.begin = node.procedure->position;
            nodes[place].token = {node.procedure->position, node.procedure->end};
        } else {
            walkPart(node.procedure);
        }
        walkPart(node.lhs);
        if (node.type == NodeType::Binary && node.symbol == Symbol::Dot &&
            node.rhs->type == NodeType::Text) {
            const std::size_t step = nodes.size();
            walkPart(node.rhs);
            nodes[step].kind = Kind::Name;
        } else if (node.type != NodeType::Lambda) {
            walkPart(node.rhs);
        }
        for (const Node* child : node.children)
            walkPart(child);
        if (node.type == NodeType::Lambda)
            walkPart(node.rhs);
        for (const auto& [key, content] : node.pairs) {
            walkPart(key);
            walkPart(content);
        }
        for (const SortTerm& term : node.terms)
            walkPart(term.expression);
        walkPart(node.third);
        TextRange& range = nodes[place].range;
        range.end = std::max(range.end, node.emptyBracketsEnd);
        return range;
    }

private:
    static TextRange tokenOf(const Node& node)
    {
        const auto length = static_cast<std::uint32_t>(textOf(node.symbol).size());
        // Names and literals are their own token.
        return {node.position, length > 0 ? node.position + length : node.end};
    }
};

} // namespace

std::vector<SyntaxNode> syntaxOf(const Expression& expression)
{
    Tree tree;
    tree.text = expression.text();
    tree.options.dialect = expression.dialect();
    // The text was read before, within bounds.
    tree.options.limits.depth = std::numeric_limits<std::size_t>::max();
    tree.options.limits.nodes = std::numeric_limits<std::size_t>::max();
    Walker walker;
    walker.walk(*parseText(tree), 0);
    return std::move(walker.nodes);
}

Arity arityOf(const FunctionInfo& function)
{
    return Signature::parse(function.signature).arity();
}

} // namespace stepglass::jsonata
