// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Succeed.h"

#include "core/engine/private/Simulation.h"

namespace stepglass::engine {

void start(Simulation& simulation, Strand& strand, const SucceedProgram&)
{
    Outcome<Value> input = applyInputPath(simulation, strand);
    if (!input)
        return simulation.fail(strand, std::move(input.error()));
    const StrandContext context(simulation, strand);
    const Scope scope{*input, context, strand.variables, simulation.random()};
    Outcome<Value> output =
        simulation.outputOf(strand, simulation.stateOf(strand).data.jsonataOutput, scope);
    if (!output)
        return simulation.fail(strand, std::move(output.error()));
    simulation.leave(strand, std::move(*output), {});
}

} // namespace stepglass::engine
