// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/Expression.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::jsonata {

/// Why a field's value cannot be a template: the state machine is refused at its creation.
struct TemplateFault {
    enum class Kind {
        Delimiters,    ///< {% without %} or the other way round
        Syntax,        ///< no JSONata: INVALID_JSONATA_EXPRESSION
        BareReference, ///< a name, $ or $$ at the top level: UNSUPPORTED_JSONATA_EXPRESSION
    };
    Kind kind;
    std::string message; ///< AWS's sentence, without a code
    std::string pointer; ///< JSON Pointer below the field, as "/a/0"
    std::string place;   ///< as AWS writes it, as "Output/a[0]"
    /// Bytes into the string's text, {% included, where the fault is known so exactly.
    std::optional<TextRange> range = std::nullopt;
};

/// What a field takes.
enum class ResultType { Any, Array, Boolean, Number, Object, String };

/// The type of a name, as AWS writes it ("array", "boolean", ...); Any for every other word.
[[nodiscard]] ResultType toResultType(std::string_view name);

/// Why a template gave no value while a state ran. The error's name is always
/// States.QueryEvaluationError.
struct QueryFailure {
    std::string cause;    ///< AWS's sentence, without the one about the state
    std::string location; ///< as "Output/a/b[0]"
};

/// Why a value cannot be that of a field: it has not the type that the field takes. Nothing where
/// it has. `expression` is the field's, or empty where the field holds a literal.
[[nodiscard]] std::optional<QueryFailure> findTypeFailure(const Value& value, ResultType type,
                                                          std::string_view expression,
                                                          std::string_view place);

/// A field's value with the places that its parts came from.
struct TracedField {
    Value value;
    value::Provenance provenance;
};

/// The limits of depth and memory that AWS sets to an expression.
[[nodiscard]] EvaluationOptions timelessStepFunctionsOptions();
/// The same with its second of real time, which begins now.
[[nodiscard]] EvaluationOptions stepFunctionsOptions();

/// The value of an ASL field in which strings from {% to %} are JSONata expressions and everything
/// else stands for itself (States language, "JSONata Expressions"; AWS's sentences as it answers
/// them). Read once, evaluated often. Immutable, cheap to copy, safe to use from several threads
/// at once.
class Template {
public:
    /// One expression of the template.
    struct Part {
        Expression expression;
        std::string pointer; ///< below the field, as "/a/0"
        std::string place;   ///< as "Output/a[0]"
        /// Byte offset of the expression in its string, behind {% and blanks.
        std::size_t offset;
    };

    /// `place` is the field's, as AWS writes it: "Output", "Choices[0]/Condition", "Assign". Fails
    /// with all faults, in order.
    [[nodiscard]] static tl::expected<Template, std::vector<TemplateFault>>
    parse(const Value& field, std::string_view place);

    /// The value with every expression's result in its place. Variables come without their $, with
    /// "states" among them. The value must be of `type`, also where it is a literal.
    [[nodiscard]] tl::expected<Value, QueryFailure>
    evaluate(const Bindings& variables, const EvaluationOptions& options = stepFunctionsOptions(),
             ResultType type = ResultType::Any) const;
    /// The same value, and for its parts the places in the variables that they came from, as
    /// `Expression::evaluateWithProvenance` tells them. `limits` are those of each expression.
    [[nodiscard]] tl::expected<TracedField, QueryFailure> evaluateWithProvenance(
        const Bindings& variables, const EvaluationOptions& options = stepFunctionsOptions(),
        ResultType type = ResultType::Any, const value::ProvenanceLimits& limits = {}) const;

    /// In the order in which they are evaluated.
    [[nodiscard]] std::span<const Part> parts() const noexcept;
    /// Whether there is no expression in it.
    [[nodiscard]] bool isLiteral() const noexcept { return parts().empty(); }
    /// Whether the field as a whole is one expression.
    [[nodiscard]] bool isExpression() const noexcept;

private:
    struct Plan;
    [[nodiscard]] std::optional<QueryFailure> typeFailure(const Value& value,
                                                          ResultType type) const;
    std::shared_ptr<const Plan> m_plan;
};

/// Whether a string is an expression: it begins with {% and ends with %}.
[[nodiscard]] bool isExpressionText(std::string_view text);
/// What stands between {% and %}, without blanks at its ends. Needs `isExpressionText`.
[[nodiscard]] std::string_view expressionText(std::string_view text);

} // namespace stepglass::jsonata
