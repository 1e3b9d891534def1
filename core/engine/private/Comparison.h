// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Timestamp.h"
#include "core/value/Value.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepglass::engine {

/// What a Choice operator looks at.
enum class ComparisonFamily {
    String,
    Numeric,
    Boolean,
    Timestamp,
    Matches,
    IsNull,
    IsPresent,
    IsNumeric,
    IsString,
    IsBoolean,
    IsTimestamp
};
enum class Relation { Equals, LessThan, GreaterThan, LessThanEquals, GreaterThanEquals };

/// One of the 39 comparison operators of Choice rules.
struct ComparisonOperator {
    ComparisonFamily family{};
    Relation relation = Relation::Equals;
    bool hasPath = false; ///< compares with what a path finds: "...Path"

    [[nodiscard]] bool isTypeTest() const { return family >= ComparisonFamily::IsNull; }
};

/// The operator of a field's name, or nothing for any other field.
[[nodiscard]] std::optional<ComparisonOperator> comparisonOperatorOf(std::string_view name);

/// Whether `actual` stands in the relation to `expected`. A value of the wrong type is never equal,
/// less or greater. `expected` of a type test is the boolean beside the operator.
[[nodiscard]] bool compare(const ComparisonOperator& op, const Value& actual,
                           const Value& expected);

/// StringMatches: `*` stands for any characters, `\*` for a star and `\\` for a backslash.
[[nodiscard]] bool matchesPattern(std::string_view text, std::string_view pattern);

/// Why a comparison is false that may look true to a person: "\"12\" is a string, not a number".
/// Empty where the values simply differ.
[[nodiscard]] std::string remarkOn(const ComparisonOperator& op, const Value& actual,
                                   const Value& expected);

} // namespace stepglass::engine
