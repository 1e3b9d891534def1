// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/TraceStore.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

using Reading = std::shared_lock<std::shared_mutex>;
using Writing = std::unique_lock<std::shared_mutex>;

constexpr std::uint8_t bit(Stage stage)
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(stage));
}

} // namespace

TraceStore::TraceStore(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
    , m_visitsOf(m_program->states.size())
    , m_occurrences(m_program->states.size())
{
}

void TraceStore::begin(Value input, Value roleArn, Value region, TimePoint time)
{
    const Writing lock(m_mutex);
    m_input = std::move(input);
    m_roleArn = std::move(roleArn);
    m_region = std::move(region);
    m_start = time;
    m_end = time;
}

VisitId TraceStore::enter(const Visit& visit, std::optional<EventType> event, EventId previous)
{
    const Writing lock(m_mutex);
    const bool isReused = !m_freeVisits.empty();
    const VisitId id =
        isReused ? m_freeVisits.back() : VisitId(static_cast<std::uint32_t>(m_visits.size()));
    VisitRecord record;
    record.input = *visit.input;
    record.start = visit.start;
    record.end = visit.start;
    record.state = visit.state;
    record.parent = visit.parent;
    record.index = visit.index;
    if (event) {
        m_events.append({visit.start, previous, id, none, *event});
        record.entered = static_cast<EventId>(m_events.size());
    }
    m_visitsOf[visit.state.value()].push_back(id);
    record.occurrence = m_occurrences[visit.state.value()]++;
    if (isReused) {
        m_freeVisits.pop_back();
        m_visits[id.value()] = std::move(record);
    } else {
        m_visits.append(std::move(record));
    }
    ++m_transitions;
    return id;
}

EventId TraceStore::append(EventType type, EventId previous, TimePoint time, VisitId visit)
{
    const Writing lock(m_mutex);
    m_events.append({time, previous, visit, none, type});
    return static_cast<EventId>(m_events.size());
}

EventId TraceStore::append(EventType type, EventId previous, TimePoint time, VisitId visit,
                           EventData data)
{
    const Writing lock(m_mutex);
    m_events.append({time, previous, visit, static_cast<std::uint32_t>(m_data.size()), type});
    m_data.append(std::move(data));
    return static_cast<EventId>(m_events.size());
}

void TraceStore::saveStages(VisitId visit, const Stages& stages)
{
    const Writing lock(m_mutex);
    save(m_visits[visit.value()], stages);
}

void TraceStore::exit(VisitId visit, const Stages& stages, TimePoint time, Exit exit)
{
    const Writing lock(m_mutex);
    VisitRecord& record = m_visits[visit.value()];
    record.output = std::move(exit.output);
    record.hasOutput = true;
    save(record, stages);
    record.end = time;
    record.exited = exit.event;
    record.status = exit.status;
    record.hasLeft = exit.leftBy.has_value();
    if (exit.leftBy)
        record.leftBy = *exit.leftBy;
    record.leftIndex = static_cast<std::uint16_t>(exit.index);
    record.next = exit.next;
}

void TraceStore::end(VisitId visit, VisitStatus status, TimePoint time)
{
    const Writing lock(m_mutex);
    VisitRecord& record = m_visits[visit.value()];
    record.status = status;
    record.end = time;
}

void TraceStore::startAttempt(VisitId visit, EventId event)
{
    const Writing lock(m_mutex);
    VisitRecord& record = m_visits[visit.value()];
    if (record.lastAttempt != none)
        ++m_transitions;
    record.attemptEvent = event;
}

void TraceStore::failAttempt(VisitId visit, Attempt attempt, bool isHeartbeat)
{
    const Writing lock(m_mutex);
    VisitRecord& record = m_visits[visit.value()];
    attempt.firstEvent = record.attemptEvent != 0 ? record.attemptEvent : record.entered;
    attempt.start = attempt.firstEvent != 0 ? m_events[attempt.firstEvent - 1].time : record.start;
    record.attemptEvent = 0;
    AttemptRecord failed{std::move(attempt), record.lastAttempt, isHeartbeat};
    if (m_freeAttempts.empty()) {
        record.lastAttempt = static_cast<std::uint32_t>(m_attempts.size());
        m_attempts.append(std::move(failed));
    } else {
        record.lastAttempt = m_freeAttempts.back();
        m_freeAttempts.pop_back();
        m_attempts[record.lastAttempt] = std::move(failed);
    }
}

void TraceStore::reopen(VisitId visit)
{
    const Writing lock(m_mutex);
    m_visits[visit.value()].status = VisitStatus::InProgress;
}

void TraceStore::reopen()
{
    const Writing lock(m_mutex);
    m_status = ExecutionStatus::Running;
    m_output.reset();
    m_error.reset();
}

void TraceStore::addNested(VisitId visit, NestedExecution nested)
{
    const Writing lock(m_mutex);
    m_nested[visit].push_back(std::move(nested));
}

void TraceStore::finish(ExecutionStatus status, std::optional<Value> output,
                        std::optional<StateError> error, TimePoint time)
{
    const Writing lock(m_mutex);
    for (MapRunRecord& run : m_mapRuns)
        if (run.status == ExecutionStatus::Running)
            cutOff(run, time);
    m_status = status;
    m_output = std::move(output);
    m_error = std::move(error);
    m_end = time;
}

const Value* TraceStore::stored(const VisitRecord& record, Stage stage) const
{
    for (std::uint32_t place = record.firstStage; place != none; place = m_stages[place].next)
        if (m_stages[place].stage == stage)
            return &m_stages[place].value;
    return nullptr;
}

Value TraceStore::stageValue(const VisitRecord& record, Stage stage) const
{
    if (const Value* value = stored(record, stage))
        return *value;
    if (stage == Stage::AfterResultPath && record.hasOutput)
        return record.output;
    for (auto earlier = static_cast<unsigned>(stage); earlier > 0; --earlier) {
        const auto candidate = static_cast<Stage>(earlier - 1);
        if ((record.reached & bit(candidate)) == 0)
            continue;
        if (const Value* value = stored(record, candidate))
            return *value;
    }
    return record.input;
}

void TraceStore::save(VisitRecord& record, const Stages& stages)
{
    for (std::size_t index = 0; index < stageCount; ++index) {
        const auto stage = static_cast<Stage>(index);
        if ((stages.reached & bit(stage)) == 0)
            continue;
        const Value& value = stages.values[index];
        record.reached |= bit(stage);
        if (stageValue(record, stage).isSameNode(value))
            continue;
        std::uint32_t* link = &record.firstStage;
        while (*link != none && m_stages[*link].stage != stage)
            link = &m_stages[*link].next;
        if (*link != none) {
            m_stages[*link].value = value;
            continue;
        }
        *link = newStage({value, none, stage});
    }
}

std::size_t TraceStore::eventCount() const
{
    const Reading lock(m_mutex);
    return m_events.size();
}

Event TraceStore::event(EventId id) const
{
    const Reading lock(m_mutex);
    if (id == 0 || id > m_events.size())
        return {};
    const EventRecord& record = m_events[id - 1];
    return {id, record.previous, record.type, record.time, record.visit};
}

EventData TraceStore::data(EventId id) const
{
    const Reading lock(m_mutex);
    const std::uint32_t place = m_events[id - 1].data;
    return place == none ? EventData() : m_data[place];
}

std::size_t TraceStore::visitCount() const
{
    const Reading lock(m_mutex);
    return m_visits.size();
}

Visit TraceStore::visit(VisitId id) const
{
    const Reading lock(m_mutex);
    Visit visit;
    if (!id.isValid() || id.value() >= m_visits.size())
        return visit;
    const VisitRecord& record = m_visits[id.value()];
    if (!record.state.isValid())
        return visit;
    visit.id = id;
    visit.state = record.state;
    visit.parent = record.parent;
    visit.index = record.index;
    visit.occurrence = record.occurrence;
    visit.status = record.status;
    visit.entered = record.entered;
    visit.exited = record.exited;
    visit.start = record.start;
    visit.end = record.end;
    visit.input = record.input;
    const auto stageOf = [&](Stage stage) {
        return (record.reached & bit(stage)) == 0 ? std::nullopt
                                                  : std::optional<Value>(stageValue(record, stage));
    };
    visit.afterInputPath = stageOf(Stage::AfterInputPath);
    visit.afterParameters = stageOf(Stage::AfterParameters);
    visit.afterItemsPath = stageOf(Stage::AfterItemsPath);
    visit.result = stageOf(Stage::Result);
    visit.afterResultSelector = stageOf(Stage::AfterResultSelector);
    visit.afterResultPath = stageOf(Stage::AfterResultPath);
    visit.assigned = stageOf(Stage::Assigned);
    if (record.hasOutput)
        visit.output = record.output;
    if (record.lastAttempt != none)
        visit.error = m_attempts[record.lastAttempt].attempt.error;
    if (record.hasLeft) {
        visit.leftBy = record.leftBy;
        visit.next = record.next;
        if (record.leftBy == asl::TransitionKind::Catch)
            visit.catcher = record.leftIndex;
        else if (record.leftBy == asl::TransitionKind::Choice)
            visit.choiceRule = record.leftIndex;
    }
    return visit;
}

std::vector<Attempt> TraceStore::attempts(VisitId id) const
{
    const Reading lock(m_mutex);
    std::vector<Attempt> all;
    if (!id.isValid() || id.value() >= m_visits.size())
        return all;
    const VisitRecord& record = m_visits[id.value()];
    if (!record.state.isValid() || !m_program->state(record.state).retries())
        return all;
    for (std::uint32_t place = record.lastAttempt; place != none;
         place = m_attempts[place].previous)
        all.push_back(m_attempts[place].attempt);
    std::reverse(all.begin(), all.end());
    if (record.attemptEvent != 0)
        all.push_back(
            {record.attemptEvent, m_events[record.attemptEvent - 1].time, record.end, {}, {}, {}});
    return all;
}

std::vector<Failure> TraceStore::failures(VisitId id) const
{
    const Reading lock(m_mutex);
    std::vector<Failure> all;
    for (std::uint32_t place = m_visits[id.value()].lastAttempt; place != none;
         place = m_attempts[place].previous)
        all.push_back({*m_attempts[place].attempt.error, false, m_attempts[place].isHeartbeat});
    std::reverse(all.begin(), all.end());
    return all;
}

std::vector<NestedExecution> TraceStore::nested(VisitId id) const
{
    const Reading lock(m_mutex);
    const auto found = m_nested.find(id);
    return found == m_nested.end() ? std::vector<NestedExecution>() : found->second;
}

std::vector<VisitId> TraceStore::visitsOf(StateIndex state) const
{
    const Reading lock(m_mutex);
    return state.isValid() && state.value() < m_visitsOf.size() ? m_visitsOf[state.value()]
                                                                : std::vector<VisitId>();
}

const asl::StatePath& TraceStore::path(StateIndex state) const
{
    return m_program->state(state).path;
}

const std::string& TraceStore::name(StateIndex state) const
{
    return m_program->state(state).name;
}

StateIndex TraceStore::stateIndex(const asl::StatePath& path) const
{
    const auto found = m_program->byPath.find(path.pointer());
    return found == m_program->byPath.end() ? StateIndex() : found->second;
}

ExecutionStatus TraceStore::status() const
{
    const Reading lock(m_mutex);
    return m_status;
}

Value TraceStore::input() const
{
    const Reading lock(m_mutex);
    return m_input;
}

std::optional<Value> TraceStore::output() const
{
    const Reading lock(m_mutex);
    return m_output;
}

std::optional<StateError> TraceStore::error() const
{
    const Reading lock(m_mutex);
    return m_error;
}

TimePoint TraceStore::startTime() const
{
    const Reading lock(m_mutex);
    return m_start;
}

TimePoint TraceStore::endTime() const
{
    const Reading lock(m_mutex);
    return m_end;
}

std::size_t TraceStore::transitionCount() const
{
    const Reading lock(m_mutex);
    return m_transitions;
}

Value TraceStore::roleArn() const
{
    const Reading lock(m_mutex);
    return m_roleArn;
}

Value TraceStore::region() const
{
    const Reading lock(m_mutex);
    return m_region;
}

Value TraceStore::variablesAt(VisitId id) const
{
    const Reading lock(m_mutex);
    const Value* variables = stored(m_visits[id.value()], Stage::Variables);
    return variables == nullptr ? Value::object({}) : *variables;
}

void TraceStore::setContext(Value context)
{
    const Writing lock(m_mutex);
    m_context = std::move(context);
}

Value TraceStore::context() const
{
    const Reading lock(m_mutex);
    return m_context;
}

} // namespace stepglass::engine
