// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/NumberSource.h"
#include "core/engine/private/StatePorts.h"

#include <vector>

namespace stepglass::engine {

struct ParallelProgram {
    std::vector<ScopeIndex> branches;
};

[[nodiscard]] ParallelProgram compileParallel(FieldReader& fields);
void start(Simulation& simulation, Strand& strand, const ParallelProgram& parallel);
void resume(Simulation& simulation, Strand& strand, const ParallelProgram& parallel);

} // namespace stepglass::engine
