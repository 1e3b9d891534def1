// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"
#include "core/engine/private/Comparison.h"
#include "core/engine/private/Scope.h"

#include <optional>
#include <string>
#include <vector>

namespace stepglass::engine {

/// The condition of a Choice rule, read once: a comparison, or And, Or, Not of conditions.
struct Condition {
    enum class Kind { Comparison, And, Or, Not };

    Kind kind = Kind::Comparison;
    std::vector<Condition> parts;
    /// The rest is for comparisons only.
    std::string operatorName;
    ComparisonOperator op;
    std::optional<jsonpath::Path> variable;
    Value expected; ///< the literal, or a type test's boolean
    std::optional<jsonpath::Path> expectedPath;
};

/// Whether the condition holds. And and Or stop at the first part that decides. A path that finds
/// nothing fails the state, but for IsPresent.
[[nodiscard]] Outcome<bool> evaluate(const Condition& condition, const Scope& scope);

/// The same with everything that a person needs to see why. Never fails: what is missing is a
/// remark.
[[nodiscard]] ConditionExplanation explain(const Condition& condition, const Scope& scope);

} // namespace stepglass::engine
