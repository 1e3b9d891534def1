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
    Rule{HistoryLimit, "history-limit", RuleFamily::Operation,
     "The history of a Standard execution has 25,000 events at most; with one more "
     "the execution fails. Long lists belong into a distributed Map, whose child "
     "executions have histories of their own; long loops start the next execution "
     "before this one is full.",
     R"json({"StartAt": "Zero", "States": {"Zero": {"Type": "Pass", "Result": {"count": 0}, "Next": "Add"}, "Add": {"Type": "Pass", "Parameters": {"count.$": "States.MathAdd($.count, 1)"}, "Next": "More"}, "More": {"Type": "Choice", "Choices": [{"Variable": "$.count", "NumericLessThan": 10000, "Next": "Add"}], "Default": "Done"}, "Done": {"Type": "Succeed"}}})json",
     R"json({"StartAt": "Zero", "States": {"Zero": {"Type": "Pass", "Result": {"count": 0}, "Next": "Add"}, "Add": {"Type": "Pass", "Parameters": {"count.$": "States.MathAdd($.count, 1)"}, "Next": "More"}, "More": {"Type": "Choice", "Choices": [{"Variable": "$.count", "NumericLessThan": 100, "Next": "Add"}], "Default": "Done"}, "Done": {"Type": "Succeed"}}})json"},
    Rule{BeyondExecutionDuration, "beyond-execution-duration", RuleFamily::Operation,
     "A Standard execution lasts a year at most. A longer Wait never ends, a longer "
     "timeout never comes.",
     R"json("Type": "Wait", "Seconds": 40000000, "Next": "Z")json",
     R"json("Type": "Wait", "Seconds": 86400, "Next": "Z")json"},
    Rule{BeyondHttpDuration, "beyond-http-duration", RuleFamily::Operation,
     "A call of an HTTP endpoint ends after 60 seconds with States.Http.Socket, "
     "whatever TimeoutSeconds says. What takes longer answers at once and tells the "
     "end by a callback.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": {"ApiEndpoint": "https://example.com", "Method": "GET", "Authentication": {"ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/c/1"}}, "TimeoutSeconds": 300, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": {"ApiEndpoint": "https://example.com", "Method": "GET", "Authentication": {"ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/c/1"}}, "TimeoutSeconds": 30, "Next": "Z")json"},
    Rule{MapConcurrencyAboveQuota, "map-concurrency-above-quota", RuleFamily::Operation,
     "A distributed Map runs at most 10,000 child executions at once, whatever "
     "MaxConcurrency says.",
     R"json("Type": "Map", "MaxConcurrency": 20000, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json",
     R"json("Type": "Map", "MaxConcurrency": 500, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json"},
    Rule{PollingLoop, "polling-loop", RuleFamily::Operation,
     "Each state that is entered is a transition, and Standard workflows are billed "
     "by transitions. Where the other side can tell that it is ready, "
     ".waitForTaskToken costs nothing while it waits; else a longer pause is cheaper.",
     R"json({"StartAt": "Pause", "States": {"Pause": {"Type": "Wait", "Seconds": 5, "Next": "Ask"}, "Ask": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:headObject", "Parameters": {"Bucket": "b", "Key": "k"}, "ResultPath": "$.file", "Next": "Ready"}, "Ready": {"Type": "Choice", "Choices": [{"Variable": "$.file.ContentLength", "NumericGreaterThan": 0, "Next": "Done"}], "Default": "Pause"}, "Done": {"Type": "Succeed"}}})json",
     R"json({"StartAt": "Pause", "States": {"Pause": {"Type": "Wait", "Seconds": 300, "Next": "Ask"}, "Ask": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:headObject", "Parameters": {"Bucket": "b", "Key": "k"}, "ResultPath": "$.file", "Next": "Ready"}, "Ready": {"Type": "Choice", "Choices": [{"Variable": "$.file.ContentLength", "NumericGreaterThan": 0, "Next": "Done"}], "Default": "Pause"}, "Done": {"Type": "Succeed"}}})json"},
    Rule{SyncInsteadOfPolling, "sync-instead-of-polling", RuleFamily::Operation,
     "The integration can wait for its job by itself: with .sync the task ends when "
     "the job does, and fails when the job fails. The loop and its transitions are "
     "not needed.",
     R"json({"StartAt": "Start", "States": {"Start": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun", "Parameters": {"JobName": "j"}, "Next": "Pause"}, "Pause": {"Type": "Wait", "Seconds": 30, "Next": "Ask"}, "Ask": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:glue:getJobRun", "Parameters": {"JobName": "j", "RunId.$": "$.JobRunId"}, "ResultPath": "$.run", "Next": "Ready"}, "Ready": {"Type": "Choice", "Choices": [{"Variable": "$.run.JobRun.JobRunState", "StringEquals": "SUCCEEDED", "Next": "Done"}], "Default": "Pause"}, "Done": {"Type": "Succeed"}}})json",
     R"json({"StartAt": "Start", "States": {"Start": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": {"JobName": "j"}, "TimeoutSeconds": 3600, "Next": "Done"}, "Done": {"Type": "Succeed"}}})json"},
    Rule{StandardChildren, "standard-children", RuleFamily::Operation,
     "A child execution of type STANDARD is billed by its state transitions, one of "
     "type EXPRESS by its duration, which is less for a short task. Express children "
     "end after five minutes and may run an item twice. An ItemBatcher gives one "
     "child many items.",
     R"json("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "t", "Item": {"id": {"S.$": "$.id"}}}, "End": true}}}, "Next": "Z")json",
     R"json("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "I", "States": {"I": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "t", "Item": {"id": {"S.$": "$.id"}}}, "End": true}}}, "Next": "Z")json"},
};
// clang-format on

} // namespace

std::span<const Rule> operationRules()
{
    return rules;
}

} // namespace stepglass::lint
