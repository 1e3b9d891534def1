// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Parallel.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Simulation.h"

namespace stepglass::engine {

ParallelProgram compileParallel(FieldReader& fields)
{
    if (!fields.has("Branches"))
        fields.reportMissing("Branches");
    return {fields.scopes()};
}

void start(Simulation& simulation, Strand& strand, const ParallelProgram& parallel)
{
    Outcome<Value> input = effectiveInput(simulation, strand);
    if (!input)
        return simulation.fail(strand, std::move(input.error()));
    if (simulation.probe() != nullptr)
        return simulation.endProbedContainer(strand);
    const EventId started = simulation.record(strand, EventType::ParallelStateStarted);
    simulation.startAttempt(strand, started);
    simulation.saveStages(strand);
    strand.container = std::make_unique<Container>();
    strand.container->results.resize(parallel.branches.size());
    strand.container->lastEvent = started;
    if (parallel.branches.empty())
        return simulation.goOn(strand, Phase::Resume);
    simulation.block(strand);
    std::uint32_t index = 0;
    for (const ScopeIndex branch : parallel.branches)
        simulation.startChild(strand, branch, index++, *input, started);
}

void resume(Simulation& simulation, Strand& strand, const ParallelProgram&)
{
    if (strand.container->failure)
        return simulation.fail(strand, *strand.container->failure);
    strand.lastEvent = strand.container->lastEvent;
    strand.exitPrevious = strand.lastEvent;
    simulation.record(strand, EventType::ParallelStateSucceeded);
    Value result = Value::takeArray(strand.container->results);
    strand.container.reset();
    simulation.succeed(strand, std::move(result));
}

} // namespace stepglass::engine
