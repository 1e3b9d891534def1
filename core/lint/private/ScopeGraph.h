// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepglass::lint {

/// The least number of events that a state adds to the history of a Standard execution (API
/// reference, "HistoryEvent"); a Map is taken to have no items. Remembers what it has counted.
class EventCounts {
public:
    [[nodiscard]] std::int64_t of(const asl::State& state);

private:
    [[nodiscard]] std::int64_t count(const asl::State& state);

    std::unordered_map<const asl::State*, std::int64_t> m_known;
};

/// What a way through a scope is made of.
struct Way {
    std::vector<const asl::State*> states; ///< those that are entered, in order
    std::int64_t events = 0;               ///< that they add to the history of a Standard execution
};

/// The states of one scope and the ways between them. What Catchers do is left out: nothing that is
/// counted here counts on errors.
class ScopeGraph {
public:
    ScopeGraph(const asl::Scope& scope, EventCounts& counts);

    /// Whether a way leads from the state back to it.
    [[nodiscard]] bool isInLoop(const asl::State& state) const;
    /// The way with the fewest events that leaves `from` and enters `to`, which may be the same
    /// state, inside one loop. `from` itself is not part of it. Nothing for what is further than a
    /// few dozen states.
    [[nodiscard]] std::optional<Way> shortest(const asl::State& from, const asl::State& to);
    /// The way with the fewest events from the scope's start to an end of it.
    [[nodiscard]] std::optional<Way> shortestRun();

private:
    [[nodiscard]] std::vector<const asl::State*> targets(const asl::State& state) const;
    [[nodiscard]] std::optional<Way> search(const std::vector<const asl::State*>& first,
                                            const asl::State* to, std::size_t mostStates);
    void findLoops(const asl::Scope& scope);

    EventCounts& m_counts;
    std::unordered_map<std::string_view, const asl::State*> m_states;
    const asl::State* m_start = nullptr;
    /// Of states in loops: which of the scope's loops, those that share states being one.
    std::unordered_map<const asl::State*, std::size_t> m_loops;
};

} // namespace stepglass::lint
