// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/SyntaxTree.h"

#include <cstdint>
#include <vector>

namespace stepglass::syntax {

/// What the trees of two revisions of a text have in common, where the texts differ in one stretch,
/// as they do after a keystroke: what stands before it, and what stands behind it. Making one costs
/// time in proportion to the text, a question next to none. Both trees must outlive it.
class Comparison {
public:
    Comparison(const SyntaxTree& before, const SyntaxTree& after);

    /// The value of the tree before that `after` still is, byte by byte and node by node, with its
    /// key and all that is inside; invalid where anything of it differs, or may. Nodes inside have
    /// the same distance from it in both trees.
    [[nodiscard]] NodeId before(NodeId after) const;

private:
    void compareText();
    void compareBeginning();
    void compareEnd();
    [[nodiscard]] bool isAlike(NodeId before, NodeId after, std::int64_t shift) const;
    [[nodiscard]] std::uint32_t endOf(NodeId after) const;

    const SyntaxTree& m_before;
    const SyntaxTree& m_after;
    std::uint32_t m_textBegin = 0; ///< bytes at the beginning that are the same
    std::uint32_t m_textEnd = 0;   ///< place in `after` from which on they are the same
    std::uint32_t m_begin = 0;     ///< nodes at the beginning that are alike, but for m_around
    std::uint32_t m_end = 0;       ///< node of `after` from which on they are alike
    /// Of the nodes at the beginning those that reach into what differs, in their order.
    std::vector<std::uint32_t> m_around;
};

} // namespace stepglass::syntax
