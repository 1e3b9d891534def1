// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/Memory.h"
#include "core/lint/private/Checker.h"
#include "core/lint/private/StateRules.h"
#include "core/lint/private/VariableUses.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace stepglass::lint {

/// What is still true of the check before, while the next one is made.
class Recollection {
public:
    /// All that findings about a state follow from besides the state.
    struct Context {
        MachineType type = MachineType::Standard;
        std::shared_ptr<const catalogue::Catalogue> catalogue{};
        asl::QueryLanguage language = asl::QueryLanguage::JsonPath;
        bool hasTimeout = false;    ///< whether the machine limits its time
        bool mentionsToken = false; ///< whether the text has Task.Token anywhere

        friend bool operator==(const Context&, const Context&) = default;
    };

    /// `memory` may be null: then nothing is known, and nothing is kept.
    Recollection(Memory* memory, std::shared_ptr<const asl::Model> model, Context context);
    Recollection(const Recollection&) = delete;
    Recollection& operator=(const Recollection&) = delete;
    ~Recollection();

    /// Asks the rules about all states, or repeats what they said where it is known. Families must
    /// come in the same order in each check.
    void check(Checker& checker, StateRules& rules);

    /// The variables that a state reads, by its number in Model::allStates. Their nodes are counted
    /// from the state's own.
    [[nodiscard]] std::shared_ptr<const std::vector<VariableRead>> reads(Checker& checker,
                                                                         std::size_t state);

    /// Leaves everything to the next check. Not after work that was cancelled.
    void keep();

private:
    struct Findings;
    friend struct Memory::Contents;

    void findStates();
    [[nodiscard]] bool repeat(Checker& checker, std::size_t state) const;
    void remember(Findings& kept, const asl::State& state,
                  std::span<const Diagnostic> faults) const;

    Memory* m_memory;
    std::unique_ptr<Memory::Contents> m_now;
    std::size_t m_family = 0; ///< number of the next one
    /// By state: which one it was in the check before, where it has not changed since.
    std::vector<std::uint32_t> m_before;
};

} // namespace stepglass::lint
