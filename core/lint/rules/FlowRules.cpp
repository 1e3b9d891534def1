// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{MissingTransitionTarget, "missing-transition-target", RuleFamily::Flow,
     "No state has this name. Names are case-sensitive and live in one container: a "
     "branch cannot lead out of itself.",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "Zz"}], "Default": "Z")json",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "Z"}], "Default": "Z")json"},
    Rule{TargetInOtherScope, "target-in-other-scope", RuleFamily::Flow,
     "Transitions stay inside their branch or processor. What comes after a Parallel "
     "or Map is said by its own Next.",
     R"json({"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Next": "Z"}}}, "Next": "Z"}, "Z": {"Type": "Succeed"}}})json",
     R"json("Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "Next": "Z")json"},
    Rule{MissingNextOrEnd, "missing-next-or-end", RuleFamily::Flow,
     "The workflow has to know what follows: another state, or its end.",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "B"}], "Default": "Z"}, "B": {"Type": "Pass"}, "Z": {"Type": "Succeed"}}})json",
     R"json("Type": "Pass", "Next": "Z")json"},
    Rule{UnreachableState, "unreachable-state", RuleFamily::Flow,
     "Nothing leads to this state, so it never runs; the service refuses such "
     "islands.",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}})json",
     R"json({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}}})json"},
    Rule{MissingEndState, "missing-end-state", RuleFamily::Flow,
     "No state ends the workflow.",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}})json",
     R"json({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}}})json"},
    Rule{DuplicateStateName, "duplicate-state-name", RuleFamily::Flow,
     "A name stands once in the whole machine, containers included.",
     R"json({"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Succeed"}}}, {"StartAt": "X", "States": {"X": {"Type": "Succeed"}}}]}}})json",
     R"json({"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Succeed"}}}, {"StartAt": "Y", "States": {"Y": {"Type": "Succeed"}}}]}}})json"},
    Rule{InvalidStateName, "invalid-state-name", RuleFamily::Flow,
     "Names have 1 to 80 characters.",
     R"json({"StartAt": "", "States": {"": {"Type": "Succeed"}}})json",
     R"json({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}}})json"},
    Rule{ChoiceWithoutDefault, "choice-without-default", RuleFamily::Flow,
     "An input that matches no rule fails the execution with States.NoChoiceMatched, "
     "which a Choice state cannot catch.",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "x", "Next": "Z"}])json",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "x", "Next": "Z"}], "Default": "Z")json"},
    Rule{EndlessLoop, "endless-loop", RuleFamily::Flow,
     "From this state on, every way leads back into the loop. Only an error, a "
     "timeout or the limit of 25,000 events ends the execution.",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "B"}], "Default": "Z"}, "B": {"Type": "Wait", "Seconds": 5, "Next": "C"}, "C": {"Type": "Pass", "Next": "B"}, "Z": {"Type": "Succeed"}}})json",
     R"json({"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "B"}], "Default": "Z"}, "B": {"Type": "Wait", "Seconds": 5, "Next": "A"}, "Z": {"Type": "Succeed"}}})json"},
    Rule{DuplicateRule, "duplicate-rule", RuleFamily::Flow,
     "The first rule that holds decides, so a second one with the same test is never "
     "asked.",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "x", "Next": "Z"}, {"Variable": "$.a", "StringEquals": "x", "Next": "Z"}], "Default": "Z")json",
     R"json("Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "x", "Next": "Z"}], "Default": "Z")json"},
};
// clang-format on

} // namespace

std::span<const Rule> flowRules()
{
    return rules;
}

} // namespace stepglass::lint
