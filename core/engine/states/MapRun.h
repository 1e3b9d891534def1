// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Intervention.h"
#include "core/engine/items/Batches.h"
#include "core/engine/private/Strand.h"
#include "core/engine/states/Map.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stepglass::engine {

/// A child execution that did not succeed, as a redrive needs it.
struct UnsuccessfulChild {
    std::shared_ptr<ChildExecution> execution;
    std::shared_ptr<Strand> stood; ///< where it goes on; null: it starts anew
    items::ChildStatus status = items::ChildStatus::Failed;
    StateError error;
    TimePoint end{};
};

/// A Map Run under way: items come from `source` as child executions have room for them.
struct MapRun {
    std::size_t record = 0; ///< its place in the trace
    std::string arn;
    std::string machineArn; ///< of the child executions, with the label
    std::string executionPrefix;
    Value machine; ///< the children's Context Object shows it
    bool isExpress = false;
    bool isOpen = true; ///< false once it has ended

    Value dataSet;                      ///< where there is no ItemReader
    std::optional<TaskRequest> request; ///< of an ItemReader: asked again, it gives the same
    std::optional<std::int64_t> mostItems;
    std::unique_ptr<items::ItemSource> source; ///< null once all items are read
    std::optional<items::Batch> batch;
    std::optional<Value> readAhead; ///< an item that the batch before had no room for
    std::uint32_t nextItem = 0;
    std::uint32_t nextChild = 0;
    std::uint32_t startedChildren = 0; ///< when it ended
    bool hasUnstarted = false;         ///< when it ended, items were left

    MapRunCounts itemCounts;
    MapRunCounts executionCounts;
    std::optional<double> toleratedCount;
    std::optional<double> toleratedPercentage;

    std::vector<UnsuccessfulChild> unsuccessful;
    std::deque<UnsuccessfulChild> waiting; ///< to be redriven, in the order of their items
    std::int64_t redriveCount = 0;
    std::uint32_t shownConcurrency = 0; ///< 0: none given
    bool isUpdated = false;             ///< since it last started child executions
    bool isRedriven = false; ///< by the redrive that is under way; it has not gone on yet
    /// It failed with an error after which AWS does not redrive it, but starts another.
    bool isBeyondRedrive = false;

    items::Transformation transformation = items::Transformation::Compact;
    /// What each child execution gave, by its index, where the results go to the state's output.
    std::vector<Value> results;
    std::unique_ptr<items::ResultFiles> files; ///< where they go to files
    items::Place place;                        ///< of the files' manifest
};

/// A child execution that has ended and is gone: it gave an output, or an error.
struct EndedChild {
    std::shared_ptr<ChildExecution> execution;
    std::shared_ptr<Strand> stood;
    items::ChildStatus status = items::ChildStatus::Succeeded;
    std::optional<Value> output;
    StateError error;
};

/// Begins the Map Run of a distributed Map whose MapStateStarted event is recorded: checks its
/// tolerance, opens its data set (`dataSet` where there is no ItemReader), and starts its first
/// child executions.
void startMapRun(Simulation& simulation, Strand& strand, const MapProgram& map, Value dataSet);
void childExecutionEnded(Simulation& simulation, Strand& strand, EndedChild ended);
/// A child execution of the strand's Map Run was cut off; `stood` as for UnsuccessfulChild.
void childExecutionCutOff(Simulation& simulation, MapRun& run, UnsuccessfulChild child);
/// UpdateMapRun; the strand has to be resumed afterwards.
void changeMapRun(Simulation& simulation, Strand& strand, const MapRunUpdate& update);
/// The strand goes on with its Map Run: it is redriven, or it was updated, or all child executions
/// have ended, or enough of them failed.
void resumeMapRun(Simulation& simulation, Strand& strand, const MapProgram& map);
/// Ends the strand's Map Run because what is around it ends; nothing where it has ended.
enum class Telling { WithEvent, Silently };
void abortMapRun(Simulation& simulation, Strand& strand, Telling telling);

} // namespace stepglass::engine
