// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapRunParts.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

/// Takes those that may be redriven out of `counts`' statuses, into those that wait for it.
void putInLine(MapRunCounts& counts, const std::deque<UnsuccessfulChild>& waiting, bool areItems)
{
    for (const UnsuccessfulChild& child : waiting) {
        const std::uint64_t size = areItems ? child.execution->items : 1;
        countOf(counts, child.status) -= size;
        counts.pendingRedrive += size;
    }
    counts.total -= counts.pending;
    counts.pending = 0;
    counts.resultsWritten = counts.succeeded;
    counts.failuresNotRedrivable = counts.failed + counts.timedOut + counts.aborted;
}

} // namespace

std::uint64_t& countOf(MapRunCounts& counts, items::ChildStatus status)
{
    switch (status) {
    case items::ChildStatus::Pending:
        return counts.pending;
    case items::ChildStatus::Succeeded:
        return counts.succeeded;
    case items::ChildStatus::TimedOut:
        return counts.timedOut;
    case items::ChildStatus::Aborted:
        return counts.aborted;
    case items::ChildStatus::Failed:
        break;
    }
    return counts.failed;
}

bool isRedrivable(const Simulation& simulation, const UnsuccessfulChild& child)
{
    // Express child executions are only ever started anew.
    if (child.execution->isExpress)
        return true;
    const bool hasRoom =
        !simulation.settings().hasLimits || child.execution->lastEvent + 1 < mostEvents;
    return hasRoom && simulation.now() - child.end <= redrivablePeriod;
}

Outcome<void> prepareRedrive(Simulation& simulation, Strand& strand, const MapProgram& map,
                             MapRun& run)
{
    std::sort(run.unsuccessful.begin(), run.unsuccessful.end(),
              [](const UnsuccessfulChild& a, const UnsuccessfulChild& b) {
                  return a.execution->index < b.execution->index;
              });
    for (UnsuccessfulChild& child : std::exchange(run.unsuccessful, {})) {
        if (isRedrivable(simulation, child))
            run.waiting.push_back(std::move(child));
        else
            run.unsuccessful.push_back(std::move(child));
    }
    putInLine(run.executionCounts, run.waiting, false);
    putInLine(run.itemCounts, run.waiting, true);
    if (run.files)
        run.files->reopen();
    for (const UnsuccessfulChild& child : run.unsuccessful)
        if (auto kept = keepResult(
                run, *child.execution,
                describeChild(run, *child.execution, child.status, child.error, child.end));
            !kept)
            return kept;
    if (run.startedChildren > 0 && !run.hasUnstarted) {
        run.nextChild = run.startedChildren;
        return {};
    }
    return reopenDataSet(simulation, strand, map, run);
}

} // namespace stepglass::engine
