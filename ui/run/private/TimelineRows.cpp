// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/private/TimelineRows.h"

#include <algorithm>

namespace stepglass::ui::run {

namespace {

int depthOf(const asl::StatePath& path)
{
    int depth = -1;
    const std::string& pointer = path.pointer();
    for (std::size_t at = pointer.find("/States/"); at != std::string::npos;
         at = pointer.find("/States/", at + 1))
        ++depth;
    return std::max(depth, 0);
}

engine::VisitStatus statusOf(const engine::Attempt& attempt, const engine::Visit& visit,
                             bool isLast)
{
    if (attempt.error)
        return isLast && visit.status == engine::VisitStatus::CaughtError
                   ? engine::VisitStatus::CaughtError
                   : engine::VisitStatus::Failed;
    return isLast ? visit.status : engine::VisitStatus::Succeeded;
}

} // namespace

TimelineRows::TimelineRows(std::shared_ptr<const engine::Trace> trace, const asl::Model& model)
    : m_trace(std::move(trace))
    , m_isByEvents(m_trace->endTime() <= m_trace->startTime())
{
    for (const asl::State* state : model.allStates()) {
        Row row;
        row.state = m_trace->stateIndex(state->path);
        if (!row.state.isValid())
            continue;
        row.visits = m_trace->visitsOf(row.state);
        if (row.visits.empty())
            continue;
        row.first = m_trace->visit(row.visits.front()).entered;
        row.depth = depthOf(state->path);
        row.mayRetry = state->retrierCount > 0;
        m_rows.push_back(std::move(row));
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row& a, const Row& b) { return a.first < b.first; });
}

const std::string& TimelineRows::name(std::size_t row) const
{
    return m_trace->name(m_rows[row].state);
}

const asl::StatePath& TimelineRows::path(std::size_t row) const
{
    return m_trace->path(m_rows[row].state);
}

engine::TimePoint TimelineRows::timeOf(engine::EventId event) const
{
    if (m_isByEvents)
        return m_trace->startTime() + engine::Duration(event);
    return event == 0 ? m_trace->startTime() : m_trace->event(event).time;
}

engine::TimePoint TimelineRows::end() const
{
    return m_isByEvents ? timeOf(static_cast<engine::EventId>(m_trace->eventCount()))
                        : m_trace->endTime();
}

void TimelineRows::showTries(const engine::Visit& visit, engine::TimePoint end,
                             const std::function<void(const TimelineBar&)>& show) const
{
    const std::vector<engine::Attempt> attempts = m_trace->attempts(visit.id);
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const engine::Attempt& attempt = attempts[i];
        const bool isLast = i + 1 == attempts.size();
        const engine::TimePoint start = m_isByEvents ? timeOf(attempt.firstEvent) : attempt.start;
        const engine::TimePoint next = isLast         ? end
                                       : m_isByEvents ? timeOf(attempts[i + 1].firstEvent)
                                                      : attempts[i + 1].start;
        const engine::TimePoint stop = m_isByEvents ? next : attempt.end;
        show({start, stop, statusOf(attempt, visit, isLast), false, visit.id});
        if (next > stop)
            show({stop, next, visit.status, !isLast, visit.id});
    }
    if (attempts.empty())
        show({timeOf(visit.entered), end, visit.status, false, visit.id});
}

void TimelineRows::bars(std::size_t row, engine::TimePoint from, engine::TimePoint to,
                        engine::Duration resolution,
                        const std::function<void(const TimelineBar&)>& show) const
{
    const std::vector<engine::VisitId>& ids = m_rows[row].visits;
    const auto startsBefore = [this](engine::VisitId id, engine::TimePoint time) {
        return timeOf(m_trace->visit(id).entered) < time;
    };
    // Visits begin in order. One that began before the stretch may reach into it.
    auto at = std::lower_bound(ids.begin(), ids.end(), from, startsBefore);
    if (at != ids.begin())
        --at;
    while (at != ids.end()) {
        const engine::Visit visit = m_trace->visit(*at);
        const engine::TimePoint start = timeOf(visit.entered);
        if (start > to)
            return;
        const bool hasExit = visit.exited != 0;
        const bool isOpen = visit.status == engine::VisitStatus::InProgress;
        const engine::TimePoint last = m_isByEvents ? (hasExit ? timeOf(visit.exited) : end())
                                       : isOpen     ? end()
                                                    : visit.end;
        if (m_rows[row].mayRetry)
            showTries(visit, last, show);
        else
            show({start, last, visit.status, false, visit.id});
        // On to the first one that could be told apart from this.
        ++at;
        const engine::TimePoint visible = start + resolution;
        if (at != ids.end() && resolution.count() > 0 &&
            timeOf(m_trace->visit(*at).entered) < visible)
            at = std::lower_bound(at, ids.end(), visible, startsBefore);
    }
}

engine::EventId TimelineRows::eventAt(engine::TimePoint time) const
{
    engine::EventId low = 0;
    auto high = static_cast<engine::EventId>(m_trace->eventCount());
    while (low < high) {
        const engine::EventId middle = low + (high - low + 1) / 2;
        if (timeOf(middle) <= time)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

} // namespace stepglass::ui::run
