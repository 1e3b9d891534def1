// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Simulation.h"
#include "core/engine/private/Probe.h"
#include "core/engine/states/MapRun.h"

#include <fmt/format.h>

#include <array>

namespace stepglass::engine {

namespace {

using asl::StateType;

constexpr std::size_t mostDataBytes = 256 * 1024;
constexpr Duration longestExpress = std::chrono::minutes(5);
/// More states than AWS could run in five minutes.
constexpr std::size_t mostExpressStates = 1'000'000;
constexpr std::string_view historyIsFull =
    "The execution reached the maximum number of history events (25000).";
/// Keeps ids and tokens apart from what States.UUID and States.MathRandom draw.
constexpr std::uint64_t idSeedSalt = 0x9E3779B97F4A7C15;

EventType enteredEvent(StateType type)
{
    switch (type) {
    case StateType::Task:
        return EventType::TaskStateEntered;
    case StateType::Choice:
        return EventType::ChoiceStateEntered;
    case StateType::Wait:
        return EventType::WaitStateEntered;
    case StateType::Succeed:
        return EventType::SucceedStateEntered;
    case StateType::Fail:
        return EventType::FailStateEntered;
    case StateType::Parallel:
        return EventType::ParallelStateEntered;
    case StateType::Map:
        return EventType::MapStateEntered;
    case StateType::Pass:
    case StateType::Unknown:
        break;
    }
    return EventType::PassStateEntered;
}

Value textOrNull(const std::optional<std::string>& text)
{
    return text ? Value(*text) : Value();
}

} // namespace

Simulation::Simulation(std::shared_ptr<const Program> program, ExecutionSettings settings,
                       TaskProvider& tasks, Probe* probe)
    : m_program(std::move(program))
    , m_settings(std::move(settings))
    , m_tasks(tasks)
    , m_probe(probe)
    , m_trace(std::make_shared<TraceStore>(m_program))
    , m_random(m_settings.seed)
    , m_ids(m_settings.seed ^ idSeedSalt)
    , m_now(m_settings.startTime)
    , m_invocations(m_program->states.size())
    , m_family(std::make_shared<NestedFamily>())
{
    if (m_settings.executionName.empty())
        m_settings.executionName = m_ids.uuid();
    if (m_settings.roleArn.empty())
        m_settings.roleArn =
            fmt::format("arn:aws:iam::{}:role/{}-role", m_settings.account, m_settings.machineName);
    m_machineContext =
        Value::object({{"Id", fmt::format("arn:aws:states:{}:{}:stateMachine:{}", m_settings.region,
                                          m_settings.account, m_settings.machineName)},
                       {"Name", m_settings.machineName}});
    m_executionContext = executionContext();
    m_trace->begin(m_settings.input, m_settings.roleArn, m_settings.region, m_now);
    m_trace->setContext(
        Value::object({{"Execution", m_executionContext}, {"StateMachine", m_machineContext}}));
    (void)m_trace->append(EventType::ExecutionStarted, 0, m_now, {});

    Strand& root = newStrand();
    root.state = m_program->scopes.front().start;
    root.input = m_settings.input;
    root.variables = Value::object({});
    m_current = root.id;
    if (m_probe != nullptr) {
        startProbe(root);
        return;
    }

    startClock();
}

void Simulation::startClock()
{
    std::optional<Duration> timeout = m_program->timeout;
    if (m_settings.hasLimits && m_program->type == MachineType::Express)
        timeout = std::min(timeout.value_or(longestExpress), longestExpress);
    if (timeout)
        m_queue.push(m_now + *timeout, {}, 0);
}

Value Simulation::executionContext()
{
    const bool isExpress = m_program->type == MachineType::Express;
    m_arn = fmt::format("arn:aws:states:{}:{}:{}:{}:{}", m_settings.region, m_settings.account,
                        isExpress || m_probe != nullptr ? "express" : "execution",
                        m_settings.machineName, m_settings.executionName);
    // Names of Express executions may come again: a number of its own tells each from the others.
    if (isExpress)
        m_arn += ':' + m_ids.uuid();
    Value context = Value::object({{"Id", m_arn},
                                   {"Input", m_settings.input},
                                   {"StartTime", toTimestamp(m_settings.startTime)},
                                   {"Name", m_settings.executionName},
                                   {"RoleArn", m_settings.roleArn}});
    const bool countsRedrives = m_probe == nullptr && !(isExpress && m_settings.isSynchronous);
    return countsRedrives ? context.with("RedriveCount", 0) : context;
}

bool Simulation::step()
{
    m_stepped = this;
    if (m_status != ExecutionStatus::Running)
        return stepNested();
    if (m_current.isValid() || takeNext())
        dispatch(m_strands[m_current.value()]);
    if (m_isHistoryFull && m_status == ExecutionStatus::Running)
        finish(EventType::ExecutionFailed, static_cast<EventId>(m_trace->eventCount()),
               ExecutionStatus::Failed, {"States.Runtime", historyIsFull});
    return m_status == ExecutionStatus::Running || hasNested();
}

bool Simulation::takeNext()
{
    while (!m_queue.isEmpty()) {
        const EventQueue::Entry entry = m_queue.pop();
        if (entry.nested != EventQueue::noNested) {
            m_now = entry.time;
            runNested(entry.nested);
            return false;
        }
        if (!entry.strand.isValid()) {
            m_now = entry.time;
            finish(EventType::ExecutionTimedOut, 0, ExecutionStatus::TimedOut,
                   {"States.Timeout", {}});
            return false;
        }
        Strand& strand = m_strands[entry.strand.value()];
        if (entry.child != 0) {
            if (!strand.isUsed || !strand.child || strand.child->limit != entry.child)
                continue;
            m_now = entry.time;
            timeOutChild(strand);
            return m_current.isValid();
        }
        if (!strand.isUsed || strand.generation != entry.generation)
            continue;
        m_now = entry.time;
        m_current = strand.id;
        return true;
    }
    stalled();
    return false;
}

void Simulation::limitChild(Strand& child)
{
    child.child->limit = ++m_lastChildLimit;
    m_queue.pushChildLimit(m_now + longestExpress, child.id, m_lastChildLimit);
}

void Simulation::timeOutChild(Strand& child)
{
    saveStages(child);
    abortBelow(child, child);
    m_trace->end(child.visit, VisitStatus::Canceled, m_now);
    m_current = {};
    endChildExecution(child, items::ChildStatus::TimedOut, std::nullopt, {"States.Timeout", {}});
}

void Simulation::stalled()
{
    if (stallNested())
        return;
    // Only tasks without an answer and without a timeout are left: on AWS they would wait for a
    // year.
    for (Strand& strand : m_strands) {
        if (!strand.isUsed || !strand.task)
            continue;
        const auto& task = std::get<TaskProgram>(stateOf(strand).body);
        failExecution(
            strand,
            {{std::string(ownErrorPrefix) + "NeverAnswered",
              fmt::format("Nobody answers the task of the state '{}' ({}), and it has no "
                          "TimeoutSeconds or HeartbeatSeconds: on AWS it would wait for a year. "
                          "Give the state a timeout, or its mock an answer.",
                          stateOf(strand).name, task.resource)},
             false,
             false});
        return;
    }
}

void Simulation::stop(std::optional<std::string> error, std::optional<std::string> cause)
{
    if (m_status == ExecutionStatus::Running)
        finish(EventType::ExecutionAborted, 0, ExecutionStatus::Aborted,
               {textOrNull(error), textOrNull(cause)});
}

Strand& Simulation::newStrand()
{
    if (m_free.empty()) {
        m_strands.emplace_back();
        m_strands.back().id = StrandId(static_cast<std::uint32_t>(m_strands.size() - 1));
        m_strands.back().isUsed = true;
        return m_strands.back();
    }
    Strand& strand = m_strands[m_free.back().value()];
    m_free.pop_back();
    strand.isUsed = true;
    return strand;
}

void Simulation::release(Strand& strand)
{
    abandonNested(strand);
    const StrandId id = strand.id;
    const std::uint32_t generation = strand.generation + 1;
    strand = Strand();
    strand.id = id;
    strand.generation = generation;
    m_free.push_back(id);
}

void Simulation::dispatch(Strand& strand)
{
    switch (strand.phase) {
    case Phase::Begin:
        begin(strand);
        return;
    case Phase::Enter:
        enter(strand);
        return;
    case Phase::Run:
        std::visit([&](const auto& body) { start(*this, strand, body); }, stateOf(strand).body);
        return;
    case Phase::Resume:
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { resume(*this, strand, body); })
                    resume(*this, strand, body);
            },
            stateOf(strand).body);
        return;
    }
}

void Simulation::begin(Strand& strand)
{
    strand.lastEvent = recordAside(strand, EventType::MapIterationStarted, strand.lastEvent,
                                   {static_cast<std::int64_t>(strand.index), {}});
    strand.phase = Phase::Enter;
}

void Simulation::enter(Strand& strand)
{
    const StateProgram& state = stateOf(strand);
    strand.enteredTime = m_now;
    strand.retryCount = 0;
    strand.retries.clear();
    strand.stages.reached = 0;
    strand.exitPrevious = 0;
    if (m_probe != nullptr) {
        strand.retryCount = m_probe->retryCount;
        strand.retries.assign(state.recovery.retriers.size(), m_probe->retryCount);
    }
    Visit visit;
    visit.state = strand.state;
    visit.parent = strand.parentVisit;
    visit.index = strand.index;
    visit.start = m_now;
    visit.input = strand.input;
    if (isEndless(strand))
        return;
    if (strand.child) {
        strand.visit = m_trace->enter(visit, std::nullopt, 0);
        if (!strand.child->isKept)
            strand.child->visits.push_back(strand.visit);
        strand.lastEvent = ++strand.child->lastEvent;
    } else {
        if (m_settings.hasLimits && m_program->type == MachineType::Standard &&
            m_trace->eventCount() + 1 >= mostEvents) {
            m_isHistoryFull = true;
            return;
        }
        strand.visit = m_trace->enter(visit, enteredEvent(state.type), strand.lastEvent);
        strand.lastEvent = static_cast<EventId>(m_trace->eventCount());
    }
    strand.entered = strand.lastEvent;
    strand.phase = Phase::Run;
}

bool Simulation::isEndless(Strand& strand)
{
    if (!m_settings.hasLimits)
        return false;
    // A loop without a pause takes no virtual time: what ends it on AWS is the time that its states
    // take.
    if (m_program->type == MachineType::Express && m_trace->visitCount() >= mostExpressStates) {
        finish(EventType::ExecutionTimedOut, 0, ExecutionStatus::TimedOut, {"States.Timeout", {}});
        return true;
    }
    if (!strand.child || strand.child->lastEvent + 1 < mostEvents)
        return false;
    // A child execution has a history of its own, and that one's limit.
    Strand* outermost = &strand;
    while (!m_strands[outermost->parent.value()].container->run)
        outermost = &m_strands[outermost->parent.value()];
    abortBelow(*outermost, *outermost);
    m_current = {};
    // It is between two states, unless a branch inside it fills the history.
    if (outermost->visit.isValid())
        m_trace->end(outermost->visit, VisitStatus::Failed, m_now);
    endChildExecution(*outermost, items::ChildStatus::Failed, std::nullopt,
                      {"States.Runtime", std::string(historyIsFull)});
    return true;
}

EventId Simulation::record(Strand& strand, EventType type)
{
    strand.lastEvent = recordAside(strand, type, strand.lastEvent);
    return strand.lastEvent;
}

EventId Simulation::record(Strand& strand, EventType type, EventData data)
{
    strand.lastEvent = recordAside(strand, type, strand.lastEvent, std::move(data));
    return strand.lastEvent;
}

EventId Simulation::recordAside(Strand& strand, EventType type, EventId previous, EventData data)
{
    if (strand.child)
        return ++strand.child->lastEvent;
    if (m_settings.hasLimits && m_program->type == MachineType::Standard &&
        m_trace->eventCount() + 1 >= mostEvents) {
        m_isHistoryFull = true;
        return previous;
    }
    const VisitId visit = strand.visit.isValid() ? strand.visit : strand.parentVisit;
    if (data.first.isNull() && data.second.isNull())
        return m_trace->append(type, previous, m_now, visit);
    return m_trace->append(type, previous, m_now, visit, std::move(data));
}

void Simulation::startAttempt(Strand& strand, EventId event)
{
    m_trace->startAttempt(strand.visit, strand.child ? 0 : event);
}

void Simulation::saveStages(Strand& strand)
{
    m_trace->saveStages(strand.visit, strand.stages);
}

void Simulation::sleep(Strand& strand, TimePoint until, Phase phase)
{
    strand.phase = phase;
    m_queue.push(std::max(until, m_now), strand.id, ++strand.generation);
    m_current = {};
}

void Simulation::block(Strand& strand)
{
    strand.phase = Phase::Resume;
    ++strand.generation;
    m_current = {};
}

void Simulation::wake(Strand& strand)
{
    strand.phase = Phase::Resume;
    ++strand.generation;
    m_current = strand.id;
}

Strand& Simulation::startChild(Strand& parent, ScopeIndex scope, std::uint32_t index, Value input,
                               EventId previous)
{
    Strand& child = newStrand();
    child.parent = parent.id;
    child.parentVisit = parent.visit;
    child.index = index;
    child.state = m_program->scope(scope).start;
    child.input = std::move(input);
    child.variables = parent.variables;
    child.item = parent.item;
    child.child = parent.child;
    child.lastEvent = previous;
    parent.container->live.push_back(child.id);
    m_queue.push(m_now, child.id, child.generation);
    return child;
}

void Simulation::leave(Strand& strand, Value output, TraceStore::Exit exit)
{
    static constexpr auto exitedEvent = [](StateType type) {
        switch (type) {
        case StateType::Task:
            return EventType::TaskStateExited;
        case StateType::Choice:
            return EventType::ChoiceStateExited;
        case StateType::Wait:
            return EventType::WaitStateExited;
        case StateType::Succeed:
            return EventType::SucceedStateExited;
        case StateType::Parallel:
            return EventType::ParallelStateExited;
        case StateType::Map:
            return EventType::MapStateExited;
        case StateType::Pass:
        case StateType::Fail:
        case StateType::Unknown:
            break;
        }
        return EventType::PassStateExited;
    };
    const EventId previous = strand.exitPrevious != 0 ? strand.exitPrevious : strand.lastEvent;
    strand.lastEvent = recordAside(strand, exitedEvent(stateOf(strand).type), previous);
    if (m_isHistoryFull)
        return;
    const StateIndex next = exit.next;
    if (!exit.leftBy)
        exit.leftBy = next.isValid() ? asl::TransitionKind::Next : asl::TransitionKind::End;
    exit.event = strand.child ? 0 : strand.lastEvent;
    exit.output = output;
    if (m_probe != nullptr)
        leaveProbe(strand, output, next);
    m_trace->exit(strand.visit, strand.stages, m_now, std::move(exit));
    strand.visit = {};
    strand.token = {};
    strand.task.reset();
    strand.container.reset();
    if (m_probe != nullptr)
        return;
    if (!next.isValid()) {
        reachEnd(strand, std::move(output));
        return;
    }
    strand.state = next;
    strand.input = std::move(output);
    strand.phase = Phase::Enter;
}

void Simulation::reachEnd(Strand& strand, Value output)
{
    m_current = {};
    if (strand.parent.isValid()) {
        childSucceeded(strand, std::move(output));
        return;
    }
    finish(EventType::ExecutionSucceeded, strand.lastEvent, ExecutionStatus::Succeeded,
           {std::move(output), {}});
}

void Simulation::finish(EventType event, EventId previous, ExecutionStatus status, EventData data)
{
    std::optional<Value> output;
    std::optional<StateError> error;
    if (status == ExecutionStatus::Succeeded)
        output = data.first;
    else if (data != EventData()) {
        error.emplace();
        if (data.first.isString())
            error->name = data.first.asString();
        if (data.second.isString())
            error->cause = data.second.asString();
    }
    // What failed is the strand under way and what is around it; all else is cut off.
    std::vector<VisitId> failing;
    for (StrandId id = m_current; status == ExecutionStatus::Failed && id.isValid();
         id = m_strands[id.value()].parent)
        if (m_strands[id.value()].visit.isValid())
            failing.push_back(m_strands[id.value()].visit);
    abortMapRuns(status);
    for (const Strand& strand : m_strands)
        if (strand.isUsed && strand.visit.isValid())
            m_trace->end(strand.visit, VisitStatus::Canceled, m_now);
    for (const VisitId visit : failing)
        m_trace->end(visit, VisitStatus::Failed, m_now);
    (void)m_trace->append(event, previous, m_now, {}, std::move(data));
    m_status = status;
    m_current = {};
    m_trace->finish(status, std::move(output), std::move(error), m_now);
    for (const Strand& strand : m_strands)
        if (strand.isUsed && strand.task)
            abandonNested(strand);
}

void Simulation::abortMapRuns(ExecutionStatus status)
{
    // What is inside a child execution ends with it.
    for (Strand& strand : m_strands)
        if (strand.isUsed && strand.container && strand.container->run && !strand.child)
            abortMapRun(*this, strand,
                        status == ExecutionStatus::TimedOut ? Telling::Silently
                                                            : Telling::WithEvent);
}

const Value& Simulation::shown(TimePoint time) const
{
    if (m_shownTimeText.isNull() || m_shownTime != time) {
        m_shownTime = time;
        m_shownTimeText = toTimestamp(time);
    }
    return m_shownTimeText;
}

Value Simulation::contextOf(const Strand& strand) const
{
    if (m_probe != nullptr && m_probe->context)
        return *m_probe->context;
    // Made for every task: names that are made once cost nothing here.
    static const value::Key executionName("Execution"), machineName("StateMachine"),
        stateName("State"), name("Name"), enteredTime("EnteredTime"), retryCount("RetryCount"),
        mapName("Map"), itemName("Item"), indexName("Index"), valueName("Value"), taskName("Task"),
        tokenName("Token"), keyName("Key"), sourceName("Source");
    const StateProgram& state = stateOf(strand);
    std::array<value::Member, 3> stateMembers{
        {{name, state.nameValue},
         {enteredTime, shown(strand.enteredTime)},
         {retryCount, static_cast<std::int64_t>(strand.retryCount)}}};
    std::array<value::Member, 5> members{
        {{executionName, strand.child ? strand.child->execution : m_executionContext},
         {machineName, strand.child ? strand.child->machine : m_machineContext},
         {stateName, Value::takeObject(std::span(stateMembers).first(state.retries() ? 3 : 2))}}};
    std::size_t count = 3;
    if (strand.item) {
        std::array<value::Member, 4> item{
            {{indexName, static_cast<std::int64_t>(strand.item->index)}}};
        std::size_t itemCount = 1;
        if (!strand.item->key.isNull())
            item[itemCount++] = {keyName, strand.item->key};
        item[itemCount++] = {valueName, strand.item->value};
        if (!strand.item->source.isNull())
            item[itemCount++] = {sourceName, strand.item->source};
        members[count++] = {
            mapName,
            Value::object({{itemName, Value::takeObject(std::span(item).first(itemCount))}})};
    }
    if (strand.token.isString())
        members[count++] = {taskName, Value::object({{tokenName, strand.token}})};
    return Value::takeObject(std::span(members).first(count));
}

std::uint32_t Simulation::countInvocation(StateIndex state)
{
    return m_invocations[state.value()]++;
}

std::string Simulation::newUuid()
{
    return m_ids.uuid();
}

std::string Simulation::newToken()
{
    return "Stepglass-" + m_ids.uuid() + m_ids.uuid();
}

bool Simulation::exceedsLimit(const Value& data) const
{
    return m_settings.hasLimits && data.textSize() > mostDataBytes;
}

} // namespace stepglass::engine
