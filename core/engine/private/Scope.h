// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"
#include "core/engine/private/Failure.h"
#include "core/intrinsics/Expression.h"
#include "core/jsonpath/Path.h"

#include <variant>

namespace stepglass::engine {

/// Makes the Context Object when somebody asks: most expressions never do.
class ContextSource {
public:
    virtual ~ContextSource() = default;
    [[nodiscard]] virtual const Value& context() const = 0;
    /// Virtual time, for expressions that ask for it.
    [[nodiscard]] virtual TimePoint now() const = 0;
    /// What stops an expression at work; null where nobody can.
    [[nodiscard]] virtual const CancelToken* cancel() const { return nullptr; }
};

/// Raised where an expression was stopped at its work. It leaves the step that it belongs to;
/// Execution catches it.
struct Interrupted {};

/// What a path or template of a state sees. All references must outlive it.
struct Scope {
    const Value& input;           ///< `$`
    const ContextSource& context; ///< `$$`
    const Value& variables;       ///< `$name`: an object
    intrinsics::RandomSource& random;
    /// JSONata's `$states.result` and `$states.errorOutput`; null where a field has none.
    const Value* result = nullptr;
    const Value* errorOutput = nullptr;

    [[nodiscard]] Scope withInput(const Value& other) const
    {
        return {other, context, variables, random, result, errorOutput};
    }
};

/// The value that a path starts from; nothing for a variable that was never set.
[[nodiscard]] const Value* rootOf(const jsonpath::Path& path, const Scope& scope);

/// The value of a path in InputPath, OutputPath and other fields that hold one path. Fails with
/// AWS's "Invalid path ..." words.
[[nodiscard]] Outcome<Value> evaluatePath(const jsonpath::Path& path, const Scope& scope);
/// The value of a path that `field` asks for, as in payload templates. An index past an array's end
/// gives null; anything else that is missing fails with "The JSONPath ... could not be found in the
/// input".
[[nodiscard]] Outcome<Value> evaluateFieldPath(const jsonpath::Path& path, std::string_view field,
                                               const Scope& scope);

/// A call of an intrinsic function, which asks for the Context Object only where it uses it.
class IntrinsicCall {
public:
    explicit IntrinsicCall(intrinsics::Expression expression);
    [[nodiscard]] Outcome<Value> evaluate(const Scope& scope) const;

private:
    intrinsics::Expression m_expression;
    bool m_usesContext = false;
};

/// A path or an intrinsic call: what a `.$` field and ErrorPath may hold.
class DynamicValue {
public:
    DynamicValue(jsonpath::Path path)
        : m_source(std::move(path))
    {
    } // NOLINT: it is one
    DynamicValue(IntrinsicCall call)
        : m_source(std::move(call))
    {
    } // NOLINT: it is one
    [[nodiscard]] Outcome<Value> evaluate(std::string_view field, const Scope& scope) const;

private:
    std::variant<jsonpath::Path, IntrinsicCall> m_source;
};

} // namespace stepglass::engine
