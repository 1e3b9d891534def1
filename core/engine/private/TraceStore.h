// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"
#include "core/engine/private/ChunkedVector.h"
#include "core/engine/private/Program.h"

#include <array>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace stepglass::engine {

/// The stages of a visit between its input and its output, in the order of the flow.
enum class Stage : std::uint8_t {
    AfterInputPath,
    AfterParameters,
    AfterItemsPath,
    Result,
    AfterResultSelector,
    AfterResultPath,
    Assigned,
    Variables, ///< what `$name` saw, where a Choice asked
};
inline constexpr std::size_t stageCount = 8;

/// The stages that a state has reached so far, as it runs.
struct Stages {
    std::array<Value, stageCount> values;
    std::uint8_t reached = 0; ///< one bit a stage

    void set(Stage stage, const Value& value)
    {
        values[static_cast<std::size_t>(stage)] = value;
        reached = static_cast<std::uint8_t>(reached | 1U << static_cast<unsigned>(stage));
    }
};

/// What an event says beyond its type and its visit; what the two stand for depends on the type.
struct EventData {
    Value first;
    Value second;
    friend bool operator==(const EventData&, const EventData&) = default;
};

/// The trace of a run in memory: events and visits in chunks that never move, values shared with
/// the run. One thread appends; any thread reads, each call by itself consistent.
class TraceStore final : public Trace {
public:
    explicit TraceStore(std::shared_ptr<const Program> program);

    // ---- the execution's side
    void begin(Value input, Value roleArn, Value region, TimePoint time);
    /// A new visit (of it count state, parent, index, input and start) with the event that enters
    /// it; child executions of a Map Run leave no events.
    VisitId enter(const Visit& visit, std::optional<EventType> event, EventId previous);
    EventId append(EventType type, EventId previous, TimePoint time, VisitId visit);
    EventId append(EventType type, EventId previous, TimePoint time, VisitId visit, EventData data);
    /// Copies the stages reached so far, those that differ from the stage before them.
    void saveStages(VisitId visit, const Stages& stages);
    struct Exit {
        EventId event = 0;
        Value output;
        std::optional<asl::TransitionKind> leftBy;
        std::size_t index = 0; ///< of the Choice rule or Catcher
        StateIndex next;
        VisitStatus status = VisitStatus::Succeeded;
    };
    void exit(VisitId visit, const Stages& stages, TimePoint time, Exit exit);
    /// Forgets visits that nobody asked to keep; their ids go to later visits.
    void forget(std::span<const VisitId> visits);
    /// The place of a new Map Run.
    std::size_t beginMapRun(MapRunRecord run);
    void countMapRun(std::size_t run, const MapRunCounts& items, const MapRunCounts& executions);
    void endMapRun(std::size_t run, ExecutionStatus status, TimePoint time);
    void updateMapRun(std::size_t run, std::uint32_t maxConcurrency, std::optional<double> count,
                      std::optional<double> percentage);
    /// A Map Run that had ended goes on.
    void redriveMapRun(std::size_t run, std::int64_t redriveCount, TimePoint time);
    /// Ends a visit that never exits.
    void end(VisitId visit, VisitStatus status, TimePoint time);
    void startAttempt(VisitId visit, EventId event);
    void failAttempt(VisitId visit, Attempt attempt, bool isHeartbeat);
    /// A visit that had ended, or the whole execution, goes on.
    void reopen(VisitId visit);
    void reopen();
    void addNested(VisitId visit, NestedExecution nested);
    void finish(ExecutionStatus status, std::optional<Value> output,
                std::optional<StateError> error, TimePoint time);

    // ---- the readers' side
    const Program& program() const override { return *m_program; }
    std::size_t eventCount() const override;
    Event event(EventId id) const override;
    Value eventDetails(EventId id) const override;
    std::size_t visitCount() const override;
    Visit visit(VisitId id) const override;
    std::vector<Attempt> attempts(VisitId id) const override;
    std::vector<VisitId> visitsOf(StateIndex state) const override;
    std::vector<NestedExecution> nested(VisitId id) const override;
    const asl::StatePath& path(StateIndex state) const override;
    const std::string& name(StateIndex state) const override;
    StateIndex stateIndex(const asl::StatePath& path) const override;
    ExecutionStatus status() const override;
    Value input() const override;
    std::optional<Value> output() const override;
    std::optional<StateError> error() const override;
    TimePoint startTime() const override;
    TimePoint endTime() const override;
    std::size_t transitionCount() const override;
    std::vector<MapRunRecord> mapRuns() const override;

    /// Failed tries of a visit with what the failure itself knew, oldest first.
    [[nodiscard]] std::vector<Failure> failures(VisitId id) const;
    /// What an event says beyond its type and visit.
    [[nodiscard]] EventData data(EventId id) const;
    [[nodiscard]] Value roleArn() const;
    [[nodiscard]] Value region() const;
    /// The variables that a visit of a Choice saw.
    [[nodiscard]] Value variablesAt(VisitId id) const;
    /// The Context Object of the execution, without the state: what the choice of a visit saw.
    void setContext(Value context);
    [[nodiscard]] Value context() const;

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct EventRecord {
        TimePoint time{};
        EventId previous = 0;
        VisitId visit;
        std::uint32_t data = none;
        EventType type{};
    };
    struct StageRecord {
        Value value;
        std::uint32_t next = none;
        Stage stage{};
    };
    struct AttemptRecord {
        Attempt attempt;
        std::uint32_t previous = none;
        bool isHeartbeat = false;
    };
    struct VisitRecord {
        Value input;
        Value output;
        TimePoint start{};
        TimePoint end{};
        StateIndex state;
        VisitId parent;
        std::uint32_t index = 0;
        std::uint32_t occurrence = 0;
        EventId entered = 0;
        EventId exited = 0;
        EventId attemptEvent = 0;
        std::uint32_t firstStage = none;
        std::uint32_t lastAttempt = none;
        StateIndex next;
        std::uint16_t leftIndex = 0;
        std::uint8_t reached = 0;
        VisitStatus status = VisitStatus::InProgress;
        asl::TransitionKind leftBy{};
        bool hasLeft = false;
        bool hasOutput = false;
    };

    [[nodiscard]] std::uint32_t newStage(StageRecord stage);
    /// Ends a Map Run that is stopped from outside.
    static void cutOff(MapRunRecord& run, TimePoint time);
    [[nodiscard]] const Value* stored(const VisitRecord& record, Stage stage) const;
    [[nodiscard]] Value stageValue(const VisitRecord& record, Stage stage) const;
    void save(VisitRecord& record, const Stages& stages);

    std::shared_ptr<const Program> m_program;
    mutable std::shared_mutex m_mutex;
    ChunkedVector<EventRecord> m_events;
    ChunkedVector<EventData> m_data;
    ChunkedVector<VisitRecord, 256> m_visits;
    ChunkedVector<StageRecord> m_stages;
    ChunkedVector<AttemptRecord, 64> m_attempts;
    std::vector<std::vector<VisitId>> m_visitsOf;
    std::vector<std::uint32_t> m_occurrences; ///< of visits by state, forgotten ones included
    std::vector<VisitId> m_freeVisits;
    std::vector<std::uint32_t> m_freeStages;
    std::vector<std::uint32_t> m_freeAttempts;
    std::vector<MapRunRecord> m_mapRuns;
    std::unordered_map<VisitId, std::vector<NestedExecution>> m_nested;
    Value m_input;
    Value m_roleArn;
    Value m_region;
    Value m_context;
    ExecutionStatus m_status = ExecutionStatus::Running;
    std::optional<Value> m_output;
    std::optional<StateError> m_error;
    TimePoint m_start{};
    TimePoint m_end{};
    std::size_t m_transitions = 0;
};

} // namespace stepglass::engine
