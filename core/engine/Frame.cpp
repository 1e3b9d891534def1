// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Frame.h"

#include <algorithm>
#include <map>

namespace stepglass::engine {

namespace {

/// Events between two checkpoints: far moves replay at most so many.
constexpr EventId checkpointDistance = 1024;

bool isEntered(EventType type)
{
    return toString(type).ends_with("StateEntered");
}

bool isExited(EventType type)
{
    return toString(type).ends_with("StateExited");
}

/// Whether an event begins another try of a state that has begun one before.
bool beginsTry(EventType type)
{
    return type == EventType::TaskScheduled || type == EventType::LambdaFunctionScheduled ||
           type == EventType::ActivityScheduled || type == EventType::ParallelStateStarted ||
           type == EventType::MapStateStarted;
}

bool isAborted(EventType type)
{
    return type == EventType::TaskStateAborted || type == EventType::WaitStateAborted ||
           type == EventType::ParallelStateAborted || type == EventType::MapStateAborted;
}

bool endsExecution(EventType type)
{
    return type == EventType::ExecutionFailed || type == EventType::ExecutionAborted ||
           type == EventType::ExecutionTimedOut || type == EventType::ExecutionSucceeded;
}

} // namespace

struct FrameCursor::Private {
    /// A visit that the moment is inside of.
    struct OpenVisit {
        VisitId visit;
        StateIndex state;
        VisitId parent;
        std::uint32_t tries = 0;
    };
    struct State {
        Frame frame;
        std::vector<OpenVisit> open;
    };

    explicit Private(std::shared_ptr<const Trace> watched)
        : trace(std::move(watched))
    {
    }

    void advance();
    void take(const TakenTransition& transition);
    void enter(const Event& event);
    void leave(const Event& event);
    void cutOff(VisitId visit);
    void close(std::size_t place, VisitStatus status);
    void endExecution();
    void collectActive(const Event& event);

    std::shared_ptr<const Trace> trace;
    State now;
    std::map<EventId, State> checkpoints;
};

void FrameCursor::Private::take(const TakenTransition& transition)
{
    for (TakenTransition& known : now.frame.transitions) {
        if (known.from == transition.from && known.kind == transition.kind &&
            known.index == transition.index && known.to == transition.to) {
            ++known.count;
            return;
        }
    }
    now.frame.transitions.push_back(transition);
}

void FrameCursor::Private::enter(const Event& event)
{
    const Visit visit = trace->visit(event.visit);
    StateMoment& moment = now.frame.states[visit.state];
    ++moment.visits;
    ++moment.inProgress;
    moment.status = VisitStatus::InProgress;
    moment.lastVisit = visit.id;
    // The first state of a scope is reached from its Start; any other one by an exit, which knows
    // its edge.
    const EventType before =
        event.previous == 0 ? EventType::ExecutionStarted : trace->event(event.previous).type;
    if (!isExited(before))
        take({{}, asl::TransitionKind::Start, 0, visit.state, 1});
    now.open.push_back({visit.id, visit.state, visit.parent, 0});
}

void FrameCursor::Private::close(std::size_t place, VisitStatus status)
{
    StateMoment& moment = now.frame.states[now.open[place].state];
    --moment.inProgress;
    if (status == VisitStatus::Failed || status == VisitStatus::CaughtError)
        ++moment.failed;
    // What is still open at other visits of the state shows first.
    moment.status = moment.inProgress > 0 ? VisitStatus::InProgress : status;
    now.open.erase(now.open.begin() + static_cast<std::ptrdiff_t>(place));
}

void FrameCursor::Private::leave(const Event& event)
{
    const Visit visit = trace->visit(event.visit);
    for (std::size_t place = now.open.size(); place-- > 0;) {
        if (now.open[place].visit != event.visit)
            continue;
        close(place, visit.status);
        break;
    }
    if (visit.leftBy) {
        const bool hasIndex = *visit.leftBy == asl::TransitionKind::Catch ||
                              *visit.leftBy == asl::TransitionKind::Choice;
        take({visit.state, *visit.leftBy,
              hasIndex ? visit.catcher.value_or(visit.choiceRule.value_or(0)) : 0, visit.next, 1});
    }
}

void FrameCursor::Private::cutOff(VisitId visit)
{
    for (std::size_t place = now.open.size(); place-- > 0;)
        if (now.open[place].visit == visit)
            close(place, trace->visit(visit).status);
}

void FrameCursor::Private::endExecution()
{
    while (!now.open.empty()) {
        const VisitStatus status = trace->visit(now.open.back().visit).status;
        close(now.open.size() - 1, status);
    }
}

void FrameCursor::Private::collectActive(const Event& event)
{
    now.frame.active.clear();
    const auto add = [&](StateIndex state) {
        std::vector<StateIndex>& active = now.frame.active;
        if (std::find(active.begin(), active.end(), state) == active.end())
            active.push_back(state);
    };
    for (const OpenVisit& open : now.open)
        add(open.state);
    if (event.visit.isValid())
        add(trace->visit(event.visit).state);
}

void FrameCursor::Private::advance()
{
    const Event event = trace->event(++now.frame.event);
    if (isEntered(event.type)) {
        enter(event);
    } else if (isExited(event.type)) {
        leave(event);
    } else if (isAborted(event.type)) {
        cutOff(event.visit);
    } else if (event.type == EventType::MapIterationFailed ||
               event.type == EventType::MapIterationAborted ||
               event.type == EventType::ParallelStateFailed ||
               event.type == EventType::MapStateFailed) {
        // Whatever was inside and leaves no event of its own is over when its container says so.
        for (std::size_t place = now.open.size(); place-- > 0;) {
            const Visit visit = trace->visit(now.open[place].visit);
            const bool isInside = visit.parent == event.visit && visit.exited == 0 &&
                                  visit.status != VisitStatus::InProgress &&
                                  visit.end <= event.time;
            if (isInside)
                close(place, visit.status);
        }
    } else if (beginsTry(event.type)) {
        for (OpenVisit& open : now.open)
            if (open.visit == event.visit && open.tries++ > 0)
                ++now.frame.states[open.state].retries;
    } else if (endsExecution(event.type)) {
        endExecution();
    }
    collectActive(event);
    if (now.frame.event % checkpointDistance == 0)
        checkpoints.try_emplace(now.frame.event, now);
}

FrameCursor::FrameCursor(std::shared_ptr<const Trace> trace)
    : d(new Private(std::move(trace)))
{
}

FrameCursor::~FrameCursor() = default;

const Frame& FrameCursor::moveTo(EventId event)
{
    const auto last = static_cast<EventId>(d->trace->eventCount());
    event = std::min(event, last);
    const EventId current = d->now.frame.event;
    if (event < current || event > current + checkpointDistance) {
        // The nearest checkpoint at or before the event; none is the beginning.
        const auto after = d->checkpoints.upper_bound(event);
        const bool hasCheckpoint = after != d->checkpoints.begin();
        if (hasCheckpoint && (event < current || std::prev(after)->first > current))
            d->now = std::prev(after)->second;
        else if (event < current)
            d->now = {};
    }
    while (d->now.frame.event < event)
        d->advance();
    return d->now.frame;
}

const Frame& FrameCursor::frame() const
{
    return d->now.frame;
}

} // namespace stepglass::engine
