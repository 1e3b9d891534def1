// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/Regex.h"
#include "core/jsonata/private/Lexer.h"
#include "core/jsonata/private/Names.h"
#include "core/jsonata/private/Signature.h"
#include "core/value/Value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepglass::jsonata {

struct Builtin;
struct Node;

enum class NodeType : std::uint8_t {
    End,
    Name,
    Variable,
    Text,
    Number,
    Word,
    Regex,
    Wildcard,
    Descendant,
    Parent,
    Operator, ///< `and`, `or`, `in` where a name is meant; `?` as an argument; a stray symbol
    Binary,
    Unary, ///< -, [ and {
    Function,
    Partial,
    Lambda,
    Block,
    Condition,
    Transform,
    Path,
    Bind,
    Apply,
    Sort,
};

/// A place that a `%` asks for: the ancestor `level` steps up. Filled in while the path is
/// resolved.
struct AncestorSlot {
    NameId label = 0;
    int level = 1;
    std::size_t index = 0;
};

/// What follows a step: a predicate, or `#$i` after one.
struct Stage {
    enum class Type : std::uint8_t { Filter, Index };
    Type type = Type::Filter;
    Node* expression = nullptr;
    NameId name = 0;
    std::uint32_t position = 0;
};

struct SortTerm {
    Node* expression = nullptr;
    bool isDescending = false;
};

using NodePairs = std::vector<std::pair<Node*, Node*>>;

struct Group {
    NodePairs pairs;
    std::uint32_t position = 0;
};

/// A part of an expression. The parser builds nodes as the text reads; Resolver turns them into
/// paths with steps and stages. Trees own their nodes; pointers between nodes do not.
struct Node {
    NodeType type = NodeType::End;
    Symbol symbol = Symbol::End; ///< of operators
    std::uint32_t position = 0;
    std::uint32_t end = 0; ///< of the token, or of the bracket that closes what it opens
    std::uint32_t height = 1;
    std::uint32_t emptyBracketsEnd = 0; ///< of `[]` behind it; 0 where there are none

    Value value;                      ///< of names and literals
    value::Key key;                   ///< of names
    NameId name = 0;                  ///< of variables
    const Builtin* builtin = nullptr; ///< what a variable stands for where nothing is bound

    Node* lhs = nullptr;   ///< left side; condition; pattern of a transform; operand of unary -
    Node* rhs = nullptr;   ///< right side; then; update of a transform; body of a lambda
    Node* third = nullptr; ///< else; delete of a transform
    Node* procedure = nullptr;
    std::vector<Node*> children; ///< elements, arguments, expressions of a block, steps of a path
    NodePairs pairs;
    std::vector<SortTerm> terms;
    std::unique_ptr<Group> group;
    std::vector<Stage> stages;
    std::vector<Stage> predicates;

    bool keepArray = false;
    bool keepSingletonArray = false;
    bool constructsArray = false; ///< an array constructor at a path's begin or end
    bool isTuple = false;
    bool isThunk = false;
    bool isApplied = false; ///< right of ~>
    NameId focus = 0;
    NameId index = 0;
    AncestorSlot* ancestor = nullptr;
    AncestorSlot* slot = nullptr;
    std::vector<AncestorSlot*> seekingParent;

    std::vector<NameId> parameters;
    std::unique_ptr<Signature> signature;
    std::optional<Regex> regex;
};

} // namespace stepglass::jsonata
