// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Encoding.h"
#include "core/jsonata/private/Evaluator.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace stepglass::jsonata {

namespace {

/// Measured: $range(1,360145,1) passes, one more does not. It costs more than `..`.
constexpr std::size_t mostElementsOfRange = 360'145;

[[noreturn]] void refuse(std::string message)
{
    Fault fault{"D3137"};
    fault.message = std::move(message);
    raise(std::move(fault));
}

Item partition(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || call[0].size() == 0)
        return {};
    const std::size_t count = call[0].size();
    const double size = call.has(1) ? std::trunc(call[1].number()) : static_cast<double>(count);
    if (size < 0)
        refuse("Second argument must be zero or greater");
    if (size == 0 || std::isnan(size))
        return {};
    const auto length = static_cast<std::size_t>(std::min(size, static_cast<double>(count)));
    const auto chunks = makeRef<List>();
    for (std::size_t begin = 0; begin < count; begin += length) {
        const auto chunk = makeRef<List>();
        for (std::size_t index = begin; index < std::min(begin + length, count); ++index) {
            evaluator.beat();
            chunk->items.push_back(call[0].at(index));
        }
        chunks->items.push_back(makeArray(chunk, &evaluator));
    }
    return makeArray(chunks, &evaluator);
}

Item range(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || !call.has(1) || !call.has(2))
        return {};
    const double start = std::trunc(call[0].number());
    const double end = std::trunc(call[1].number());
    const double step = std::trunc(call[2].number());
    const double count = std::floor((end - start) / step) + 1;
    if (!(count >= 1) || !std::isfinite(count) || step == 0)
        return {};
    const std::size_t most =
        evaluator.options().boundMemory ? mostElementsOfRange : evaluator.mostElements();
    if (count > static_cast<double>(most))
        raiseLimit(FaultKind::Memory);
    Ref<List> numbers = makeSequence();
    numbers->items.reserve(static_cast<std::size_t>(count));
    for (double index = 0; index < count; ++index) {
        evaluator.tick();
        numbers->items.push_back(makeNumber(start + index * step));
    }
    return numbers;
}

Item hash(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || !call.has(1))
        return {};
    const LibraryResult<std::string> digest =
        hashText(call[0].text(), call[1].text(), evaluator.watch());
    evaluator.look();
    return Value(unwrap(digest));
}

Item random(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return Value(static_cast<double>(evaluator.random().next() >> 11U) * 0x1p-53);
    const double seed = std::trunc(call[0].number());
    constexpr double bound = 0x1p63;
    const auto integer = std::isnan(seed) ? std::int64_t(0)
                         : seed >= bound  ? std::numeric_limits<std::int64_t>::max()
                         : seed <= -bound ? std::numeric_limits<std::int64_t>::min()
                                          : static_cast<std::int64_t>(seed);
    return Value(JavaRandom(integer).nextDouble());
}

Item uuid(Evaluator& evaluator, const Call& /*call*/)
{
    return Value(evaluator.random().uuid());
}

/// Whether an object's text names a member twice: AWS refuses what a reader of JSON lets through.
/// The text is valid JSON.
bool hasRepeatedName(std::string_view text, Pulse& pulse)
{
    struct Level {
        bool isObject;
        bool expectsName;
        std::unordered_set<std::string> names;
    };
    std::vector<Level> levels;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const char character = text[place];
        pulse.beat();
        if (character == '{' || character == '[')
            levels.push_back({character == '{', true, {}});
        else if (character == '}' || character == ']')
            levels.pop_back();
        else if (character == ',' && !levels.empty())
            levels.back().expectsName = true;
        if (character != '"')
            continue;
        const std::size_t begin = place++;
        while (text[place] != '"')
            place += text[place] == '\\' ? 2 : 1;
        if (levels.empty() || !levels.back().isObject || !levels.back().expectsName)
            continue;
        levels.back().expectsName = false;
        const Result<Value> name = value::parseJson(text.substr(begin, place + 1 - begin));
        if (name && !levels.back().names.insert(std::string(name->asString())).second)
            return true;
    }
    return false;
}

bool isFinite(const Value& value, Pulse& pulse)
{
    pulse.beat();
    if (value.isDouble())
        return std::isfinite(value.asDouble());
    for (const Value& element : value.elements())
        if (!isFinite(element, pulse))
            return false;
    for (const value::Member& member : value.members())
        if (!isFinite(member.value, pulse))
            return false;
    return true;
}

Item parse(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const Result<Value> parsed =
        value::parseJson(call[0].text(), Limits{}, evaluator.options().cancel);
    evaluator.look();
    if (!parsed || hasRepeatedName(call[0].text(), evaluator) || !isFinite(*parsed, evaluator))
        refuse("Invalid JSON");
    return *parsed;
}

} // namespace

std::span<const BuiltinDefinition> stepFunctionsFunctions()
{
    constexpr Availability here = Availability::StepFunctionsOnly;
    static constexpr std::array functions{
        BuiltinDefinition{"partition", "<a<x>n?:a>", 2, partition, here},
        BuiltinDefinition{"range", "<nnn?:a<n>>", 3, range, here},
        BuiltinDefinition{"hash", "<s-s?:s>", 2, hash, here},
        BuiltinDefinition{"random", "<n?:n>", 1, random, here},
        BuiltinDefinition{"uuid", "<:s>", 0, uuid, here},
        BuiltinDefinition{"parse", "<s-:x>", 1, parse, here},
    };
    return functions;
}

} // namespace stepglass::jsonata
