// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StrongId.h"
#include "core/engine/Engine.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stepglass::engine {

/// AWS's history event types, in the order of the API's model.
enum class EventType : std::uint8_t {
    ActivityFailed,
    ActivityScheduled,
    ActivityScheduleFailed,
    ActivityStarted,
    ActivitySucceeded,
    ActivityTimedOut,
    ChoiceStateEntered,
    ChoiceStateExited,
    ExecutionAborted,
    ExecutionFailed,
    ExecutionStarted,
    ExecutionSucceeded,
    ExecutionTimedOut,
    FailStateEntered,
    LambdaFunctionFailed,
    LambdaFunctionScheduled,
    LambdaFunctionScheduleFailed,
    LambdaFunctionStarted,
    LambdaFunctionStartFailed,
    LambdaFunctionSucceeded,
    LambdaFunctionTimedOut,
    MapIterationAborted,
    MapIterationFailed,
    MapIterationStarted,
    MapIterationSucceeded,
    MapRunAborted,
    MapRunFailed,
    MapRunStarted,
    MapRunSucceeded,
    MapRunRedriven,
    MapStateAborted,
    MapStateEntered,
    MapStateExited,
    MapStateFailed,
    MapStateStarted,
    MapStateSucceeded,
    ParallelStateAborted,
    ParallelStateEntered,
    ParallelStateExited,
    ParallelStateFailed,
    ParallelStateStarted,
    ParallelStateSucceeded,
    PassStateEntered,
    PassStateExited,
    SucceedStateEntered,
    SucceedStateExited,
    TaskFailed,
    TaskScheduled,
    TaskStarted,
    TaskStartFailed,
    TaskStateAborted,
    TaskStateEntered,
    TaskStateExited,
    TaskSubmitFailed,
    TaskSubmitted,
    TaskSucceeded,
    TaskTimedOut,
    WaitStateAborted,
    WaitStateEntered,
    WaitStateExited,
    ExecutionRedriven,
    EvaluationFailed,
};
[[nodiscard]] std::string_view toString(EventType type);

/// Number of an event, from 1 in the order of recording; 0 is none.
using EventId = std::uint32_t;

struct VisitTag;
/// One stay in one state, retries included.
using VisitId = StrongId<VisitTag>;
struct StateTag;
/// A state of the program.
using StateIndex = StrongId<StateTag>;

struct Event {
    EventId id = 0;
    EventId previous = 0;
    EventType type{};
    TimePoint time{};
    VisitId visit; ///< invalid for the execution's own events
};

enum class VisitStatus : std::uint8_t { InProgress, Succeeded, CaughtError, Failed, Canceled };

/// One try of a state with a Retrier (the first one included).
struct Attempt {
    EventId firstEvent = 0; ///< its Scheduled (or Started) event
    TimePoint start{};
    TimePoint end{};
    std::optional<StateError> error;
    std::optional<std::size_t> retrier; ///< which Retrier granted another try
    std::optional<Duration> backoff;    ///< how long the next try waited
};

/// What happened in one visit of a state, named as TestState's inspection data. A stage that the
/// state has not (no InputPath in JSONata) or never reached is absent.
struct Visit {
    VisitId id;
    StateIndex state;
    VisitId parent;               ///< visit of the Parallel or Map around it; invalid at the top
    std::uint32_t index = 0;      ///< branch or iteration within the parent
    std::uint32_t occurrence = 0; ///< how many visits this state had before
    VisitStatus status = VisitStatus::InProgress;
    EventId entered = 0;
    EventId exited = 0; ///< 0 while in progress, and for those that never exit
    TimePoint start{};
    TimePoint end{};
    std::optional<Value> input;
    std::optional<Value> afterInputPath;
    std::optional<Value> afterParameters; ///< afterArguments in JSONata
    std::optional<Value> afterItemsPath;
    std::optional<Value> result;
    std::optional<Value> afterResultSelector;
    std::optional<Value> afterResultPath;
    std::optional<Value> output;
    std::optional<Value> assigned;         ///< object of the variables that it set
    std::optional<StateError> error;       ///< of the last attempt, also when caught
    std::optional<std::size_t> catcher;    ///< which Catcher took it
    std::optional<std::size_t> choiceRule; ///< which rule matched; absent for Default
    /// How it left: the transition it took and where to; absent while inside, on End, or on
    /// failure.
    std::optional<asl::TransitionKind> leftBy;
    StateIndex next;
};

class Trace;

/// An execution of another state machine that a task started, in the same simulation.
struct NestedExecution {
    std::string arn;
    std::string machine; ///< its name
    std::shared_ptr<const Trace> trace;
};

enum class ExecutionStatus { Running, Succeeded, Failed, TimedOut, Aborted };
[[nodiscard]] std::string_view toString(ExecutionStatus status); ///< "RUNNING", "SUCCEEDED", ...

/// Items or child executions of a Map Run by how they stand.
struct MapRunCounts {
    std::uint64_t pending = 0; ///< never started; known only once the run has ended
    std::uint64_t running = 0;
    std::uint64_t succeeded = 0;
    std::uint64_t failed = 0;
    std::uint64_t timedOut = 0;
    std::uint64_t aborted = 0;
    std::uint64_t total = 0; ///< read so far
    std::uint64_t resultsWritten = 0;
    /// Did not succeed, and cannot be redriven: their history is full, or they ended too long ago.
    /// They count as failed, timed out or aborted too.
    std::uint64_t failuresNotRedrivable = 0;
    std::uint64_t pendingRedrive = 0; ///< did not succeed, and wait to be redriven
    friend bool operator==(const MapRunCounts&, const MapRunCounts&) = default;
};

/// One run of a distributed Map, named as DescribeMapRun names it. Its child executions are visits
/// whose parent is the Map's visit and whose index is the child's; some are not kept (see
/// KeptChildren).
struct MapRunRecord {
    VisitId visit; ///< of the Map; a retry of it makes another Map Run
    std::string arn;
    ExecutionStatus status = ExecutionStatus::Running;
    TimePoint start{};
    TimePoint end{};
    std::uint32_t maxConcurrency = 0; ///< 0: none given
    std::optional<double> toleratedFailureCount;
    std::optional<double> toleratedFailurePercentage;
    MapRunCounts items;
    MapRunCounts executions;
    std::int64_t redriveCount = 0;
    TimePoint redriven{}; ///< the last time; of no meaning before the first
};

/// Everything a run leaves behind: append-only, holding values, not texts. Read it from any thread
/// once the execution has handed it out; the execution itself appends on its own thread only.
class Trace {
public:
    virtual ~Trace() = default;

    [[nodiscard]] virtual const Program& program() const = 0;
    [[nodiscard]] virtual std::size_t eventCount() const = 0;
    [[nodiscard]] virtual Event event(EventId id) const = 0;
    /// The event's details as AWS's history shows them (the member "...EventDetails"), or null.
    [[nodiscard]] virtual Value eventDetails(EventId id) const = 0;

    /// One more than the largest id of a visit.
    [[nodiscard]] virtual std::size_t visitCount() const = 0;
    /// Its id is invalid where there is no such visit, or where it was not kept.
    [[nodiscard]] virtual Visit visit(VisitId id) const = 0;
    /// Tries of a visit; one for each try, empty for types that do not retry.
    [[nodiscard]] virtual std::vector<Attempt> attempts(VisitId id) const = 0;
    [[nodiscard]] virtual std::vector<VisitId> visitsOf(StateIndex state) const = 0;

    /// Executions that a visit of a Task started, one a try.
    [[nodiscard]] virtual std::vector<NestedExecution> nested(VisitId) const { return {}; }

    [[nodiscard]] virtual const asl::StatePath& path(StateIndex state) const = 0;
    [[nodiscard]] virtual const std::string& name(StateIndex state) const = 0;
    /// The state of a path; invalid where the program has none.
    [[nodiscard]] virtual StateIndex stateIndex(const asl::StatePath& path) const = 0;

    [[nodiscard]] virtual ExecutionStatus status() const = 0;
    [[nodiscard]] virtual Value input() const = 0;
    [[nodiscard]] virtual std::optional<Value> output() const = 0;
    [[nodiscard]] virtual std::optional<StateError> error() const = 0;
    [[nodiscard]] virtual TimePoint startTime() const = 0;
    [[nodiscard]] virtual TimePoint endTime() const = 0;
    /// State transitions as AWS bills them.
    [[nodiscard]] virtual std::size_t transitionCount() const = 0;
    /// The Map Runs in the order in which they started.
    [[nodiscard]] virtual std::vector<MapRunRecord> mapRuns() const { return {}; }
};

/// GetExecutionHistory's shape: {"events":[...]}.
[[nodiscard]] Value toHistory(const Trace& trace);
/// DescribeMapRun's shape.
[[nodiscard]] Value toDescription(const MapRunRecord& run, std::string_view executionArn);
/// {"status","output","error","cause"}, members that AWS would not give absent.
[[nodiscard]] Value toResult(const Trace& trace);

/// One comparison, or And/Or/Not, of a Choice rule, as it was evaluated.
struct ConditionExplanation {
    std::string operatorName;      ///< "NumericGreaterThan", "And", ...; the expression for JSONata
    std::string variable;          ///< the path as written
    std::optional<Value> actual;   ///< what the path found; absent: nothing
    std::optional<Value> expected; ///< what it was compared with
    bool isTrue = false;
    bool isEvaluated = true; ///< false: an earlier one had decided
    /// Why it is false although it looks alike, in English: "\"12\" is a string, not a number";
    /// else empty.
    std::string remark;
    std::vector<ConditionExplanation> parts;
};
struct RuleExplanation {
    std::size_t rule = 0;
    ConditionExplanation condition;
    std::string target;
    bool isTaken = false;
};
/// Why a Choice state went where it went: all rules in order, recomputed from the visit's data.
[[nodiscard]] std::vector<RuleExplanation> explainChoice(const Trace& trace, VisitId visit);

/// Why a Retrier or Catcher did or did not take a visit's error.
struct RecoveryExplanation {
    bool isCatcher = false;
    std::size_t index = 0;
    std::vector<std::string> errorEquals;
    bool isMatch = false;
    bool isTaken = false;
    /// "does not list PaymentDeclined", "used up after 3 attempts", "States.TaskFailed matches all
    /// but States.Timeout"
    std::string reason;
};
[[nodiscard]] std::vector<RecoveryExplanation> explainRecovery(const Trace& trace, VisitId visit);

} // namespace stepglass::engine
