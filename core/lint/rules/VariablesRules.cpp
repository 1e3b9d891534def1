// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{InvalidVariableName, "invalid-variable-name", RuleFamily::Variables,
     "Names of variables are identifiers.",
     R"json("Type": "Pass", "Assign": {"1x": 1}, "Next": "Z")json",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Assign": {"x1": 1}, "Next": "T"}, "T": {"Type": "Pass", "Parameters": {"a.$": "$x1"}, "End": true}}})json"},
    Rule{ReservedVariableName, "reserved-variable-name", RuleFamily::Variables,
     "$states belongs to Step Functions.",
     R"json("Type": "Pass", "Assign": {"states": 1}, "Next": "Z")json",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Assign": {"x": 1}, "Next": "T"}, "T": {"Type": "Pass", "Parameters": {"a.$": "$x"}, "End": true}}})json"},
    Rule{UndefinedVariable, "undefined-variable", RuleFamily::Variables,
     "A variable has to be assigned before it is read; otherwise the state fails.",
     R"json("Type": "Pass", "Parameters": {"a.$": "$x"}, "Next": "Z")json",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Assign": {"x": 1}, "Next": "T"}, "T": {"Type": "Pass", "Parameters": {"a.$": "$x"}, "End": true}}})json"},
    Rule{VariableOutOfScope, "variable-out-of-scope", RuleFamily::Variables,
     "A variable is known to the states that come after its assignment, and inside "
     "their branches and processors (unless these are distributed), never outside of "
     "its own container.",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Parameters": {"a.$": "$x"}, "Next": "T"}, "T": {"Type": "Pass", "Assign": {"x": 1}, "End": true}}})json",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Assign": {"x": 1}, "Next": "T"}, "T": {"Type": "Pass", "Parameters": {"a.$": "$x"}, "End": true}}})json"},
    Rule{VariableShadowed, "variable-shadowed", RuleFamily::Variables,
     "A branch or processor cannot assign a variable of the same name as one around "
     "it.",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Assign": {"x": 1}, "Next": "M"}, "M": {"Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"x.$": "$x"}, "End": true}}}, "End": true}}})json",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Assign": {"x": 1}, "Next": "T"}, "T": {"Type": "Pass", "Parameters": {"a.$": "$x"}, "End": true}}})json"},
    Rule{UnusedVariable, "unused-variable", RuleFamily::Variables,
     "The variable is assigned and never read.",
     R"json("Type": "Pass", "Assign": {"x": 1}, "Next": "Z")json",
     R"json({"StartAt": "S", "States": {"S": {"Type": "Pass", "Assign": {"x": 1}, "Next": "T"}, "T": {"Type": "Pass", "Parameters": {"a.$": "$x"}, "End": true}}})json"},
};
// clang-format on

} // namespace

std::span<const Rule> variablesRules()
{
    return rules;
}

} // namespace stepglass::lint
