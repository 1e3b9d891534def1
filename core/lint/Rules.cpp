// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Rules.h"

#include "core/base/Assert.h"
#include "core/lint/rules/Families.h"

#include <algorithm>
#include <vector>

namespace stepglass::lint {

namespace {

const std::vector<Rule>& table()
{
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all;
        for (const auto family :
             {textRules(), structureRules(), flowRules(), pathsRules(), variablesRules(),
              jsonataRules(), errorsRules(), servicesRules(), operationRules()})
            all.insert(all.end(), family.begin(), family.end());
        return all;
    }();
    return rules;
}

std::string_view severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "Error";
    case Severity::Warning:
        return "Warning";
    case Severity::Information:
        return "Information";
    case Severity::Hint:
        return "Hint";
    }
    return "Error";
}

std::string exampleBlock(std::string_view title, std::string_view example)
{
    if (example.empty())
        return {};
    const std::string_view language = example.starts_with("StartAt") ? "yaml" : "json";
    return "## " + std::string(title) + "\n\n```" + std::string(language) + "\n" +
           exampleDefinition(example) + "\n```\n\n";
}

} // namespace

std::string_view toString(RuleFamily family)
{
    switch (family) {
    case RuleFamily::Text:
        return "Text";
    case RuleFamily::Structure:
        return "Structure";
    case RuleFamily::Flow:
        return "Flow";
    case RuleFamily::Paths:
        return "Paths and data";
    case RuleFamily::Variables:
        return "Variables";
    case RuleFamily::Jsonata:
        return "JSONata";
    case RuleFamily::Errors:
        return "Retry and Catch";
    case RuleFamily::Services:
        return "Services";
    case RuleFamily::Operation:
        return "Operation";
    }
    return "Text";
}

std::span<const Rule> allRules()
{
    return table();
}

const Rule& ruleOf(DiagnosticCode code)
{
    const auto& rules = table();
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [code](const Rule& rule) { return rule.code == code; });
    STEPGLASS_ASSERT(found != rules.end());
    return found != rules.end() ? *found : rules.front();
}

std::string_view ruleId(DiagnosticCode code)
{
    return ruleOf(code).id;
}

std::string exampleDefinition(std::string_view example)
{
    if (!example.starts_with('"'))
        return std::string(example);
    return "{\"StartAt\": \"S\", \"States\": {\"S\": {" + std::string(example) +
           "}, \"Z\": {\"Type\": \"Succeed\"}}}";
}

std::string rulePage(const Rule& rule)
{
    const DiagnosticInfo& info = diagnosticInfo(rule.code);
    std::string page = "# " + std::string(rule.id) + "\n\n";
    page += std::string(toString(rule.family)) + " · " + std::string(severityWord(info.severity)) +
            " · `" + std::string(info.code) + "`\n\n";
    page += "> " + std::string(info.english) + "\n\n" + std::string(rule.explanation) + "\n\n";
    if (rule.isExpress)
        page += "Only in Express workflows.\n\n";
    page += exampleBlock("With the fault", rule.bad);
    page += exampleBlock("Without", rule.good);
    page += "To leave this rule out, write `stepglass-ignore: " + std::string(rule.id) +
            "` into a comment on the line or the one before it, into the Comment of the state or "
            "of the machine, or call `stepglass-cli validate --ignore " +
            std::string(rule.id) + "`.\n";
    return page;
}

std::string ruleIndexPage()
{
    std::string page = "# Rules\n\nWhat the lint finds. Made from the table of rules by "
                       "`scripts/rule-pages`.\n";
    RuleFamily family = RuleFamily::Text;
    bool isFirst = true;
    for (const Rule& rule : table()) {
        if (isFirst || rule.family != family)
            page += "\n## " + std::string(toString(rule.family)) +
                    "\n\n| rule | severity | code |\n| --- | --- | --- |\n";
        isFirst = false;
        family = rule.family;
        const DiagnosticInfo& info = diagnosticInfo(rule.code);
        page += "| [" + std::string(rule.id) + "](" + std::string(rule.id) + ".md) | " +
                std::string(severityWord(info.severity)) + " | `" + std::string(info.code) +
                "` |\n";
    }
    return page;
}

} // namespace stepglass::lint
