// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/SyntaxTree.h"

#include <string>
#include <utility>
#include <vector>

namespace stepglass::syntax {

/// Grows the flat vector of nodes; both parsers link children through it.
class TreeBuilder {
public:
    /// A child that is not yet linked needs `last`, the parent's last child so far.
    static NodeId append(std::vector<Node>& nodes, const Node& node, NodeId& last)
    {
        const NodeId id(static_cast<std::uint32_t>(nodes.size()));
        nodes.push_back(node);
        if (!node.parent.isValid())
            return id;
        Node& parent = nodes[node.parent.value()];
        nodes[id.value()].indexInParent = parent.childCount++;
        if (last.isValid())
            nodes[last.value()].nextSibling = id;
        else
            parent.firstChild = id;
        last = id;
        return id;
    }
};

/// Faults found while the tree is not complete: their pointers are made at the end.
struct PendingDiagnostic {
    NodeId node;
    Diagnostic diagnostic;
};

} // namespace stepglass::syntax
