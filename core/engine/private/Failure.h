// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace stepglass::engine {

/// A StateError on its way to Retriers and Catchers, with what the error itself does not say.
struct Failure {
    StateError error;
    /// The cause is about the state's own evaluation: AWS puts "An error occurred while executing
    /// the state ..." in front of it.
    bool isOfState = false;
    /// A missed heartbeat: named States.Timeout, yet States.HeartbeatTimeout takes it.
    bool isHeartbeat = false;
    /// The field whose JSONata expression failed: EvaluationFailed tells of it.
    std::optional<std::string> location = std::nullopt;
    friend bool operator==(const Failure&, const Failure&) = default;
};

template <typename T>
using Outcome = tl::expected<T, Failure>;

/// States.Runtime, or another error of the language, raised by the state itself.
[[nodiscard]] inline tl::unexpected<Failure> stateFailure(std::string_view name, std::string cause)
{
    return tl::unexpected<Failure>(Failure{{std::string(name), std::move(cause)}, true, false});
}
[[nodiscard]] inline tl::unexpected<Failure> runtimeFailure(std::string cause)
{
    return stateFailure("States.Runtime", std::move(cause));
}

/// States.QueryEvaluationError about a field of JSONata that is no single expression's fault.
[[nodiscard]] inline tl::unexpected<Failure> queryFailure(std::string location, std::string cause)
{
    Failure failure{{"States.QueryEvaluationError", std::move(cause)}, true, false};
    failure.location = std::move(location);
    return tl::unexpected<Failure>(std::move(failure));
}

/// Whether neither Retriers nor Catchers may see the error: States.Runtime, and Stepglass's own
/// errors, which say that the run lacks something and must not be hidden by States.ALL.
[[nodiscard]] bool isTerminal(const StateError& error);

} // namespace stepglass::engine
