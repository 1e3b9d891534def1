// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/JsonataText.h"

#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace stepglass::assist {

namespace {

bool isPlainName(std::string_view name)
{
    constexpr std::array<std::string_view, 7> words{"and",   "or",   "in",      "true",
                                                    "false", "null", "function"};
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    const auto isPart = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); };
    return !name.empty() && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), isPart) &&
           std::find(words.begin(), words.end(), name) == words.end();
}

Code joined(std::span<const Code> parts, std::string_view word, Code::Binding binding)
{
    if (parts.size() == 1)
        return parts.front();
    Code all{{}, binding, false};
    for (const Code& part : parts) {
        if (!all.text.empty())
            all.text += word;
        all.text += operand(part, binding);
    }
    return all;
}

} // namespace

std::string operand(const Code& code, Code::Binding least)
{
    return code.binding < least ? fmt::format("({})", code.text) : code.text;
}

Code withName(const Code& code, std::string_view name)
{
    if (name.find('`') != std::string_view::npos)
        return {fmt::format("$lookup({}, {})", code.text, quotedText(name))};
    const std::string base = operand(code, Code::Binding::Atom);
    return {isPlainName(name) ? fmt::format("{}.{}", base, name)
                              : fmt::format("{}.`{}`", base, name)};
}

Code withIndex(const Code& code, std::string_view index)
{
    return {fmt::format("{}[{}]", operand(code, Code::Binding::Atom), index)};
}

std::string quotedText(std::string_view text)
{
    std::string json = value::quoted(text);
    // A single quote cannot be escaped in JSONata.
    if (text.find('\'') != std::string_view::npos)
        return json;
    std::string quoted("'");
    for (std::size_t at = 1; at + 1 < json.size(); ++at) {
        if (json[at] == '\\' && json[at + 1] == '"')
            continue;
        quoted += json[at];
        if (json[at] == '\\')
            quoted += json[++at];
    }
    quoted += '\'';
    return quoted;
}

std::string literal(const Value& value)
{
    std::string text;
    if (value.isString())
        return quotedText(value.asString());
    if (value.isArray()) {
        for (const Value& element : value.elements())
            text += fmt::format("{}{}", text.empty() ? "" : ", ", literal(element));
        return fmt::format("[{}]", text);
    }
    if (value.isObject()) {
        for (const value::Member& member : value.members())
            text += fmt::format("{}{}: {}", text.empty() ? "" : ", ",
                                quotedText(member.name.text()), literal(member.value));
        return fmt::format("{{{}}}", text);
    }
    return value::toJson(value);
}

Code literalCode(const Value& value)
{
    // A constructor of a list is no list that another constructor would dissolve.
    return {literal(value), Code::Binding::Atom, false};
}

Code listOf(std::span<const Code> elements)
{
    const bool isSafe = std::none_of(elements.begin(), elements.end(),
                                     [](const Code& element) { return element.mayBeList; });
    std::string text;
    std::size_t index = 0;
    for (const Code& element : elements) {
        text += text.empty() ? "" : ", ";
        text += isSafe ? element.text : fmt::format("'{}': {}", index, element.text);
        ++index;
    }
    if (isSafe)
        return {fmt::format("[{}]", text), Code::Binding::Atom, false};
    // $each keeps a list that it is given as one element; the brackets keep a single one.
    return {fmt::format("$each({{{}}}, function($item) {{ $item }})[]", text)};
}

Code conjunction(std::span<const Code> parts)
{
    return joined(parts, " and ", Code::Binding::And);
}

Code disjunction(std::span<const Code> parts)
{
    return joined(parts, " or ", Code::Binding::Or);
}

Code negation(const Code& code)
{
    return {fmt::format("$not({})", code.text), Code::Binding::Atom, false};
}

Code call(std::string_view function, std::span<const Code> arguments)
{
    std::string text;
    for (const Code& argument : arguments)
        text += fmt::format("{}{}", text.empty() ? "" : ", ", argument.text);
    return {fmt::format("{}({})", function, text)};
}

Code hasType(const Code& code, std::string_view type)
{
    return {fmt::format("$type({}) = '{}'", code.text, type), Code::Binding::Comparison, false};
}

Code comparison(const Code& left, std::string_view relation, const Code& right)
{
    return {fmt::format("{} {} {}", operand(left, Code::Binding::Sum), relation,
                        operand(right, Code::Binding::Sum)),
            Code::Binding::Comparison, false};
}

std::string inField(const Code& code)
{
    return fmt::format("{{% {} %}}", code.text);
}

} // namespace stepglass::assist
