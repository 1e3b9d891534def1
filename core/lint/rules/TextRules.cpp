// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules/Families.h"

#include <array>

namespace stepglass::lint {

namespace {

using enum DiagnosticCode;

// clang-format off
constexpr std::array rules{
    Rule{InvalidJson, "invalid-json", RuleFamily::Text,
     "The text is no JSON at this place. Everything that can still be read is "
     "checked all the same.",
     R"json({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}})json",
     R"json({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}}})json"},
    Rule{InvalidYaml, "invalid-yaml", RuleFamily::Text,
     "The text is no YAML at this place: often a quote or a bracket is left open, or "
     "the indentation is broken.",
     R"json(StartAt: Z
States: {Z: {Type: Succeed}
)json",
     R"json(StartAt: Z
States: {Z: {Type: Succeed}}
)json"},
    Rule{NotText, "not-text", RuleFamily::Text,
     "Definitions are UTF-8. A file of another encoding has to be converted first.",
     "",
     ""},
    Rule{TooDeeplyNested, "too-deeply-nested", RuleFamily::Text,
     "Objects and lists lie too deep inside each other. The service has a limit as "
     "well.",
     "",
     ""},
    Rule{TooLarge, "too-large", RuleFamily::Text,
     "The service takes definitions of 1 MiB at most.",
     "",
     ""},
    Rule{EmptyDocument, "empty-document", RuleFamily::Text,
     "There is no definition yet. The smallest one has StartAt and one state.",
     "",
     R"json({"StartAt": "Z", "States": {"Z": {"Type": "Succeed"}}})json"},
    Rule{DuplicateKey, "duplicate-key", RuleFamily::Text,
     "A name stands twice in one object; one of the values is lost. Names that end "
     "in .$ count without that ending.",
     R"json("Type": "Pass", "Comment": "a", "Comment": "b", "Next": "Z")json",
     R"json("Type": "Pass", "Next": "Z")json"},
};
// clang-format on

} // namespace

std::span<const Rule> textRules()
{
    return rules;
}

} // namespace stepglass::lint
