// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Simulation.h"
#include "core/engine/states/MapRun.h"

namespace stepglass::engine {

/// Makes a Map Run ready to begin: names it, and reads tolerance, ItemBatcher and ResultWriter.
[[nodiscard]] Outcome<void> prepareRun(Simulation& simulation, const MapProgram& map, MapRun& run,
                                       const Scope& scope);

/// The batches that an ItemBatcher makes.
[[nodiscard]] Outcome<items::Batch>
openBatch(const Simulation& simulation, const ItemBatcherProgram& batcher, const Scope& scope);

/// Opens the data set of a Map Run that begins.
[[nodiscard]] Outcome<void> openDataSet(Simulation& simulation, Strand& strand,
                                        const MapProgram& map, MapRun& run);
/// Opens it again, and goes to the first item that no child execution was started for.
[[nodiscard]] Outcome<void> reopenDataSet(Simulation& simulation, Strand& strand,
                                          const MapProgram& map, MapRun& run);

/// The input of the next child execution, and how many items it holds.
struct NextInput {
    Value input;
    std::uint32_t items = 1;
};
/// Nothing at the end of the data set.
[[nodiscard]] Outcome<std::optional<NextInput>> nextInput(Simulation& simulation, Strand& strand,
                                                          const MapProgram& map, MapRun& run);

[[nodiscard]] items::ChildResult describeChild(const MapRun& run, const ChildExecution& child,
                                               items::ChildStatus status, const StateError& error,
                                               TimePoint end);
/// Counts a result, and puts it where results go.
[[nodiscard]] Outcome<void> keepResult(MapRun& run, const ChildExecution& child,
                                       items::ChildResult result);
/// What the Map gives: all results, or where they were written.
[[nodiscard]] Value resultOf(MapRun& run);

/// Puts child executions of a run that is redriven in line, and opens what is to be read and
/// written again.
[[nodiscard]] Outcome<void> prepareRedrive(Simulation& simulation, Strand& strand,
                                           const MapProgram& map, MapRun& run);
/// The count that a child execution with a status belongs to.
[[nodiscard]] std::uint64_t& countOf(MapRunCounts& counts, items::ChildStatus status);
/// Whether a child execution that did not succeed may be redriven.
[[nodiscard]] bool isRedrivable(const Simulation& simulation, const UnsuccessfulChild& child);

} // namespace stepglass::engine
