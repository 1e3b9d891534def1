// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Scope.h"
#include "core/engine/states/Map.h"

namespace stepglass::engine {

/// Runs a Map alone, as TestState does: notes what its fields give, and ends it with its mock.
/// `items` is the data set where there is no ItemReader.
void probeMap(Simulation& simulation, Strand& strand, const MapProgram& map, const Scope& scope,
              const Value& items);

} // namespace stepglass::engine
