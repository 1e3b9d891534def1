// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/engine/Engine.h"
#include "core/value/Value.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::mock {

/// One numbered answer: `{"Return": ...}` or `{"Throw": {"Error", "Cause"}}` for invocations first
/// to last. Beyond AWS's format: `"Latency": seconds`; `{"NeverAnswers": true}` for a callback that
/// nobody makes; and the heartbeats of the worker until it answers, either at times,
/// `"Heartbeats": [seconds, ..]`, or again and again, `"HeartbeatEvery": seconds`.
struct MockResponse {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::optional<Value> returned;
    std::optional<engine::StateError> thrown;
    bool neverAnswers = false;
    engine::Duration latency{};
    std::vector<engine::Duration> heartbeats; ///< ascending
    std::optional<engine::Duration> heartbeatEvery;
};

/// The answers of tasks, by state name (as AWS's format has it) or by state path (beginning with
/// /), which wins. Where one run holds several machines, "MACHINE#" in front of either tells them
/// apart, and wins over both.
class MockSet {
public:
    /// `{"StateName": {"0": {"Return": ...}, "1-2": {"Throw": {...}}}}`. Fails with InvalidJson or
    /// InvalidMockFile (the place as a JSON Pointer, and what is wrong: a hole in the numbers, an
    /// unknown member with the nearest known one, both Return and Throw, ...).
    [[nodiscard]] static Result<MockSet> fromResponses(std::string_view json);
    /// One test case of a MockConfigFile.json; `testCase` is "MACHINE#CASE". UnknownTestCase names
    /// those there are.
    [[nodiscard]] static Result<MockSet> fromMockConfig(std::string_view json,
                                                        std::string_view testCase);
    /// All "MACHINE#CASE" of a MockConfigFile.json.
    [[nodiscard]] static Result<std::vector<std::string>> testCases(std::string_view json);

    void setResponses(std::string state, std::vector<MockResponse> responses);
    void removeResponses(std::string_view state);
    /// By path, else by name; null where there are none.
    [[nodiscard]] const std::vector<MockResponse>* responses(std::string_view path,
                                                             std::string_view name) const;
    /// The same for a state of a certain machine: "MACHINE#NAME" or "MACHINE#/PATH" goes first.
    [[nodiscard]] const std::vector<MockResponse>*
    responses(std::string_view machine, std::string_view path, std::string_view name) const;
    /// Back to the format of fromResponses.
    [[nodiscard]] Value toJson() const;
    /// The JSON of one state's answers, and back.
    [[nodiscard]] static Value toJson(const std::vector<MockResponse>& responses);
    [[nodiscard]] static Result<std::vector<MockResponse>> responsesFromJson(const Value& json);

private:
    std::map<std::string, std::vector<MockResponse>, std::less<>> m_responses;
};

/// Answers tasks from mocks. A task without a mock fails with an error that says which state, which
/// resource, and how to mock it; so does an invocation beyond the last number.
class MockTaskProvider final : public engine::TaskProvider {
public:
    explicit MockTaskProvider(MockSet mocks);
    [[nodiscard]] engine::TaskAnswer invoke(const engine::TaskRequest& request) override;

private:
    MockSet m_mocks;
};

} // namespace stepglass::mock
