// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/ScopeGraph.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace stepglass::lint {

namespace {

using asl::Scope;
using asl::State;
using asl::StateType;
using asl::Transition;
using asl::TransitionKind;

bool canEnd(const State& state)
{
    return state.isTerminal() || std::any_of(state.transitions.begin(), state.transitions.end(),
                                             [](const Transition& transition) {
                                                 return transition.kind == TransitionKind::End;
                                             });
}

} // namespace

std::int64_t leastEvents(const State& state)
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
            const auto run = ScopeGraph(branch).shortestRun();
            events += run ? run->events : 0;
        }
        return events;
    }
    case StateType::Unknown:
        return 0;
    }
    return 0;
}

ScopeGraph::ScopeGraph(const Scope& scope)
{
    for (const State& state : scope.states)
        m_states[state.name] = &state;
    const auto start = scope.start ? m_states.find(scope.start->target) : m_states.end();
    m_start = start != m_states.end() ? start->second : nullptr;
}

/// Dijkstra's algorithm with events as lengths; without a target it ends at an end of the scope.
std::optional<Way> ScopeGraph::search(const std::vector<const State*>& first, const State* to) const
{
    // Of equally long ways the one that was found first, so that the same text gives the same way.
    using Entry = std::tuple<std::int64_t, std::size_t, const State*>;
    std::size_t found = 0;
    struct Known {
        std::int64_t events = 0;
        const State* before = nullptr;
    };
    std::unordered_map<const State*, Known> known;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> pending;
    const auto reach = [&](const State* state, std::int64_t before, const State* from) {
        const std::int64_t events = before + leastEvents(*state);
        const auto [entry, isNew] = known.try_emplace(state, Known{events, from});
        if (!isNew && entry->second.events <= events)
            return;
        entry->second = {events, from};
        pending.emplace(events, found++, state);
    };
    for (const State* state : first)
        reach(state, 0, nullptr);
    while (!pending.empty()) {
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
        for (const Transition& transition : state->transitions) {
            const auto target = m_states.find(transition.target);
            if (transition.kind != TransitionKind::Catch && target != m_states.end())
                reach(target->second, events, state);
        }
    }
    return std::nullopt;
}

std::optional<Way> ScopeGraph::shortest(const State& from, const State& to) const
{
    std::vector<const State*> first;
    for (const Transition& transition : from.transitions) {
        const auto target = m_states.find(transition.target);
        if (transition.kind != TransitionKind::Catch && target != m_states.end())
            first.push_back(target->second);
    }
    return search(first, &to);
}

std::optional<Way> ScopeGraph::shortestRun() const
{
    return m_start != nullptr ? search({m_start}, nullptr) : std::nullopt;
}

} // namespace stepglass::lint
