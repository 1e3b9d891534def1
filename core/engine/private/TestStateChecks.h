// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TestState.h"
#include "core/engine/private/Program.h"

#include <memory>
#include <optional>

namespace stepglass::engine {

/// The state that a request names, ready to run.
struct StateUnderTest {
    std::shared_ptr<const Program> program;
    StateIndex index;
    asl::StateType type{};
    asl::QueryLanguage queryLanguage{};
    bool isInsideMap = false;
    bool hasInputPath = false;
    bool hasItemReader = false;
    bool hasResultWriter = false;
    bool hasResult = false; ///< of a Pass
    std::size_t branches = 0;
    std::string resource; ///< of a Task
};

/// Everything that AWS refuses before the state runs, in its order, or the state.
[[nodiscard]] TestStateOutcome<StateUnderTest> prepareTest(const TestStateRequest& request,
                                                           const TestStateRules& rules);
/// More iterations that failed than there are.
[[nodiscard]] std::optional<TestStateException>
checkIterations(const TestStateRequest& request, std::optional<std::size_t> iterations);
/// A Context Object with members that it cannot have.
[[nodiscard]] std::optional<TestStateException> checkContext(const Value& context);

} // namespace stepglass::engine
