// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Definitions.h"

#include <fmt/format.h>

namespace stepglass::bench {

namespace {

// One round of the loop that the definition is made of; {0} is its number, {1} a time, {2} the next
// number.
constexpr const char* states = R"json(    "Task {0}": {{
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {{
        "FunctionName": "arn:aws:lambda:us-east-1:123456789012:function:work-{0}:$LATEST",
        "Payload": {{
          "id.$": "$.order.id",
          "text.$": "States.Format('part {{}} of {{}}', $.order.line, $.order.total)"
        }}
      }},
      "ResultSelector": {{ "value.$": "$.Payload.value" }},
      "ResultPath": "$.result{0}",
      "Retry": [
        {{
          "ErrorEquals": ["Lambda.ServiceException", "Lambda.TooManyRequestsException"],
          "IntervalSeconds": 2,
          "MaxAttempts": 6,
          "BackoffRate": 2.0
        }}
      ],
      "Catch": [
        {{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Failed" }}
      ],
      "Next": "Choice {0}"
    }},
    "Choice {0}": {{
      "Type": "Choice",
      "Choices": [
        {{ "Variable": "$.result{0}.value", "NumericGreaterThan": 100, "Next": "Parallel {0}" }},
        {{
          "And": [
            {{ "Variable": "$.order.kind", "StringEquals": "express" }},
            {{ "Not": {{ "Variable": "$.order.hold", "BooleanEquals": true }} }}
          ],
          "Next": "Wait {0}"
        }}
      ],
      "Default": "Wait {0}"
    }},
    "Parallel {0}": {{
      "Type": "Parallel",
      "Branches": [
        {{
          "StartAt": "Left {0}",
          "States": {{
            "Left {0}": {{ "Type": "Pass", "Result": {{ "side": "left" }}, "End": true }}
          }}
        }},
        {{
          "StartAt": "Right {0}",
          "States": {{
            "Right {0}": {{ "Type": "Pass", "InputPath": "$.order", "End": true }}
          }}
        }}
      ],
      "ResultPath": "$.sides",
      "Next": "Wait {0}"
    }},
    "Wait {0}": {{ "Type": "Wait", "Seconds": {1}, "Next": "Task {2}" }},
)json";

// One round of the mixed definition; {0} is its number, {1} the next number.
constexpr const char* mixedStates = R"json(    // Round {0}: what comes is kept, told and counted.
    "Put {0}": {{
      "Type": "Task",
      "QueryLanguage": "JSONata",
      "Resource": "arn:aws:states:::dynamodb:putItem",
      "Arguments": {{
        "TableName": "${{OrderTable}}",
        "Item": {{
          "id": {{ "S": "{{% $states.input.order.id %}}" }},
          "total": {{ "N": "{{% $string($sum($states.input.order.lines.(price * quantity))) %}}" }}
        }}
      }},
      "Assign": {{
        "line{0}": "{{% $states.input.order.lines[0] %}}",
        "count": "{{% $exists($count) ? $count + 1 : 1 %}}"
      }},
      "Output": "{{% $merge([$states.input, {{ 'kept': $states.result.SdkHttpMetadata.HttpStatusCode }}]) %}}",
      "Retry": [
        {{ "ErrorEquals": ["DynamoDB.ProvisionedThroughputExceededException"], "MaxAttempts": 4 }}
      ],
      "Catch": [
        {{ "ErrorEquals": ["States.ALL"], "Output": "{{% $states.errorOutput %}}", "Next": "Failed" }}
      ],
      "Next": "Tell {0}"
    }},
    "Tell {0}": {{
      "Type": "Task",
      "Comment": "tells the warehouse",
      "QueryLanguage": "JSONata",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Arguments": {{
        "QueueUrl": "${{Queue}}",
        "MessageBody": "one more order",
        "MessageAttributes": {{
          "kind": {{ "DataType": "String", "StringValue": "{{% $line{0}.kind %}}" }}
        }}
      }},
      "Next": "Decide {0}"
    }},
    "Decide {0}": {{
      "Type": "Choice",
      "QueryLanguage": "JSONata",
      "Choices": [
        {{ "Condition": "{{% $count > 3 and $line{0}.price < 100 %}}", "Next": "Each {0}" }},
        {{ "Condition": "{{% $states.input.order.isUrgent %}}", "Next": "Describe {0}" }}
      ],
      "Default": "Describe {0}"
    }},
    "Each {0}": {{
      "Type": "Map",
      "ItemsPath": "$.order.lines",
      "MaxConcurrency": 4,
      "ItemProcessor": {{
        "ProcessorConfig": {{ "Mode": "INLINE" }},
        "StartAt": "Price {0}",
        "States": {{
          "Price {0}": {{
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": {{
              "FunctionName": "price",
              "Payload": {{ "line.$": "$", "at.$": "$$.State.EnteredTime" }}
            }},
            "ResultPath": "$.price",
            "Retry": [
              {{ "ErrorEquals": ["Lambda.ServiceException", "Lambda.SdkClientException"], "MaxAttempts": 3 }}
            ],
            "End": true
          }}
        }}
      }},
      "ResultPath": "$.prices",
      "Next": "Describe {0}"
    }},
    "Describe {0}": {{
      "Type": "Task",
      "Resource": "arn:aws:states:::aws-sdk:ec2:describeInstances", /* the machine that packs */
      "Parameters": {{
        "Filters": [{{ "Name": "tag:line", "Values.$": "States.Array($.order.line)" }}],
        "MaxResults": 10
      }},
      "ResultSelector": {{ "first.$": "$.Reservations[0].Instances[0].InstanceId" }},
      "ResultPath": "$.machine",
      "Next": "Put {1}"
    }},
)json";

} // namespace

std::string makeMixedDefinition(std::size_t bytes)
{
    std::string text =
        "{\n  \"Comment\": \"made for measuring\",\n  \"StartAt\": \"Put 0\",\n  \"States\": {\n";
    std::size_t number = 0;
    for (; text.size() < bytes; ++number)
        text += fmt::format(fmt::runtime(mixedStates), number, number + 1);
    text += fmt::format("    \"Put {}\": {{ \"Type\": \"Succeed\" }},\n", number);
    text += "    \"Failed\": { \"Type\": \"Fail\", \"Error\": \"Failed\" }\n  }\n}\n";
    return text;
}

std::string makeDefinition(std::size_t bytes)
{
    std::string text =
        "{\n  \"Comment\": \"made for measuring\",\n  \"StartAt\": \"Task 0\",\n  \"States\": {\n";
    std::size_t number = 0;
    for (; text.size() < bytes; ++number)
        text += fmt::format(fmt::runtime(states), number, number % 60 + 1, number + 1);
    text += fmt::format("    \"Task {}\": {{ \"Type\": \"Succeed\" }},\n", number);
    text += "    \"Failed\": { \"Type\": \"Fail\", \"Error\": \"Failed\" }\n  }\n}\n";
    return text;
}

} // namespace stepglass::bench
