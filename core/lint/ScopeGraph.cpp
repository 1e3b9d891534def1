// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/ScopeGraph.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>

namespace stepglass::lint {

namespace {

using asl::Scope;
using asl::State;
using asl::StateType;
using asl::Transition;
using asl::TransitionKind;

/// Ways inside loops are followed for so many states.
constexpr std::size_t mostStatesOfALoop = 64;

bool canEnd(const State& state)
{
    return state.isTerminal() || std::any_of(state.transitions.begin(), state.transitions.end(),
                                             [](const Transition& transition) {
                                                 return transition.kind == TransitionKind::End;
                                             });
}

} // namespace

std::int64_t EventCounts::of(const State& state)
{
    const auto known = m_known.find(&state);
    if (known != m_known.end())
        return known->second;
    const std::int64_t events = count(state);
    m_known.emplace(&state, events);
    return events;
}

std::int64_t EventCounts::count(const State& state)
{
    constexpr std::int64_t enteredAndExited = 2;
    switch (state.type) {
    case StateType::Pass:
    case StateType::Choice:
    case StateType::Wait:
    case StateType::Succeed:
        return enteredAndExited;
    case StateType::Fail:
        return 1;
    case StateType::Task: {
        // Scheduled, started, succeeded; submitted as well where the task waits.
        const bool waits = !asl::serviceActionOf(state.resource).pattern.empty();
        return enteredAndExited + (waits ? 4 : 3);
    }
    case StateType::Map:
        // Started and succeeded; those of the Map Run as well.
        return enteredAndExited + (state.isDistributedMap ? 4 : 2);
    case StateType::Parallel: {
        std::int64_t events = enteredAndExited + 2;
        for (const Scope& branch : state.scopes) {
            const auto run = ScopeGraph(branch, *this).shortestRun();
            events += run ? run->events : 0;
        }
        return events;
    }
    case StateType::Unknown:
        return 0;
    }
    return 0;
}

ScopeGraph::ScopeGraph(const Scope& scope, EventCounts& counts)
    : m_counts(counts)
{
    m_states.reserve(scope.states.size());
    for (const State& state : scope.states)
        m_states[state.name] = &state;
    const auto start = scope.start ? m_states.find(scope.start->target) : m_states.end();
    m_start = start != m_states.end() ? start->second : nullptr;
    findLoops(scope);
}

std::vector<const State*> ScopeGraph::targets(const State& state) const
{
    std::vector<const State*> found;
    for (const Transition& transition : state.transitions) {
        const auto target = m_states.find(transition.target);
        if (transition.kind != TransitionKind::Catch && target != m_states.end())
            found.push_back(target->second);
    }
    return found;
}

/// Tarjan's strongly connected components, without recursion: a component of several states, or a
/// state that leads to itself, is a loop.
void ScopeGraph::findLoops(const Scope& scope)
{
    constexpr std::size_t done = std::numeric_limits<std::size_t>::max();
    struct Visit {
        const State* state;
        std::vector<const State*> targets;
        std::size_t next = 0;
    };
    struct Mark {
        std::size_t number = 0;
        std::size_t lowest = 0;
    };
    std::unordered_map<const State*, Mark> marks;
    marks.reserve(scope.states.size());
    std::vector<const State*> open;
    std::vector<Visit> path;
    std::size_t count = 0;
    const auto enter = [&](const State* state) {
        ++count;
        marks.emplace(state, Mark{count, count});
        open.push_back(state);
        path.push_back({state, targets(*state)});
    };
    for (const State& first : scope.states) {
        if (!marks.contains(&first))
            enter(&first);
        while (!path.empty()) {
            Visit& visit = path.back();
            Mark& mark = marks[visit.state];
            if (visit.next < visit.targets.size()) {
                const State* target = visit.targets[visit.next++];
                const auto known = marks.find(target);
                if (known == marks.end())
                    enter(target);
                else if (known->second.number != done)
                    mark.lowest = std::min(mark.lowest, known->second.number);
                continue;
            }
            const State* state = visit.state;
            const bool leadsToItself =
                std::find(visit.targets.begin(), visit.targets.end(), state) != visit.targets.end();
            const std::size_t lowest = mark.lowest;
            if (lowest == mark.number) {
                const bool isLoop = open.back() != state || leadsToItself;
                const State* member = nullptr;
                do {
                    member = open.back();
                    open.pop_back();
                    marks[member].number = done;
                    if (isLoop)
                        m_loops.emplace(member, lowest);
                } while (member != state);
            }
            path.pop_back();
            if (!path.empty()) {
                Mark& outer = marks[path.back().state];
                outer.lowest = std::min(outer.lowest, lowest);
            }
        }
    }
}

bool ScopeGraph::isInLoop(const State& state) const
{
    return m_loops.contains(&state);
}

/// Dijkstra's algorithm with events as lengths; without a target it ends at an end of the scope.
std::optional<Way> ScopeGraph::search(const std::vector<const State*>& first, const State* to,
                                      std::size_t mostStates)
{
    // Of equally long ways the one that was found first, so that the same text gives the same way.
    using Entry = std::tuple<std::int64_t, std::size_t, const State*>;
    struct Known {
        std::int64_t events = 0;
        const State* before = nullptr;
    };
    std::size_t found = 0;
    std::unordered_map<const State*, Known> known;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> pending;
    const auto reach = [&](const State* state, std::int64_t before, const State* from) {
        const std::int64_t events = before + m_counts.of(*state);
        const auto [entry, isNew] = known.try_emplace(state, Known{events, from});
        if (!isNew && entry->second.events <= events)
            return;
        entry->second = {events, from};
        pending.emplace(events, found++, state);
    };
    for (const State* state : first)
        reach(state, 0, nullptr);
    for (std::size_t visited = 0; !pending.empty() && visited < mostStates; ++visited) {
        const auto [events, number, state] = pending.top();
        pending.pop();
        if (known[state].events < events)
            continue;
        if (to == nullptr ? canEnd(*state) : state == to) {
            Way way{{}, events};
            for (const State* at = state; at != nullptr; at = known[at].before)
                way.states.push_back(at);
            std::reverse(way.states.begin(), way.states.end());
            return way;
        }
        for (const State* target : targets(*state)) {
            if (to == nullptr || m_loops.contains(target))
                reach(target, events, state);
        }
    }
    return std::nullopt;
}

std::optional<Way> ScopeGraph::shortest(const State& from, const State& to)
{
    const auto loop = m_loops.find(&from);
    const auto other = m_loops.find(&to);
    if (loop == m_loops.end() || other == m_loops.end() || loop->second != other->second)
        return std::nullopt;
    return search(targets(from), &to, mostStatesOfALoop);
}

std::optional<Way> ScopeGraph::shortestRun()
{
    return m_start != nullptr ? search({m_start}, nullptr, m_states.size() * m_states.size() + 1)
                              : std::nullopt;
}

} // namespace stepglass::lint
