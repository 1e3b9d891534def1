// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Program.h"

#include <memory>
#include <string>
#include <vector>

namespace stepglass::engine {

/// An event of a history that somebody else wrote.
struct RecordedEvent {
    Event event;
    Value details; ///< the member "...EventDetails", or null
};

/// A trace rebuilt from recorded events.
class HistoryTrace final : public Trace {
public:
    /// `events` are numbered from 1 without holes, and point at earlier ones or at none. `program`
    /// may be null.
    HistoryTrace(std::vector<RecordedEvent> events, std::shared_ptr<const Program> program);

    const Program& program() const override { return *m_program; }
    std::size_t eventCount() const override { return m_events.size(); }
    Event event(EventId id) const override;
    Value eventDetails(EventId id) const override;
    std::size_t visitCount() const override { return m_visits.size(); }
    Visit visit(VisitId id) const override;
    std::vector<Attempt> attempts(VisitId id) const override;
    std::vector<VisitId> visitsOf(StateIndex state) const override;
    const asl::StatePath& path(StateIndex state) const override;
    const std::string& name(StateIndex state) const override;
    StateIndex stateIndex(const asl::StatePath& path) const override;
    ExecutionStatus status() const override { return m_status; }
    Value input() const override { return m_input; }
    std::optional<Value> output() const override { return m_output; }
    std::optional<StateError> error() const override { return m_error; }
    TimePoint startTime() const override { return m_events.front().event.time; }
    TimePoint endTime() const override { return m_events.back().event.time; }
    std::size_t transitionCount() const override { return m_transitions; }

private:
    void add(RecordedEvent& recorded);
    void enter(RecordedEvent& recorded);
    void leave(const RecordedEvent& recorded, Visit& visit);
    void startAttempt(const Event& event, VisitId visit);
    void failAttempt(TimePoint time, VisitId visit, const StateError& error);
    void end(const RecordedEvent& recorded);
    void abort(const RecordedEvent& recorded);
    /// The visit of a state called `name` at or around the one that an event follows.
    [[nodiscard]] VisitId named(EventId previous, std::string_view name) const;
    /// The visit of an open state of a type at or around the one that an event follows.
    [[nodiscard]] VisitId open(EventId previous, asl::StateType type) const;
    [[nodiscard]] VisitId visitAt(EventId event) const;
    [[nodiscard]] bool isOpen(VisitId visit) const;
    [[nodiscard]] StateIndex stateNamed(const std::string& name, asl::StateType type,
                                        VisitId parent, std::uint32_t index);
    [[nodiscard]] bool isWithin(VisitId visit, VisitId container) const;

    std::shared_ptr<const Program> m_program;
    std::shared_ptr<Program> m_made; ///< the program, where it is made from the history
    std::vector<RecordedEvent> m_events;
    std::vector<Visit> m_visits;
    std::vector<std::vector<Attempt>> m_attempts;
    std::vector<std::uint32_t> m_branches; ///< begun so far, by visit of a Parallel
    std::vector<bool> m_isTrying;          ///< by visit: its last attempt has not failed
    std::vector<bool> m_isAborted;
    std::vector<std::vector<VisitId>> m_visitsOf;
    ExecutionStatus m_status = ExecutionStatus::Running;
    Value m_input;
    std::optional<Value> m_output;
    std::optional<StateError> m_error;
    std::size_t m_transitions = 0;
};

} // namespace stepglass::engine
