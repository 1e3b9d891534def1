// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/TraceStore.h"

#include <memory>
#include <optional>
#include <vector>

namespace stepglass::engine {

struct StrandTag;
using StrandId = StrongId<StrandTag>;

/// What a strand does at its next step.
enum class Phase : std::uint8_t {
    Begin,  ///< an iteration's first step: MapIterationStarted
    Enter,  ///< enter `state`
    Run,    ///< start the state's work; again after a back-off
    Resume, ///< go on with it: time is up, an answer is there, all children ended
};

/// The item of the innermost Map iteration, as the Context Object shows it.
struct MapItem {
    std::uint32_t index = 0;
    Value value;
    Value key = {};    ///< of an object's member; null else
    Value source = {}; ///< of a distributed Map's item; null else
};

/// A child execution of a Map Run, as far as its Context Object and its event numbers go.
struct ChildExecution {
    Value execution; ///< the Context Object's "Execution"
    Value machine;   ///< the Context Object's "StateMachine"
    EventId lastEvent = 0;
    Value input;
    TimePoint start{};
    std::uint32_t index = 0;
    std::uint32_t items = 1; ///< that its batch holds
    std::uint32_t limit = 0; ///< names its entry in the queue, where its time is limited
    std::int64_t redriveCount = 0;
    bool isExpress = false; ///< a redrive starts it anew; else it goes on where it stood
    /// The trace keeps its visits, however it ends.
    bool isKept = true;
    std::vector<VisitId> visits;           ///< so far, where they may have to be forgotten
    std::shared_ptr<ChildExecution> outer; ///< the child execution around its Map Run
};

struct MapRun;

/// How a task under way will end, and when.
struct PendingTask {
    enum class Ending { Answer, Timeout, Heartbeat };
    TaskAnswer answer;
    Ending ending = Ending::Answer;
    std::optional<TimePoint> timeout;  ///< when its time is up
    std::optional<Duration> heartbeat; ///< how long it may be silent
};

struct Strand;

/// The children of a Parallel or Map.
struct Container {
    std::vector<Value> items; ///< of a Map
    std::vector<Value> results;
    std::vector<StrandId> live;
    Value input; ///< what ItemSelector sees
    std::uint32_t nextItem = 0;
    std::uint32_t finished = 0;
    std::uint32_t concurrency = 0;
    EventId lastEvent = 0;          ///< the last event of the child that ended last
    std::optional<Failure> failure; ///< of the child that ended it all
    /// Children that failed or were cut off, as they stood: a redrive goes on with them.
    std::vector<std::shared_ptr<Strand>> parked;
    std::shared_ptr<MapRun> run; ///< of a distributed Map; null else
    EventId runStarted = 0;      ///< MapRunStarted, or MapRunRedriven
};

/// A line of states that run one after the other: the execution's own, a branch or an iteration.
struct Strand {
    StrandId id;
    StrandId parent;              ///< invalid: the root
    std::uint32_t index = 0;      ///< branch or iteration
    std::uint32_t generation = 0; ///< changes whenever entries of the queue become stale
    Phase phase = Phase::Enter;
    bool isUsed = false;
    bool isIteration = false;
    StateIndex state;
    VisitId visit;
    VisitId cutVisit; ///< the visit in which it was cut off or failed
    VisitId parentVisit;
    Value input;     ///< of the state, or of the next one to enter
    Value variables; ///< an object; inner scopes start with the outer ones' values
    EventId entered = 0;
    EventId lastEvent = 0;
    EventId exitPrevious = 0; ///< where the Exited event points to, if not to lastEvent
    TimePoint enteredTime{};
    std::vector<std::uint32_t> retries; ///< granted so far, by Retrier
    std::uint32_t retryCount = 0;
    Stages stages;
    std::shared_ptr<const MapItem> item;
    std::shared_ptr<ChildExecution> child; ///< inside a Map Run
    std::optional<PendingTask> task;
    Value token; ///< of a callback task
    std::unique_ptr<Container> container;
};

} // namespace stepglass::engine
