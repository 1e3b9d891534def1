// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/FromJsonata.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using Kind = jsonata::SyntaxNode::Kind;
using value::Key;

Value test(std::string_view path, std::string_view name, Value expected)
{
    return Value::object({{"Variable", Value(path)}, {Key(name), std::move(expected)}});
}

/// Several rules as one; a rule that another one contains already is said once.
Value all(std::string_view word, const std::vector<Value>& parts)
{
    std::vector<Value> flat;
    const auto add = [&flat](const Value& part) {
        if (std::find(flat.begin(), flat.end(), part) == flat.end())
            flat.push_back(part);
    };
    for (const Value& part : parts) {
        const Value* inner = part.find(word);
        if (inner == nullptr) {
            add(part);
            continue;
        }
        for (const Value& each : inner->elements())
            add(each);
    }
    return flat.size() == 1 ? flat.front()
                            : Value::object({{Key(word), Value::array(std::move(flat))}});
}

/// What JSONata finds false for a missing value would be a fault of a rule.
Value whenPresent(std::string_view path, Value rule)
{
    return all("And", {test(path, "IsPresent", true), std::move(rule)});
}

Value negated(Value rule)
{
    return Value::object({{"Not", std::move(rule)}});
}

std::string_view relationWord(std::string_view sign)
{
    using Entry = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Entry, 6> words{{{"=", "Equals"},
                                                 {"!=", "Equals"},
                                                 {"<", "LessThan"},
                                                 {">", "GreaterThan"},
                                                 {"<=", "LessThanEquals"},
                                                 {">=", "GreaterThanEquals"}}};
    const auto* found = std::find_if(words.begin(), words.end(),
                                     [sign](const Entry& one) { return one.first == sign; });
    return found == words.end() ? std::string_view() : found->second;
}

std::string_view mirrored(std::string_view sign)
{
    if (sign.starts_with('<'))
        return sign == "<" ? ">" : ">=";
    if (sign.starts_with('>'))
        return sign == ">" ? "<" : "<=";
    return sign;
}

/// The operator for a value of a literal's type; empty where there is none.
std::string operatorFor(const Value& expected, std::string_view sign)
{
    const std::string_view word = relationWord(sign);
    if (expected.isString())
        return fmt::format("String{}", word);
    if (expected.isNumber())
        return fmt::format("Numeric{}", word);
    const bool isEquality = word == "Equals";
    if (expected.isBoolean() && isEquality)
        return "BooleanEquals";
    return expected.isNull() && isEquality ? "IsNull" : "";
}

std::string_view typeTest(std::string_view type)
{
    using Entry = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Entry, 4> tests{{{"string", "IsString"},
                                                 {"number", "IsNumeric"},
                                                 {"boolean", "IsBoolean"},
                                                 {"null", "IsNull"}}};
    const auto* found = std::find_if(tests.begin(), tests.end(),
                                     [type](const Entry& one) { return one.first == type; });
    return found == tests.end() ? std::string_view() : found->second;
}

std::string asPattern(std::string_view text)
{
    std::string pattern("*");
    for (const char c : text) {
        if (c == '*' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    pattern += '*';
    return pattern;
}

} // namespace

std::vector<value::Member> FromJsonata::rule(const Part& part, const std::string& pointer)
{
    const std::optional<Value> found = condition(part, pointer);
    if (!found) {
        refuse(part.text, pointer);
        return {};
    }
    const auto members = found->members();
    return {members.begin(), members.end()};
}

std::optional<Value> FromJsonata::condition(const Part& part, const std::string& pointer)
{
    for (const auto& [sign, word] : {std::pair("and", "And"), std::pair("or", "Or")}) {
        if (!part.isOperation(sign))
            continue;
        std::vector<Value> rules;
        for (const Part& one : part.parts) {
            // A bare value counts as what it is like there, which no rule can ask.
            if (one.kind == Kind::Step || one.kind == Kind::Variable)
                return std::nullopt;
            std::optional<Value> inner = condition(one, pointer);
            if (!inner)
                return std::nullopt;
            rules.push_back(std::move(*inner));
        }
        return all(word, rules);
    }
    if (part.isCall("$not", 1)) {
        const Kind kind = part.parts[1].kind;
        std::optional<Value> inner = kind == Kind::Step || kind == Kind::Variable
                                         ? std::nullopt
                                         : condition(part.parts[1], pointer);
        return inner ? std::optional(negated(std::move(*inner))) : std::nullopt;
    }
    if (part.isCall("$exists", 1)) {
        const auto place = path(part.parts[1], Origin::Input, pointer);
        return place ? std::optional(test(*place, "IsPresent", true)) : std::nullopt;
    }
    if (part.isCall("$contains", 2)) {
        const auto place = path(part.parts[1], Origin::Input, pointer);
        const std::optional<Value> wanted = constantOf(part.parts[2]);
        if (!place || !wanted || !wanted->isString())
            return std::nullopt;
        return whenPresent(*place,
                           test(*place, "StringMatches", Value(asPattern(wanted->asString()))));
    }
    if (part.kind == Kind::Operation && part.parts.size() == 2)
        return comparison(part, pointer);
    if (const auto place = path(part, Origin::Input, pointer))
        return test(*place, "BooleanEquals", true);
    return std::nullopt;
}

std::optional<Value> FromJsonata::comparison(const Part& part, const std::string& pointer)
{
    if (part.token == "in")
        return membership(part, pointer);
    if (relationWord(part.token).empty())
        return std::nullopt;
    std::string_view sign = part.token;
    const Part* left = &part.parts[0];
    const Part* right = &part.parts[1];
    if (constantOf(*left)) {
        std::swap(left, right);
        sign = mirrored(sign);
    }
    const std::optional<Value> expected = constantOf(*right);
    const bool isUnequal = sign == "!=";
    const auto finished = [isUnequal](const std::string& place, Value rule) {
        return whenPresent(place, isUnequal ? negated(std::move(rule)) : std::move(rule));
    };
    if (left->isCall("$type", 1) && expected && expected->isString() &&
        relationWord(sign) == "Equals") {
        const auto place = path(left->parts[1], Origin::Input, pointer);
        const std::string_view name = typeTest(expected->asString());
        if (!place || name.empty())
            return std::nullopt;
        return finished(*place, test(*place, name, true));
    }
    if (left->isCall("$toMillis", 1) && right->isCall("$toMillis", 1)) {
        const auto place = path(left->parts[1], Origin::Input, pointer);
        const std::optional<Value> moment = constantOf(right->parts[1]);
        if (!place || !moment || !moment->isString())
            return std::nullopt;
        return finished(*place,
                        test(*place, fmt::format("Timestamp{}", relationWord(sign)), *moment));
    }
    if (left->isCall("$count", 1) && expected)
        return emptiness(left->parts[1], sign, *expected, pointer);
    if (!expected)
        return pathComparison(part, pointer);
    const auto place = path(*left, Origin::Input, pointer);
    const std::string name = expected ? operatorFor(*expected, sign) : std::string();
    if (!place || name.empty())
        return std::nullopt;
    return finished(*place, test(*place, name, expected->isNull() ? Value(true) : *expected));
}

std::optional<Value> FromJsonata::pathComparison(const Part& part, const std::string& pointer)
{
    const auto left = path(part.parts[0], Origin::Input, pointer);
    const auto right = path(part.parts[1], Origin::Input, pointer);
    if (!left || !right)
        return std::nullopt;
    const std::string_view word = relationWord(part.token);
    const bool isEquality = word == "Equals";
    // What is compared is not known: each type has an operator of its own.
    std::vector<Value> ways;
    for (const auto& [type, prefix] :
         {std::pair("IsNumeric", "Numeric"), std::pair("IsString", "String"),
          std::pair("IsBoolean", "Boolean")}) {
        if (prefix == std::string_view("Boolean") && !isEquality)
            continue;
        ways.push_back(Value::object(
            {{"And",
              Value::array({test(*left, type, true), test(*right, type, true),
                            test(*left, fmt::format("{}{}Path", prefix, word), Value(*right))})}}));
    }
    if (isEquality)
        ways.push_back(Value::object(
            {{"And", Value::array({test(*left, "IsNull", true), test(*right, "IsNull", true)})}}));
    m_notes.add(NoteCode::TakenAsScalars, pointer, part.text);
    Value rule = all("Or", ways);
    if (part.token == "!=")
        rule = negated(std::move(rule));
    return whenPresent(*left, whenPresent(*right, std::move(rule)));
}

std::optional<Value> FromJsonata::membership(const Part& part, const std::string& pointer)
{
    const auto place = path(part.parts[0], Origin::Input, pointer);
    const std::optional<Value> list = constantOf(part.parts[1]);
    if (!place || !list || !list->isArray() || list->elements().empty())
        return std::nullopt;
    std::vector<Value> ways;
    for (const Value& expected : list->elements()) {
        const std::string name = operatorFor(expected, "=");
        if (name.empty())
            return std::nullopt;
        ways.push_back(test(*place, name, expected.isNull() ? Value(true) : expected));
    }
    return whenPresent(*place, all("Or", ways));
}

std::optional<Value> FromJsonata::emptiness(const Part& counted, std::string_view sign,
                                            const Value& number, const std::string& pointer)
{
    const auto place = path(counted, Origin::Input, pointer);
    if (!place || !number.isInteger())
        return std::nullopt;
    const std::int64_t bound = number.asInteger();
    const bool isSome =
        (bound == 0 && (sign == ">" || sign == "!=")) || (bound == 1 && sign == ">=");
    const bool isNone =
        (bound == 0 && (sign == "=" || sign == "<=")) || (bound == 1 && sign == "<");
    if (!isSome && !isNone)
        return std::nullopt;
    m_notes.add(NoteCode::TakenAsList, pointer, *place);
    return test(fmt::format("{}[0]", *place), "IsPresent", isSome);
}

} // namespace stepglass::assist
