// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Execution.h"
#include "core/engine/private/EventQueue.h"
#include "core/engine/private/Nested.h"
#include "core/engine/private/Strand.h"
#include "core/intrinsics/Random.h"

#include <deque>

namespace stepglass::engine {

struct Probe;

/// A history with more events cannot take those of a redrive.
inline constexpr EventId mostEvents = 25'000;
/// So long after its end an execution can be redriven.
inline constexpr Duration redrivablePeriod = std::chrono::hours(24 * 14);

/// One execution under way. The types of states act through it: they record events, sleep, start
/// children, and hand their result or failure back.
class Simulation {
public:
    /// With a `probe` (which must outlive this) one state runs alone, and notes there how it ended.
    Simulation(std::shared_ptr<const Program> program, ExecutionSettings settings,
               TaskProvider& tasks, Probe* probe = nullptr);
    ~Simulation();
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;

    bool step();
    void stop(std::optional<std::string> error, std::optional<std::string> cause);
    [[nodiscard]] std::optional<std::string> whyNotRedrivable() const;
    /// False where it is refused.
    bool redrive(Duration pause);
    [[nodiscard]] std::optional<std::string> updateMapRun(const MapRunUpdate& update);
    [[nodiscard]] ExecutionStatus status() const { return m_status; }
    [[nodiscard]] TimePoint now() const { return m_now; }
    [[nodiscard]] std::shared_ptr<const Trace> trace() const { return m_trace; }
    /// The simulation, this one or a nested one, that the last step was in.
    [[nodiscard]] const Simulation& stepped() const;
    /// When there is something to do; nothing where only others can go on.
    [[nodiscard]] std::optional<TimePoint> nextTime() const;
    [[nodiscard]] const std::string& arn() const { return m_arn; }

    // ---- what states ask
    [[nodiscard]] const Program& program() const { return *m_program; }
    [[nodiscard]] const StateProgram& stateOf(const Strand& strand) const
    {
        return m_program->state(strand.state);
    }
    [[nodiscard]] const ExecutionSettings& settings() const { return m_settings; }
    [[nodiscard]] TaskProvider& tasks() { return m_tasks; }
    /// Null unless one state runs alone.
    [[nodiscard]] Probe* probe() const { return m_probe; }
    /// The Context Object as a state of the strand sees it.
    [[nodiscard]] Value contextOf(const Strand& strand) const;
    /// How often this execution has called the state before; counts this call.
    [[nodiscard]] std::uint32_t countInvocation(StateIndex state);
    [[nodiscard]] std::string newToken();
    [[nodiscard]] std::uint64_t newSeed() { return m_ids.next(); }
    [[nodiscard]] std::string newUuid();
    [[nodiscard]] bool exceedsLimit(const Value& data) const;
    [[nodiscard]] intrinsics::RandomSource& random() { return m_random; }

    // ---- recording
    /// Appends an event that follows the strand's last one, and becomes it.
    EventId record(Strand& strand, EventType type);
    EventId record(Strand& strand, EventType type, EventData data);
    /// Appends an event beside the strand's chain.
    EventId recordAside(Strand& strand, EventType type, EventId previous, EventData data = {});
    void startAttempt(Strand& strand, EventId event);
    /// Shows readers the stages that the strand's state has reached so far.
    void saveStages(Strand& strand);

    // ---- what follows
    /// The strand goes on at once with `phase`.
    void goOn(Strand& strand, Phase phase) { strand.phase = phase; }
    /// The strand goes on with `phase` at a time.
    void sleep(Strand& strand, TimePoint until, Phase phase);
    /// The strand waits for somebody to wake it.
    void block(Strand& strand);
    void wake(Strand& strand);
    /// The state's work is done: ResultSelector, ResultPath, Assign and OutputPath follow, then the
    /// exit.
    void succeed(Strand& strand, Value result);
    /// Sets the variables of an Assign, which sees what `scope` says.
    [[nodiscard]] std::optional<Failure>
    assign(Strand& strand, const std::optional<Template>& variables, const Scope& scope);
    /// OutputPath of what a state without a result leaves with, or JSONata's Output in its place.
    [[nodiscard]] Outcome<Value>
    outputOf(const Strand& strand, const std::optional<Template>& output, const Scope& scope) const;
    /// What a Catcher makes of an error; its Assign is done by then.
    [[nodiscard]] Outcome<Value> caughtOutput(Strand& strand, const Catcher& catcher,
                                              const StateError& error);
    /// The state leaves with its output through a transition.
    void leave(Strand& strand, Value output, TraceStore::Exit exit);
    /// The state failed: Retriers and Catchers decide.
    void fail(Strand& strand, Failure failure);
    /// Ends the work of a Parallel or Map that runs alone: with its mock, without running what is
    /// inside.
    void endProbedContainer(Strand& strand);
    /// Starts a branch or an iteration; it runs after what is due now.
    Strand& startChild(Strand& parent, ScopeIndex scope, std::uint32_t index, Value input,
                       EventId previous);
    /// Goes on with a child that had been taken out; `redriven` is the event that it follows.
    void reviveChild(Strand& parent, Strand taken, EventId redriven);
    /// Cuts off what runs inside a Parallel or Map.
    void abortChildren(Strand& parent) { abortBelow(parent, parent); }
    [[nodiscard]] const Strand& strand(StrandId id) const { return m_strands[id.value()]; }
    [[nodiscard]] TraceStore& store() { return *m_trace; }
    /// Gives a child execution the time that Express executions have.
    void limitChild(Strand& child);

    /// Starts an execution of another machine for the strand's task, which waits for its end where
    /// `waits` says so.
    Simulation& startNested(Strand& strand, NestedSetup setup, NestedWait waits);
    /// Whether an execution here may start others: false far down in a machine that starts itself.
    [[nodiscard]] bool canNest() const;
    [[nodiscard]] NestedFamily& family() { return *m_family; }
    /// Makes the strand's task one that its token can answer.
    void addToken(const Strand& strand);
    /// Answers the task that a token stands for, in any execution of this run. False where none
    /// waits for it.
    [[nodiscard]] bool answerToken(std::string_view token, TaskAnswer answer);
    /// A sign of life of the task that a token stands for.
    [[nodiscard]] bool beatToken(std::string_view token);
    /// The strand's task no longer waits: what it started and waited for is aborted.
    void abandonNested(const Strand& strand);

private:
    [[nodiscard]] bool hasNested() const;
    /// The strand whose task waits for a token; null where none does.
    [[nodiscard]] Strand* waiterOf(std::string_view token, Simulation*& owner);
    /// Goes on with a strand although another execution of the run has the word.
    void callBack(Strand& strand, TimePoint time);
    [[nodiscard]] bool stepNested();
    void runNested(std::uint32_t index);
    void settleNested(std::uint32_t index);
    [[nodiscard]] bool stallNested();
    [[nodiscard]] Strand& newStrand();
    void release(Strand& strand);
    /// Releases a child that did not succeed, and keeps how it stood for a redrive.
    void park(Strand& strand);
    /// The strand as it stands, so that it can go on later; its number is released.
    [[nodiscard]] std::shared_ptr<Strand> takeOut(Strand& strand);
    void revive(Strand& strand, EventId redriven);
    void startClock();
    void dispatch(Strand& strand);
    void enter(Strand& strand);
    void begin(Strand& strand);
    [[nodiscard]] bool takeNext();
    /// Ends the execution, or the child execution, that loops without ever being at its end.
    [[nodiscard]] bool isEndless(Strand& strand);
    void stalled();
    void reachEnd(Strand& strand, Value output);
    void childSucceeded(Strand& child, Value output);
    void endChildExecution(Strand& child, items::ChildStatus status, std::optional<Value> output,
                           const StateError& error);
    void timeOutChild(Strand& child);
    void failContainer(Strand& child, const Failure& failure);
    void abortBelow(Strand& parent, const Strand& failing);
    /// ResultSelector, ResultPath and OutputPath; `result` becomes what the first one makes of it.
    [[nodiscard]] Outcome<Value> flowOut(Strand& strand, Value& result);
    void retry(Strand& strand, const Recovery& recovery);
    /// `cause` is the event that the failure follows.
    void catchError(Strand& strand, const Failure& failure, std::size_t catcher, EventId cause);
    void failFinally(Strand& strand, const Failure& failure);
    void failExecution(Strand& strand, const Failure& failure);
    void startProbe(Strand& root);
    void failProbe(Strand& strand, const Failure& failure);
    void leaveProbe(Strand& strand, Value output, StateIndex next);
    void finish(EventType event, EventId previous, ExecutionStatus status, EventData data);
    void abortMapRuns(ExecutionStatus status);
    /// The strand, here or in a nested execution, whose Map Run is under way under the name.
    [[nodiscard]] Strand* strandOfRun(std::string_view arn, Simulation*& owner);
    [[nodiscard]] Value executionContext();
    [[nodiscard]] const Value& shown(TimePoint time) const;

    std::shared_ptr<const Program> m_program;
    ExecutionSettings m_settings;
    TaskProvider& m_tasks;
    Probe* m_probe = nullptr;
    std::shared_ptr<TraceStore> m_trace;
    intrinsics::SeededRandom m_random;
    intrinsics::SeededRandom m_ids;
    TimePoint m_now;
    ExecutionStatus m_status = ExecutionStatus::Running;
    EventQueue m_queue;
    std::deque<Strand> m_strands;
    std::vector<StrandId> m_free;
    StrandId m_current; ///< the strand that goes on at once
    std::vector<std::uint32_t> m_invocations;
    Value m_machineContext;
    Value m_executionContext;
    bool m_isHistoryFull = false;
    std::uint32_t m_lastChildLimit = 0;
    std::int64_t m_redriveCount = 0;
    std::string m_arn;
    std::vector<std::unique_ptr<NestedRun>> m_nested; ///< null once it has ended
    std::shared_ptr<NestedFamily> m_family;           ///< shared by all executions of one run
    Simulation* m_parent = nullptr;                   ///< the one that it is nested in
    std::uint32_t m_place = 0;                        ///< its number there
    std::size_t m_depth = 0;
    const Simulation* m_stepped = nullptr;
    /// The text of the time that was asked for last: many states are entered at the same virtual
    /// time.
    mutable TimePoint m_shownTime{};
    mutable Value m_shownTimeText;
};

/// The Context Object of a strand, made on demand.
class StrandContext final : public ContextSource {
public:
    StrandContext(const Simulation& simulation, const Strand& strand)
        : m_simulation(simulation)
        , m_strand(strand)
    {
    }
    const Value& context() const override
    {
        if (!m_made)
            m_made = m_simulation.contextOf(m_strand);
        return *m_made;
    }

    TimePoint now() const override { return m_simulation.now(); }
    const CancelToken* cancel() const override
    {
        const std::optional<CancelToken>& token = m_simulation.settings().cancel;
        return token ? &*token : nullptr;
    }

private:
    const Simulation& m_simulation;
    const Strand& m_strand;
    mutable std::optional<Value> m_made;
};

/// What a Catcher hands on. An error with a name and no cause, such as States.Timeout, has an empty
/// one here.
[[nodiscard]] Value errorOutputOf(const StateError& error);

/// What the data fields of a state do before and after its work.
/// InputPath.
[[nodiscard]] Outcome<Value> applyInputPath(Simulation& simulation, Strand& strand);
/// InputPath and Parameters.
[[nodiscard]] Outcome<Value> effectiveInput(Simulation& simulation, Strand& strand);

} // namespace stepglass::engine
