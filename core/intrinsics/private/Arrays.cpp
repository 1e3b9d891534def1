// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/private/Call.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace stepglass::intrinsics {

namespace {

constexpr std::string_view notAnArray = "The first argument must be an array";

/// The same for equal values; containers are told apart by their size only.
std::size_t roughHash(const Value& value)
{
    if (value.isNumber())
        return std::hash<double>{}(value.asDouble());
    if (value.isString())
        return std::hash<std::string_view>{}(value.asString());
    return static_cast<std::size_t>(value.kind()) * 31 + value.size();
}

} // namespace

Outcome makeArray(Arguments arguments)
{
    std::vector<Value> elements;
    elements.reserve(arguments.size());
    for (const Evaluated& argument : arguments)
        elements.push_back(argument.value);
    return Value::takeArray(elements);
}

Outcome partitionArray(Arguments arguments)
{
    const Value& array = arguments[0].value;
    if (!array.isArray())
        return wrong(std::string(notAnArray));
    const std::optional<std::int64_t> wanted = wholeNumber(arguments[1].value);
    if (!wanted || *wanted < 1)
        return wrong("The size of a partition must be a positive number");
    const auto size = static_cast<std::size_t>(*wanted);
    std::vector<Value> partitions;
    for (std::size_t begin = 0; begin < array.size();) {
        const std::size_t length = std::min(size, array.size() - begin);
        const auto part = array.elements().subspan(begin, length);
        partitions.push_back(Value::array({part.begin(), part.end()}));
        begin += length;
    }
    return Value::takeArray(partitions);
}

Outcome arrayContains(Arguments arguments)
{
    const Value& array = arguments[0].value;
    if (!array.isArray())
        return wrong(std::string(notAnArray));
    const auto elements = array.elements();
    return Value(std::find(elements.begin(), elements.end(), arguments[1].value) != elements.end());
}

Outcome arrayRange(Arguments arguments)
{
    constexpr std::size_t mostElements = 1000;
    const std::optional<std::int64_t> first = wholeNumber(arguments[0].value);
    const std::optional<std::int64_t> last = wholeNumber(arguments[1].value);
    const std::optional<std::int64_t> step = wholeNumber(arguments[2].value);
    if (!first || !last || !step)
        return wrong("The arguments must be numbers");
    if (*step == 0)
        return wrong("The step must not be zero");
    std::vector<Value> numbers;
    std::int64_t number = *first;
    while (*step > 0 ? number <= *last : number >= *last) {
        if (numbers.size() == mostElements)
            return wrong("A range must not have more than 1000 elements");
        numbers.emplace_back(number);
        if (__builtin_add_overflow(number, *step, &number))
            break;
    }
    return Value::takeArray(numbers);
}

Outcome arrayItem(Arguments arguments)
{
    const Value& array = arguments[0].value;
    if (!array.isArray())
        return wrong(std::string(notAnArray));
    const std::optional<std::int64_t> index = wholeNumber(arguments[1].value);
    if (!index)
        return wrong("The index must be a number");
    const Value* item = *index < 0 ? nullptr : array.at(static_cast<std::size_t>(*index));
    if (item == nullptr)
        return wrong("The index " + std::to_string(*index) + " is outside the array of " +
                     std::to_string(array.size()) + " elements");
    return *item;
}

Outcome arrayLength(Arguments arguments)
{
    const Value& array = arguments[0].value;
    if (!array.isArray())
        return wrong(std::string(notAnArray));
    return Value(static_cast<std::int64_t>(array.size()));
}

Outcome uniqueArray(Arguments arguments)
{
    const Value& array = arguments[0].value;
    if (!array.isArray())
        return wrong(std::string(notAnArray));
    std::unordered_multimap<std::size_t, Value> seen;
    std::vector<Value> unique;
    for (const Value& element : array.elements()) {
        const std::size_t hash = roughHash(element);
        const auto [begin, end] = seen.equal_range(hash);
        if (std::any_of(begin, end, [&](const auto& known) { return known.second == element; }))
            continue;
        seen.emplace(hash, element);
        unique.push_back(element);
    }
    return Value::takeArray(unique);
}

} // namespace stepglass::intrinsics
