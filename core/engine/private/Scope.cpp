// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Scope.h"

#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

using jsonpath::EvaluationError;
using jsonpath::RootKind;

/// Variables as the intrinsics look for them.
class ScopeVariables final : public intrinsics::Variables {
public:
    explicit ScopeVariables(const Value& variables)
        : m_variables(variables)
    {
    }
    const Value* find(std::string_view name) const override { return m_variables.find(name); }

private:
    const Value& m_variables;
};

/// What AWS's texts show as "the input" of a path.
const Value& shownInput(const jsonpath::Path& path, const Scope& scope)
{
    return path.root() == RootKind::Context ? scope.context.context() : scope.input;
}

std::string notFound(const jsonpath::Path& path, std::string_view field, const Scope& scope)
{
    return fmt::format(
        "The JSONPath '{}' specified for the field '{}' could not be found in the input '{}'",
        path.text(), field, value::toJson(shownInput(path, scope)));
}

/// Whether a path that may find many places finds none because data is missing on the way: AWS
/// gives an empty array then, where Jayway alone would fail.
bool findsNothing(const jsonpath::Path& path, const EvaluationError& error)
{
    return !path.isDefinite() && error.kind == EvaluationError::Kind::NoResult;
}

} // namespace

const Value* rootOf(const jsonpath::Path& path, const Scope& scope)
{
    switch (path.root()) {
    case RootKind::Input:
        return &scope.input;
    case RootKind::Context:
        return &scope.context.context();
    case RootKind::Variable:
        return scope.variables.find(std::string_view(path.variable()));
    }
    return nullptr;
}

Outcome<Value> evaluatePath(const jsonpath::Path& path, const Scope& scope)
{
    const Value* root = rootOf(path, scope);
    if (root == nullptr)
        return runtimeFailure(fmt::format("Invalid path '{}' : No results for path: $['{}']",
                                          path.text(), path.variable()));
    if (path.isRootOnly())
        return *root;
    auto found = path.evaluate(*root);
    if (!found && findsNothing(path, found.error()))
        return Value::array();
    if (!found)
        return runtimeFailure(
            fmt::format("Invalid path '{}' : {}", path.text(), found.error().message));
    return std::move(*found);
}

Outcome<Value> evaluateFieldPath(const jsonpath::Path& path, std::string_view field,
                                 const Scope& scope)
{
    const Value* root = rootOf(path, scope);
    if (root == nullptr)
        return runtimeFailure(notFound(path, field, scope));
    if (path.isRootOnly())
        return *root;
    if (const Value* place = path.locate(*root))
        return *place;
    auto found = path.evaluate(*root);
    if (found)
        return std::move(*found);
    if (findsNothing(path, found.error()))
        return Value::array();
    switch (found.error().kind) {
    case EvaluationError::Kind::IndexPastEnd:
        return Value();
    case EvaluationError::Kind::NoResult:
        return runtimeFailure(notFound(path, field, scope));
    case EvaluationError::Kind::WrongType:
        // An index on something else has words of its own; a name in something else is just
        // missing.
        if (!found.error().message.starts_with("Filter:"))
            return runtimeFailure(notFound(path, field, scope));
        break;
    case EvaluationError::Kind::Invalid:
    case EvaluationError::Kind::LimitExceeded:
    case EvaluationError::Kind::Cancelled:
        break;
    }
    return runtimeFailure(found.error().message);
}

IntrinsicCall::IntrinsicCall(intrinsics::Expression expression)
    : m_expression(std::move(expression))
{
    for (const intrinsics::PathUse& use : m_expression.paths())
        m_usesContext = m_usesContext || use.path.root() == RootKind::Context;
}

Outcome<Value> IntrinsicCall::evaluate(const Scope& scope) const
{
    static const Value noContext;
    const ScopeVariables variables(scope.variables);
    auto result =
        m_expression.evaluate({scope.input, m_usesContext ? scope.context.context() : noContext,
                               variables, scope.random});
    if (!result)
        return stateFailure(result.error().error, std::move(result.error().cause));
    return std::move(*result);
}

Outcome<Value> DynamicValue::evaluate(std::string_view field, const Scope& scope) const
{
    if (const auto* path = std::get_if<jsonpath::Path>(&m_source))
        return evaluateFieldPath(*path, field, scope);
    return std::get<IntrinsicCall>(m_source).evaluate(scope);
}

} // namespace stepglass::engine
