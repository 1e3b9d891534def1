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

/// What a way through a scope is made of.
struct Way {
    std::vector<const asl::State*> states; ///< those that are entered, in order
    std::int64_t events = 0;               ///< that they add to the history of a Standard execution
};

/// The states of one scope and the ways between them. What Catchers do is left out: nothing that is
/// counted here counts on errors.
class ScopeGraph {
public:
    explicit ScopeGraph(const asl::Scope& scope);

    /// The way with the fewest events that leaves `from` and enters `to`, which may be the same
    /// state. `from` itself is not part of it.
    [[nodiscard]] std::optional<Way> shortest(const asl::State& from, const asl::State& to) const;
    /// The way with the fewest events from the scope's start to an end of it.
    [[nodiscard]] std::optional<Way> shortestRun() const;

private:
    [[nodiscard]] std::optional<Way> search(const std::vector<const asl::State*>& first,
                                            const asl::State* to) const;

    std::unordered_map<std::string_view, const asl::State*> m_states;
    const asl::State* m_start = nullptr;
};

/// The least number of events that a state adds to the history of a Standard execution: those of
/// Developer Guide, "HistoryEvent"; a Map is taken to have no items.
[[nodiscard]] std::int64_t leastEvents(const asl::State& state);

} // namespace stepglass::lint
