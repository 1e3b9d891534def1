// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonpath/private/Pattern.h"
#include "core/jsonpath/private/Step.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace stepglass::jsonpath {

class Budget;

enum class FilterOperator {
    Equal,
    NotEqual,
    SameTypeEqual,
    SameTypeNotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
    In,
    NotIn,
    Contains,
    All,
    Size,
    Empty,
    SubsetOf,
    AnyOf,
    NoneOf,
    Exists
};

/// A literal, or what a path of a filter found.
struct FilterValue {
    /// Nothing where a path found nothing, which equals not even itself.
    std::optional<Value> value;
    /// A number's text, for comparing it with texts.
    std::string numberText;
};

struct FilterPath {
    std::shared_ptr<const CompiledPath> path;
};

using Operand = std::variant<FilterValue, FilterPath, Pattern>;

struct FilterNode {
    enum class Kind { And, Or, Not, Relation };
    Kind kind = Kind::Relation;
    /// Of And, Or and Not.
    std::vector<FilterNode> children;
    /// Of a relation. With Exists, the left side is a path and the right side is not looked at.
    FilterOperator relation = FilterOperator::Exists;
    Operand left;
    Operand right;
    /// Of Exists: `!@.a` asks for the contrary.
    bool shouldExist = true;
};

/// Whether a filter takes `item`; faults inside the filter mean no.
[[nodiscard]] bool accepts(const FilterNode& filter, const Value& item, const Value& root,
                           Budget& budget);

} // namespace stepglass::jsonpath
