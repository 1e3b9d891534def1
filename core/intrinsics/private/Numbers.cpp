// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/private/Call.h"

#include <cmath>

namespace stepglass::intrinsics {

std::optional<std::int64_t> wholeNumber(const Value& value)
{
    if (value.isInteger())
        return value.asInteger();
    if (!value.isDouble())
        return std::nullopt;
    constexpr double limit = 9223372036854775808.0; // 2^63
    // Not floor(x + 0.5): that sum itself rounds, and would lift 0.49999999999999994 to 1.
    double rounded = std::floor(value.asDouble());
    if (value.asDouble() - rounded >= 0.5)
        ++rounded;
    if (!(rounded >= -limit && rounded < limit))
        return std::nullopt;
    return static_cast<std::int64_t>(rounded);
}

Outcome addNumbers(Arguments arguments)
{
    const std::optional<std::int64_t> first = wholeNumber(arguments[0].value);
    const std::optional<std::int64_t> second = wholeNumber(arguments[1].value);
    if (!first || !second)
        return wrong("The arguments must be numbers");
    std::int64_t sum = 0;
    if (__builtin_add_overflow(*first, *second, &sum))
        return wrong("The sum is too large");
    return Value(sum);
}

Outcome randomNumber(Arguments arguments, RandomSource& random)
{
    const std::optional<std::int64_t> first = wholeNumber(arguments[0].value);
    const std::optional<std::int64_t> end = wholeNumber(arguments[1].value);
    if (!first || !end)
        return wrong("The arguments must be numbers");
    if (*first >= *end)
        return wrong("The start must be below the end");
    const std::uint64_t span =
        static_cast<std::uint64_t>(*end) - static_cast<std::uint64_t>(*first);
    std::uint64_t drawn = 0;
    if (arguments.size() > 2) {
        const std::optional<std::int64_t> seed = wholeNumber(arguments[2].value);
        if (!seed)
            return wrong("The seed must be a number");
        if (span > INT32_MAX)
            return wrong("With a seed, the range must be within 32 bits");
        drawn =
            static_cast<std::uint64_t>(JavaRandom(*seed).nextInt(static_cast<std::int32_t>(span)));
    } else {
        drawn = random.next() % span;
    }
    return Value(static_cast<std::int64_t>(static_cast<std::uint64_t>(*first) + drawn));
}

} // namespace stepglass::intrinsics
