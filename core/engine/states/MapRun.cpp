// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapRun.h"

#include "core/engine/states/MapRunParts.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

std::shared_ptr<ChildExecution> newChild(Simulation& simulation, const MapRun& run,
                                         const NextInput& next)
{
    const std::string name = simulation.newUuid();
    auto child = std::make_shared<ChildExecution>();
    child->input = next.input;
    child->index = run.nextChild;
    child->items = next.items;
    child->isExpress = run.isExpress;
    child->machine = run.machine;
    child->execution = Value::object({{"Id", run.executionPrefix + name},
                                      {"Input", next.input},
                                      {"StartTime", toTimestamp(simulation.now())},
                                      {"Name", name},
                                      {"RoleArn", simulation.settings().roleArn},
                                      {"RedriveCount", 0}});
    return child;
}

void count(Simulation& simulation, const MapRun& run)
{
    simulation.store().countMapRun(run.record, run.itemCounts, run.executionCounts);
}

void addTo(MapRun& run, items::ChildStatus status, const ChildExecution& child)
{
    ++countOf(run.executionCounts, status);
    countOf(run.itemCounts, status) += child.items;
}

/// Aborts what runs, counts what never ran, and completes the files. The first failure of a file
/// is `failure` where there is none yet. Nothing where the run has ended.
void closeRun(Simulation& simulation, Strand& strand, const MapProgram& map,
              std::optional<Failure>& failure)
{
    MapRun& run = *strand.container->run;
    if (!std::exchange(run.isOpen, false))
        return;
    const auto keep = [&](Outcome<void> kept) {
        if (!kept && !failure)
            failure = std::move(kept.error());
    };
    for (const StrandId id : strand.container->live) {
        const ChildExecution& child = *simulation.strand(id).child;
        --run.executionCounts.running;
        run.itemCounts.running -= child.items;
        if (run.files)
            keep(keepResult(
                run, child,
                describeChild(run, child, items::ChildStatus::Aborted, {}, simulation.now())));
    }
    simulation.abortChildren(strand);
    // Those that still wait to be redriven are what they were before.
    for (UnsuccessfulChild& child : std::exchange(run.waiting, {})) {
        --run.executionCounts.pendingRedrive;
        run.itemCounts.pendingRedrive -= child.execution->items;
        addTo(run, child.status, *child.execution);
        if (run.files)
            keep(keepResult(
                run, *child.execution,
                describeChild(run, *child.execution, child.status, child.error, child.end)));
        run.unsuccessful.push_back(std::move(child));
    }
    run.startedChildren = run.nextChild;
    run.hasUnstarted = run.source || run.readAhead || (run.batch && run.batch->size() > 0);
    while (run.source || run.readAhead) {
        const Outcome<std::optional<NextInput>> next = nextInput(simulation, strand, map, run);
        if (!next || !*next)
            break;
        ++run.executionCounts.total;
        ++run.executionCounts.pending;
        run.itemCounts.pending += (*next)->items;
        if (!run.files)
            continue;
        const auto child = newChild(simulation, run, **next);
        items::ChildResult pending =
            describeChild(run, *child, items::ChildStatus::Pending, {}, simulation.now());
        pending.startDate.clear();
        pending.stopDate.clear();
        keep(keepResult(run, *child, std::move(pending)));
        ++run.nextChild;
    }
    if (run.files)
        if (const Result<void> finished = run.files->finish(run.arn); !finished && !failure)
            failure =
                Failure{{"States.ResultWriterFailed", toEnglish(finished.error())}, false, false};
    count(simulation, run);
}

/// MapRunFailed, after which the Map itself fails.
void failRun(Simulation& simulation, Strand& strand, const MapProgram& map, Failure failure)
{
    std::optional<Failure> first = std::move(failure);
    closeRun(simulation, strand, map, first);
    MapRun& run = *strand.container->run;
    run.isBeyondRedrive =
        first->error.name == "States.DataLimitExceeded" || first->error.name == "States.Runtime";
    simulation.store().endMapRun(run.record, ExecutionStatus::Failed, simulation.now());
    const std::optional<std::string>& cause = first->error.cause;
    strand.lastEvent = strand.container->runStarted;
    simulation.record(strand, EventType::MapRunFailed,
                      {first->error.name, cause ? Value(*cause) : Value()});
    simulation.fail(strand, std::move(*first));
}

Failure intolerable()
{
    return {{"States.ExceedToleratedFailureThreshold",
             "The specified tolerated failure threshold was exceeded"},
            false,
            false};
}

/// Whether more items have failed than may (States language, "Tolerated failure threshold"): either
/// threshold ends the run; one that is not given does not count unless neither is. A percentage
/// counts once all items are known.
bool isIntolerable(const MapRun& run)
{
    const auto failed = static_cast<double>(run.itemCounts.failed + run.itemCounts.timedOut);
    if (failed == 0)
        return false;
    if (!run.toleratedCount && !run.toleratedPercentage)
        return true;
    if (run.toleratedCount && failed > *run.toleratedCount)
        return true;
    return run.toleratedPercentage && !run.source &&
           100.0 * failed > *run.toleratedPercentage * static_cast<double>(run.itemCounts.total);
}

/// Starts a child execution at its first state.
void launch(Simulation& simulation, Strand& strand, const MapProgram& map,
            const std::shared_ptr<ChildExecution>& execution)
{
    const Container& container = *strand.container;
    Strand& child = simulation.startChild(strand, map.processor, execution->index, execution->input,
                                          container.runStarted);
    execution->lastEvent = 1; // its own ExecutionStarted
    execution->start = simulation.now();
    child.child = execution;
    child.isIteration = true;
    // A child execution is an execution of its own: it sees neither the variables around the Map
    // nor the item that its input was made of.
    child.item.reset();
    child.variables = Value::object({});
    child.lastEvent = 0;
    if (execution->isExpress && simulation.settings().hasLimits)
        simulation.limitChild(child);
}

/// Redrives the next child execution that waits for it: a Standard one goes on where it stood, an
/// Express one starts anew.
void launchAgain(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    MapRun& run = *strand.container->run;
    UnsuccessfulChild again = std::move(run.waiting.front());
    run.waiting.pop_front();
    ChildExecution& execution = *again.execution;
    --run.executionCounts.pendingRedrive;
    run.itemCounts.pendingRedrive -= execution.items;
    if (!again.stood) {
        execution.execution = execution.execution.with("StartTime", toTimestamp(simulation.now()));
        return launch(simulation, strand, map, again.execution);
    }
    ++execution.redriveCount;
    execution.execution = execution.execution.with("RedriveCount", execution.redriveCount)
                              .with("RedriveTime", toTimestamp(simulation.now()));
    simulation.reviveChild(strand, std::move(*again.stood), ++execution.lastEvent);
}

/// Starts child executions as far as MaxConcurrency allows, and ends the run where nothing is left.
void startChildren(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    Container& container = *strand.container;
    MapRun& run = *container.run;
    while (container.live.size() < container.concurrency) {
        std::uint32_t items = 0;
        if (!run.waiting.empty()) {
            items = run.waiting.front().execution->items;
            launchAgain(simulation, strand, map);
        } else {
            Outcome<std::optional<NextInput>> next = nextInput(simulation, strand, map, run);
            if (!next) {
                container.failure = std::move(next.error());
                return simulation.wake(strand);
            }
            if (!*next)
                break;
            items = (*next)->items;
            const std::shared_ptr<ChildExecution> execution = newChild(simulation, run, **next);
            execution->outer = strand.child;
            execution->isKept = execution->index < simulation.settings().keptChildren.first &&
                                (!strand.child || strand.child->isKept);
            ++run.nextChild;
            launch(simulation, strand, map, execution);
            ++run.executionCounts.total;
        }
        ++run.executionCounts.running;
        run.itemCounts.running += items;
    }
    count(simulation, run);
    if (!run.source && isIntolerable(run))
        container.failure = intolerable();
    if (container.failure || container.live.empty())
        simulation.wake(strand);
}

void redriveMapRun(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    constexpr std::int64_t mostRedrives = 1000;
    Container& container = *strand.container;
    MapRun& run = *container.run;
    run.isRedriven = false;
    if (run.redriveCount >= mostRedrives)
        return simulation.fail(
            strand, runtimeFailure("The Map Run has been redriven 1000 times, and cannot be "
                                   "redriven again.")
                        .value());
    ++run.redriveCount;
    run.isOpen = true;
    run.isBeyondRedrive = false;
    container.failure.reset();
    container.runStarted =
        simulation.record(strand, EventType::MapRunRedriven, {run.arn, run.redriveCount});
    simulation.store().redriveMapRun(run.record, run.redriveCount, simulation.now());
    if (auto prepared = prepareRedrive(simulation, strand, map, run); !prepared)
        return failRun(simulation, strand, map, std::move(prepared.error()));
    simulation.block(strand);
    startChildren(simulation, strand, map);
}

} // namespace

void startMapRun(Simulation& simulation, Strand& strand, const MapProgram& map, Value dataSet)
{
    Container& container = *strand.container;
    const auto run = std::make_shared<MapRun>();
    const StrandContext context(simulation, strand);
    const Value input = container.input;
    const Scope scope{input, context, strand.variables, simulation.random()};
    if (auto prepared = prepareRun(simulation, map, *run, scope); !prepared)
        return simulation.fail(strand, std::move(prepared.error()));
    run->dataSet = std::move(dataSet);
    MapRunRecord record;
    record.visit = strand.visit;
    record.arn = run->arn;
    record.start = simulation.now();
    run->shownConcurrency = map.maxConcurrency.isGiven() ? container.concurrency : 0;
    record.maxConcurrency = run->shownConcurrency;
    record.toleratedFailureCount = run->toleratedCount;
    record.toleratedFailurePercentage = run->toleratedPercentage;
    run->record = simulation.store().beginMapRun(std::move(record));
    container.run = run;
    container.runStarted = simulation.record(strand, EventType::MapRunStarted, {run->arn, {}});
    if (auto opened = openDataSet(simulation, strand, map, *run); !opened)
        return failRun(simulation, strand, map, std::move(opened.error()));
    simulation.block(strand);
    startChildren(simulation, strand, map);
}

void childExecutionEnded(Simulation& simulation, Strand& strand, EndedChild ended)
{
    MapRun& run = *strand.container->run;
    const std::shared_ptr<ChildExecution> child = ended.execution;
    --run.executionCounts.running;
    run.itemCounts.running -= child->items;
    addTo(run, ended.status, *child);
    items::ChildResult result =
        describeChild(run, *child, ended.status, ended.error, simulation.now());
    result.output = std::move(ended.output);
    if (ended.status != items::ChildStatus::Succeeded) {
        run.unsuccessful.push_back({child, std::move(ended.stood), ended.status,
                                    std::move(ended.error), simulation.now()});
        if (!isRedrivable(simulation, run.unsuccessful.back())) {
            ++run.executionCounts.failuresNotRedrivable;
            run.itemCounts.failuresNotRedrivable += child->items;
        }
    }
    if (auto kept = keepResult(run, *child, std::move(result)); !kept) {
        strand.container->failure = std::move(kept.error());
        return simulation.wake(strand);
    }
    if (!isIntolerable(run))
        return startChildren(simulation, strand,
                             std::get<MapProgram>(simulation.stateOf(strand).body));
    strand.container->failure = intolerable();
    simulation.wake(strand);
}

void childExecutionCutOff(Simulation& simulation, MapRun& run, UnsuccessfulChild child)
{
    child.status = items::ChildStatus::Aborted;
    child.end = simulation.now();
    addTo(run, child.status, *child.execution);
    run.unsuccessful.push_back(std::move(child));
}

void abortMapRun(Simulation& simulation, Strand& strand, Telling telling)
{
    MapRun& run = *strand.container->run;
    if (!run.isOpen)
        return;
    if (telling == Telling::WithEvent)
        (void)simulation.recordAside(strand, EventType::MapRunAborted,
                                     strand.container->runStarted);
    std::optional<Failure> untold;
    closeRun(simulation, strand, std::get<MapProgram>(simulation.stateOf(strand).body), untold);
    simulation.store().endMapRun(run.record, ExecutionStatus::Aborted, simulation.now());
}

void changeMapRun(Simulation& simulation, Strand& strand, const MapRunUpdate& update)
{
    Container& container = *strand.container;
    MapRun& run = *container.run;
    if (update.maxConcurrency) {
        const auto most = static_cast<std::int64_t>(mostChildExecutions);
        const std::int64_t wanted = *update.maxConcurrency == 0 ? most : *update.maxConcurrency;
        container.concurrency = static_cast<std::uint32_t>(std::min(wanted, most));
        run.shownConcurrency = *update.maxConcurrency == 0 ? 0 : container.concurrency;
    }
    if (update.toleratedFailureCount)
        run.toleratedCount = static_cast<double>(*update.toleratedFailureCount);
    if (update.toleratedFailurePercentage)
        run.toleratedPercentage = update.toleratedFailurePercentage;
    run.isUpdated = true;
    simulation.store().updateMapRun(run.record, run.shownConcurrency, run.toleratedCount,
                                    run.toleratedPercentage);
}

void resumeMapRun(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    Container& container = *strand.container;
    if (container.run->isRedriven)
        return redriveMapRun(simulation, strand, map);
    const bool isUpdated = std::exchange(container.run->isUpdated, false);
    if (container.failure)
        return failRun(simulation, strand, map, *container.failure);
    if (isUpdated && !container.live.empty()) {
        simulation.block(strand);
        if (!isIntolerable(*container.run))
            return startChildren(simulation, strand, map);
        return failRun(simulation, strand, map, intolerable());
    }
    closeRun(simulation, strand, map, container.failure);
    if (container.failure)
        return failRun(simulation, strand, map, *container.failure);
    const std::shared_ptr<MapRun> run = container.run;
    const EventId runStarted = container.runStarted;
    strand.lastEvent = runStarted;
    simulation.record(strand, EventType::MapRunSucceeded);
    simulation.store().endMapRun(run->record, ExecutionStatus::Succeeded, simulation.now());
    simulation.record(strand, EventType::MapStateSucceeded);
    strand.exitPrevious = runStarted;
    Value result = resultOf(*run);
    strand.container.reset();
    simulation.succeed(strand, std::move(result));
}

} // namespace stepglass::engine
