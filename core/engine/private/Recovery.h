// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"
#include "core/engine/private/Failure.h"
#include "core/engine/private/ResultPlace.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stepglass::engine {

struct Retrier {
    std::vector<std::string> errorEquals;
    Duration interval = std::chrono::seconds(1);
    std::uint32_t maxAttempts = 3; ///< tries after the first one; 0 grants none
    double backoffRate = 2.0;
    std::optional<Duration> maxDelay;
    bool hasFullJitter = false;
};

struct Catcher {
    std::vector<std::string> errorEquals;
    StateIndex next;
    ResultPlace resultPlace;
    std::optional<Template> assign;
    std::optional<Template> output; ///< JSONata's Output
};

struct RecoveryRules {
    std::vector<Retrier> retriers;
    std::vector<Catcher> catchers;
};

/// What follows a failed try.
struct Recovery {
    enum class Kind { Retry, Catch, Fail };
    Kind kind = Kind::Fail;
    std::size_t index = 0; ///< which Retrier or Catcher
    Duration backoff{};    ///< of a Retry, before jitter
};

/// Whether an ErrorEquals names the error. States.ALL names every error that may be seen at all,
/// States.TaskFailed every one but States.Timeout.
[[nodiscard]] bool matches(const std::vector<std::string>& errorEquals, const Failure& failure);

/// Decides what follows a failed state: try again, go to a fallback, or fail.
///
/// States language, "Retrying after error" and "Fallback states": Retriers are consulted first, in
/// order, and only the first match counts; one that is used up hands the error to the Catchers, not
/// to the next Retrier. Pure: the caller keeps `attempts` (retries granted so far by each Retrier;
/// missing ones are 0).
[[nodiscard]] Recovery decideRecovery(const Failure& failure, const RecoveryRules& rules,
                                      std::span<const std::uint32_t> attempts);

/// Why each Retrier and Catcher did or did not take the error.
[[nodiscard]] std::vector<RecoveryExplanation> explain(const Failure& failure,
                                                       const RecoveryRules& rules,
                                                       std::span<const std::uint32_t> attempts);

} // namespace stepglass::engine
