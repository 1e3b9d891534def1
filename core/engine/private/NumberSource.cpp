// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/NumberSource.h"

#include "core/value/Json.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace stepglass::engine {

namespace {

template <typename Number>
std::optional<Number> readWhole(std::string_view text)
{
    Number number{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return number;
}

/// A value as AWS's texts show it: strings without their quotes.
std::string shown(const Value& value)
{
    return value.isString() ? std::string(value.asString()) : value::toJson(value);
}

tl::unexpected<Failure> noNumber(const NumberSource& source, const Value& value,
                                 std::string_view kind)
{
    return runtimeFailure(fmt::format(
        "The {} field refers to value \"{}\" which is not a valid {}: {}", source.field,
        shown(value), kind,
        source.path ? source.path->text() : std::string(source.expression->expression())));
}

} // namespace

Outcome<std::optional<std::int64_t>> NumberSource::integer(const Scope& scope) const
{
    if (literal)
        return static_cast<std::int64_t>(*literal);
    if (!path && !expression)
        return std::nullopt;
    const Outcome<Value> value =
        expression ? expression->evaluateAs("number", scope) : evaluatePath(*path, scope);
    if (!value)
        return tl::unexpected<Failure>(value.error());
    if (value->isInteger())
        return value->asInteger();
    if (value->isDouble() && std::trunc(value->asDouble()) == value->asDouble() &&
        std::abs(value->asDouble()) < 1e15)
        return static_cast<std::int64_t>(value->asDouble());
    if (value->isString())
        if (const auto number = readWhole<std::int64_t>(value->asString()))
            return *number;
    return noNumber(*this, *value, "integer");
}

Outcome<std::optional<double>> NumberSource::number(const Scope& scope) const
{
    if (literal)
        return *literal;
    if (!path && !expression)
        return std::nullopt;
    const Outcome<Value> value =
        expression ? expression->evaluateAs("number", scope) : evaluatePath(*path, scope);
    if (!value)
        return tl::unexpected<Failure>(value.error());
    if (value->isNumber())
        return value->asDouble();
    if (value->isString())
        if (const auto number = readWhole<double>(value->asString()))
            return *number;
    return noNumber(*this, *value, "number");
}

} // namespace stepglass::engine
