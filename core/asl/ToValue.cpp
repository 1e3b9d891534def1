// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"

#include "core/value/Json.h"

namespace stepglass::asl {

namespace {

using syntax::NodeId;
using syntax::NodeKind;
using syntax::SyntaxTree;

/// A container whose children are being converted.
struct Level {
    NodeId node;
    NodeId nextChild;
    std::vector<Value> elements;
    std::vector<value::Member> members;
};

bool isContainer(const SyntaxTree& tree, NodeId node)
{
    const NodeKind kind = tree.node(node).kind;
    return kind == NodeKind::Object || kind == NodeKind::Array;
}

Value scalar(const SyntaxTree& tree, NodeId node)
{
    switch (tree.node(node).kind) {
    case NodeKind::String:
    case NodeKind::Placeholder:
        return tree.string(node);
    case NodeKind::Boolean: {
        const std::string text = tree.string(node);
        return text.front() == 't' || text.front() == 'T';
    }
    case NodeKind::Number:
        return value::parseJson(tree.string(node)).value_or(Value());
    case NodeKind::Null:
    case NodeKind::Missing:
    case NodeKind::Object:
    case NodeKind::Array:
        return {};
    }
    return {};
}

} // namespace

Value toValue(const SyntaxTree& tree, NodeId node)
{
    if (!node.isValid())
        return {};
    if (!isContainer(tree, node))
        return scalar(tree, node);
    std::vector<Level> levels;
    levels.push_back({node, tree.node(node).firstChild, {}, {}});
    while (true) {
        Level& level = levels.back();
        Value finished;
        NodeId finishedNode;
        if (level.nextChild.isValid()) {
            finishedNode = level.nextChild;
            level.nextChild = tree.node(finishedNode).nextSibling;
            if (isContainer(tree, finishedNode)) {
                levels.push_back({finishedNode, tree.node(finishedNode).firstChild, {}, {}});
                continue;
            }
            finished = scalar(tree, finishedNode);
        } else {
            finishedNode = level.node;
            finished = tree.node(finishedNode).kind == NodeKind::Array
                           ? Value::array(std::move(level.elements))
                           : Value::object(std::move(level.members));
            levels.pop_back();
            if (levels.empty())
                return finished;
        }
        Level& parent = levels.back();
        if (tree.node(parent.node).kind == NodeKind::Array)
            parent.elements.push_back(std::move(finished));
        else if (!tree.node(finishedNode).keyRange.isEmpty())
            parent.members.push_back({tree.key(finishedNode), std::move(finished)});
    }
}

} // namespace stepglass::asl
