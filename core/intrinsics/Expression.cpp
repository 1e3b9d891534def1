// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/Expression.h"

#include "core/intrinsics/private/Call.h"
#include "core/intrinsics/private/CallProvenance.h"
#include "core/value/Json.h"

namespace stepglass::intrinsics {

namespace {

constexpr const char* runtimeError = "States.Runtime";
constexpr const char* intrinsicFailure = "States.IntrinsicFailure";

using PathErrorKind = jsonpath::EvaluationError::Kind;

class Evaluation {
public:
    /// Limits are for those who want to know where the result came from.
    Evaluation(const std::string& text, const Environment& environment,
               const value::ProvenanceLimits* limits = nullptr)
        : m_text(text)
        , m_environment(environment)
        , m_limits(limits)
    {
    }

    /// Nested calls are at most ten deep, so this may recurse.
    [[nodiscard]] tl::expected<Value, Failure> call(const Call& call,
                                                    value::Provenance* provenance = nullptr)
    {
        std::vector<Evaluated> arguments;
        arguments.reserve(call.arguments.size());
        std::vector<value::Provenance> sources(m_limits != nullptr ? call.arguments.size() : 0);
        for (const Argument& argument : call.arguments) {
            value::Provenance* source = sources.empty() ? nullptr : &sources[arguments.size()];
            if (const auto* literal = std::get_if<Value>(&argument)) {
                arguments.push_back({*literal});
            } else if (const auto* text = std::get_if<TextLiteral>(&argument)) {
                arguments.push_back({text->text, &text->written});
            } else {
                const auto* path = std::get_if<jsonpath::Path>(&argument);
                auto found = path != nullptr
                                 ? this->path(*path, source)
                                 : this->call(*std::get<std::unique_ptr<Call>>(argument), source);
                if (!found)
                    return found;
                arguments.push_back({*std::move(found)});
            }
        }
        Outcome result = callFunction(call.function, arguments, m_environment.random);
        if (!result)
            return fault(intrinsicFailure, result.error());
        if (provenance != nullptr)
            *provenance = provenanceOf(call.function, arguments, sources, *result, *m_limits);
        return *std::move(result);
    }

private:
    [[nodiscard]] tl::unexpected<Failure> fault(const char* error, const std::string& what) const
    {
        return tl::unexpected<Failure>(
            Failure{error, "The function '" + m_text + "' had the following error: " + what});
    }

    [[nodiscard]] const Value* rootOf(const jsonpath::Path& path) const
    {
        switch (path.root()) {
        case jsonpath::RootKind::Input:
            return &m_environment.input;
        case jsonpath::RootKind::Context:
            return &m_environment.context;
        case jsonpath::RootKind::Variable:
            return m_environment.variables.find(path.variable());
        }
        return nullptr;
    }

    [[nodiscard]] tl::expected<Value, jsonpath::EvaluationError>
    find(const jsonpath::Path& path, const Value& root, value::Provenance* source) const
    {
        if (source == nullptr)
            return path.evaluate(root, m_environment.options);
        auto traced = path.evaluateWithProvenance(root, m_environment.options, *m_limits);
        if (!traced)
            return tl::unexpected<jsonpath::EvaluationError>(traced.error());
        *source = std::move(traced->provenance);
        return std::move(traced->value);
    }

    [[nodiscard]] tl::expected<Value, Failure> path(const jsonpath::Path& path,
                                                    value::Provenance* source) const
    {
        const Value* root = rootOf(path);
        if (root == nullptr)
            return fault(runtimeError, "The variable '$" + path.variable() + "' is not defined");
        auto found = find(path, *root, source);
        if (found)
            return *std::move(found);
        const jsonpath::EvaluationError& error = found.error();
        const bool isMissing =
            error.kind == PathErrorKind::NoResult || error.kind == PathErrorKind::IndexPastEnd;
        if (!isMissing)
            return fault(runtimeError, error.message);
        return fault(runtimeError, "The JsonPath argument for the field '" + path.text() +
                                       "' could not be found in the input '" +
                                       value::toJson(*root) + "'");
    }

    const std::string& m_text;
    const Environment& m_environment;
    const value::ProvenanceLimits* m_limits;
};

} // namespace

const std::string& Expression::text() const
{
    return m_compiled->text;
}

const std::vector<Token>& Expression::tokens() const
{
    return m_compiled->tokens;
}

const std::vector<PathUse>& Expression::paths() const
{
    return m_compiled->paths;
}

tl::expected<Value, Failure> Expression::evaluate(const Environment& environment) const
{
    return Evaluation(m_compiled->text, environment).call(m_compiled->call);
}

tl::expected<TracedResult, Failure>
Expression::evaluateWithProvenance(const Environment& environment,
                                   const value::ProvenanceLimits& limits) const
{
    TracedResult traced;
    auto value = Evaluation(m_compiled->text, environment, &limits)
                     .call(m_compiled->call, &traced.provenance);
    if (!value)
        return tl::unexpected<Failure>(value.error());
    traced.value = *std::move(value);
    return traced;
}

} // namespace stepglass::intrinsics
