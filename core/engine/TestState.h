// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace stepglass::engine {

/// How much a test of one state tells: Info gives the output, Debug the data at each stage of the
/// state, Trace also the request and response of an HTTP task.
enum class InspectionLevel { Info, Debug, Trace };

/// How a mocked result is held against the service's contract: Strict wants all required members,
/// Present checks those that are there, None checks nothing.
enum class FieldValidation { Strict, Present, None };

/// The answer that stands in for a task, for the branches of a Parallel or the iterations of a Map.
/// Exactly one of the two should be there.
struct TestMock {
    std::optional<std::string> result; ///< a JSON text
    std::optional<StateError> error;
    FieldValidation validation = FieldValidation::Strict;
};

/// What is taken to have happened before, as TestState's stateConfiguration.
struct TestConfiguration {
    std::uint32_t retrierRetryCount = 0;
    std::optional<std::string> errorCausedByState;
    std::optional<std::int64_t> mapIterationFailureCount;
    /// What the ItemReader reads, as it stands in its source: JSON, JSON Lines, CSV, a listing.
    std::optional<std::string> mapItemReaderData;
};

/// One call of TestState.
struct TestStateRequest {
    std::string definition; ///< one state, or a machine together with `stateName`
    std::string stateName;
    Value input = Value::object();
    Value variables = Value::object();
    std::optional<Value> context;
    InspectionLevel level = InspectionLevel::Info;
    bool revealsSecrets = false;
    std::optional<TestMock> mock;
    /// What the real service answered. TestState calls it; here somebody gives the answer, which is
    /// not held against a contract and is allowed where a mock is not.
    std::optional<TaskAnswer> serviceAnswer;
    TestConfiguration configuration;
    std::string roleArn;
    std::uint64_t seed = 1;
    TimePoint time{std::chrono::seconds(1'767'225'600)}; ///< 2026-01-01T00:00:00Z
};

enum class TestStateStatus { Succeeded, Failed, Retriable, CaughtError };
[[nodiscard]] std::string_view toString(TestStateStatus status); ///< "SUCCEEDED", ...

struct TestStateResponse {
    TestStateStatus status = TestStateStatus::Succeeded;
    std::optional<Value> output;
    std::optional<StateError> error;
    std::optional<std::string> nextState;
    /// Members as the API names them: "input", "afterInputPath", ..., data as values (toJson makes
    /// them texts). Absent with InspectionLevel::Info.
    std::optional<Value> inspectionData;
};

/// The call itself was refused, as AWS refuses it.
struct TestStateException {
    std::string code; ///< "ValidationException", "InvalidDefinition", ...
    std::string message;
};
template <typename T>
using TestStateOutcome = tl::expected<T, TestStateException>;

/// What a test asks those that the engine does not know.
struct TestStateRules {
    /// The faults of a definition; without it only those that keep it from running count.
    std::function<std::vector<Diagnostic>(const asl::Model&)> checkDefinition;
    /// What is wrong with a mocked result of a resource, or nothing.
    std::function<std::optional<std::string>(std::string_view resource, const Value& result,
                                             FieldValidation validation)>
        checkResult;
};

/// Runs one state alone, as TestState does: the states inside a Parallel or Map do not run,
/// Retriers and Catchers are asked but not followed. Deterministic.
[[nodiscard]] TestStateOutcome<TestStateResponse> testState(const TestStateRequest& request,
                                                            const TestStateRules& rules = {});

/// A request from the API's JSON. Members that hold JSON texts there (definition, input, variables,
/// context) may be JSON values as well. Beyond the API: "derived_mock", with a "result" or an
/// "errorOutput", is the answer of the real service.
[[nodiscard]] TestStateOutcome<TestStateRequest> readTestStateRequest(const Value& json);
/// The API's JSON of a response, or {"exception":{"code","message"}}.
[[nodiscard]] Value toJson(const TestStateOutcome<TestStateResponse>& outcome);

} // namespace stepglass::engine
