// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"
#include "core/engine/items/ByteStream.h"
#include "core/value/Value.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::engine {

/// Virtual time since the Unix epoch.
using TimePoint = std::chrono::sys_time<std::chrono::microseconds>;
using Duration = std::chrono::microseconds;

enum class MachineType { Standard, Express };

/// An error of the running workflow: what Retriers and Catchers see. Absent members are absent at
/// AWS too.
struct StateError {
    std::string name;
    std::optional<std::string> cause;
    friend bool operator==(const StateError&, const StateError&) = default;
};

/// Errors whose names begin so are Stepglass's own (Stepglass.NoMock, Stepglass.NeverAnswered): the
/// run lacks something. No Retrier or Catcher sees them, States.ALL included; they end the
/// execution at once.
inline constexpr std::string_view ownErrorPrefix = "Stepglass.";

/// A state machine made ready to run: every path, template and rule parsed once. Immutable.
class Program;

struct CompileResult {
    std::shared_ptr<const Program> program; ///< null where the definition cannot run
    std::vector<Diagnostic> diagnostics;    ///< why, with places; or warnings
};

struct CompileSettings {
    MachineType type = MachineType::Standard;
    /// Texts for `${Name}`, put in before compiling; a name without one stays as the text shows it.
    asl::Substitutions substitutions;
};

[[nodiscard]] CompileResult compile(const asl::Model& model, const CompileSettings& settings = {});

/// What a task asks the world for.
struct TaskRequest {
    std::string_view machine; ///< name of the state machine, the parent's or a nested one's
    asl::StatePath state;
    std::string_view stateName;
    std::string_view resource;
    Value arguments; ///< after Parameters or Arguments
    /// Makes the Context Object as the state sees it, while `invoke` lasts: few providers ask.
    std::function<Value()> context;
    int attempt = 0; ///< retries so far of this visit
    std::uint32_t invocation =
        0; ///< how often this execution has called this state before, across iterations and retries
    /// Index of the innermost Map iteration or child execution.
    std::optional<std::uint32_t> iteration;
};

/// The world's answer. Exactly one of result, data, error or isPending counts.
struct TaskAnswer {
    std::optional<Value> result;
    /// The bytes of an object, for the ItemReader of a distributed Map: read once, as they come.
    std::shared_ptr<items::ByteStream> data;
    std::optional<StateError> error;
    /// Nobody answers (yet): the task waits for a callback until its timeout or heartbeat runs out.
    bool isPending = false;
    /// There is no answer for this state at all, and `error` says so: what the simulation can do
    /// itself (start another of its state machines) it does then.
    bool isUnknown = false;
    /// Virtual time from the request to the answer.
    Duration latency{};
    /// Virtual times between heartbeats that the worker sends while it works; none: it sends none.
    std::optional<Duration> heartbeatEvery;
    /// Virtual times from the request to single heartbeats, in ascending order.
    std::vector<Duration> heartbeats;
};

/// The port through which an execution reaches services. The engine calls it on its own thread.
class TaskProvider {
public:
    virtual ~TaskProvider() = default;
    [[nodiscard]] virtual TaskAnswer invoke(const TaskRequest& request) = 0;
};

/// The port to the other state machines that an execution may start.
class DefinitionProvider {
public:
    struct Machine {
        std::string name;
        std::shared_ptr<const Program> program;
        /// Somebody said of which type it is; else it was only compiled as one, and nothing is
        /// refused because of it.
        bool isTypeGiven = false;
    };

    virtual ~DefinitionProvider() = default;
    /// The machine of a StateMachineArn (or of a plain name, or of a placeholder that stayed in the
    /// definition), or nothing.
    [[nodiscard]] virtual std::optional<Machine> find(std::string_view arn) const = 0;
};

/// State machines by name.
class DefinitionSet final : public DefinitionProvider {
public:
    enum class Type { Assumed, Given };
    /// `name` is an ARN, the last part of one, or the name of a `${Placeholder}`.
    void add(std::string name, std::shared_ptr<const Program> program, Type type = Type::Assumed);
    [[nodiscard]] std::optional<Machine> find(std::string_view arn) const override;

private:
    struct Entry {
        std::shared_ptr<const Program> program;
        Type type = Type::Assumed;
    };
    std::map<std::string, Entry, std::less<>> m_machines;
};

} // namespace stepglass::engine
