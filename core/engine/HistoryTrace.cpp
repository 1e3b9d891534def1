// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/HistoryTrace.h"

#include "core/value/Json.h"

#include <algorithm>
#include <array>

namespace stepglass::engine {

namespace {

using asl::StateType;

/// Names of types before "StateEntered" and the like.
constexpr std::array<std::pair<std::string_view, StateType>, 8> stateTypes{
    {{"Task", StateType::Task},
     {"Pass", StateType::Pass},
     {"Choice", StateType::Choice},
     {"Wait", StateType::Wait},
     {"Succeed", StateType::Succeed},
     {"Fail", StateType::Fail},
     {"Parallel", StateType::Parallel},
     {"Map", StateType::Map}}};

StateType typeOf(EventType event)
{
    const std::string_view name = toString(event);
    for (const auto& [word, type] : stateTypes)
        if (name.starts_with(word) && name.substr(word.size()).starts_with("State"))
            return type;
    return StateType::Unknown;
}

std::string textOf(const Value& details, std::string_view name)
{
    const Value* member = details.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

/// Data that stands in a history as its JSON text; absent where execution data was left out.
std::optional<Value> dataOf(const Value& details, std::string_view name)
{
    const Value* member = details.find(name);
    if (member == nullptr)
        return std::nullopt;
    if (!member->isString())
        return *member;
    const Result<Value> data = value::parseJson(member->asString());
    return data ? *data : *member;
}

StateError errorOf(const Value& details)
{
    StateError error{textOf(details, "error"), std::nullopt};
    if (details.find(std::string_view("cause")) != nullptr)
        error.cause = textOf(details, "cause");
    return error;
}

bool beginsTry(EventType type)
{
    return type == EventType::TaskScheduled || type == EventType::LambdaFunctionScheduled ||
           type == EventType::ActivityScheduled || type == EventType::ParallelStateStarted ||
           type == EventType::MapStateStarted;
}

/// Failures with an error that belong to the visit that they follow.
bool failsTry(EventType type)
{
    const std::string_view name = toString(type);
    if (name.starts_with("Execution"))
        return false;
    return name.ends_with("TimedOut") || type == EventType::EvaluationFailed ||
           type == EventType::MapRunFailed ||
           (name.ends_with("Failed") && !name.ends_with("StateFailed") &&
            !name.starts_with("MapIteration"));
}

} // namespace

HistoryTrace::HistoryTrace(std::vector<RecordedEvent> events,
                           std::shared_ptr<const Program> program)
    : m_program(std::move(program))
    , m_events(std::move(events))
{
    if (!m_program) {
        m_made = std::make_shared<Program>();
        m_program = m_made;
    }
    m_visitsOf.resize(m_program->states.size());
    for (RecordedEvent& recorded : m_events)
        add(recorded);
}

VisitId HistoryTrace::visitAt(EventId event) const
{
    return event == 0 ? VisitId() : m_events[event - 1].event.visit;
}

bool HistoryTrace::isOpen(VisitId visit) const
{
    return m_visits[visit.value()].status == VisitStatus::InProgress;
}

VisitId HistoryTrace::named(EventId previous, std::string_view name) const
{
    for (VisitId visit = visitAt(previous); visit.isValid(); visit = m_visits[visit.value()].parent)
        if (this->name(m_visits[visit.value()].state) == name)
            return visit;
    return {};
}

VisitId HistoryTrace::open(EventId previous, StateType type) const
{
    for (VisitId visit = visitAt(previous); visit.isValid();
         visit = m_visits[visit.value()].parent) {
        const Visit& candidate = m_visits[visit.value()];
        if (candidate.exited == 0 && m_program->state(candidate.state).type == type)
            return visit;
    }
    return {};
}

bool HistoryTrace::isWithin(VisitId visit, VisitId container) const
{
    if (!container.isValid())
        return true;
    for (; visit.isValid(); visit = m_visits[visit.value()].parent)
        if (visit == container)
            return true;
    return false;
}

StateIndex HistoryTrace::stateNamed(const std::string& name, StateType type, VisitId parent,
                                    std::uint32_t index)
{
    if (!m_made) {
        // Names of states are unique within a machine.
        for (std::size_t state = 0; state < m_program->states.size(); ++state)
            if (m_program->states[state].name == name)
                return StateIndex(static_cast<std::uint32_t>(state));
    }
    std::string path;
    if (parent.isValid()) {
        const StateProgram& around = m_program->state(m_visits[parent.value()].state);
        path = around.path.pointer() + (around.type == StateType::Map
                                            ? std::string("/ItemProcessor")
                                            : "/Branches/" + std::to_string(index));
    }
    std::string token;
    for (const char character : name) {
        if (character == '~')
            token += "~0";
        else if (character == '/')
            token += "~1";
        else
            token += character;
    }
    path += "/States/" + token;
    if (const StateIndex known = stateIndex(asl::StatePath(path)); known.isValid())
        return known;
    if (!m_made) {
        // The definition has changed since: what it lacks is shown beside it.
        m_made = std::make_shared<Program>(*m_program);
        m_program = m_made;
    }
    StateProgram state;
    state.path = asl::StatePath(path);
    state.name = name;
    state.nameValue = name;
    state.type = type;
    const StateIndex made(static_cast<std::uint32_t>(m_made->states.size()));
    m_made->byPath.emplace(path, made);
    m_made->states.push_back(std::move(state));
    m_visitsOf.emplace_back();
    return made;
}

void HistoryTrace::enter(RecordedEvent& recorded)
{
    Event& event = recorded.event;
    Visit visit;
    const EventType before =
        event.previous == 0 ? EventType::ExecutionStarted : m_events[event.previous - 1].event.type;
    const VisitId last = visitAt(event.previous);
    if (before == EventType::ParallelStateStarted && last.isValid()) {
        visit.parent = last;
        visit.index = m_branches[last.value()]++;
    } else if (before == EventType::MapIterationStarted) {
        visit.parent = last;
        const Value* index = m_events[event.previous - 1].details.find(std::string_view("index"));
        visit.index = index != nullptr && index->isInteger()
                          ? static_cast<std::uint32_t>(index->asInteger())
                          : 0;
    } else if (last.isValid()) {
        visit.parent = m_visits[last.value()].parent;
        visit.index = m_visits[last.value()].index;
    }
    visit.id = VisitId(static_cast<std::uint32_t>(m_visits.size()));
    visit.state =
        stateNamed(textOf(recorded.details, "name"), typeOf(event.type), visit.parent, visit.index);
    visit.occurrence = static_cast<std::uint32_t>(m_visitsOf[visit.state.value()].size());
    visit.entered = event.id;
    visit.start = event.time;
    visit.end = event.time;
    visit.input = dataOf(recorded.details, "input");
    if (last.isValid() && m_visits[last.value()].exited == event.previous) {
        Visit& from = m_visits[last.value()];
        from.next = visit.state;
        if (from.leftBy == asl::TransitionKind::End)
            from.leftBy = m_program->state(from.state).type == StateType::Choice
                              ? asl::TransitionKind::Choice
                              : asl::TransitionKind::Next;
    }
    event.visit = visit.id;
    m_visitsOf[visit.state.value()].push_back(visit.id);
    m_visits.push_back(std::move(visit));
    m_attempts.emplace_back();
    m_branches.push_back(0);
    m_isTrying.push_back(false);
    m_isAborted.push_back(false);
    ++m_transitions;
}

void HistoryTrace::leave(const RecordedEvent& recorded, Visit& visit)
{
    visit.exited = recorded.event.id;
    visit.end = recorded.event.time;
    visit.output = dataOf(recorded.details, "output");
    const bool isCaught = !m_attempts[visit.id.value()].empty() &&
                          m_attempts[visit.id.value()].back().error && visit.error;
    visit.status = isCaught ? VisitStatus::CaughtError : VisitStatus::Succeeded;
    // Whether another state follows shows when it is entered.
    visit.leftBy = isCaught ? asl::TransitionKind::Catch : asl::TransitionKind::End;
    if (const Value* texts = recorded.details.find(std::string_view("assignedVariables"))) {
        std::vector<value::Member> variables;
        for (const value::Member& variable : texts->members())
            variables.push_back(
                {variable.name, dataOf(*texts, variable.name.text()).value_or(Value())});
        visit.assigned = Value::takeObject(variables);
    }
}

void HistoryTrace::startAttempt(const Event& event, VisitId id)
{
    std::vector<Attempt>& attempts = m_attempts[id.value()];
    Visit& visit = m_visits[id.value()];
    // A Parallel or Map that is tried again says nothing of the failure before.
    if (m_isTrying[id.value()] && !attempts.empty())
        failAttempt(visit.error ? visit.end : event.time, id, visit.error.value_or(StateError{}));
    if (!attempts.empty()) {
        attempts.back().backoff = event.time - attempts.back().end;
        ++m_transitions;
    }
    visit.error.reset();
    m_branches[id.value()] = 0;
    m_isTrying[id.value()] = true;
    attempts.push_back({event.id, event.time, event.time, {}, {}, {}});
}

void HistoryTrace::failAttempt(TimePoint time, VisitId id, const StateError& error)
{
    std::vector<Attempt>& attempts = m_attempts[id.value()];
    Visit& visit = m_visits[id.value()];
    if (attempts.empty() || !m_isTrying[id.value()])
        attempts.push_back({visit.entered, visit.start, time, {}, {}, {}});
    attempts.back().error = error;
    attempts.back().end = time;
    m_isTrying[id.value()] = false;
    visit.error = error;
    // What is around fails of it, unless somebody catches it.
    for (VisitId outer = visit.parent; outer.isValid(); outer = m_visits[outer.value()].parent) {
        m_visits[outer.value()].error = error;
        m_visits[outer.value()].end = time;
    }
}

void HistoryTrace::abort(const RecordedEvent& recorded)
{
    const Event& event = recorded.event;
    const VisitId failing = visitAt(event.previous);
    const VisitId container = failing.isValid() ? m_visits[failing.value()].parent : VisitId();
    VisitId found;
    for (const Visit& visit : m_visits) {
        const bool isCandidate = isOpen(visit.id) && !m_isAborted[visit.id.value()] &&
                                 m_program->state(visit.state).type == typeOf(event.type) &&
                                 isWithin(visit.id, container) && visit.id != container;
        // The failing state itself comes last.
        if (isCandidate && (!found.isValid() || found == failing))
            found = visit.id;
    }
    if (!found.isValid())
        return;
    m_events[event.id - 1].event.visit = found;
    m_isAborted[found.value()] = true;
    Visit& visit = m_visits[found.value()];
    visit.end = event.time;
    if (found != failing)
        visit.status = VisitStatus::Canceled;
}

void HistoryTrace::end(const RecordedEvent& recorded)
{
    const Event& event = recorded.event;
    switch (event.type) {
    case EventType::ExecutionSucceeded:
        m_status = ExecutionStatus::Succeeded;
        m_output = dataOf(recorded.details, "output");
        break;
    case EventType::ExecutionAborted:
        m_status = ExecutionStatus::Aborted;
        break;
    case EventType::ExecutionTimedOut:
        m_status = ExecutionStatus::TimedOut;
        break;
    default:
        m_status = ExecutionStatus::Failed;
        break;
    }
    if (m_status != ExecutionStatus::Succeeded && recorded.details.size() != 0)
        m_error = errorOf(recorded.details);
    const VisitId failing =
        m_status == ExecutionStatus::Failed ? visitAt(event.previous) : VisitId();
    for (Visit& visit : m_visits) {
        if (visit.status != VisitStatus::InProgress)
            continue;
        const bool isFailing = failing.isValid() && (isWithin(failing, visit.id) || visit.error);
        visit.status = isFailing ? VisitStatus::Failed : VisitStatus::Canceled;
        visit.end = event.time;
        if (isFailing && !visit.error && m_error)
            failAttempt(event.time, visit.id, *m_error);
    }
}

void HistoryTrace::add(RecordedEvent& recorded)
{
    Event& event = recorded.event;
    const std::string_view type = toString(event.type);
    if (type.ends_with("StateEntered"))
        return enter(recorded);
    if (event.type == EventType::ExecutionStarted) {
        m_input = dataOf(recorded.details, "input").value_or(Value());
        return;
    }
    if (event.type == EventType::ExecutionRedriven) {
        m_status = ExecutionStatus::Running;
        m_error.reset();
        return;
    }
    if (type.starts_with("Execution"))
        return end(recorded);
    if (type.ends_with("StateAborted"))
        return abort(recorded);
    if (type.ends_with("StateExited") || type.starts_with("MapIteration"))
        event.visit = named(event.previous, textOf(recorded.details, "name"));
    else if (event.type == EventType::EvaluationFailed)
        event.visit = named(event.previous, textOf(recorded.details, "state"));
    else if (typeOf(event.type) != StateType::Unknown)
        event.visit = open(event.previous, typeOf(event.type));
    else
        event.visit = visitAt(event.previous);
    if (!event.visit.isValid())
        return;
    Visit& visit = m_visits[event.visit.value()];
    if (type.ends_with("StateExited")) {
        leave(recorded, visit);
    } else if (beginsTry(event.type)) {
        startAttempt(event, event.visit);
    } else if (failsTry(event.type)) {
        failAttempt(event.time, event.visit, errorOf(recorded.details));
    } else if (event.type == EventType::ParallelStateFailed ||
               event.type == EventType::MapStateFailed) {
        if (m_isTrying[event.visit.value()])
            failAttempt(event.time, event.visit, visit.error.value_or(StateError{}));
    }
    // What was inside an iteration or a container that failed is over with it.
    if (type.ends_with("IterationFailed") || type.ends_with("StateFailed")) {
        const Value* index = recorded.details.find(std::string_view("index"));
        for (Visit& inner : m_visits) {
            const bool isInside =
                inner.parent == event.visit && inner.status == VisitStatus::InProgress &&
                (index == nullptr || !index->isInteger() || inner.index == index->asInteger());
            if (!isInside)
                continue;
            const bool isFailing =
                isWithin(visitAt(event.previous), inner.id) && !type.ends_with("IterationAborted");
            inner.status = isFailing ? VisitStatus::Failed : VisitStatus::Canceled;
            inner.end = event.time;
        }
    }
}

Event HistoryTrace::event(EventId id) const
{
    return id == 0 || id > m_events.size() ? Event() : m_events[id - 1].event;
}

Value HistoryTrace::eventDetails(EventId id) const
{
    return id == 0 || id > m_events.size() ? Value() : m_events[id - 1].details;
}

Visit HistoryTrace::visit(VisitId id) const
{
    return id.isValid() && id.value() < m_visits.size() ? m_visits[id.value()] : Visit();
}

std::vector<Attempt> HistoryTrace::attempts(VisitId id) const
{
    if (!id.isValid() || id.value() >= m_attempts.size() ||
        !m_program->state(m_visits[id.value()].state).retries())
        return {};
    std::vector<Attempt> all = m_attempts[id.value()];
    if (m_isTrying[id.value()] && !all.empty())
        all.back().end = m_visits[id.value()].end;
    return all;
}

std::vector<VisitId> HistoryTrace::visitsOf(StateIndex state) const
{
    return state.isValid() && state.value() < m_visitsOf.size() ? m_visitsOf[state.value()]
                                                                : std::vector<VisitId>();
}

const asl::StatePath& HistoryTrace::path(StateIndex state) const
{
    return m_program->state(state).path;
}

const std::string& HistoryTrace::name(StateIndex state) const
{
    return m_program->state(state).name;
}

StateIndex HistoryTrace::stateIndex(const asl::StatePath& path) const
{
    const auto found = m_program->byPath.find(path.pointer());
    return found == m_program->byPath.end() ? StateIndex() : found->second;
}

} // namespace stepglass::engine
