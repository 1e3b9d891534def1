// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Fail.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Simulation.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

/// The text of a literal or of what its path finds.
Outcome<std::optional<std::string>> textOf(const std::optional<std::string>& literal,
                                           const std::optional<DynamicValue>& path,
                                           std::string_view field, const Scope& scope)
{
    if (!path)
        return literal;
    const Outcome<Value> value = path->evaluate(field, scope);
    if (!value)
        return tl::unexpected<Failure>(value.error());
    if (value->isString())
        return std::string(value->asString());
    return runtimeFailure(fmt::format("The {} parameter does not reference a string value: {}",
                                      field, value::toJson(*value)));
}

void failByExpressions(Simulation& simulation, Strand& strand, const FailProgram& fail,
                       const Scope& scope)
{
    StateError error;
    if (fail.errorExpression) {
        const Outcome<Value> name = fail.errorExpression->evaluateAs("string", scope);
        if (!name)
            return simulation.fail(strand, name.error());
        error.name = name->asString();
    }
    if (fail.causeExpression) {
        const Outcome<Value> cause = fail.causeExpression->evaluateAs("string", scope);
        if (!cause)
            return simulation.fail(strand, cause.error());
        error.cause = std::string(cause->asString());
    }
    simulation.fail(strand, {std::move(error), false, false});
}

} // namespace

FailProgram compileFail(FieldReader& fields)
{
    FailProgram program;
    if (fields.isJsonata()) {
        program.errorExpression = fields.tmpl("Error");
        program.causeExpression = fields.tmpl("Cause");
        return program;
    }
    program.error = fields.text("Error");
    program.cause = fields.text("Cause");
    program.errorPath = fields.dynamic("ErrorPath");
    program.causePath = fields.dynamic("CausePath");
    return program;
}

void start(Simulation& simulation, Strand& strand, const FailProgram& fail)
{
    const StrandContext context(simulation, strand);
    const Scope scope{strand.input, context, strand.variables, simulation.random()};
    if (fail.errorExpression || fail.causeExpression)
        return failByExpressions(simulation, strand, fail, scope);
    auto error = textOf(fail.error, fail.errorPath, "ErrorPath", scope);
    if (!error)
        return simulation.fail(strand, std::move(error.error()));
    auto cause = textOf(fail.cause, fail.causePath, "CausePath", scope);
    if (!cause)
        return simulation.fail(strand, std::move(cause.error()));
    simulation.fail(strand, {{error->value_or(""), std::move(*cause)}, false, false});
}

} // namespace stepglass::engine
