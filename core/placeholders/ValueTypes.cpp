// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/placeholders/Environments.h"
#include "core/value/Json.h"

#include <array>

namespace stepglass::placeholders {

namespace {

/// What a type demands of ARNs, and whether it takes anything else.
struct ArnRule {
    PlaceholderType type;
    std::string_view service;  ///< the ARN's third part; empty for any
    std::string_view resource; ///< what its sixth part begins with
    bool isOnlyArn;
    std::string_view wanted;
};

constexpr std::array<ArnRule, 8> arnRules{{
    {PlaceholderType::Resource, "", "", true,
     "the ARN of an integration, a function or an activity"},
    {PlaceholderType::Function, "lambda", "function:", false, "a Lambda function's name or ARN"},
    {PlaceholderType::StateMachine, "states", "stateMachine:", false, "a state machine's ARN"},
    {PlaceholderType::Activity, "states", "activity:", true, "an activity's ARN"},
    {PlaceholderType::Topic, "sns", "", true, "a topic's ARN"},
    {PlaceholderType::Table, "dynamodb", "table/", false, "a table's name or ARN"},
    {PlaceholderType::Role, "iam", "role/", true, "a role's ARN"},
    {PlaceholderType::Arn, "", "", true, "an ARN"},
}};

/// The parts of arn:partition:service:region:account:resource; false for another text.
bool followsRule(const ArnRule& rule, std::string_view text)
{
    if (!text.starts_with("arn:"))
        return !rule.isOnlyArn;
    std::array<std::string_view, 6> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t colon = i + 1 < parts.size() ? text.find(':') : std::string_view::npos;
        parts[i] = text.substr(0, colon);
        if (colon == std::string_view::npos && i + 1 < parts.size())
            return false;
        text.remove_prefix(colon == std::string_view::npos ? text.size() : colon + 1);
    }
    return (rule.service.empty() || parts[2] == rule.service) && !parts[5].empty() &&
           parts[5].starts_with(rule.resource);
}

bool isOneWord(std::string_view text)
{
    return !text.empty() && text.find_first_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

std::optional<std::string> whatIsWanted(PlaceholderType type, std::string_view text)
{
    if (asl::hasPlaceholder(text))
        return std::nullopt;
    for (const ArnRule& rule : arnRules) {
        if (rule.type == type)
            return isOneWord(text) && followsRule(rule, text)
                       ? std::nullopt
                       : std::optional(std::string(rule.wanted));
    }
    const auto unless = [](bool isFine, const char* wanted) {
        return isFine ? std::nullopt : std::optional<std::string>(wanted);
    };
    switch (type) {
    case PlaceholderType::Number: {
        const auto json = value::parseJson(text);
        return unless(json && json->isNumber(), "a number");
    }
    case PlaceholderType::Boolean:
        return unless(text == "true" || text == "false", "true or false");
    case PlaceholderType::Queue:
        return unless(text.starts_with("https://") || text.starts_with("http://"), "a queue's URL");
    case PlaceholderType::Bucket:
        return unless(isOneWord(text) && !text.starts_with("arn:"), "a bucket's name");
    case PlaceholderType::Text:
    case PlaceholderType::Json: // a text that is no JSON is put in with quotes
    case PlaceholderType::Resource:
    case PlaceholderType::Function:
    case PlaceholderType::StateMachine:
    case PlaceholderType::Activity:
    case PlaceholderType::Topic:
    case PlaceholderType::Table:
    case PlaceholderType::Role:
    case PlaceholderType::Arn:
        break;
    }
    return std::nullopt;
}

} // namespace stepglass::placeholders
