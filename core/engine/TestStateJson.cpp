// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TestState.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <array>

namespace stepglass::engine {

namespace {

using value::Member;

tl::unexpected<TestStateException> refuse(std::string message,
                                          std::string code = "ValidationException")
{
    return tl::unexpected(TestStateException{std::move(code), std::move(message)});
}

std::optional<std::string> textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::optional<std::string>(member->asString())
                                                   : std::nullopt;
}

std::optional<std::int64_t> integerMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    if (member == nullptr || !member->isNumber())
        return std::nullopt;
    return static_cast<std::int64_t>(member->asDouble());
}

/// A member that holds a JSON text, or the value itself.
std::optional<Value> dataMember(const Value& request, std::string_view name)
{
    const Value* member = request.find(name);
    if (member == nullptr || member->isNull())
        return std::nullopt;
    if (!member->isString())
        return *member;
    const auto parsed = value::parseJson(member->asString());
    return parsed ? *parsed : *member;
}

/// One of some words; nothing for another one.
template <typename Enum, std::size_t N>
std::optional<Enum> wordMember(const Value& object, std::string_view name,
                               const std::array<std::pair<std::string_view, Enum>, N>& words,
                               Enum otherwise)
{
    const std::optional<std::string> text = textMember(object, name);
    if (!text)
        return otherwise;
    for (const auto& [word, value] : words)
        if (*text == word)
            return value;
    return std::nullopt;
}

StateError errorOf(const Value& errorOutput)
{
    return {textMember(errorOutput, "error").value_or(""), textMember(errorOutput, "cause")};
}

TestStateOutcome<TestMock> readMock(const Value& json)
{
    static constexpr std::array<std::pair<std::string_view, FieldValidation>, 3> modes{
        {{"STRICT", FieldValidation::Strict},
         {"PRESENT", FieldValidation::Present},
         {"NONE", FieldValidation::None}}};
    TestMock mock;
    mock.result = textMember(json, "result");
    if (const Value* result = json.find(std::string_view("result")); !mock.result && result)
        mock.result = value::toJson(*result);
    if (const Value* error = json.find(std::string_view("errorOutput")))
        mock.error = errorOf(*error);
    const auto mode = wordMember(json, "fieldValidationMode", modes, FieldValidation::Strict);
    if (!mode)
        return refuse("Member 'fieldValidationMode' must be one of [PRESENT, STRICT, NONE]");
    mock.validation = *mode;
    return mock;
}

TestConfiguration readConfiguration(const Value& json)
{
    TestConfiguration configuration;
    configuration.retrierRetryCount = static_cast<std::uint32_t>(
        std::max<std::int64_t>(integerMember(json, "retrierRetryCount").value_or(0), 0));
    configuration.errorCausedByState = textMember(json, "errorCausedByState");
    configuration.mapIterationFailureCount = integerMember(json, "mapIterationFailureCount");
    configuration.mapItemReaderData = textMember(json, "mapItemReaderData");
    if (const Value* data = json.find(std::string_view("mapItemReaderData"));
        !configuration.mapItemReaderData && data != nullptr)
        configuration.mapItemReaderData = value::toJson(*data);
    return configuration;
}

} // namespace

TestStateOutcome<TestStateRequest> readTestStateRequest(const Value& json)
{
    static constexpr std::array<std::pair<std::string_view, InspectionLevel>, 3> levels{
        {{"INFO", InspectionLevel::Info},
         {"DEBUG", InspectionLevel::Debug},
         {"TRACE", InspectionLevel::Trace}}};
    TestStateRequest request;
    const Value* definition = json.find(std::string_view("definition"));
    if (definition != nullptr)
        request.definition = definition->isString() ? std::string(definition->asString())
                                                    : value::toJson(*definition);
    else if (auto text = textMember(json, "definition_text"))
        request.definition = std::move(*text);
    else
        return refuse("Member 'definition' must not be null");
    request.stateName = textMember(json, "stateName").value_or("");
    request.roleArn = textMember(json, "roleArn").value_or("");
    if (const auto text = textMember(json, "input_text")) {
        const auto parsed = value::parseJson(*text);
        if (!parsed)
            return refuse(fmt::format("Invalid State Machine Execution Input: '{}'",
                                      toEnglish(parsed.error())),
                          "InvalidExecutionInput");
        request.input = *parsed;
    } else if (json.find(std::string_view("input")) != nullptr) {
        request.input = dataMember(json, "input").value_or(Value());
    }
    request.variables = dataMember(json, "variables").value_or(Value::object());
    if (!request.variables.isObject())
        return refuse("Variables must be a JSON object");
    request.context = dataMember(json, "context");
    const auto level = wordMember(json, "inspectionLevel", levels, InspectionLevel::Info);
    if (!level)
        return refuse("Member 'inspectionLevel' must be one of [INFO, DEBUG, TRACE]");
    request.level = *level;
    const Value* reveals = json.find(std::string_view("revealSecrets"));
    request.revealsSecrets = reveals != nullptr && reveals->isBoolean() && reveals->asBoolean();
    if (const Value* mock = json.find(std::string_view("mock"))) {
        auto read = readMock(*mock);
        if (!read)
            return tl::unexpected(std::move(read.error()));
        request.mock = std::move(*read);
    }
    if (const Value* answer = json.find(std::string_view("derived_mock"))) {
        request.serviceAnswer.emplace();
        if (const Value* result = answer->find(std::string_view("result")))
            request.serviceAnswer->result = *result;
        if (const Value* error = answer->find(std::string_view("errorOutput")))
            request.serviceAnswer->error = errorOf(*error);
    }
    if (const Value* configuration = json.find(std::string_view("stateConfiguration")))
        request.configuration = readConfiguration(*configuration);
    return request;
}

Value toJson(const TestStateOutcome<TestStateResponse>& outcome)
{
    if (!outcome)
        return Value::object(
            {{"exception", Value::object({{"code", outcome.error().code},
                                          {"message", outcome.error().message}})}});
    std::vector<Member> members;
    if (outcome->output)
        members.push_back({"output", value::toJson(*outcome->output)});
    if (outcome->error) {
        if (!outcome->error->name.empty())
            members.push_back({"error", outcome->error->name});
        if (outcome->error->cause)
            members.push_back({"cause", *outcome->error->cause});
    }
    if (outcome->inspectionData) {
        std::vector<Member> data;
        for (const Member& member : outcome->inspectionData->members()) {
            // Data are texts, numbers and the details of an error stand for themselves.
            const std::string_view name = member.name.text();
            const bool isPlain = name == "errorDetails" || name == "maxConcurrency" ||
                                 name == "toleratedFailureCount" ||
                                 name == "toleratedFailurePercentage";
            data.push_back(
                {member.name, isPlain ? member.value : Value(value::toJson(member.value))});
        }
        members.push_back({"inspectionData", Value::takeObject(data)});
    }
    if (outcome->nextState)
        members.push_back({"nextState", *outcome->nextState});
    members.push_back({"status", toString(outcome->status)});
    return Value::takeObject(members);
}

} // namespace stepglass::engine
