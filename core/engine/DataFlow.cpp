// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Simulation.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

/// All variables of an execution together.
constexpr std::size_t mostVariableBytes = 10 * 1024 * 1024;

Failure tooLargeVariables(const std::string& what)
{
    return {{"States.DataLimitExceeded",
             fmt::format("The {} has a size exceeding the maximum number of bytes service limit.",
                         what)},
            false,
            false};
}

} // namespace

Outcome<Value> DataPath::apply(const Value& whole, const Scope& scope) const
{
    if (isNull)
        return Value::object({});
    return path ? evaluatePath(*path, scope.withInput(whole)) : Outcome<Value>(whole);
}

Outcome<Value> applyInputPath(Simulation& simulation, Strand& strand)
{
    const StateProgram& state = simulation.stateOf(strand);
    const StrandContext context(simulation, strand);
    Outcome<Value> input = state.data.input.apply(
        strand.input, {strand.input, context, strand.variables, simulation.random()});
    if (input && state.data.isJsonata)
        // No stage of JSONata, yet what the state works with.
        strand.stages.values[static_cast<std::size_t>(Stage::AfterInputPath)] = *input;
    else if (input)
        strand.stages.set(Stage::AfterInputPath, *input);
    return input;
}

Outcome<Value> effectiveInput(Simulation& simulation, Strand& strand)
{
    const StateProgram& state = simulation.stateOf(strand);
    Outcome<Value> input = applyInputPath(simulation, strand);
    if (!input || !state.data.parameters)
        return input;
    const StrandContext context(simulation, strand);
    Outcome<Value> shaped =
        state.data.parameters->evaluate({*input, context, strand.variables, simulation.random()});
    if (shaped)
        strand.stages.set(Stage::AfterParameters, *shaped);
    return shaped;
}

std::optional<Failure> Simulation::assign(Strand& strand, const std::optional<Template>& variables,
                                          const Scope& scope)
{
    if (!variables)
        return std::nullopt;
    Outcome<Value> assigned = variables->evaluate(scope);
    if (!assigned)
        return std::move(assigned.error());
    strand.stages.set(Stage::Assigned, *assigned);
    if (!m_settings.hasLimits) {
        for (const value::Member& variable : assigned->members())
            strand.variables = strand.variables.with(variable.name, variable.value);
        return std::nullopt;
    }
    for (const value::Member& variable : assigned->members()) {
        if (exceedsLimit(variable.value))
            return tooLargeVariables(fmt::format("variable '{}'", variable.name.text()));
        strand.variables = strand.variables.with(variable.name, variable.value);
    }
    if (exceedsLimit(*assigned))
        return tooLargeVariables(fmt::format("Assign of the state '{}'", stateOf(strand).name));
    if (strand.variables.textSize() > mostVariableBytes)
        return tooLargeVariables("set of all variables");
    return std::nullopt;
}

Outcome<Value> Simulation::flowOut(Strand& strand, Value& result)
{
    const DataFields& data = stateOf(strand).data;
    const StrandContext context(*this, strand);
    if (data.resultSelector) {
        Outcome<Value> selected =
            data.resultSelector->evaluate({result, context, strand.variables, m_random});
        if (!selected)
            return selected;
        result = std::move(*selected);
        strand.stages.set(Stage::AfterResultSelector, result);
    }
    Outcome<Value> combined = data.resultPlace.combine(strand.input, result);
    if (!combined)
        return combined;
    strand.stages.set(Stage::AfterResultPath, *combined);
    return data.output.apply(*combined, {*combined, context, strand.variables, m_random});
}

Outcome<Value> Simulation::outputOf(const Strand& strand, const std::optional<Template>& output,
                                    const Scope& scope) const
{
    if (output)
        return output->evaluate(scope);
    return stateOf(strand).data.output.apply(scope.input, scope);
}

void Simulation::succeed(Strand& strand, Value result)
{
    const StateProgram& state = stateOf(strand);
    const DataFields& data = state.data;
    const StrandContext context(*this, strand);
    strand.stages.set(Stage::Result, result);
    // JSONata's fields see the state's input, and a result where the state has called somebody.
    const Scope jsonata{strand.input, context, strand.variables, m_random,
                        state.retries() ? &result : nullptr};
    Outcome<Value> output =
        data.isJsonata
            ? (data.jsonataOutput ? data.jsonataOutput->evaluate(jsonata) : Outcome<Value>(result))
            : flowOut(strand, result);
    if (!output)
        return fail(strand, std::move(output.error()));
    if (exceedsLimit(*output))
        return fail(strand,
                    {{"States.DataLimitExceeded",
                      fmt::format("The state/task '{}' returned a result with a size exceeding the "
                                  "maximum number of bytes service limit.",
                                  state.name)},
                     false,
                     false});
    const Scope scope = data.isJsonata ? jsonata : jsonata.withInput(result);
    if (auto failure = assign(strand, data.assign, scope))
        return fail(strand, std::move(*failure));
    TraceStore::Exit exit;
    exit.next = state.next;
    leave(strand, std::move(*output), std::move(exit));
}

} // namespace stepglass::engine
