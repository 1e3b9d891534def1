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

} // namespace

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
