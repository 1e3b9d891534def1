// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/Rules.h"

#include "core/base/Assert.h"
#include "core/base/File.h"
#include "core/lint/rules/Families.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
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

/// An example's long parts: "<<x*300>>" stands for 300 times what is before the star.
struct Repetition {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view what;
    std::size_t count = 0;
};

std::optional<Repetition> nextRepetition(std::string_view example, std::size_t from)
{
    const std::size_t begin = example.find("<<", from);
    const std::size_t end = example.find(">>", begin);
    const std::size_t star = example.substr(0, end).rfind('*');
    if (begin == std::string_view::npos || end == std::string_view::npos || star <= begin)
        return std::nullopt;
    Repetition found{begin, end + 2, example.substr(begin + 2, star - begin - 2), 0};
    std::from_chars(example.data() + star + 1, example.data() + end, found.count);
    return found;
}

/// An example with its long parts put in by `replace`.
template <typename Replace>
std::string expanded(std::string_view example, const Replace& replace)
{
    std::string text;
    std::size_t at = 0;
    while (const auto next = nextRepetition(example, at)) {
        text += example.substr(at, next->begin - at);
        text += replace(*next);
        at = next->end;
    }
    return text.append(example.substr(at));
}

/// Bytes that are no UTF-8 as \xE9.
std::string readable(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t invalid = firstInvalidUtf8(text.substr(at));
        if (invalid == std::string_view::npos)
            return result.append(text.substr(at));
        result += text.substr(at, invalid);
        result += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[at + invalid]));
        at += invalid + 1;
    }
    return result;
}

std::string wholeDefinition(std::string_view example)
{
    if (!example.starts_with('"'))
        return std::string(example);
    return fmt::format(
        R"({{"StartAt": "S", "States": {{"S": {{{}}}, "Z": {{"Type": "Succeed"}}}}}})", example);
}

std::string shownShort(const Repetition& repetition)
{
    return fmt::format("{0}{0}{0}… ({1} times)", repetition.what, repetition.count);
}

std::string exampleBlock(std::string_view title, std::string_view example)
{
    if (example.empty())
        return {};
    const std::string_view language = example.starts_with("StartAt") ? "yaml" : "json";
    return "## " + std::string(title) + "\n\n```" + std::string(language) + "\n" +
           readable(expanded(wholeDefinition(example), shownShort)) + "\n```\n\n";
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
    return expanded(wholeDefinition(example), [](const Repetition& repetition) {
        std::string text;
        text.reserve(repetition.what.size() * repetition.count);
        for (std::size_t i = 0; i < repetition.count; ++i)
            text += repetition.what;
        return text;
    });
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
