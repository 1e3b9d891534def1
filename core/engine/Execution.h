// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"
#include "core/engine/Intervention.h"
#include "core/engine/Trace.h"
#include "core/engine/items/ResultFiles.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace stepglass::engine {

/// Which child executions of Map Runs stay in the trace once they have ended. Those that do not
/// leave their result and are counted, so that a run over a million items needs no more memory than
/// one over a thousand.
struct KeptChildren {
    std::uint32_t first = 10'000; ///< so many of each Map Run, from its first item on
    bool hasFailed = true;        ///< and all that failed
};

struct ExecutionSettings {
    Value input;
    std::uint64_t seed = 1; ///< of jitter, States.MathRandom and States.UUID
    TimePoint startTime{std::chrono::seconds(1'767'225'600)}; ///< 2026-01-01T00:00:00Z
    std::string machineName = "StateMachine";
    std::string executionName; ///< empty: made from the seed
    std::string region = "us-east-1";
    std::string account = "123456789012";
    std::string roleArn; ///< empty: one of the account
    /// StartSyncExecution, which only Express machines have: the Context Object counts no redrives.
    bool isSynchronous = false;
    bool hasLimits = true; ///< 256 KiB, 25,000 events, 5 minutes for Express
    KeptChildren keptChildren;
    /// Stops a JSONata expression at its work. The step that it belongs to is given up: nothing of
    /// it happens any more, and the execution, which is still Running, can only be stopped.
    std::optional<CancelToken> cancel;
    /// Where ResultWriters write; it outlives the execution. Null: their files are measured, and
    /// then forgotten.
    items::ResultStore* results = nullptr;
    /// Machines that tasks may start (`states:startExecution`, `aws-sdk:sfn:startSyncExecution`);
    /// must outlive the execution. They run in the same simulation, unless a mock answers the task.
    const DefinitionProvider* definitions = nullptr;
};

/// One run of a program as a deterministic simulation: no threads, no sleeping, no wall clock. The
/// same program, settings and answers give the same trace, event by event. Not thread-safe: one
/// thread runs it.
class Execution {
public:
    Execution(std::shared_ptr<const Program> program, ExecutionSettings settings,
              TaskProvider& tasks);
    ~Execution();
    Execution(const Execution&) = delete;
    Execution& operator=(const Execution&) = delete;

    /// Does the next thing of the simulation (never more than one state's stage, without
    /// recursion over states). False when the execution has ended, and with it those that it
    /// started without waiting for them, or when a step was given up.
    bool step();
    /// Steps until the end, or until `cancel` says so (within a step); then it is still Running.
    void run(const CancelToken& cancel = {});
    /// StopExecution: aborts what runs. Nothing happens after the end.
    void stop(std::optional<std::string> error, std::optional<std::string> cause);

    /// Why RedriveExecution would refuse, in AWS's words; nothing where it would not.
    [[nodiscard]] std::optional<std::string> whyNotRedrivable() const;
    /// RedriveExecution, `pause` after the end: what did not succeed runs again with the input that
    /// it had, and with its Retriers' counts at nothing; what succeeded stays. In a Parallel or an
    /// inline Map only the branches and iterations that did not succeed run. The Map Run of a
    /// distributed Map goes on: child executions that succeeded keep their results, Standard ones
    /// that did not are redriven, Express ones start anew, and those never started follow. A new
    /// time limit begins. Does nothing where it would be refused.
    void redrive(Duration pause = {});
    /// UpdateMapRun: changes how many child executions of a Map Run run at once, and how many items
    /// may fail; it acts at once, on what runs as well. Returns why it is refused: there is no such
    /// Map Run under way, here or in a nested execution, or a number is out of range.
    [[nodiscard]] std::optional<std::string> updateMapRun(const MapRunUpdate& update);

    /// What was done from outside so far: stops, redrives and updates that were not refused.
    [[nodiscard]] const std::vector<Intervention>& interventions() const;
    /// Runs to the end, and does what was done to another run of the same program with the same
    /// settings and answers, each after as many steps: the trace is the same. Needs an execution
    /// that has not begun.
    void replay(std::span<const Intervention> interventions, const CancelToken& cancel = {});

    [[nodiscard]] ExecutionStatus status() const;
    [[nodiscard]] TimePoint now() const;
    [[nodiscard]] std::shared_ptr<const Trace> trace() const;
    /// The trace of the execution that the last step was in: this one's, or a nested one's.
    [[nodiscard]] std::shared_ptr<const Trace> steppedTrace() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::engine
