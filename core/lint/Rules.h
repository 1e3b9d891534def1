// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Diagnostic.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stepglass::lint {

enum class RuleFamily : std::uint8_t {
    Text,
    Structure,
    Flow,
    Paths,
    Variables,
    Jsonata,
    Errors,
    Services,
    Operation,
};
[[nodiscard]] std::string_view toString(RuleFamily family);

/// One rule: what it finds, why that matters, and how it looks. The pages in docs/rules are made
/// from this table.
struct Rule {
    DiagnosticCode code;
    std::string_view id; ///< as in comments and settings: "no-timeout"
    RuleFamily family;
    std::string_view explanation;
    /// Examples that have the fault and that have it not. Either a whole document (beginning with
    /// `{`, or any text where the rule is about text) or the fields of one state S, which can go on
    /// to Z. "<<x*300>>" in it stands for 300 times x.
    std::string_view bad;
    std::string_view good;
    bool isExpress = false;      ///< the examples are Express workflows
    bool needsCatalogue = false; ///< only found where the catalogue of services is at hand
};

/// All rules, family by family.
[[nodiscard]] std::span<const Rule> allRules();
/// The rule of a code; every code has one.
[[nodiscard]] const Rule& ruleOf(DiagnosticCode code);
[[nodiscard]] std::string_view ruleId(DiagnosticCode code);
/// An example as a whole definition, with its repetitions written out.
[[nodiscard]] std::string exampleDefinition(std::string_view example);
/// A rule's page in Markdown: severity, code, explanation, both examples, how to leave it out.
[[nodiscard]] std::string rulePage(const Rule& rule);
/// The page that lists all rules, with links.
[[nodiscard]] std::string ruleIndexPage();

} // namespace stepglass::lint
