// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace stepglass::jsonata {

class Expression;
struct FunctionInfo;

/// A part of an expression's text that means something by itself.
struct SyntaxNode {
    enum class Kind {
        Name,        ///< a step, also in quotes
        Variable,    ///< with its `$`; `$` and `$$` too
        Text,        ///< a literal
        Number,      ///< a literal
        Constant,    ///< true, false, null
        Regex,       ///< a literal
        Wildcard,    ///< *
        Descendants, ///< **
        Parent,      ///< %
        Placeholder, ///< ? among arguments
        Operation,   ///< arithmetic, comparison, and, or, in, &, unary -
        Range,       ///< ..
        Step,        ///< a.b
        Predicate,   ///< a[b]
        Group,       ///< a{b: c}
        Order,       ///< a^(b)
        Focus,       ///< a@$b
        Index,       ///< a#$b
        Binding,     ///< $a := b
        Application, ///< a ~> b
        Array,       ///< [a, b]
        Object,      ///< {a: b}
        Call,        ///< a(b), with placeholders too
        Lambda,      ///< function($a) { b }
        Block,       ///< (a; b)
        Condition,   ///< a ? b : c
        Transform,   ///< |a|b, c|
    };

    Kind kind;
    TextRange range; ///< all of it, in bytes of the expression's text
    /// What makes it what it is: its operator, its opening bracket, or the whole of a leaf.
    TextRange token;
    std::size_t depth = 0; ///< 0 for the whole expression

    friend bool operator==(const SyntaxNode&, const SyntaxNode&) = default;
};

/// All parts of an expression: what surrounds others comes first, siblings stand in the order of
/// the text. Every part after another one and deeper than it, until the depth falls back, is inside
/// of it. Reads the text once more: meant for an editor, not for a loop.
[[nodiscard]] std::vector<SyntaxNode> syntaxOf(const Expression& expression);

/// How many arguments a call may give.
struct Arity {
    std::size_t least = 0;
    std::optional<std::size_t> most = std::nullopt; ///< nothing where there is no end

    [[nodiscard]] bool accepts(std::size_t count) const
    {
        return count >= least && (!most || count <= *most);
    }
    friend bool operator==(const Arity&, const Arity&) = default;
};

/// What the signature asks for. An argument that may be taken from the context counts as one that
/// may be left out. What `~>` puts in front counts as an argument.
[[nodiscard]] Arity arityOf(const FunctionInfo& function);

} // namespace stepglass::jsonata
