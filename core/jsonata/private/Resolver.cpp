// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Tree.h"

#include <algorithm>
#include <string>

namespace stepglass::jsonata {

namespace {

/// The words that 2.0.6 has for its kinds of nodes; they show in S0217.
std::string_view wordOf(NodeType type)
{
    switch (type) {
    case NodeType::End:
        return "(end)";
    case NodeType::Name:
        return "name";
    case NodeType::Variable:
        return "variable";
    case NodeType::Text:
        return "string";
    case NodeType::Number:
        return "number";
    case NodeType::Word:
        return "value";
    case NodeType::Regex:
        return "regex";
    case NodeType::Wildcard:
        return "wildcard";
    case NodeType::Descendant:
        return "descendant";
    case NodeType::Parent:
        return "parent";
    case NodeType::Operator:
        return "operator";
    case NodeType::Binary:
        return "binary";
    case NodeType::Unary:
        return "unary";
    case NodeType::Function:
        return "function";
    case NodeType::Partial:
        return "partial";
    case NodeType::Lambda:
        return "lambda";
    case NodeType::Block:
        return "block";
    case NodeType::Condition:
        return "condition";
    case NodeType::Transform:
        return "transform";
    case NodeType::Path:
        return "path";
    case NodeType::Bind:
        return "bind";
    case NodeType::Apply:
        return "apply";
    case NodeType::Sort:
        return "sort";
    }
    return "";
}

/// Turns nested operators into paths of steps, hangs predicates, groups and bindings on the steps
/// they belong to, finds the step that each `%` means, and marks tail calls.
class Resolver {
public:
    explicit Resolver(Tree& tree)
        : m_tree(tree)
    {
    }

    [[nodiscard]] Node* resolveAll(Node* parsed)
    {
        Node* root = process(parsed);
        if (root->type == NodeType::Parent || !root->seekingParent.empty())
            refuse("S0217", *root, Value(wordOf(root->type)));
        return root;
    }

private:
    [[noreturn]] static void refuse(std::string_view code, const Node& node, Value token = {})
    {
        Fault fault{code};
        fault.position = node.position;
        if (!token.isNull())
            fault.token = std::move(token);
        raise(std::move(fault));
    }

    Node* makePath(Node* step)
    {
        Node& path = m_tree.nodes.emplace_back();
        path.type = NodeType::Path;
        path.position = step->position;
        path.end = step->end;
        path.children.push_back(step);
        return &path;
    }

    Node* process(Node* node)
    {
        Node* result = processByType(node);
        if (node->keepArray)
            result->keepArray = true;
        return result;
    }

    Node* processByType(Node* node)
    {
        switch (node->type) {
        case NodeType::Binary:
            return processBinary(node);
        case NodeType::Unary:
            return processUnary(node);
        case NodeType::Function:
        case NodeType::Partial:
            for (Node*& argument : node->children) {
                argument = process(argument);
                passOn(node, argument);
            }
            node->procedure = process(node->procedure);
            return node;
        case NodeType::Lambda:
            node->rhs = toTailCall(process(node->rhs));
            return node;
        case NodeType::Condition:
            node->lhs = process(node->lhs);
            passOn(node, node->lhs);
            node->rhs = process(node->rhs);
            passOn(node, node->rhs);
            if (node->third != nullptr) {
                node->third = process(node->third);
                passOn(node, node->third);
            }
            return node;
        case NodeType::Transform:
            node->lhs = process(node->lhs);
            node->rhs = process(node->rhs);
            if (node->third != nullptr)
                node->third = process(node->third);
            return node;
        case NodeType::Block:
            for (Node*& expression : node->children) {
                expression = process(expression);
                passOn(node, expression);
                if (expression->constructsArray || (expression->type == NodeType::Path &&
                                                    expression->children.front()->constructsArray))
                    node->constructsArray = true;
            }
            return node;
        case NodeType::Name:
            return processName(node);
        case NodeType::Operator:
            if (node->symbol == Symbol::Question)
                return node;
            node->type = NodeType::Name;
            return processName(node);
        case NodeType::Parent: {
            AncestorSlot& slot = m_tree.slots.emplace_back();
            slot.index = m_tree.slots.size() - 1;
            std::string label("!");
            label += std::to_string(slot.index);
            slot.label = m_tree.names.intern(label);
            node->slot = &slot;
            return node;
        }
        case NodeType::End:
            refuse("S0207", *node, Value(wordOf(NodeType::End)));
        default:
            return node;
        }
    }

    Node* processName(Node* node)
    {
        Node* path = makePath(node);
        path->keepSingletonArray = node->keepArray;
        return path;
    }

    Node* processBinary(Node* node)
    {
        switch (node->symbol) {
        case Symbol::Dot:
            return processStep(node);
        case Symbol::OpenBracket:
            return processPredicate(node);
        case Symbol::OpenBrace:
            return processGroup(node);
        case Symbol::Caret:
            return processOrderBy(node);
        case Symbol::Assign:
            node->type = NodeType::Bind;
            node->lhs = process(node->lhs);
            node->rhs = process(node->rhs);
            passOn(node, node->rhs);
            return node;
        case Symbol::At:
            return processFocus(node);
        case Symbol::Hash:
            return processIndex(node);
        case Symbol::Apply:
            node->type = NodeType::Apply;
            node->lhs = process(node->lhs);
            node->rhs = process(node->rhs);
            node->rhs->isApplied = true;
            node->keepArray = node->lhs->keepArray || node->rhs->keepArray;
            return node;
        default:
            node->lhs = process(node->lhs);
            node->rhs = process(node->rhs);
            passOn(node, node->lhs);
            passOn(node, node->rhs);
            return node;
        }
    }

    Node* processUnary(Node* node)
    {
        if (node->symbol == Symbol::OpenBracket) {
            for (Node*& element : node->children) {
                element = process(element);
                passOn(node, element);
            }
            return node;
        }
        if (node->symbol == Symbol::OpenBrace) {
            processPairs(node->pairs, node);
            return node;
        }
        node->lhs = process(node->lhs);
        if (node->lhs->type == NodeType::Number) {
            const Value& number = node->lhs->value;
            node->lhs->value =
                number.isInteger() ? Value(-number.asInteger()) : Value(-number.asDouble());
            return node->lhs;
        }
        passOn(node, node->lhs);
        return node;
    }

    void processPairs(NodePairs& pairs, Node* parent)
    {
        for (auto& [key, content] : pairs) {
            key = process(key);
            content = process(content);
            if (parent != nullptr) {
                passOn(parent, key);
                passOn(parent, content);
            }
        }
    }

    Node* processStep(Node* node)
    {
        Node* left = process(node->lhs);
        Node* path = left->type == NodeType::Path ? left : makePath(left);
        if (left->type == NodeType::Parent)
            path->seekingParent = {left->slot};
        Node* rest = process(node->rhs);
        if (rest->type == NodeType::Path) {
            path->children.insert(path->children.end(), rest->children.begin(),
                                  rest->children.end());
        } else {
            if (!rest->predicates.empty())
                rest->stages = std::move(rest->predicates);
            rest->predicates.clear();
            path->children.push_back(rest);
        }
        for (Node* step : path->children) {
            if (step->type == NodeType::Number || step->type == NodeType::Word) {
                Fault fault{"S0213"};
                fault.position = step->position;
                fault.value = step->value;
                raise(std::move(fault));
            }
            if (step->type == NodeType::Text) {
                step->type = NodeType::Name;
                step->key = value::Key(step->value.asString());
            }
            if (step->keepArray)
                path->keepSingletonArray = true;
        }
        const auto markArray = [](Node& step) {
            if (step.type == NodeType::Unary && step.symbol == Symbol::OpenBracket)
                step.constructsArray = true;
        };
        markArray(*path->children.front());
        markArray(*path->children.back());
        resolveAncestry(path);
        return path;
    }

    Node* processPredicate(Node* node)
    {
        Node* result = process(node->lhs);
        Node* step = result->type == NodeType::Path ? result->children.back() : result;
        std::vector<Stage>& stages =
            result->type == NodeType::Path ? step->stages : step->predicates;
        if (step->group != nullptr)
            refuse("S0209", *node);
        Node* predicate = process(node->rhs);
        if (!predicate->seekingParent.empty()) {
            for (AncestorSlot* slot : predicate->seekingParent) {
                if (slot->level == 1)
                    seekParent(step, slot);
                else
                    --slot->level;
            }
            passOn(step, predicate);
        }
        stages.push_back({Stage::Type::Filter, predicate, 0, node->position});
        return result;
    }

    Node* processGroup(Node* node)
    {
        Node* result = process(node->lhs);
        if (result->group != nullptr)
            refuse("S0210", *node);
        auto group = std::make_unique<Group>();
        group->position = node->position;
        group->pairs = std::move(node->pairs);
        processPairs(group->pairs, nullptr);
        result->group = std::move(group);
        return result;
    }

    Node* processOrderBy(Node* node)
    {
        Node* left = process(node->lhs);
        Node* path = left->type == NodeType::Path ? left : makePath(left);
        Node& sort = m_tree.nodes.emplace_back();
        sort.type = NodeType::Sort;
        sort.position = node->position;
        sort.terms = std::move(node->terms);
        for (SortTerm& term : sort.terms) {
            term.expression = process(term.expression);
            passOn(&sort, term.expression);
        }
        path->children.push_back(&sort);
        resolveAncestry(path);
        return path;
    }

    Node* processFocus(Node* node)
    {
        Node* result = process(node->lhs);
        Node* step = result->type == NodeType::Path ? result->children.back() : result;
        if (!step->stages.empty() || !step->predicates.empty())
            refuse("S0215", *node);
        if (step->type == NodeType::Sort)
            refuse("S0216", *node);
        if (node->keepArray)
            step->keepArray = true;
        step->focus = node->rhs->name;
        step->isTuple = true;
        return result;
    }

    Node* processIndex(Node* node)
    {
        Node* result = process(node->lhs);
        Node* step = result;
        if (result->type == NodeType::Path) {
            step = result->children.back();
        } else {
            result = makePath(step);
            if (!step->predicates.empty())
                step->stages = std::move(step->predicates);
            step->predicates.clear();
        }
        if (step->stages.empty())
            step->index = node->rhs->name;
        else
            step->stages.push_back({Stage::Type::Index, nullptr, node->rhs->name, node->position});
        step->isTuple = true;
        return result;
    }

    /// A node waits for the parents that its part waits for.
    static void passOn(Node* node, const Node* part)
    {
        std::vector<AncestorSlot*>& slots = node->seekingParent;
        slots.insert(slots.end(), part->seekingParent.begin(), part->seekingParent.end());
        if (part->type == NodeType::Parent)
            slots.push_back(part->slot);
    }

    AncestorSlot* seekParent(Node* node, AncestorSlot* slot)
    {
        switch (node->type) {
        case NodeType::Name:
        case NodeType::Wildcard:
            --slot->level;
            if (slot->level == 0) {
                if (node->ancestor != nullptr)
                    m_tree.slots[slot->index].label = node->ancestor->label;
                node->ancestor = slot;
                node->isTuple = true;
            }
            return slot;
        case NodeType::Parent:
            ++slot->level;
            return slot;
        case NodeType::Block:
            if (!node->children.empty()) {
                node->isTuple = true;
                return seekParent(node->children.back(), slot);
            }
            return slot;
        case NodeType::Path: {
            node->isTuple = true;
            std::size_t index = node->children.size();
            do {
                slot = seekParent(node->children[--index], slot);
            } while (slot->level > 0 && index > 0);
            return slot;
        }
        default:
            refuse("S0217", *node, Value(wordOf(node->type)));
        }
    }

    void resolveAncestry(Node* path)
    {
        const std::vector<Node*>& steps = path->children;
        const Node* last = steps.back();
        std::vector<AncestorSlot*> slots = last->seekingParent;
        if (last->type == NodeType::Parent)
            slots.push_back(last->slot);
        for (AncestorSlot* slot : slots) {
            auto index = static_cast<std::ptrdiff_t>(steps.size()) - 2;
            while (slot->level > 0) {
                if (index < 0) {
                    path->seekingParent.push_back(slot);
                    break;
                }
                Node* step = steps[static_cast<std::size_t>(index--)];
                // Steps that bind their context share one parent.
                while (index >= 0 && step->focus != 0 &&
                       steps[static_cast<std::size_t>(index)]->focus != 0)
                    step = steps[static_cast<std::size_t>(index--)];
                slot = seekParent(step, slot);
            }
        }
    }

    /// Wraps calls in tail position, which then return to their caller's loop before they run.
    Node* toTailCall(Node* node)
    {
        if (node->type == NodeType::Function && node->predicates.empty()) {
            Node& thunk = m_tree.nodes.emplace_back();
            thunk.type = NodeType::Lambda;
            thunk.isThunk = true;
            thunk.position = node->position;
            thunk.rhs = node;
            return &thunk;
        }
        if (node->type == NodeType::Condition) {
            node->rhs = toTailCall(node->rhs);
            if (node->third != nullptr)
                node->third = toTailCall(node->third);
        } else if (node->type == NodeType::Block && !node->children.empty()) {
            node->children.back() = toTailCall(node->children.back());
        }
        return node;
    }

    Tree& m_tree;
};

} // namespace

Node* resolve(Tree& tree, Node* root)
{
    return Resolver(tree).resolveAll(root);
}

} // namespace stepglass::jsonata
