// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Wait.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Simulation.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <cmath>

namespace stepglass::engine {

namespace {

constexpr std::int64_t tooManySeconds = std::int64_t(1) << 31;

/// A value as AWS's texts show it: strings without their quotes.
std::string shown(const Value& value)
{
    return value.isString() ? std::string(value.asString()) : value::toJson(value);
}

/// What the path of a Wait finds, or nothing.
std::optional<Value> find(const jsonpath::Path& path, const Scope& scope)
{
    const Value* root = rootOf(path, scope);
    if (root == nullptr)
        return std::nullopt;
    auto found = path.evaluate(*root);
    return found ? std::optional<Value>(std::move(*found)) : std::nullopt;
}

tl::unexpected<Failure> noReference(std::string_view field, const jsonpath::Path& path)
{
    return runtimeFailure(
        fmt::format("The {} parameter does not reference an input value: {}", field, path.text()));
}

Outcome<TimePoint> afterSeconds(const jsonpath::Path& path, const Scope& scope, TimePoint now)
{
    const std::optional<Value> value = find(path, scope);
    if (!value)
        return noReference("SecondsPath", path);
    const bool isWhole = value->isInteger() ||
                         (value->isDouble() && std::trunc(value->asDouble()) == value->asDouble());
    if (!isWhole)
        return runtimeFailure(
            fmt::format("The SecondsPath parameter cannot be parsed as a long value: {} == {}",
                        path.text(), shown(*value)));
    if (value->asDouble() < 0)
        return runtimeFailure(
            fmt::format("The SecondsPath parameter references a negative value: {} == {}",
                        path.text(), shown(*value)));
    if (value->asDouble() >= static_cast<double>(tooManySeconds))
        return runtimeFailure("Wait state delay is too long.");
    return now + std::chrono::seconds(static_cast<std::int64_t>(value->asDouble()));
}

/// A literal, or JSONata's expression.
Outcome<TimePoint> afterSeconds(const NumberSource& seconds, const Scope& scope, TimePoint now)
{
    const auto number = seconds.integer(scope);
    if (!number)
        return tl::unexpected<Failure>(number.error());
    if (**number < 0)
        return queryFailure("Seconds", fmt::format("The Seconds field references a negative value: "
                                                   "{}",
                                                   **number));
    if (**number >= tooManySeconds)
        return runtimeFailure("Wait state delay is too long.");
    return now + std::chrono::seconds(**number);
}

Outcome<TimePoint> atExpression(const Template& timestamp, const Scope& scope)
{
    const Outcome<Value> text = timestamp.evaluateAs("string", scope);
    if (!text)
        return tl::unexpected<Failure>(text.error());
    if (const auto instant = parseTimestamp(text->asString()))
        return toTimePoint(*instant);
    return queryFailure("Timestamp",
                        fmt::format("The Timestamp field cannot be parsed as an ISO-8601 extended "
                                    "offset date-time format string: {}",
                                    text->asString()));
}

Outcome<TimePoint> atTimestamp(const jsonpath::Path& path, const Scope& scope)
{
    const std::optional<Value> value = find(path, scope);
    if (!value)
        return noReference("TimestampPath", path);
    if (value->isString())
        if (const auto instant = parseTimestamp(value->asString()))
            return toTimePoint(*instant);
    return runtimeFailure(
        fmt::format("The TimestampPath parameter does not reference a valid ISO-8601 "
                    "extended offset date-time format string: {} == {}",
                    path.text(), shown(*value)));
}

} // namespace

WaitProgram compileWait(FieldReader& fields)
{
    WaitProgram program;
    if (fields.isJsonata()) {
        const auto isText = [&](std::string_view name) {
            const std::optional<Value> value = fields.value(name);
            return value && value->isString();
        };
        if (isText("Seconds"))
            program.seconds = fields.numberSource("Seconds");
        if (isText("Timestamp"))
            program.timestampExpression = fields.tmpl("Timestamp");
        if (program.seconds.isGiven() || program.timestampExpression)
            return program;
    }
    if (const auto seconds = fields.number("Seconds"))
        program.seconds.literal = *seconds;
    program.secondsPath = fields.path("SecondsPath");
    program.timestampPath = fields.path("TimestampPath");
    if (const auto text = fields.text("Timestamp")) {
        if (const auto instant = parseTimestamp(*text))
            program.timestamp = toTimePoint(*instant);
        else
            fields.report(DiagnosticCode::InvalidTimestamp, fields.node("Timestamp"), {*text});
    }
    if (!fields.has("Seconds") && !fields.has("SecondsPath") && !fields.has("Timestamp") &&
        !fields.has("TimestampPath"))
        fields.reportMissing("Seconds, SecondsPath, Timestamp, TimestampPath");
    return program;
}

void start(Simulation& simulation, Strand& strand, const WaitProgram& wait)
{
    Outcome<Value> input = applyInputPath(simulation, strand);
    if (!input)
        return simulation.fail(strand, std::move(input.error()));
    const StrandContext context(simulation, strand);
    const Scope scope{*input, context, strand.variables, simulation.random()};
    Outcome<TimePoint> until = simulation.now();
    if (wait.seconds.isGiven())
        until = afterSeconds(wait.seconds, scope, simulation.now());
    else if (wait.timestampExpression)
        until = atExpression(*wait.timestampExpression, scope);
    else if (wait.timestamp)
        until = *wait.timestamp;
    else if (wait.secondsPath)
        until = afterSeconds(*wait.secondsPath, scope, simulation.now());
    else
        until = atTimestamp(*wait.timestampPath, scope);
    if (!until)
        return simulation.fail(strand, std::move(until.error()));
    simulation.saveStages(strand);
    simulation.sleep(strand, *until, Phase::Resume);
}

void resume(Simulation& simulation, Strand& strand, const WaitProgram&)
{
    const DataFields& data = simulation.stateOf(strand).data;
    const Value input = strand.stages.values[static_cast<std::size_t>(Stage::AfterInputPath)];
    const StrandContext context(simulation, strand);
    const Scope scope{input, context, strand.variables, simulation.random()};
    Outcome<Value> output = simulation.outputOf(strand, data.jsonataOutput, scope);
    if (!output)
        return simulation.fail(strand, std::move(output.error()));
    if (auto failure = simulation.assign(strand, data.assign, scope))
        return simulation.fail(strand, std::move(*failure));
    TraceStore::Exit exit;
    exit.next = simulation.stateOf(strand).next;
    simulation.leave(strand, std::move(*output), std::move(exit));
}

} // namespace stepglass::engine
