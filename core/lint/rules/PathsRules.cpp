// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{InvalidPath, "invalid-path", RuleFamily::Paths,
     "The text is no JSONPath: it has to begin with $ and follow the grammar.",
     R"json("Type": "Pass", "InputPath": "foo", "Next": "Z")json",
     R"json("Type": "Pass", "InputPath": "$.foo", "Next": "Z")json"},
    Rule{InvalidReferencePath, "invalid-reference-path", RuleFamily::Paths,
     "This path says where a value goes (or names one number), so it must be plain: "
     "names and indexes, no wildcards, filters or context.",
     R"json("Type": "Pass", "ResultPath": "$.a[*]", "Next": "Z")json",
     R"json("Type": "Pass", "ResultPath": "$.a[0]", "Next": "Z")json"},
    Rule{InvalidIntrinsic, "invalid-intrinsic", RuleFamily::Paths,
     "The value of a field that ends in .$ is a path or a call of an intrinsic "
     "function. Function names are case-sensitive, texts stand in single quotes.",
     R"json("Type": "Pass", "Parameters": {"a.$": "States.Formatt('{}', $.x)"}, "Next": "Z")json",
     R"json("Type": "Pass", "Parameters": {"a.$": "States.Format('{}', $.x)"}, "Next": "Z")json"},
    Rule{InvalidTimestamp, "invalid-timestamp", RuleFamily::Paths,
     "A timestamp has date, a capital T, time and zone.",
     R"json("Type": "Wait", "Timestamp": "2026-01-31", "Next": "Z")json",
     R"json("Type": "Wait", "Timestamp": "2026-01-31T12:00:00Z", "Next": "Z")json"},
    Rule{InvalidResource, "invalid-resource", RuleFamily::Paths,
     "A Task names what it calls by an ARN.",
     R"json("Type": "Task", "Resource": "hello", "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Next": "Z")json"},
    Rule{PathWithoutDollar, "no-dollar", RuleFamily::Paths,
     "Only fields whose name ends in .$ are evaluated; this path is passed on as the "
     "text that it is.",
     R"json("Type": "Pass", "Parameters": {"a": "$.x"}, "Next": "Z")json",
     R"json("Type": "Pass", "Parameters": {"a.$": "$.x"}, "Next": "Z")json"},
    Rule{CallWithoutDollar, "call-without-dollar", RuleFamily::Paths,
     "Only fields whose name ends in .$ are evaluated; this call is passed on as the "
     "text that it is.",
     R"json("Type": "Pass", "Parameters": {"a": "States.UUID()"}, "Next": "Z")json",
     R"json("Type": "Pass", "Parameters": {"a.$": "States.UUID()"}, "Next": "Z")json"},
    Rule{PathInPlainField, "no-path", RuleFamily::Paths,
     "The field takes a literal; its sibling that ends in Path reads the input.",
     R"json({"StartAt": "F", "States": {"F": {"Type": "Fail", "Cause": "$.message"}}})json",
     R"json({"StartAt": "F", "States": {"F": {"Type": "Fail", "CausePath": "$.message"}}})json"},
    Rule{PassResultStatic, "pass-result-is-static", RuleFamily::Paths,
     "Result is a constant. To build data from the input, use Parameters.",
     R"json("Type": "Pass", "Result": {"a.$": "$.x"}, "Next": "Z")json",
     R"json("Type": "Pass", "Parameters": {"a.$": "$.x"}, "Next": "Z")json"},
    Rule{PathNotProduced, "path-not-produced", RuleFamily::Paths,
     "Whatever way leads to this state, the data has no such field, so the path "
     "fails with States.Runtime. Often a Catch without ResultPath, or a Pass with "
     "Parameters, has replaced the input.",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"id.$": "$.order"}, "Next": "B"}, "B": {"Type": "Pass", "InputPath": "$.order", "End": true}}})json",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"id.$": "$.order"}, "Next": "B"}, "B": {"Type": "Pass", "InputPath": "$.id", "End": true}}})json"},
    Rule{UnknownContextField, "unknown-context-field", RuleFamily::Paths,
     "The Context Object has Execution, State, StateMachine, Task and, inside a Map, "
     "Map.",
     R"json("Type": "Pass", "Parameters": {"a.$": "$$.Exekution.Id"}, "Next": "Z")json",
     R"json("Type": "Pass", "Parameters": {"a.$": "$$.Execution.Id"}, "Next": "Z")json"},
    Rule{DataTooLarge, "data-too-large", RuleFamily::Paths,
     "A state can pass on 256 KiB. Larger data goes to S3, with its key in the "
     "workflow.",
     R"json("Type": "Pass", "Result": "<<x*262150>>", "Next": "Z")json",
     R"json("Type": "Pass", "Result": "x", "Next": "Z")json"},
    Rule{AlwaysFails, "always-fails", RuleFamily::Paths,
     "The call, or the JSONata expression, takes nothing from the input, so its "
     "result is known already: it is an error.",
     R"json("Type": "Pass", "Parameters": {"a.$": "States.ArrayRange(1, 5000, 1)"}, "Next": "Z")json",
     R"json("Type": "Pass", "Parameters": {"a.$": "States.ArrayRange(1, 500, 1)"}, "Next": "Z")json"},
};
// clang-format on

} // namespace

std::span<const Rule> pathsRules()
{
    return rules;
}

} // namespace stepglass::lint
