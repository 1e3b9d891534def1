// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Recovery.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stepglass::engine {

namespace {

constexpr std::string_view allErrors = "States.ALL";
constexpr std::string_view anyTaskFailure = "States.TaskFailed";
constexpr std::string_view timeout = "States.Timeout";
constexpr std::string_view heartbeatTimeout = "States.HeartbeatTimeout";

/// Longer than any execution may last.
constexpr Duration longest = std::chrono::hours(24 * 366 * 100);

std::uint32_t granted(std::span<const std::uint32_t> attempts, std::size_t retrier)
{
    return retrier < attempts.size() ? attempts[retrier] : 0;
}

/// The pause before the retry that follows `earlier` retries of this Retrier.
Duration backoffOf(const Retrier& retrier, std::uint32_t earlier)
{
    const double micros = static_cast<double>(retrier.interval.count()) *
                          std::pow(retrier.backoffRate, static_cast<double>(earlier));
    Duration backoff = micros < static_cast<double>(longest.count())
                           ? Duration(static_cast<Duration::rep>(micros))
                           : longest;
    if (retrier.maxDelay)
        backoff = std::min(backoff, *retrier.maxDelay);
    return backoff;
}

bool namesError(std::string_view listed, const Failure& failure)
{
    if (listed == allErrors)
        return true;
    if (listed == anyTaskFailure)
        return failure.error.name != timeout;
    if (listed == heartbeatTimeout && failure.isHeartbeat)
        return true;
    return listed == failure.error.name;
}

std::string shownName(const StateError& error)
{
    return error.name.empty() ? std::string("an error without a name") : error.name;
}

std::string reasonOfMatch(const std::vector<std::string>& errorEquals, const Failure& failure)
{
    const auto listed =
        std::find_if(errorEquals.begin(), errorEquals.end(),
                     [&](const std::string& name) { return namesError(name, failure); });
    if (*listed == failure.error.name)
        return fmt::format("lists {}", *listed);
    if (*listed == anyTaskFailure)
        return fmt::format("{} matches all but {}", anyTaskFailure, timeout);
    if (*listed == heartbeatTimeout)
        return fmt::format("{} matches a missed heartbeat", heartbeatTimeout);
    return fmt::format("{} matches every error", allErrors);
}

std::string reasonOfMismatch(const std::vector<std::string>& errorEquals, const Failure& failure)
{
    if (isTerminal(failure.error))
        return fmt::format("{} cannot be retried or caught", failure.error.name);
    if (failure.error.name == timeout &&
        std::find(errorEquals.begin(), errorEquals.end(), anyTaskFailure) != errorEquals.end())
        return fmt::format("{} matches all but {}", anyTaskFailure, timeout);
    return fmt::format("does not list {}", shownName(failure.error));
}

} // namespace

bool isTerminal(const StateError& error)
{
    return error.name == "States.Runtime" || error.name.starts_with(ownErrorPrefix);
}

bool matches(const std::vector<std::string>& errorEquals, const Failure& failure)
{
    if (isTerminal(failure.error))
        return false;
    return std::any_of(errorEquals.begin(), errorEquals.end(),
                       [&](const std::string& name) { return namesError(name, failure); });
}

Recovery decideRecovery(const Failure& failure, const RecoveryRules& rules,
                        std::span<const std::uint32_t> attempts)
{
    for (std::size_t index = 0; index < rules.retriers.size(); ++index) {
        const Retrier& retrier = rules.retriers[index];
        if (!matches(retrier.errorEquals, failure))
            continue;
        const std::uint32_t earlier = granted(attempts, index);
        if (earlier < retrier.maxAttempts)
            return {Recovery::Kind::Retry, index, backoffOf(retrier, earlier)};
        break;
    }
    for (std::size_t index = 0; index < rules.catchers.size(); ++index)
        if (matches(rules.catchers[index].errorEquals, failure))
            return {Recovery::Kind::Catch, index, {}};
    return {};
}

std::vector<RecoveryExplanation> explain(const Failure& failure, const RecoveryRules& rules,
                                         std::span<const std::uint32_t> attempts)
{
    const Recovery decision = decideRecovery(failure, rules, attempts);
    std::vector<RecoveryExplanation> explanations;
    bool hasRetrier = false;
    for (std::size_t index = 0; index < rules.retriers.size(); ++index) {
        const Retrier& retrier = rules.retriers[index];
        RecoveryExplanation explanation;
        explanation.index = index;
        explanation.errorEquals = retrier.errorEquals;
        explanation.isMatch = matches(retrier.errorEquals, failure);
        explanation.isTaken = decision.kind == Recovery::Kind::Retry && decision.index == index;
        if (!explanation.isMatch)
            explanation.reason = reasonOfMismatch(retrier.errorEquals, failure);
        else if (explanation.isTaken)
            explanation.reason = reasonOfMatch(retrier.errorEquals, failure);
        else if (hasRetrier)
            explanation.reason = "an earlier Retrier matches";
        else if (retrier.maxAttempts == 0)
            explanation.reason = "MaxAttempts is 0";
        else
            explanation.reason = fmt::format("used up after {} attempts", granted(attempts, index));
        hasRetrier = hasRetrier || explanation.isMatch;
        explanations.push_back(std::move(explanation));
    }
    for (std::size_t index = 0; index < rules.catchers.size(); ++index) {
        const Catcher& catcher = rules.catchers[index];
        RecoveryExplanation explanation;
        explanation.isCatcher = true;
        explanation.index = index;
        explanation.errorEquals = catcher.errorEquals;
        explanation.isMatch = matches(catcher.errorEquals, failure);
        explanation.isTaken = decision.kind == Recovery::Kind::Catch && decision.index == index;
        if (!explanation.isMatch)
            explanation.reason = reasonOfMismatch(catcher.errorEquals, failure);
        else if (explanation.isTaken)
            explanation.reason = reasonOfMatch(catcher.errorEquals, failure);
        else if (decision.kind == Recovery::Kind::Retry)
            explanation.reason = "a Retrier tries again first";
        else
            explanation.reason = "an earlier Catcher matches";
        explanations.push_back(std::move(explanation));
    }
    return explanations;
}

} // namespace stepglass::engine
