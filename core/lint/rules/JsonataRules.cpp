// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{UnclosedJsonata, "unclosed-jsonata", RuleFamily::Jsonata,
     "An expression stands between {% and %}, with nothing before or after.",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% 1", "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% 1 %}", "Next": "Z")json"},
    Rule{InvalidJsonata, "invalid-jsonata", RuleFamily::Jsonata,
     "The text between {% and %} is no JSONata.",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% 1 + %}", "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% 1 + 2 %}", "Next": "Z")json"},
    Rule{UnsupportedReference, "unsupported-reference", RuleFamily::Jsonata,
     "Expressions start from $states or a variable, not from bare names, $ or $$; "
     "errorOutput exists in Catchers only, result where a state has one.",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $states.errorOutput %}", "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $states.input %}", "Next": "Z")json"},
    Rule{UnknownFunction, "unknown-function", RuleFamily::Jsonata,
     "Neither JSONata nor Step Functions has this function; $eval is refused.",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $uppercas('a') %}", "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $uppercase('a') %}", "Next": "Z")json"},
    Rule{WrongArgumentCount, "wrong-argument-count", RuleFamily::Jsonata,
     "The function takes another number of arguments; the expression fails when it "
     "runs.",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $substringBefore('a', 'b', 'c') %}", "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $substringBefore('a', 'b') %}", "Next": "Z")json"},
    Rule{PathInJsonata, "path-in-jsonata", RuleFamily::Jsonata,
     "In JSONata states nothing reads JSONPath: this text is passed on as it is.",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "$.x", "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $states.input.x %}", "Next": "Z")json"},
    Rule{UnknownStatesField, "unknown-states-field", RuleFamily::Jsonata,
     "$states has input, result, errorOutput and context. Anything else is undefined, "
     "and a field that gets nothing fails with States.QueryEvaluationError.",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $states.inputs.id %}", "Next": "Z")json",
     R"json("QueryLanguage": "JSONata", "Type": "Pass", "Output": "{% $states.input.id %}", "Next": "Z")json"},
};
// clang-format on

} // namespace

std::span<const Rule> jsonataRules()
{
    return rules;
}

} // namespace stepglass::lint
