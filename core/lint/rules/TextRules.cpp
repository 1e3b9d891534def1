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
     "\"Type\": \"Pass\", \"Comment\": \"caf\xE9\", \"Next\": \"Z\"",
     "\"Type\": \"Pass\", \"Comment\": \"caf\xC3\xA9\", \"Next\": \"Z\""},
    Rule{TooDeeplyNested, "too-deeply-nested", RuleFamily::Text,
     "Objects and lists lie too deep inside each other. The service has a limit as "
     "well.",
     R"json("Type": "Pass", "Result": <<[*1100>><<]*1100>>, "Next": "Z")json",
     R"json("Type": "Pass", "Result": [[[]]], "Next": "Z")json"},
    Rule{TooLarge, "too-large", RuleFamily::Text,
     "A text of this size is not read at all. The service takes definitions of 1 MiB "
     "at most.",
     "",
     ""},
    Rule{DefinitionTooLarge, "definition-too-large", RuleFamily::Text,
     "Step Functions takes definitions of 1 MiB at most. Parts that repeat belong "
     "into a state machine of their own, which startExecution calls; data belongs "
     "into the input or into S3. Where only blanks and line breaks make the text too "
     "large, this is a warning: most tools send it without them.",
     R"json("Type": "Pass", "Comment": "<<x*1048600>>", "Next": "Z")json",
     R"json("Type": "Pass", "Comment": "x", "Next": "Z")json"},
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
