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
    for (std::size_t at = pointer.find("/States/"); at != std::string::npos; at = pointer.find("/States/", at + 1))
        ++depth;
    return std::max(depth, 0);
}

engine::VisitStatus statusOf(const engine::Attempt& attempt, const engine::Visit& visit, bool isLast)
{
    if (attempt.error)
        return isLast && visit.status == engine::VisitStatus::CaughtError ? engine::VisitStatus::CaughtError
                                                                          : engine::VisitStatus::Failed;
    return isLast ? visit.status : engine::VisitStatus::Succeeded;
}

} // namespace

TimelineRows::TimelineRows(std::shared_ptr<const engine::Trace> trace, const asl::Model& model)
    : m_trace(std::move(trace))
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
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.first < b.first; });
}

const std::string& TimelineRows::name(std::size_t row) const
{
    return m_trace->name(m_rows[row].state);
}

const asl::StatePath& TimelineRows::path(std::size_t row) const
{
    return m_trace->path(m_rows[row].state);
}

void TimelineRows::bars(std::size_t row, engine::TimePoint from, engine::TimePoint to, engine::Duration resolution,
                        const std::function<void(const TimelineBar&)>& show) const
{
    const std::vector<engine::VisitId>& ids = m_rows[row].visits;
    const auto startsBefore = [this](engine::VisitId id, engine::TimePoint time) {
        return m_trace->visit(id).start < time;
    };
    // Visits begin in order. One that began before the stretch may reach into it.
    auto at = std::lower_bound(ids.begin(), ids.end(), from, startsBefore);
    if (at != ids.begin())
        --at;
    while (at != ids.end()) {
        const engine::Visit visit = m_trace->visit(*at);
        if (visit.start > to)
            return;
        const bool isOpen = visit.status == engine::VisitStatus::InProgress;
        const engine::TimePoint end = isOpen ? m_trace->endTime() : visit.end;
        const std::vector<engine::Attempt> attempts =
            m_rows[row].mayRetry ? m_trace->attempts(visit.id) : std::vector<engine::Attempt>();
        if (attempts.size() > 1) {
            for (std::size_t i = 0; i < attempts.size(); ++i) {
                const engine::Attempt& attempt = attempts[i];
                const bool isLast = i + 1 == attempts.size();
                show({attempt.start, attempt.end, statusOf(attempt, visit, isLast), false, visit.id});
                if (!isLast)
                    show({attempt.end, attempts[i + 1].start, visit.status, true, visit.id});
            }
        } else {
            show({visit.start, end, visit.status, false, visit.id});
        }
        // On to the first one that could be told apart from this.
        ++at;
        const engine::TimePoint visible = visit.start + resolution;
        if (at != ids.end() && resolution.count() > 0 && m_trace->visit(*at).start < visible)
            at = std::lower_bound(at, ids.end(), visible, startsBefore);
    }
}

engine::EventId TimelineRows::eventAt(engine::TimePoint time) const
{
    engine::EventId low = 0;
    auto high = static_cast<engine::EventId>(m_trace->eventCount());
    while (low < high) {
        const engine::EventId middle = low + (high - low + 1) / 2;
        if (m_trace->event(middle).time <= time)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

} // namespace stepglass::ui::run
