// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{TimeoutMissing, "no-timeout", RuleFamily::Operation,
     "A task that waits for a person, a worker or a job waits for up to a year, if "
     "nobody answers. TimeoutSeconds or HeartbeatSeconds bounds that.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "TimeoutSeconds": 3600, "Next": "Z")json"},
    Rule{TokenNotPassed, "token-not-passed", RuleFamily::Operation,
     "Only who has the token can end the task; it has to be among the arguments.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 60, "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "TimeoutSeconds": 3600, "Next": "Z")json"},
    Rule{TokenWithoutCallback, "token-without-callback", RuleFamily::Operation,
     "Only tasks with .waitForTaskToken have a token; here the path finds nothing "
     "and the state fails.",
     R"json("Type": "Pass", "Parameters": {"t.$": "$$.Task.Token"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "TimeoutSeconds": 3600, "Next": "Z")json"},
    Rule{NumericTestOnText, "numeric-test-on-text", RuleFamily::Operation,
     "DynamoDB answers {\"N\": \"12\"}: the number is a text. A numeric test never "
     "matches it; States.StringToJson makes a number of it.",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.Item.count.N", "NumericGreaterThan": 5, "Next": "Z"}], "Default": "Z")json",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.count", "NumericGreaterThan": 5, "Next": "Z"}], "Default": "Z")json"},
    Rule{ConcurrencyAboveQuota, "concurrency-above-quota", RuleFamily::Operation,
     "Inline Maps run at most 40 iterations at once, whatever MaxConcurrency says; "
     "distributed ones run thousands.",
     R"json("Type": "Map", "MaxConcurrency": 100, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json",
     R"json("Type": "Map", "MaxConcurrency": 10, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json"},
    Rule{BeyondExpressDuration, "beyond-express-duration", RuleFamily::Operation,
     "Express workflows run for five minutes at most; what waits longer never ends.",
     R"json("Type": "Wait", "Seconds": 600, "Next": "Z")json",
     R"json("Type": "Wait", "Seconds": 5, "Next": "Z")json", true, false},
    Rule{ExpressNotSupported, "express-not-supported", RuleFamily::Operation,
     "Express workflows cannot wait for jobs, tokens or workers, and cannot run "
     "distributed Maps.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Next": "Z")json", true, false},
};
// clang-format on

} // namespace

std::span<const Rule> operationRules()
{
    return rules;
}

} // namespace stepglass::lint
