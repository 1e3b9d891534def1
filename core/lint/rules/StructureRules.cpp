// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{NotAnObject, "not-an-object", RuleFamily::Structure,
     "Here an object in braces is needed.",
     "[]",
     R"json({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}}})json"},
    Rule{MissingField, "missing-field", RuleFamily::Structure,
     "The object lacks a field that the service insists on.",
     R"json("Type": "Task", "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Next": "Z")json"},
    Rule{UnknownField, "unknown-field", RuleFamily::Structure,
     "The service refuses fields that it does not know at this place. Names are "
     "case-sensitive, and many fields belong to some types of states only.",
     R"json("Type": "Pass", "TimeoutSeconds": 5, "Next": "Z")json",
     R"json("Type": "Pass", "Next": "Z")json"},
    Rule{FieldNotForQueryLanguage, "field-not-for-query-language", RuleFamily::Structure,
     "JSONPath and JSONata have different fields: InputPath, Parameters, "
     "ResultSelector, ResultPath and OutputPath are JSONPath; Arguments and Output "
     "are JSONata. The language of a Map or Parallel does not pass to the states "
     "inside.",
     R"json("Type": "Pass", "Output": 1, "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": 1, "Next": "Z")json"},
    Rule{WrongType, "wrong-type", RuleFamily::Structure,
     "The value has another JSON type than the field needs.",
     R"json("Type": "Wait", "Seconds": "5", "Next": "Z")json",
     R"json("Type": "Wait", "Seconds": 5, "Next": "Z")json"},
    Rule{ValueNotAllowed, "value-not-allowed", RuleFamily::Structure,
     "The field takes one of a few values, spelled exactly so.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Busy"], "JitterStrategy": "Full"}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Busy"], "JitterStrategy": "FULL"}], "Next": "Z")json"},
    Rule{ValueOutOfRange, "value-out-of-range", RuleFamily::Structure,
     "The number is smaller or larger than the service takes; a heartbeat has to be "
     "shorter than the timeout.",
     R"json("Type": "Wait", "Seconds": -1, "Next": "Z")json",
     R"json("Type": "Wait", "Seconds": 5, "Next": "Z")json"},
    Rule{ValueEmpty, "value-empty", RuleFamily::Structure,
     "The list or object needs at least one entry.",
     R"json("Type": "Choice", "Choices": [], "Default": "Z")json",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "x", "Next": "Z"}], "Default": "Z")json"},
    Rule{ExclusiveFields, "exclusive-fields", RuleFamily::Structure,
     "Of these fields only one may be given.",
     R"json("Type": "Wait", "Seconds": 5, "SecondsPath": "$.s", "Next": "Z")json",
     R"json("Type": "Wait", "Seconds": 5, "Next": "Z")json"},
    Rule{UnknownStateType, "unknown-state-type", RuleFamily::Structure,
     "There are eight types of states: Task, Pass, Choice, Wait, Succeed, Fail, "
     "Parallel and Map.",
     R"json("Type": "Taks", "Next": "Z")json",
     R"json("Type": "Pass", "Next": "Z")json"},
    Rule{LanguageDowngrade, "language-downgrade", RuleFamily::Structure,
     "Where the whole machine is JSONata, no state can go back to JSONPath. The "
     "other way round is allowed, state by state.",
     R"json({"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Pass", "QueryLanguage": "JSONPath", "End": true}}})json",
     R"json({"QueryLanguage": "JSONPath", "StartAt": "S", "States": {"S": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true}}})json"},
    Rule{FieldUnsuitable, "field-unsuitable", RuleFamily::Structure,
     "The field exists, but contradicts another one: readers, batches and result "
     "writers belong to distributed Maps, headers to CSV files.",
     R"json("Type": "Map", "ItemBatcher": {"MaxItemsPerBatch": 5}, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json",
     R"json("Type": "Map", "ItemBatcher": {"MaxItemsPerBatch": 5}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json"},
    Rule{InvalidLabel, "invalid-label", RuleFamily::Structure,
     "A label becomes part of an ARN: at most 40 characters, and none that means "
     "something there.",
     R"json("Type": "Map", "Label": "a:b", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json",
     R"json("Type": "Map", "Label": "a-b", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json"},
    Rule{DuplicateLabel, "duplicate-label", RuleFamily::Structure,
     "Labels tell the Map Runs of a machine apart, so each can stand only once.",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Map", "Label": "L", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "B"}, "B": {"Type": "Map", "Label": "L", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "J", "States": {"J": {"Type": "Pass", "End": true}}}, "End": true}}})json",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Map", "Label": "L", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "B"}, "B": {"Type": "Map", "Label": "M", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "J", "States": {"J": {"Type": "Pass", "End": true}}}, "End": true}}})json"},
    Rule{OldField, "old-field", RuleFamily::Structure,
     "The field still works, but new features come to its successor only.",
     R"json("Type": "Map", "Iterator": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json",
     R"json("Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json"},
};
// clang-format on

} // namespace

std::span<const Rule> structureRules()
{
    return rules;
}

} // namespace stepglass::lint
