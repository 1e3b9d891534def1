// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/MockSet.h"

#include "core/mock/private/ResponseReader.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepglass::mock {

namespace {

engine::TaskAnswer ownError(std::string_view name, std::string cause)
{
    engine::TaskAnswer answer;
    answer.error = engine::StateError{std::string(engine::ownErrorPrefix) + std::string(name),
                                      std::move(cause)};
    return answer;
}

} // namespace

MockTaskProvider::MockTaskProvider(MockSet mocks)
    : m_mocks(std::move(mocks))
{
}

engine::TaskAnswer MockTaskProvider::invoke(const engine::TaskRequest& request)
{
    const std::vector<MockResponse>* responses =
        m_mocks.responses(request.machine, request.state.pointer(), request.stateName);
    if (responses == nullptr || responses->empty()) {
        engine::TaskAnswer unknown = ownError(
            "NoMock",
            fmt::format(
                "The state '{0}' ({1}) calls {2}, and no mock answers it. Give it one in the "
                "mock responses, such as {{\"{0}\": {{\"0\": {{\"Return\": {{}}}}}}}}.",
                request.stateName, request.state.pointer(), request.resource));
        unknown.isUnknown = true;
        return unknown;
    }
    const auto after = std::upper_bound(responses->begin(), responses->end(), request.invocation,
                                        [](std::uint32_t invocation, const MockResponse& response) {
                                            return invocation < response.first;
                                        });
    if (after == responses->begin() || std::prev(after)->last < request.invocation)
        return ownError(
            "NoMock",
            fmt::format(
                "The mock of the state '{0}' ({1}) answers the invocations 0 to {2}, but this "
                "is invocation {3} of {4}. Add a response \"{3}\", or widen the range of the "
                "last one.",
                request.stateName, request.state.pointer(), responses->back().last,
                request.invocation, request.resource));
    const MockResponse& response = *std::prev(after);
    engine::TaskAnswer answer;
    answer.result = response.returned;
    answer.error = response.thrown;
    answer.isPending = response.neverAnswers;
    answer.latency = response.latency;
    answer.heartbeats = response.heartbeats;
    answer.heartbeatEvery = response.heartbeatEvery;
    return answer;
}

} // namespace stepglass::mock
