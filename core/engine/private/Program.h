// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"
#include "core/engine/private/Recovery.h"
#include "core/engine/states/Choice.h"
#include "core/engine/states/Fail.h"
#include "core/engine/states/Map.h"
#include "core/engine/states/Parallel.h"
#include "core/engine/states/Pass.h"
#include "core/engine/states/Succeed.h"
#include "core/engine/states/Task.h"
#include "core/engine/states/Wait.h"

#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace stepglass::engine {

/// InputPath or OutputPath.
struct DataPath {
    bool isNull = false;                ///< the field is null: an empty object
    std::optional<jsonpath::Path> path; ///< absent: everything

    [[nodiscard]] Outcome<Value> apply(const Value& whole, const Scope& scope) const;
};

/// The fields of JSONPath that most types of states share.
struct DataFields {
    DataPath input;
    std::optional<Template> parameters;
    std::optional<Template> resultSelector;
    ResultPlace resultPlace;
    DataPath output;
    std::optional<Template> assign;
    bool isJsonata = false;
    std::optional<Template> jsonataOutput; ///< Output
};

using StateBody = std::variant<PassProgram, TaskProgram, ChoiceProgram, WaitProgram, SucceedProgram,
                               FailProgram, ParallelProgram, MapProgram>;

/// A state made ready to run.
struct StateProgram {
    asl::StatePath path;
    std::string name;
    Value nameValue; ///< the name as the Context Object shows it
    asl::StateType type{};
    StateIndex next; ///< invalid: the state ends its scope
    DataFields data;
    RecoveryRules recovery;
    StateBody body;

    /// Whether the Context Object counts its retries.
    [[nodiscard]] bool retries() const
    {
        return type == asl::StateType::Task || type == asl::StateType::Parallel ||
               type == asl::StateType::Map;
    }
};

/// The machine, a branch or a Map's processor.
struct ScopeProgram {
    StateIndex start;
};

class Program {
public:
    std::vector<StateProgram> states;
    std::vector<ScopeProgram> scopes; ///< the first one is the machine's
    std::unordered_map<std::string, StateIndex> byPath;
    MachineType type = MachineType::Standard;
    std::optional<Duration> timeout;

    [[nodiscard]] const StateProgram& state(StateIndex index) const
    {
        return states[index.value()];
    }
    [[nodiscard]] const ScopeProgram& scope(ScopeIndex index) const
    {
        return scopes[index.value()];
    }
};

} // namespace stepglass::engine
