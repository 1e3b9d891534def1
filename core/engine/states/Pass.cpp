// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Pass.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Simulation.h"

namespace stepglass::engine {

PassProgram compilePass(FieldReader& fields)
{
    return {fields.value("Result")};
}

void start(Simulation& simulation, Strand& strand, const PassProgram& pass)
{
    Outcome<Value> input = effectiveInput(simulation, strand);
    if (!input)
        return simulation.fail(strand, std::move(input.error()));
    simulation.succeed(strand, pass.result ? *pass.result : std::move(*input));
}

} // namespace stepglass::engine
