// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Execution.h"
#include "core/engine/private/Strand.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>

namespace stepglass::engine {

class Simulation;

/// What a task wants of the execution that it starts.
enum class NestedWait {
    None, ///< go on at once
    Job,  ///< wait for its end, and abort it when the wait is cut short
};

struct NestedSetup {
    DefinitionProvider::Machine machine;
    std::string machineArn; ///< as the caller named it
    std::string name;       ///< of the execution
    std::string account;
    bool isSynchronous = false;
    Value input;
    /// Makes the waiting task's answer when the execution has ended.
    std::function<TaskAnswer(const Simulation&)> answer;
};

/// An execution under way that a task of another one started.
struct NestedRun {
    std::unique_ptr<Simulation> simulation;
    StrandId waiter;
    std::uint32_t visit = 0; ///< of the waiting task: the strand may serve another by then
    NestedWait waits = NestedWait::None;
    std::function<TaskAnswer(const Simulation&)> answer;
};

/// What all executions of one run share.
struct NestedFamily {
    struct Waiter {
        Simulation* simulation = nullptr;
        StrandId strand;
    };
    std::set<std::string, std::less<>> arns; ///< of executions that were started
    std::unordered_map<std::string, Waiter> tokens;
};

struct TaskProgram;

/// Whether the simulation itself can do what the task asks: start an execution, or answer a task
/// token.
[[nodiscard]] bool isOwnService(const TaskProgram& task);
/// Does it, where `settings().definitions` knows the machine or the token is one of this run.
/// `answer` is what the world said (that it does not know); it stays where this cannot help.
/// Returns the answer of the call itself; a task that waits for a job goes on when it ends.
struct OwnAnswer {
    TaskAnswer answer;
    Value submitted; ///< the response to the call, for TaskSubmitted
};
[[nodiscard]] OwnAnswer callOwnService(Simulation& simulation, Strand& strand,
                                       const TaskProgram& task, const Value& arguments,
                                       TaskAnswer answer);

} // namespace stepglass::engine
