// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/TraceStore.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

using Reading = std::shared_lock<std::shared_mutex>;
using Writing = std::unique_lock<std::shared_mutex>;

Value describeCounts(const MapRunCounts& counts)
{
    const auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
    return Value::object({{"pending", number(counts.pending)},
                          {"running", number(counts.running)},
                          {"succeeded", number(counts.succeeded)},
                          {"failed", number(counts.failed)},
                          {"timedOut", number(counts.timedOut)},
                          {"aborted", number(counts.aborted)},
                          {"total", number(counts.total)},
                          {"resultsWritten", number(counts.resultsWritten)},
                          {"failuresNotRedrivable", number(counts.failuresNotRedrivable)},
                          {"pendingRedrive", number(counts.pendingRedrive)}});
}

/// Seconds since the epoch, as the API shows dates.
double seconds(TimePoint time)
{
    return static_cast<double>(time.time_since_epoch().count()) / 1e6;
}

void abortRunning(MapRunCounts& counts)
{
    counts.aborted += counts.running;
    counts.running = 0;
}

} // namespace

std::uint32_t TraceStore::newStage(StageRecord stage)
{
    if (m_freeStages.empty()) {
        m_stages.append(std::move(stage));
        return static_cast<std::uint32_t>(m_stages.size() - 1);
    }
    const std::uint32_t place = m_freeStages.back();
    m_freeStages.pop_back();
    m_stages[place] = std::move(stage);
    return place;
}

void TraceStore::forget(std::span<const VisitId> visits)
{
    const Writing lock(m_mutex);
    for (const VisitId id : visits) {
        VisitRecord& record = m_visits[id.value()];
        for (std::uint32_t place = record.firstStage; place != none; place = m_stages[place].next) {
            m_stages[place].value = {};
            m_freeStages.push_back(place);
        }
        for (std::uint32_t place = record.lastAttempt; place != none;
             place = m_attempts[place].previous) {
            m_attempts[place].attempt = {};
            m_freeAttempts.push_back(place);
        }
        // Visits of children that run now stand at the end.
        std::vector<VisitId>& same = m_visitsOf[record.state.value()];
        const auto found = std::find(same.rbegin(), same.rend(), id);
        same.erase(std::next(found).base());
        record = {};
        m_nested.erase(id);
        m_freeVisits.push_back(id);
    }
}

std::size_t TraceStore::beginMapRun(MapRunRecord run)
{
    const Writing lock(m_mutex);
    m_mapRuns.push_back(std::move(run));
    return m_mapRuns.size() - 1;
}

void TraceStore::countMapRun(std::size_t run, const MapRunCounts& items,
                             const MapRunCounts& executions)
{
    const Writing lock(m_mutex);
    m_mapRuns[run].items = items;
    m_mapRuns[run].executions = executions;
}

void TraceStore::endMapRun(std::size_t run, ExecutionStatus status, TimePoint time)
{
    const Writing lock(m_mutex);
    if (status == ExecutionStatus::Aborted)
        return cutOff(m_mapRuns[run], time);
    m_mapRuns[run].status = status;
    m_mapRuns[run].end = time;
}

void TraceStore::updateMapRun(std::size_t run, std::uint32_t maxConcurrency,
                              std::optional<double> count, std::optional<double> percentage)
{
    const Writing lock(m_mutex);
    m_mapRuns[run].maxConcurrency = maxConcurrency;
    m_mapRuns[run].toleratedFailureCount = count;
    m_mapRuns[run].toleratedFailurePercentage = percentage;
}

void TraceStore::redriveMapRun(std::size_t run, std::int64_t redriveCount, TimePoint time)
{
    const Writing lock(m_mutex);
    m_mapRuns[run].status = ExecutionStatus::Running;
    m_mapRuns[run].redriveCount = redriveCount;
    m_mapRuns[run].redriven = time;
}

void TraceStore::cutOff(MapRunRecord& run, TimePoint time)
{
    run.status = ExecutionStatus::Aborted;
    run.end = time;
    abortRunning(run.items);
    abortRunning(run.executions);
}

std::vector<MapRunRecord> TraceStore::mapRuns() const
{
    const Reading lock(m_mutex);
    return m_mapRuns;
}

Value toDescription(const MapRunRecord& run, std::string_view executionArn)
{
    // What AWS gives for a run without MaxConcurrency.
    constexpr std::int64_t unbounded = 2'147'483'647;
    std::vector<value::Member> members{{"mapRunArn", run.arn},
                                       {"executionArn", executionArn},
                                       {"status", toString(run.status)},
                                       {"startDate", seconds(run.start)}};
    if (run.status != ExecutionStatus::Running)
        members.push_back({"stopDate", seconds(run.end)});
    members.push_back({"maxConcurrency", run.maxConcurrency == 0
                                             ? unbounded
                                             : static_cast<std::int64_t>(run.maxConcurrency)});
    members.push_back({"toleratedFailurePercentage", run.toleratedFailurePercentage.value_or(0)});
    members.push_back({"toleratedFailureCount",
                       static_cast<std::int64_t>(run.toleratedFailureCount.value_or(0))});
    members.push_back({"itemCounts", describeCounts(run.items)});
    members.push_back({"executionCounts", describeCounts(run.executions)});
    members.push_back({"redriveCount", run.redriveCount});
    if (run.redriveCount > 0)
        members.push_back({"redriveDate", seconds(run.redriven)});
    return Value::takeObject(members);
}

} // namespace stepglass::engine
