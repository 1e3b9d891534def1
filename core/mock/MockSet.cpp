// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/MockSet.h"

#include "core/mock/private/ResponseReader.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::mock {

namespace {

using value::Member;

Result<Value> parseObject(std::string_view json)
{
    auto parsed = value::parseJson(json);
    if (parsed && !parsed->isObject())
        return invalid("", "a mock file holds one object");
    return parsed;
}

std::vector<std::string_view> namesOf(const Value& object)
{
    std::vector<std::string_view> names;
    for (const Member& member : object.members())
        names.push_back(member.name.text());
    return names;
}

/// A member of a MockConfigFile that must be there.
Result<const Value*> section(const Value& object, std::string_view name, const std::string& pointer)
{
    const Value* found = object.find(name);
    if (found == nullptr) {
        for (const Member& member : object.members())
            if (!didYouMean(member.name.text(), {name}).empty())
                return invalid(below(pointer, member.name.text()),
                               fmt::format("unknown member \"{}\"{}", member.name.text(),
                                           didYouMean(member.name.text(), {name})));
        return invalid(pointer, fmt::format("\"{}\" is missing", name));
    }
    if (!found->isObject())
        return invalid(below(pointer, name), fmt::format("{} must be an object", name));
    return found;
}

Result<std::vector<std::string>> testCasesOf(const Value& file)
{
    const auto machines = section(file, "StateMachines", "");
    if (!machines)
        return tl::unexpected<Error>(machines.error());
    std::vector<std::string> names;
    for (const Member& machine : (*machines)->members()) {
        const std::string pointer = below("/StateMachines", machine.name.text());
        if (!machine.value.isObject())
            return invalid(pointer, "a state machine must be an object with TestCases");
        const auto cases = section(machine.value, "TestCases", pointer);
        if (!cases)
            return tl::unexpected<Error>(cases.error());
        for (const Member& testCase : (*cases)->members())
            names.push_back(fmt::format("{}#{}", machine.name.text(), testCase.name.text()));
    }
    return names;
}

/// Seconds, whole ones without a fraction.
Value secondsOf(engine::Duration duration)
{
    const auto micros = duration.count();
    return micros % 1'000'000 == 0 ? Value(static_cast<std::int64_t>(micros / 1'000'000))
                                   : Value(static_cast<double>(micros) / 1e6);
}

tl::unexpected<Error> unknownTestCase(std::string_view asked, const Value& file)
{
    const auto names = testCasesOf(file);
    if (!names)
        return tl::unexpected<Error>(names.error());
    return fail(ErrorCode::UnknownTestCase, std::string(asked),
                names->empty() ? std::string("none") : fmt::format("{}", fmt::join(*names, ", ")));
}

} // namespace

Result<MockSet> MockSet::fromResponses(std::string_view json)
{
    const auto parsed = parseObject(json);
    if (!parsed)
        return tl::unexpected<Error>(parsed.error());
    MockSet set;
    for (const Member& state : parsed->members()) {
        auto responses = readResponses(state.value, below("", state.name.text()));
        if (!responses)
            return tl::unexpected<Error>(std::move(responses.error()));
        set.setResponses(std::string(state.name.text()), std::move(*responses));
    }
    return set;
}

Result<MockSet> MockSet::fromMockConfig(std::string_view json, std::string_view testCase)
{
    const auto parsed = parseObject(json);
    if (!parsed)
        return tl::unexpected<Error>(parsed.error());
    const auto machines = section(*parsed, "StateMachines", "");
    if (!machines)
        return tl::unexpected<Error>(machines.error());
    const std::size_t hash = testCase.rfind('#');
    const std::string_view machineName = testCase.substr(0, hash);
    const Value* machine =
        hash == std::string_view::npos ? nullptr : (*machines)->find(machineName);
    const Value* cases =
        machine == nullptr ? nullptr : machine->find(std::string_view("TestCases"));
    const Value* chosen = cases == nullptr ? nullptr : cases->find(testCase.substr(hash + 1));
    if (chosen == nullptr)
        return unknownTestCase(testCase, *parsed);
    const std::string pointer =
        below(below(below("/StateMachines", machineName), "TestCases"), testCase.substr(hash + 1));
    if (!chosen->isObject())
        return invalid(pointer, "a test case maps names of states to names of responses");
    const auto mocked = section(*parsed, "MockedResponses", "");
    if (!mocked)
        return tl::unexpected<Error>(mocked.error());
    MockSet set;
    for (const Member& state : chosen->members()) {
        const std::string place = below(pointer, state.name.text());
        if (!state.value.isString())
            return invalid(place, "a state needs the name of one of the MockedResponses");
        const std::string_view name = state.value.asString();
        const Value* answers = (*mocked)->find(name);
        if (answers == nullptr)
            return invalid(place, fmt::format("there are no MockedResponses named \"{}\"{}", name,
                                              didYouMean(name, namesOf(**mocked))));
        auto responses = readResponses(*answers, below("/MockedResponses", name));
        if (!responses)
            return tl::unexpected<Error>(std::move(responses.error()));
        set.setResponses(std::string(state.name.text()), std::move(*responses));
    }
    return set;
}

Result<std::vector<std::string>> MockSet::testCases(std::string_view json)
{
    const auto parsed = parseObject(json);
    if (!parsed)
        return tl::unexpected<Error>(parsed.error());
    return testCasesOf(*parsed);
}

void MockSet::setResponses(std::string state, std::vector<MockResponse> responses)
{
    m_responses.insert_or_assign(std::move(state), std::move(responses));
}

void MockSet::removeResponses(std::string_view state)
{
    if (const auto found = m_responses.find(state); found != m_responses.end())
        m_responses.erase(found);
}

const std::vector<MockResponse>* MockSet::responses(std::string_view path,
                                                    std::string_view name) const
{
    auto found = m_responses.find(path);
    if (found == m_responses.end())
        found = m_responses.find(name);
    return found == m_responses.end() ? nullptr : &found->second;
}

const std::vector<MockResponse>* MockSet::responses(std::string_view machine, std::string_view path,
                                                    std::string_view name) const
{
    for (const std::string_view state : {path, name})
        if (const auto found = m_responses.find(fmt::format("{}#{}", machine, state));
            found != m_responses.end())
            return &found->second;
    return responses(path, name);
}

Value MockSet::toJson() const
{
    std::vector<Member> states;
    for (const auto& [state, responses] : m_responses)
        states.push_back({state, toJson(responses)});
    return Value::takeObject(states);
}

Value MockSet::toJson(const std::vector<MockResponse>& responses)
{
    std::vector<Member> numbered;
    for (const MockResponse& response : responses) {
        std::vector<Member> members;
        if (response.returned)
            members.push_back({"Return", *response.returned});
        if (response.thrown) {
            std::vector<Member> error;
            if (!response.thrown->name.empty())
                error.push_back({"Error", response.thrown->name});
            if (response.thrown->cause)
                error.push_back({"Cause", *response.thrown->cause});
            members.push_back({"Throw", Value::takeObject(error)});
        }
        if (response.neverAnswers)
            members.push_back({"NeverAnswers", true});
        if (response.latency != engine::Duration::zero())
            members.push_back({"Latency", secondsOf(response.latency)});
        if (!response.heartbeats.empty()) {
            std::vector<Value> times;
            for (const engine::Duration time : response.heartbeats)
                times.push_back(secondsOf(time));
            members.push_back({"Heartbeats", Value::takeArray(times)});
        }
        if (response.heartbeatEvery)
            members.push_back({"HeartbeatEvery", secondsOf(*response.heartbeatEvery)});
        const std::string number = response.first == response.last
                                       ? std::to_string(response.first)
                                       : fmt::format("{}-{}", response.first, response.last);
        numbered.push_back({number, Value::takeObject(members)});
    }
    return Value::takeObject(numbered);
}

Result<std::vector<MockResponse>> MockSet::responsesFromJson(const Value& json)
{
    return readResponses(json, "");
}

} // namespace stepglass::mock
