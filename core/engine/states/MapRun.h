// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/states/Map.h"

namespace stepglass::engine {

/// Begins the Map Run of a distributed Map whose MapStateStarted event is recorded: checks its
/// tolerance, reads its items and starts its first child executions.
void startMapRun(Simulation& simulation, Strand& strand, const MapProgram& map);
/// Gives a child execution its Context Object and its own numbers of events.
void startChildExecution(Simulation& simulation, Strand& child);
/// All child executions have ended, or enough of them failed.
void endMapRun(Simulation& simulation, Strand& strand, const MapProgram& map);

} // namespace stepglass::engine
