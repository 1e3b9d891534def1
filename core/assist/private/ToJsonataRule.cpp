// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/ToJsonata.h"

#include "core/jsonpath/Path.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using syntax::NodeId;

/// RFC 3339, as the States language wants a timestamp.
constexpr std::string_view timestampPattern = "/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]"
                                              "{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/";

struct Relation {
    std::string_view word;
    std::string_view sign;
};
constexpr std::array<Relation, 5> relations{{{"Equals", "="},
                                             {"LessThan", "<"},
                                             {"GreaterThan", ">"},
                                             {"LessThanEquals", "<="},
                                             {"GreaterThanEquals", ">="}}};

struct Family {
    std::string_view word;
    std::string_view type; ///< as $type says it
};
constexpr std::array<Family, 4> families{
    {{"String", "string"}, {"Numeric", "number"}, {"Boolean", "boolean"}, {"Timestamp", "string"}}};

Code contains(const Code& text, std::string_view pattern)
{
    return {fmt::format("$contains({}, {})", text.text, pattern), Code::Binding::Atom, false};
}

Code isTimestamp(const Code& code)
{
    const std::array<Code, 2> parts{hasType(code, "string"), contains(code, timestampPattern)};
    return conjunction(parts);
}

/// States language, StringMatches: `*` stands for any characters, `\*` and `\\` for themselves.
std::string patternOf(std::string_view text)
{
    constexpr std::string_view inBrackets = ".+?(){}|$";
    constexpr std::string_view escaped = "^[]/\\";
    std::string pattern("/^");
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '*') {
            pattern += "[\\s\\S]*";
            continue;
        }
        if (c == '\\' && at + 1 < text.size() && (text[at + 1] == '*' || text[at + 1] == '\\')) {
            c = text[++at];
            pattern += c == '*' ? "[*]" : "\\\\";
            continue;
        }
        if (inBrackets.find(c) != std::string_view::npos)
            pattern += fmt::format("[{}]", c);
        else if (escaped.find(c) != std::string_view::npos)
            pattern += fmt::format("\\{}", c);
        else
            pattern += c;
    }
    pattern += "$/";
    return pattern;
}

Code milliseconds(const Code& code)
{
    return {fmt::format("$toMillis({})", code.text), Code::Binding::Atom, false};
}

bool isTypeOf(const Value& value, std::string_view type)
{
    return type == "number" ? value.isNumber()
                            : (type == "boolean" ? value.isBoolean() : value.isString());
}

/// Whether each step of a path is there, the last one included: what IsPresent asks.
Code presence(const Code& root, std::span<const PathStep> steps)
{
    std::vector<Code> parts;
    Code code = root;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool isName = steps[i].kind == PathStep::Kind::Name;
        // A name in a list finds nothing, an index in anything else neither; in JSONata they may.
        if (i > 0 || !isName)
            parts.push_back(hasType(code, isName ? "object" : "array"));
        code = isName ? withName(code, steps[i].text) : withIndex(code, steps[i].text);
    }
    parts.push_back({fmt::format("$exists({})", code.text), Code::Binding::Atom, false});
    return conjunction(parts);
}

} // namespace

Code ToJsonata::rule(NodeId id, const Root& root)
{
    const auto parts = [&](std::string_view name) {
        std::vector<Code> codes;
        for (const NodeId child : m_tree.children(m_tree.member(id, name)))
            codes.push_back(rule(child, root));
        if (codes.empty())
            codes.push_back(refuse(NoteCode::NotReadable, name, m_tree.pointer(id)));
        return codes;
    };
    if (m_tree.member(id, "And").isValid())
        return conjunction(parts("And"));
    if (m_tree.member(id, "Or").isValid())
        return disjunction(parts("Or"));
    if (const NodeId inner = m_tree.member(id, "Not"); inner.isValid())
        return negation(rule(inner, root));
    return comparisonRule(id, root);
}

Code ToJsonata::comparisonRule(NodeId id, const Root& root)
{
    const std::string pointer = m_tree.pointer(id);
    const std::string text = m_tree.string(m_tree.member(id, "Variable"));
    const auto parsed = jsonpath::Path::parse(text);
    if (!parsed || text.find("${") != std::string::npos)
        return refuse(parsed ? NoteCode::HasPlaceholder : NoteCode::NotReadable, text, pointer);
    if (!parsed->isDefinite())
        return refuse(NoteCode::NoCounterpart, text, pointer);
    for (const NodeId member : m_tree.children(id)) {
        const std::string name = m_tree.key(member);
        const Value expected = asl::toValue(m_tree, member);
        const bool isPlaceholder = m_tree.node(member).kind == syntax::NodeKind::Placeholder;
        if (name.starts_with("Is") && !expected.isBoolean())
            return refuse(NoteCode::HasPlaceholder, name, pointer);
        const bool isWanted = !expected.isBoolean() || expected.asBoolean();
        if (name == "IsPresent") {
            Root whole{{"$states.input"}, {}, nullptr};
            const bool isInput = parsed->root() == jsonpath::RootKind::Input;
            const Code start = isInput
                                   ? root.code
                                   : path(text.substr(0, text.find_first_of(".[")), whole, pointer);
            const std::vector<PathStep> steps = stepsOf(text);
            const auto isStep = [](const PathStep& step) {
                return step.kind == PathStep::Kind::Name || step.kind == PathStep::Kind::Index;
            };
            if (!std::all_of(steps.begin(), steps.end(), isStep))
                return refuse(NoteCode::NoCounterpart, text, pointer);
            const Code there = presence(start, steps);
            return isWanted ? there : negation(there);
        }
        const std::string_view word = name;
        const bool isTest = word.starts_with("Is") || word == "StringMatches" ||
                            std::any_of(families.begin(), families.end(), [&](const Family& one) {
                                return word.starts_with(one.word);
                            });
        if (!isTest)
            continue;
        const Code actual = path(text, root, pointer);
        const auto typeTest = [&](std::string_view type) {
            return comparison({fmt::format("$type({})", actual.text)},
                              isWanted ? "=" : "!=", literalCode(Value(type)));
        };
        if (word == "IsNull")
            return comparison(actual, isWanted ? "=" : "!=", {"null"});
        if (word == "IsNumeric")
            return typeTest("number");
        if (word == "IsString")
            return typeTest("string");
        if (word == "IsBoolean")
            return typeTest("boolean");
        if (word == "IsTimestamp")
            return isWanted ? isTimestamp(actual) : negation(isTimestamp(actual));
        if (isPlaceholder && !word.ends_with("Path"))
            return refuse(NoteCode::HasPlaceholder, expected.asString(), pointer);
        if (word == "StringMatches") {
            if (!expected.isString() || expected.asString().find("${") != std::string_view::npos)
                return refuse(NoteCode::HasPlaceholder, name, pointer);
            const std::array<Code, 2> both{hasType(actual, "string"),
                                           contains(actual, patternOf(expected.asString()))};
            return conjunction(both);
        }
        return ordered(word, actual, expected, root, m_tree.pointer(member));
    }
    return refuse(NoteCode::NotReadable, text, pointer);
}

Code ToJsonata::ordered(std::string_view word, const Code& actual, const Value& expected,
                        const Root& root, const std::string& pointer)
{
    const auto* family = std::find_if(families.begin(), families.end(), [&](const Family& one) {
        return word.starts_with(one.word);
    });
    std::string_view rest = word.substr(family->word.size());
    const bool hasPath = rest.ends_with("Path");
    if (hasPath)
        rest.remove_suffix(4);
    const auto* relation = std::find_if(relations.begin(), relations.end(),
                                        [&](const Relation& one) { return one.word == rest; });
    if (relation == relations.end() || (hasPath && !expected.isString()))
        return refuse(NoteCode::NotReadable, word, pointer);
    if (!hasPath && !isTypeOf(expected, family->type))
        return refuse(NoteCode::NoCounterpart, word, pointer);
    const Code other = hasPath ? path(expected.asString(), root, pointer) : literalCode(expected);
    if (family->word == "Timestamp") {
        std::vector<Code> parts{isTimestamp(actual)};
        if (hasPath)
            parts.push_back(isTimestamp(other));
        parts.push_back(comparison(milliseconds(actual), relation->sign, milliseconds(other)));
        return conjunction(parts);
    }
    const bool isEquality = relation->sign == "=";
    std::vector<Code> parts;
    // Another type makes the rule false; JSONata would fail to order it, and find equal what is
    // equal whatever its type.
    if (hasPath || !isEquality)
        parts.push_back(hasType(actual, family->type));
    if (hasPath && !isEquality)
        parts.push_back(hasType(other, family->type));
    parts.push_back(comparison(actual, relation->sign, other));
    return conjunction(parts);
}

} // namespace stepglass::assist
