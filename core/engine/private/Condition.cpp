// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Condition.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

/// What a rule's path finds: nothing where it finds nothing.
std::optional<Value> find(const jsonpath::Path& path, const Scope& scope)
{
    const Value* root = rootOf(path, scope);
    if (root == nullptr)
        return std::nullopt;
    if (path.isRootOnly())
        return *root;
    if (const Value* place = path.locate(*root))
        return *place;
    if (path.isDefinite())
        return std::nullopt;
    auto found = path.evaluate(*root);
    if (!found)
        return std::nullopt;
    return std::move(*found);
}

tl::unexpected<Failure> invalidReference(const jsonpath::Path& path)
{
    return runtimeFailure(fmt::format(
        "Invalid path '{}': The choice state's condition path references an invalid value.",
        path.text()));
}

Outcome<bool> evaluateComparison(const Condition& condition, const Scope& scope)
{
    const std::optional<Value> actual = find(*condition.variable, scope);
    if (condition.op.family == ComparisonFamily::IsPresent)
        return actual.has_value() ==
               (!condition.expected.isBoolean() || condition.expected.asBoolean());
    if (!actual)
        return invalidReference(*condition.variable);
    if (!condition.expectedPath)
        return compare(condition.op, *actual, condition.expected);
    const std::optional<Value> expected = find(*condition.expectedPath, scope);
    if (!expected)
        return invalidReference(*condition.expectedPath);
    return compare(condition.op, *actual, *expected);
}

std::string_view nameOf(Condition::Kind kind)
{
    switch (kind) {
    case Condition::Kind::Comparison:
        return {};
    case Condition::Kind::And:
        return "And";
    case Condition::Kind::Or:
        return "Or";
    case Condition::Kind::Not:
        return "Not";
    }
    return {};
}

ConditionExplanation explainComparison(const Condition& condition, const Scope& scope)
{
    ConditionExplanation explanation;
    explanation.operatorName = condition.operatorName;
    explanation.variable = condition.variable->text();
    explanation.actual = find(*condition.variable, scope);
    explanation.expected = condition.expectedPath ? find(*condition.expectedPath, scope)
                                                  : std::optional<Value>(condition.expected);
    explanation.isTrue = evaluateComparison(condition, scope).value_or(false);
    if (explanation.isTrue)
        return explanation;
    if (!explanation.actual)
        explanation.remark = fmt::format("{} finds nothing", condition.variable->text());
    else if (!explanation.expected)
        explanation.remark = fmt::format("{} finds nothing", condition.expectedPath->text());
    else
        explanation.remark = remarkOn(condition.op, *explanation.actual, *explanation.expected);
    return explanation;
}

/// A part that was never looked at, since an earlier one had decided.
ConditionExplanation unevaluated(const Condition& condition)
{
    ConditionExplanation explanation;
    explanation.isEvaluated = false;
    explanation.operatorName = condition.kind == Condition::Kind::Comparison
                                   ? condition.operatorName
                                   : nameOf(condition.kind);
    if (condition.variable)
        explanation.variable = condition.variable->text();
    if (condition.kind == Condition::Kind::Comparison && !condition.expectedPath)
        explanation.expected = condition.expected;
    for (const Condition& part : condition.parts)
        explanation.parts.push_back(unevaluated(part));
    return explanation;
}

} // namespace

Outcome<bool> evaluate(const Condition& condition, const Scope& scope)
{
    switch (condition.kind) {
    case Condition::Kind::Comparison:
        return evaluateComparison(condition, scope);
    case Condition::Kind::And:
    case Condition::Kind::Or: {
        const bool decides = condition.kind == Condition::Kind::Or;
        for (const Condition& part : condition.parts) {
            const Outcome<bool> isTrue = evaluate(part, scope);
            if (!isTrue || *isTrue == decides)
                return isTrue;
        }
        return !decides;
    }
    case Condition::Kind::Not: {
        const Outcome<bool> isTrue = evaluate(condition.parts.front(), scope);
        return isTrue ? Outcome<bool>(!*isTrue) : isTrue;
    }
    }
    return false;
}

ConditionExplanation explain(const Condition& condition, const Scope& scope)
{
    if (condition.kind == Condition::Kind::Comparison)
        return explainComparison(condition, scope);
    ConditionExplanation explanation;
    explanation.operatorName = nameOf(condition.kind);
    if (condition.kind == Condition::Kind::Not) {
        explanation.parts.push_back(explain(condition.parts.front(), scope));
        explanation.isTrue = !explanation.parts.front().isTrue;
        return explanation;
    }
    const bool decides = condition.kind == Condition::Kind::Or;
    bool isDecided = false;
    for (const Condition& part : condition.parts) {
        explanation.parts.push_back(isDecided ? unevaluated(part) : explain(part, scope));
        isDecided = isDecided || explanation.parts.back().isTrue == decides;
    }
    explanation.isTrue = isDecided ? decides : !decides;
    return explanation;
}

} // namespace stepglass::engine
