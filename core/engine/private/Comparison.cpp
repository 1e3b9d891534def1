// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Comparison.h"

#include "core/value/Json.h"

#include <fmt/format.h>

#include <array>
#include <compare>

namespace stepglass::engine {

namespace {

struct NamedFamily {
    std::string_view name;
    ComparisonFamily family;
};

constexpr std::array<NamedFamily, 4> orderedFamilies{{{"String", ComparisonFamily::String},
                                                      {"Numeric", ComparisonFamily::Numeric},
                                                      {"Boolean", ComparisonFamily::Boolean},
                                                      {"Timestamp", ComparisonFamily::Timestamp}}};

constexpr std::array<NamedFamily, 7> otherOperators{
    {{"StringMatches", ComparisonFamily::Matches},
     {"IsNull", ComparisonFamily::IsNull},
     {"IsPresent", ComparisonFamily::IsPresent},
     {"IsNumeric", ComparisonFamily::IsNumeric},
     {"IsString", ComparisonFamily::IsString},
     {"IsBoolean", ComparisonFamily::IsBoolean},
     {"IsTimestamp", ComparisonFamily::IsTimestamp}}};

struct NamedRelation {
    std::string_view name;
    Relation relation;
};

constexpr std::array<NamedRelation, 5> relations{
    {{"Equals", Relation::Equals},
     {"LessThan", Relation::LessThan},
     {"GreaterThan", Relation::GreaterThan},
     {"LessThanEquals", Relation::LessThanEquals},
     {"GreaterThanEquals", Relation::GreaterThanEquals}}};

bool holds(Relation relation, std::partial_ordering order)
{
    switch (relation) {
    case Relation::Equals:
        return order == std::partial_ordering::equivalent;
    case Relation::LessThan:
        return order == std::partial_ordering::less;
    case Relation::GreaterThan:
        return order == std::partial_ordering::greater;
    case Relation::LessThanEquals:
        return order == std::partial_ordering::less || order == std::partial_ordering::equivalent;
    case Relation::GreaterThanEquals:
        return order == std::partial_ordering::greater ||
               order == std::partial_ordering::equivalent;
    }
    return false;
}

std::partial_ordering orderOfNumbers(const Value& a, const Value& b)
{
    if (a.isInteger() && b.isInteger())
        return a.asInteger() <=> b.asInteger();
    return a.asDouble() <=> b.asDouble();
}

std::optional<Instant> instantOf(const Value& value)
{
    return value.isString() ? parseTimestamp(value.asString()) : std::nullopt;
}

/// Whether a value is of the type that a type test asks for.
bool isOfType(ComparisonFamily family, const Value& value)
{
    switch (family) {
    case ComparisonFamily::IsNull:
        return value.isNull();
    case ComparisonFamily::IsPresent:
        return true;
    case ComparisonFamily::IsNumeric:
    case ComparisonFamily::Numeric:
        return value.isNumber();
    case ComparisonFamily::IsString:
    case ComparisonFamily::String:
    case ComparisonFamily::Matches:
        return value.isString();
    case ComparisonFamily::IsBoolean:
    case ComparisonFamily::Boolean:
        return value.isBoolean();
    case ComparisonFamily::IsTimestamp:
    case ComparisonFamily::Timestamp:
        return instantOf(value).has_value();
    }
    return false;
}

std::string_view typeWord(const Value& value)
{
    switch (value.kind()) {
    case value::Kind::Null:
        return "null";
    case value::Kind::Boolean:
        return "a boolean";
    case value::Kind::Integer:
    case value::Kind::Double:
        return "a number";
    case value::Kind::String:
        return "a string";
    case value::Kind::Array:
        return "an array";
    case value::Kind::Object:
        return "an object";
    }
    return {};
}

std::string_view wantedWord(ComparisonFamily family)
{
    switch (family) {
    case ComparisonFamily::Numeric:
    case ComparisonFamily::IsNumeric:
        return "a number";
    case ComparisonFamily::Boolean:
    case ComparisonFamily::IsBoolean:
        return "a boolean";
    case ComparisonFamily::Timestamp:
    case ComparisonFamily::IsTimestamp:
        return "a timestamp with Z or an offset";
    case ComparisonFamily::IsNull:
        return "null";
    case ComparisonFamily::String:
    case ComparisonFamily::Matches:
    case ComparisonFamily::IsString:
    case ComparisonFamily::IsPresent:
        return "a string";
    }
    return {};
}

/// A value as short JSON.
std::string shown(const Value& value)
{
    constexpr std::size_t most = 60;
    std::string text = value::toJson(value);
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text + "...";
}

std::string wrongType(const Value& value, ComparisonFamily family)
{
    if (family == ComparisonFamily::Timestamp && value.isString())
        return fmt::format("{} is not {}", shown(value), wantedWord(family));
    if (value.isNull())
        return fmt::format("null is not {}", wantedWord(family));
    return fmt::format("{} is {}, not {}", shown(value), typeWord(value), wantedWord(family));
}

} // namespace

std::optional<ComparisonOperator> comparisonOperatorOf(std::string_view name)
{
    for (const NamedFamily& other : otherOperators)
        if (other.name == name)
            return ComparisonOperator{other.family};
    for (const NamedFamily& family : orderedFamilies) {
        if (!name.starts_with(family.name))
            continue;
        std::string_view rest = name.substr(family.name.size());
        ComparisonOperator op{family.family};
        if (rest.ends_with("Path")) {
            op.hasPath = true;
            rest.remove_suffix(4);
        }
        for (const NamedRelation& relation : relations) {
            if (relation.name != rest)
                continue;
            if (op.family == ComparisonFamily::Boolean && relation.relation != Relation::Equals)
                return std::nullopt;
            op.relation = relation.relation;
            return op;
        }
    }
    return std::nullopt;
}

bool compare(const ComparisonOperator& op, const Value& actual, const Value& expected)
{
    switch (op.family) {
    case ComparisonFamily::String:
        return actual.isString() && expected.isString() &&
               holds(op.relation, actual.asString() <=> expected.asString());
    case ComparisonFamily::Numeric:
        return actual.isNumber() && expected.isNumber() &&
               holds(op.relation, orderOfNumbers(actual, expected));
    case ComparisonFamily::Boolean:
        return actual.isBoolean() && expected.isBoolean() &&
               actual.asBoolean() == expected.asBoolean();
    case ComparisonFamily::Timestamp: {
        const std::optional<Instant> left = instantOf(actual);
        const std::optional<Instant> right = instantOf(expected);
        return left && right && holds(op.relation, *left <=> *right);
    }
    case ComparisonFamily::Matches:
        return actual.isString() && expected.isString() &&
               matchesPattern(actual.asString(), expected.asString());
    case ComparisonFamily::IsNull:
    case ComparisonFamily::IsPresent:
    case ComparisonFamily::IsNumeric:
    case ComparisonFamily::IsString:
    case ComparisonFamily::IsBoolean:
    case ComparisonFamily::IsTimestamp:
        return isOfType(op.family, actual) == (!expected.isBoolean() || expected.asBoolean());
    }
    return false;
}

bool matchesPattern(std::string_view text, std::string_view pattern)
{
    // The last star is remembered and given one character more whenever the rest does not fit:
    // linear in practice, and never worse than the product of both lengths.
    std::size_t textAt = 0;
    std::size_t patternAt = 0;
    std::size_t afterStar = std::string_view::npos;
    std::size_t starText = 0;
    while (textAt < text.size()) {
        if (patternAt < pattern.size()) {
            if (pattern[patternAt] == '*') {
                afterStar = ++patternAt;
                starText = textAt;
                continue;
            }
            const bool isEscaped =
                pattern[patternAt] == '\\' && patternAt + 1 < pattern.size() &&
                (pattern[patternAt + 1] == '*' || pattern[patternAt + 1] == '\\');
            const std::size_t literal = patternAt + (isEscaped ? 1 : 0);
            if (pattern[literal] == text[textAt]) {
                patternAt = literal + 1;
                ++textAt;
                continue;
            }
        }
        if (afterStar == std::string_view::npos)
            return false;
        patternAt = afterStar;
        textAt = ++starText;
    }
    while (patternAt < pattern.size() && pattern[patternAt] == '*')
        ++patternAt;
    return patternAt == pattern.size();
}

std::string remarkOn(const ComparisonOperator& op, const Value& actual, const Value& expected)
{
    if (op.family == ComparisonFamily::IsTimestamp && actual.isString() &&
        !isOfType(op.family, actual))
        return fmt::format("{} is not a timestamp with Z or an offset", shown(actual));
    if (op.isTypeTest())
        return {};
    if (!isOfType(op.family, actual))
        return wrongType(actual, op.family);
    if (!isOfType(op.family, expected))
        return wrongType(expected, op.family);
    return {};
}

} // namespace stepglass::engine
