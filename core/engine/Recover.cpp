// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Simulation.h"
#include "core/engine/states/MapRun.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

using asl::StateType;

Value nameOrNull(const StateError& error)
{
    return error.name.empty() ? Value() : Value(error.name);
}

Value causeOrNull(const StateError& error)
{
    return error.cause ? Value(*error.cause) : Value();
}

/// The event for a state that is cut off; nothing for types that leave none.
std::optional<EventType> abortedEvent(StateType type)
{
    switch (type) {
    case StateType::Task:
        return EventType::TaskStateAborted;
    case StateType::Wait:
        return EventType::WaitStateAborted;
    case StateType::Parallel:
        return EventType::ParallelStateAborted;
    case StateType::Map:
        return EventType::MapStateAborted;
    case StateType::Pass:
    case StateType::Choice:
    case StateType::Succeed:
    case StateType::Fail:
    case StateType::Unknown:
        break;
    }
    return std::nullopt;
}

std::optional<EventType> failedEvent(StateType type)
{
    if (type == StateType::Parallel)
        return EventType::ParallelStateFailed;
    if (type == StateType::Map)
        return EventType::MapStateFailed;
    return std::nullopt;
}

Duration withJitter(Duration backoff, intrinsics::RandomSource& random)
{
    // 53 bits make a double in [0, 1) that is the same on every machine.
    const double share = static_cast<double>(random.next() >> 11U) * 0x1.0p-53;
    return Duration(static_cast<Duration::rep>(static_cast<double>(backoff.count()) * share));
}

/// A child execution that leaves no visits begins its last state anew when it is redriven.
void forgetVisits(Strand& strand)
{
    strand.visit = {};
    strand.cutVisit = {};
    strand.container.reset();
    strand.phase = Phase::Enter;
}

/// Puts AWS's words about the state in front of the cause of its own failure.
void nameState(Failure& failure, const StateProgram& state, const Strand& strand)
{
    if (!failure.isOfState)
        return;
    failure.error.cause = fmt::format(
        "An error occurred while executing the state '{}' (entered at the event id #{}). {}",
        state.name, strand.entered, failure.error.cause.value_or(""));
    failure.isOfState = false;
}

} // namespace

Value errorOutputOf(const StateError& error)
{
    const Value cause = error.cause          ? Value(*error.cause)
                        : error.name.empty() ? Value()
                                             : Value("");
    return Value::object({{"Error", nameOrNull(error)}, {"Cause", cause}});
}

void Simulation::fail(Strand& strand, Failure failure)
{
    const StateProgram& state = stateOf(strand);
    m_current = strand.id;
    if (m_probe != nullptr)
        return failProbe(strand, failure);
    nameState(failure, state, strand);
    saveStages(strand);
    if (failure.location)
        record(strand, EventType::EvaluationFailed,
               {Value(*failure.location), causeOrNull(failure.error)});
    failure.location.reset();
    abortBelow(strand, strand);
    Recovery recovery = decideRecovery(failure, state.recovery, strand.retries);
    Attempt attempt;
    attempt.end = m_now;
    attempt.error = failure.error;
    if (recovery.kind == Recovery::Kind::Retry) {
        if (state.recovery.retriers[recovery.index].hasFullJitter)
            recovery.backoff = withJitter(recovery.backoff, m_random);
        attempt.retrier = recovery.index;
        attempt.backoff = recovery.backoff;
    }
    m_trace->failAttempt(strand.visit, std::move(attempt), failure.isHeartbeat);
    if (recovery.kind == Recovery::Kind::Retry) {
        retry(strand, recovery);
        return;
    }
    const EventId cause = strand.lastEvent;
    if (const auto event = failedEvent(state.type); event && !isTerminal(failure.error))
        record(strand, *event);
    strand.exitPrevious = 0;
    if (recovery.kind == Recovery::Kind::Catch)
        catchError(strand, failure, recovery.index, cause);
    else
        failFinally(strand, failure);
}

void Simulation::failFinally(Strand& strand, const Failure& failure)
{
    const bool isTerminalError = isTerminal(failure.error);
    if (strand.parent.isValid() &&
        (!isTerminalError || (strand.child && !failure.error.name.starts_with(ownErrorPrefix))))
        failContainer(strand, failure);
    else
        failExecution(strand, failure);
}

void Simulation::retry(Strand& strand, const Recovery& recovery)
{
    strand.retries.resize(stateOf(strand).recovery.retriers.size());
    ++strand.retries[recovery.index];
    ++strand.retryCount;
    strand.task.reset();
    strand.token = {};
    strand.container.reset();
    strand.exitPrevious = 0;
    sleep(strand, m_now + recovery.backoff, Phase::Run);
}

Outcome<Value> Simulation::caughtOutput(Strand& strand, const Catcher& catcher,
                                        const StateError& error)
{
    const Value errorOutput = errorOutputOf(error);
    const StrandContext context(*this, strand);
    const bool isJsonata = stateOf(strand).data.isJsonata;
    const Scope scope{isJsonata ? strand.input : errorOutput,
                      context,
                      strand.variables,
                      m_random,
                      nullptr,
                      &errorOutput};
    Outcome<Value> output = catcher.output ? catcher.output->evaluate(scope)
                            : isJsonata    ? Outcome<Value>(errorOutput)
                                           : catcher.resultPlace.combine(strand.input, errorOutput);
    if (output)
        if (auto ofAssign = assign(strand, catcher.assign, scope))
            return tl::unexpected<Failure>(std::move(*ofAssign));
    return output;
}

void Simulation::catchError(Strand& strand, const Failure& failure, std::size_t index,
                            EventId cause)
{
    const Catcher& catcher = stateOf(strand).recovery.catchers[index];
    Outcome<Value> output = caughtOutput(strand, catcher, failure.error);
    if (!output) {
        Failure second = std::move(output.error());
        nameState(second, stateOf(strand), strand);
        if (second.location) {
            // AWS goes back to what had failed, and fails a second time.
            strand.lastEvent = cause;
            record(strand, EventType::EvaluationFailed,
                   {Value(*second.location), causeOrNull(second.error)});
            second.location.reset();
            if (const auto event = failedEvent(stateOf(strand).type))
                record(strand, *event);
        }
        failFinally(strand, second);
        return;
    }
    strand.task.reset();
    TraceStore::Exit exit;
    exit.leftBy = asl::TransitionKind::Catch;
    exit.index = index;
    exit.next = catcher.next;
    exit.status = VisitStatus::CaughtError;
    leave(strand, std::move(*output), std::move(exit));
}

void Simulation::abortBelow(Strand& parent, const Strand& failing)
{
    if (!parent.container || parent.container->live.empty())
        return;
    const EventId cause = failing.lastEvent;
    // Iterations are told first, then the states inside, from the outside in.
    std::vector<StrandId> below;
    for (const StrandId id : parent.container->live)
        if (id != failing.id)
            below.push_back(id);
    if (!parent.container->run)
        for (const StrandId id : below) {
            Strand& sibling = m_strands[id.value()];
            if (sibling.isIteration && sibling.phase != Phase::Begin)
                (void)recordAside(parent, EventType::MapIterationAborted, cause,
                                  {static_cast<std::int64_t>(sibling.index), {}});
        }
    for (std::size_t next = 0; next < below.size(); ++next) {
        Strand& strand = m_strands[below[next].value()];
        if (strand.container && strand.container->run)
            abortMapRun(*this, strand, Telling::WithEvent);
        else if (strand.container)
            below.insert(below.end(), strand.container->live.begin(), strand.container->live.end());
        if (!strand.visit.isValid())
            continue;
        if (const auto event = abortedEvent(stateOf(strand).type))
            (void)recordAside(strand, *event, cause);
        saveStages(strand);
        m_trace->end(strand.visit, VisitStatus::Canceled, m_now);
    }
    // The innermost first: what is parked takes along what is parked in it.
    for (auto id = below.rbegin(); id != below.rend(); ++id)
        park(m_strands[id->value()]);
    std::erase_if(parent.container->live, [&](StrandId id) { return id != failing.id; });
}

void Simulation::failContainer(Strand& child, const Failure& failure)
{
    Strand& parent = m_strands[child.parent.value()];
    m_current = {};
    if (parent.container->run) {
        m_trace->end(child.visit, VisitStatus::Failed, m_now);
        endChildExecution(child, items::ChildStatus::Failed, std::nullopt, failure.error);
        return;
    }
    abortBelow(parent, child);
    const EventId failing = child.lastEvent;
    if (stateOf(child).type == StateType::Task)
        (void)recordAside(child, EventType::TaskStateAborted, failing);
    m_trace->end(child.visit, VisitStatus::Failed, m_now);
    child.cutVisit = child.visit;
    child.visit = {};
    if (child.isIteration)
        (void)recordAside(child, EventType::MapIterationFailed, failing,
                          {static_cast<std::int64_t>(child.index), {}});
    parent.lastEvent = failing;
    parent.container->failure = failure;
    parent.container->live.clear();
    park(child);
    wake(parent);
}

void Simulation::failExecution(Strand& strand, const Failure& failure)
{
    m_current = strand.id;
    EventId previous = strand.lastEvent;
    for (const Strand* outer = &strand; outer->child;) {
        outer = &m_strands[outer->parent.value()];
        previous = outer->container->runStarted;
    }
    finish(EventType::ExecutionFailed, previous, ExecutionStatus::Failed,
           {nameOrNull(failure.error), causeOrNull(failure.error)});
}

void Simulation::childSucceeded(Strand& child, Value output)
{
    Strand& parent = m_strands[child.parent.value()];
    Container& container = *parent.container;
    if (container.run)
        return endChildExecution(child, items::ChildStatus::Succeeded, std::move(output), {});
    const EventId last = child.lastEvent;
    container.results[child.index] = std::move(output);
    ++container.finished;
    container.lastEvent = last;
    if (child.isIteration)
        container.lastEvent = recordAside(child, EventType::MapIterationSucceeded, last,
                                          {static_cast<std::int64_t>(child.index), {}});
    std::erase(container.live, child.id);
    release(child);
    if (container.finished == container.results.size()) {
        wake(parent);
        return;
    }
    if (const auto* map = std::get_if<MapProgram>(&stateOf(parent).body))
        startIterations(*this, parent, *map, last);
}

void Simulation::endChildExecution(Strand& child, items::ChildStatus status,
                                   std::optional<Value> output, const StateError& error)
{
    Strand& parent = m_strands[child.parent.value()];
    EndedChild ended;
    ended.execution = child.child;
    ended.status = status;
    ended.error = error;
    std::erase(parent.container->live, child.id);
    if (output || child.child->isExpress)
        release(child);
    else
        ended.stood = takeOut(child);
    ChildExecution& execution = *ended.execution;
    const bool isKept = execution.isKept || (!output && m_settings.keptChildren.hasFailed);
    if (!isKept) {
        m_trace->forget(execution.visits);
        execution.visits.clear();
        if (ended.stood)
            forgetVisits(*ended.stood);
    } else if (execution.outer && !execution.outer->isKept) {
        execution.outer->visits.insert(execution.outer->visits.end(), execution.visits.begin(),
                                       execution.visits.end());
    }
    ended.output = std::move(output);
    childExecutionEnded(*this, parent, std::move(ended));
}

} // namespace stepglass::engine
