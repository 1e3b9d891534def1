// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/engine/Trace.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace stepglass::ui::run {

/// A stretch of a row: a visit, one of its tries, or the pause before the next try.
struct TimelineBar {
    engine::TimePoint start{};
    engine::TimePoint end{};
    engine::VisitStatus status = engine::VisitStatus::Succeeded;
    bool isBackoff = false;
    engine::VisitId visit;
};

/// The rows of a timeline, in the order in which states were first visited, and what lies in a
/// stretch of time.
class TimelineRows {
public:
    TimelineRows(std::shared_ptr<const engine::Trace> trace, const asl::Model& model);

    /// Where no virtual time passes, each event takes a microsecond here, so that the order can be
    /// seen.
    [[nodiscard]] bool isByEvents() const { return m_isByEvents; }
    [[nodiscard]] engine::TimePoint timeOf(engine::EventId event) const;
    [[nodiscard]] engine::TimePoint end() const;

    [[nodiscard]] std::size_t count() const { return m_rows.size(); }
    [[nodiscard]] const std::string& name(std::size_t row) const;
    [[nodiscard]] const asl::StatePath& path(std::size_t row) const;
    /// Containers around the state.
    [[nodiscard]] int depth(std::size_t row) const { return m_rows[row].depth; }

    /// Bars of a row between two times, in order. Of those that are shorter than `resolution` and
    /// begin within one such stretch, the first one stands for all: the cost depends on what can be
    /// seen.
    void bars(std::size_t row, engine::TimePoint from, engine::TimePoint to,
              engine::Duration resolution,
              const std::function<void(const TimelineBar&)>& show) const;
    /// The last event at or before a time; 0 for none.
    [[nodiscard]] engine::EventId eventAt(engine::TimePoint time) const;

private:
    struct Row {
        engine::StateIndex state;
        engine::EventId first = 0;
        int depth = 0;
        bool mayRetry = false;
        std::vector<engine::VisitId> visits;
    };

    void showTries(const engine::Visit& visit, engine::TimePoint end,
                   const std::function<void(const TimelineBar&)>& show) const;

    std::shared_ptr<const engine::Trace> m_trace;
    bool m_isByEvents = false;
    std::vector<Row> m_rows;
};

} // namespace stepglass::ui::run
