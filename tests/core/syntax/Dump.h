// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/SyntaxTree.h"

#include <string>

namespace stepglass::syntax {

/// The tree on one line: {key:value,...}, [..], 'text', numbers and words bare, ? for Missing, $
/// before a placeholder, ! after what is broken.
inline std::string dump(const SyntaxTree& tree, NodeId id)
{
    const Node& node = tree.node(id);
    std::string out;
    switch (node.kind) {
    case NodeKind::Object:
    case NodeKind::Array: {
        const bool isObject = node.kind == NodeKind::Object;
        out.push_back(isObject ? '{' : '[');
        for (const NodeId child : tree.children(id)) {
            if (out.size() > 1)
                out += ',';
            if (isObject)
                out.append(tree.key(child)).append(":");
            out.append(dump(tree, child));
        }
        out.push_back(isObject ? '}' : ']');
        break;
    }
    case NodeKind::String:
        out.append("'").append(tree.string(id)).append("'");
        break;
    case NodeKind::Missing:
        return std::string("?");
    case NodeKind::Placeholder:
        out.append("$").append(tree.string(id));
        break;
    case NodeKind::Number:
    case NodeKind::Boolean:
    case NodeKind::Null:
        out = tree.string(id);
        break;
    }
    if (node.isBroken)
        out.push_back('!');
    return out;
}

inline std::string dump(const SyntaxTree& tree)
{
    return dump(tree, tree.root());
}

} // namespace stepglass::syntax
