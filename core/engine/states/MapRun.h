// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/items/Batches.h"
#include "core/engine/private/Strand.h"
#include "core/engine/states/Map.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stepglass::engine {

/// A Map Run under way: items come from `source` as child executions have room for them.
struct MapRun {
    std::size_t record = 0; ///< its place in the trace
    std::string arn;
    std::string machineArn; ///< of the child executions, with the label
    std::string executionPrefix;
    Value machine; ///< the children's Context Object shows it
    bool isExpress = false;

    std::unique_ptr<items::ItemSource> source; ///< null once all items are read
    std::optional<items::Batch> batch;
    std::optional<Value> readAhead; ///< an item that the batch before had no room for
    std::uint32_t nextItem = 0;
    std::uint32_t nextChild = 0;

    MapRunCounts itemCounts;
    MapRunCounts executionCounts;
    std::optional<double> toleratedCount;
    std::optional<double> toleratedPercentage;

    items::Transformation transformation = items::Transformation::Compact;
    /// What each child execution gave, by its index, where the results go to the state's output.
    std::vector<Value> results;
    std::unique_ptr<items::ResultFiles> files; ///< where they go to files
    items::Place place;                        ///< of the files' manifest
};

/// Begins the Map Run of a distributed Map whose MapStateStarted event is recorded: checks its
/// tolerance, opens its data set (`dataSet` where there is no ItemReader), and starts its first
/// child executions.
void startMapRun(Simulation& simulation, Strand& strand, const MapProgram& map, Value dataSet);
/// A child execution of the strand's Map Run has ended and is gone: it gave an output, or an error.
void childExecutionEnded(Simulation& simulation, Strand& strand, const ChildExecution& child,
                         items::ChildStatus status, std::optional<Value> output,
                         const StateError& error);
/// All child executions have ended, or enough of them failed.
void endMapRun(Simulation& simulation, Strand& strand, const MapProgram& map);

} // namespace stepglass::engine
