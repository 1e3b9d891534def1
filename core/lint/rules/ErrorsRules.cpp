// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{ErrorWildcardNotLast, "states-all-not-last", RuleFamily::Errors,
     "States.ALL takes every error, so what comes after it is never asked; the "
     "service wants it alone and last.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["Busy"]}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Busy"]}, {"ErrorEquals": ["States.ALL"]}], "Next": "Z")json"},
    Rule{UnknownErrorName, "unknown-error-name", RuleFamily::Errors,
     "Names that begin with States. are the ones Step Functions raises itself; this "
     "is none of them.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["States.Timeot"]}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["States.Timeout"]}], "Next": "Z")json"},
    Rule{ErrorPattern, "error-pattern", RuleFamily::Errors,
     "Error names are compared whole. The only wildcards are the names States.ALL "
     "and States.TaskFailed.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Lambda.*"]}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["States.TaskFailed"]}], "Next": "Z")json"},
    Rule{UncatchableError, "uncatchable-error", RuleFamily::Errors,
     "States.Runtime ends the execution at once; no Retry and no Catch is asked.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["States.Runtime"]}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["States.Timeout"]}], "Next": "Z")json"},
    Rule{ErrorAlreadyHandled, "error-already-handled", RuleFamily::Errors,
     "The first entry that matches decides. One that comes later for the same error, "
     "or after States.TaskFailed, is never asked.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Busy"]}, {"ErrorEquals": ["Busy", "Late"]}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Busy"]}, {"ErrorEquals": ["Late"]}], "Next": "Z")json"},
    Rule{DelayCapTooSmall, "delay-cap-too-small", RuleFamily::Errors,
     "MaxDelaySeconds bounds the growing pauses; below the first pause it makes no "
     "sense.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 5, "MaxDelaySeconds": 3}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 5, "MaxDelaySeconds": 60}], "Next": "Z")json"},
    Rule{RetryRepeatsEffect, "retry-repeats-effect", RuleFamily::Errors,
     "A call that failed late may have done its work already. Where the service "
     "knows a token for repeated requests, pass one; else retry only errors that "
     "come before the work.",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m"}, "Retry": [{"ErrorEquals": ["States.ALL"]}], "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "m", "MessageDeduplicationId.$": "$$.Execution.Id"}, "Retry": [{"ErrorEquals": ["States.ALL"]}], "Next": "Z")json"},
    Rule{LambdaWithoutRetry, "lambda-without-retry", RuleFamily::Errors,
     "Lambda now and then answers with errors of its own (ServiceException, "
     "TooManyRequestsException, ...). AWS recommends to retry them.",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Next": "Z")json",
     R"json("Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Hello", "Retry": [{"ErrorEquals": ["Lambda.ServiceException", "Lambda.TooManyRequestsException"]}], "Next": "Z")json"},
};
// clang-format on

} // namespace

std::span<const Rule> errorsRules()
{
    return rules;
}

} // namespace stepglass::lint
