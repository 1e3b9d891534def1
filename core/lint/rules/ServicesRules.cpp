// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{UnknownIntegration, "unknown-integration", RuleFamily::Services,
     "Step Functions calls some services by integrations of its own and all others "
     "through aws-sdk. This one is neither.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::zorkmid:frobnicate", "Parameters": {}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m"}, "Next": "Z")json", false, true},
    Rule{SimilarIntegration, "similar-integration", RuleFamily::Services,
     "The service has integrations, but none of this name. Through aws-sdk more "
     "actions can be called.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItems", "Parameters": {"TableName": "t"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem", "Parameters": {"TableName": "t", "Key": {"id": {"S": "1"}}}, "Next": "Z")json", false, true},
    Rule{UnknownAction, "unknown-action", RuleFamily::Services,
     "The service is known, the action is not. It may be newer than the catalogue, "
     "hence a warning.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:frobnicateZorkmid", "Parameters": {}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:listQueues", "Parameters": {}, "Next": "Z")json", false, true},
    Rule{SimilarAction, "similar-action", RuleFamily::Services,
     "The service has no such action, but one with nearly this name.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:listQueuess", "Parameters": {}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:listQueues", "Parameters": {}, "Next": "Z")json", false, true},
    Rule{WrongLetterCase, "wrong-letter-case", RuleFamily::Services,
     "Services and actions are written in camelCase, arguments in PascalCase.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:ListQueues", "Parameters": {}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:listQueues", "Parameters": {}, "Next": "Z")json", false, true},
    Rule{PatternNotSupported, "pattern-not-supported", RuleFamily::Services,
     "Not every integration can wait for a job (.sync) or for a token "
     "(.waitForTaskToken).",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.sync", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "TimeoutSeconds": 60, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "TimeoutSeconds": 60, "Next": "Z")json", false, true},
    Rule{CallbackInDoubt, "callback-in-doubt", RuleFamily::Services,
     "The pages of the service contradict each other about this pattern; try it "
     "before you rely on it.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::bedrock:invokeModel.waitForTaskToken", "Parameters": {"ModelId": "m", "Body": {"token.$": "$$.Task.Token"}}, "TimeoutSeconds": 60, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "TimeoutSeconds": 60, "Next": "Z")json", false, true},
    Rule{ResourceOnlyInMap, "resource-only-in-map", RuleFamily::Services,
     "This resource reads or writes the items of a distributed Map; a Task uses "
     "aws-sdk instead.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}, "Next": "Z")json", false, true},
    Rule{ActionNotSupported, "action-not-supported", RuleFamily::Services,
     "The action streams, or is otherwise none that a workflow can call.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:kinesis:subscribeToShard", "Parameters": {"ConsumerARN": "c", "ShardId": "s", "StartingPosition": {"Type": "LATEST"}}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:kinesis:listShards", "Parameters": {"StreamName": "s"}, "Next": "Z")json", false, true},
    Rule{ServiceRetired, "service-retired", RuleFamily::Services,
     "The service no longer exists.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:qldb:listLedgers", "Parameters": {}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:listTables", "Parameters": {}, "Next": "Z")json", false, true},
    Rule{ArgumentsRequired, "arguments-required", RuleFamily::Services,
     "The integration needs arguments: Parameters in JSONPath, Arguments in JSONata.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "Next": "Z")json", false, true},
    Rule{UnknownArgument, "unknown-argument", RuleFamily::Services,
     "The action takes no such argument.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m", "Zorkmid": 1}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m"}, "Next": "Z")json", false, true},
    Rule{SimilarArgument, "similar-argument", RuleFamily::Services,
     "The action takes no such argument, but one with nearly this name.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m", "Subjekt": "s"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m"}, "Next": "Z")json", false, true},
    Rule{MissingArgument, "missing-argument", RuleFamily::Services,
     "The action fails without this argument.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "Next": "Z")json", false, true},
    Rule{MissingOneArgument, "missing-one-argument", RuleFamily::Services,
     "The action needs one of these arguments.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"Message": "m"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m"}, "Next": "Z")json", false, true},
    Rule{ExclusiveArguments, "exclusive-arguments", RuleFamily::Services,
     "The action takes one of these arguments, not several.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "PhoneNumber": "+491700000000", "Message": "m"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m"}, "Next": "Z")json", false, true},
    Rule{ArgumentType, "argument-type", RuleFamily::Services,
     "The argument has another type.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:listQueues", "Parameters": {"MaxResults": "many"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:listQueues", "Parameters": {"MaxResults": 5}, "Next": "Z")json", false, true},
    Rule{ArgumentValue, "argument-value", RuleFamily::Services,
     "The argument takes one of a few values.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::dynamodb:deleteItem", "Parameters": {"TableName": "t", "Key": {"id": {"S": "1"}}, "ReturnValues": "ALLOLD"}, "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::dynamodb:deleteItem", "Parameters": {"TableName": "t", "Key": {"id": {"S": "1"}}, "ReturnValues": "ALL_OLD"}, "Next": "Z")json", false, true},
    Rule{WrongErrorPrefix, "wrong-error-prefix", RuleFamily::Services,
     "Optimised integrations and aws-sdk spell the names of their errors "
     "differently: DynamoDB. and DynamoDb. for example.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "t", "Item": {"id": {"S": "1"}}}, "Retry": [{"ErrorEquals": ["DynamoDb.ConditionalCheckFailedException"]}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "t", "Item": {"id": {"S": "1"}}}, "Retry": [{"ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"]}], "Next": "Z")json", false, true},
};
// clang-format on

} // namespace

std::span<const Rule> servicesRules()
{
    return rules;
}

} // namespace stepglass::lint
