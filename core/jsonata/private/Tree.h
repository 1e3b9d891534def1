// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/Expression.h"
#include "core/jsonata/private/Node.h"

#include <deque>
#include <string>

namespace stepglass::jsonata {

/// A compiled expression with all that its nodes refer to. Not changed once it is made.
class Tree {
public:
    std::string text;
    ParseOptions options;
    Names names;
    NameId documentName = 0; ///< of `$$`; 0 where it is not named
    bool usesEval = false;   ///< then names matter that the expression itself does not know
    std::deque<Node> nodes;
    std::deque<AncestorSlot> slots;
    Node* root = nullptr;
    References references;
};

/// Reads and resolves an expression. Raises S-codes.
void compile(Tree& tree);
/// The first half of `compile`: nodes as the text reads.
[[nodiscard]] Node* parseText(Tree& tree);
/// The second half: paths, stages, parents, tail calls.
[[nodiscard]] Node* resolve(Tree& tree, Node* root);
/// What a resolved tree refers to.
[[nodiscard]] References collectReferences(const Tree& tree);

} // namespace stepglass::jsonata
