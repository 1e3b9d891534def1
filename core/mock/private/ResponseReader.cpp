// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/private/ResponseReader.h"

#include "core/value/Pointer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace stepglass::mock {

namespace {

using value::Member;

constexpr std::string_view returnName = "Return";
constexpr std::string_view throwName = "Throw";
constexpr std::string_view latencyName = "Latency";
constexpr std::string_view neverAnswersName = "NeverAnswers";
constexpr std::string_view heartbeatsName = "Heartbeats";
constexpr std::string_view heartbeatEveryName = "HeartbeatEvery";

struct Numbers {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

std::optional<std::uint32_t> readNumber(std::string_view text)
{
    std::uint32_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// "3" or "1-2".
std::optional<Numbers> readNumbers(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto first = readNumber(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : readNumber(text.substr(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return Numbers{*first, *last};
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    const auto lower = [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                    : character;
    };
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            row[j + 1] = std::min({above + 1, row[j] + 1, replaced});
            diagonal = above;
        }
    }
    return row.back();
}

Result<engine::StateError> readThrow(const Value& json, const std::string& pointer)
{
    engine::StateError error;
    if (!json.isObject())
        return invalid(pointer, "Throw must be an object with Error and Cause");
    for (const Member& member : json.members()) {
        const std::string_view name = member.name.text();
        if (name != "Error" && name != "Cause")
            return invalid(below(pointer, name), fmt::format("unknown member \"{}\"{}", name,
                                                             didYouMean(name, {"Error", "Cause"})));
        if (!member.value.isString())
            return invalid(below(pointer, name), fmt::format("{} must be a string", name));
        if (name == "Error")
            error.name = member.value.asString();
        else
            error.cause = std::string(member.value.asString());
    }
    return error;
}

/// A number of seconds that is not negative, and not beyond what anybody waits for.
std::optional<engine::Duration> readSeconds(const Value& json)
{
    if (!json.isNumber() || !(json.asDouble() >= 0) || json.asDouble() > 1e10)
        return std::nullopt;
    return engine::Duration(
        static_cast<engine::Duration::rep>(std::llround(json.asDouble() * 1e6)));
}

Result<std::vector<engine::Duration>> readTimes(const Value& json, const std::string& pointer)
{
    std::vector<engine::Duration> times;
    if (!json.isArray())
        return invalid(pointer, "Heartbeats must be an array of seconds");
    for (const Value& element : json.elements()) {
        const auto time = readSeconds(element);
        if (!time)
            return invalid(below(pointer, std::to_string(times.size())),
                           "a heartbeat must be a number of seconds that is not negative");
        if (!times.empty() && *time < times.back())
            return invalid(below(pointer, std::to_string(times.size())),
                           "heartbeats must be in the order of their times");
        times.push_back(*time);
    }
    return times;
}

Result<MockResponse> readResponse(const Value& json, const std::string& pointer)
{
    static const std::vector<std::string_view> known{
        returnName, throwName, latencyName, neverAnswersName, heartbeatsName, heartbeatEveryName};
    if (!json.isObject())
        return invalid(pointer, "a response must be an object with Return or Throw");
    MockResponse response;
    for (const Member& member : json.members()) {
        const std::string_view name = member.name.text();
        const std::string place = below(pointer, name);
        if (name == returnName) {
            response.returned = member.value;
        } else if (name == throwName) {
            auto thrown = readThrow(member.value, place);
            if (!thrown)
                return tl::unexpected<Error>(std::move(thrown.error()));
            response.thrown = std::move(*thrown);
        } else if (name == latencyName) {
            const auto latency = readSeconds(member.value);
            if (!latency)
                return invalid(place, "Latency must be a number of seconds that is not negative");
            response.latency = *latency;
        } else if (name == heartbeatsName) {
            auto times = readTimes(member.value, place);
            if (!times)
                return tl::unexpected<Error>(std::move(times.error()));
            response.heartbeats = std::move(*times);
        } else if (name == heartbeatEveryName) {
            response.heartbeatEvery = readSeconds(member.value);
            if (!response.heartbeatEvery || *response.heartbeatEvery == engine::Duration::zero())
                return invalid(place, "HeartbeatEvery must be a positive number of seconds");
        } else if (name == neverAnswersName) {
            if (!member.value.isBoolean())
                return invalid(place, "NeverAnswers must be true or false");
            response.neverAnswers = member.value.asBoolean();
        } else {
            return invalid(place,
                           fmt::format("unknown member \"{}\"{}", name, didYouMean(name, known)));
        }
    }
    const int answers =
        (response.returned ? 1 : 0) + (response.thrown ? 1 : 0) + (response.neverAnswers ? 1 : 0);
    if (answers > 1)
        return invalid(pointer, "a response has either Return or Throw, not both");
    if (answers == 0)
        return invalid(pointer, "a response needs Return or Throw");
    if (response.heartbeatEvery && !response.heartbeats.empty())
        return invalid(pointer, "a response has either Heartbeats or HeartbeatEvery, not both");
    return response;
}

} // namespace

tl::unexpected<Error> invalid(const std::string& pointer, std::string message)
{
    return fail(ErrorCode::InvalidMockFile, pointer.empty() ? std::string("/") : pointer,
                std::move(message));
}

std::string below(const std::string& pointer, std::string_view token)
{
    return pointer + '/' + value::escapePointerToken(token);
}

std::string didYouMean(std::string_view name, const std::vector<std::string_view>& known)
{
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (const std::string_view candidate : known) {
        const std::size_t distance = editDistance(name, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", best);
}

Result<std::vector<MockResponse>> readResponses(const Value& json, const std::string& pointer)
{
    if (!json.isObject())
        return invalid(pointer, "the answers of a state must be an object of numbered responses");
    std::vector<MockResponse> responses;
    for (const Member& member : json.members()) {
        const std::string place = below(pointer, member.name.text());
        const auto numbers = readNumbers(member.name.text());
        if (!numbers)
            return invalid(
                place,
                fmt::format("\"{}\" is no number of an invocation, such as \"0\", and no range, "
                            "such as \"1-2\"",
                            member.name.text()));
        auto response = readResponse(member.value, place);
        if (!response)
            return tl::unexpected<Error>(std::move(response.error()));
        response->first = numbers->first;
        response->last = numbers->last;
        responses.push_back(std::move(*response));
    }
    std::sort(responses.begin(), responses.end(),
              [](const MockResponse& a, const MockResponse& b) { return a.first < b.first; });
    std::uint64_t next = 0;
    for (const MockResponse& response : responses) {
        if (response.first > next)
            return invalid(
                pointer,
                fmt::format("the numbers must follow each other from 0: {} is missing", next));
        if (response.first < next)
            return invalid(pointer,
                           fmt::format("two responses answer the invocation {}", response.first));
        next = std::uint64_t(response.last) + 1;
    }
    return responses;
}

} // namespace stepglass::mock
