// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/IntegerPicture.h"
#include "core/jsonata/library/NumberPicture.h"
#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/private/Evaluator.h"

#include <array>
#include <cmath>
#include <limits>

namespace stepglass::jsonata {

namespace {

double total(const Item& numbers, Pulse& pulse)
{
    double sum = 0;
    for (std::size_t index = 0; index < numbers.size(); ++index) {
        pulse.beat();
        sum += numbers.at(index).number();
    }
    return sum;
}

Item sum(Evaluator& evaluator, const Call& call)
{
    return call.has(0) ? makeNumber(total(call[0], evaluator)) : Item();
}

Item count(Evaluator& /*evaluator*/, const Call& call)
{
    return Value(call.has(0) ? static_cast<std::int64_t>(call[0].size()) : std::int64_t(0));
}

template <typename Better>
Item best(Evaluator& evaluator, const Call& call, Better&& better)
{
    if (!call.has(0) || call[0].size() == 0)
        return {};
    double chosen = call[0].at(0).number();
    for (std::size_t index = 1; index < call[0].size(); ++index) {
        evaluator.beat();
        const double number = call[0].at(index).number();
        if (std::isnan(number) || better(number, chosen))
            chosen = number;
    }
    return makeNumber(chosen);
}

Item max(Evaluator& evaluator, const Call& call)
{
    return best(evaluator, call, [](double one, double other) { return one > other; });
}

Item min(Evaluator& evaluator, const Call& call)
{
    return best(evaluator, call, [](double one, double other) { return one < other; });
}

Item average(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || call[0].size() == 0)
        return {};
    return makeNumber(total(call[0], evaluator) / static_cast<double>(call[0].size()));
}

Item number(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0) || call[0].isNumber())
        return call[0];
    if (call[0].isText())
        return makeNumber(unwrap(numberFromText(call[0].text())));
    return Value(call[0].json().asBoolean() ? 1 : 0);
}

template <double (*function)(double)>
Item calculate(Evaluator& /*evaluator*/, const Call& call)
{
    return call.has(0) ? makeNumber(function(call[0].number())) : Item();
}

double floorOf(double value)
{
    return std::floor(value);
}
double ceilOf(double value)
{
    return std::ceil(value);
}
double absOf(double value)
{
    return std::abs(value);
}

Item round(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    return makeNumber(roundHalfEven(call[0].number(), call.has(1) ? call[1].number() : 0));
}

Item squareRoot(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    if (call[0].number() < 0) {
        Fault fault{"D3060"};
        fault.value = call[0].json();
        raise(std::move(fault));
    }
    return makeNumber(std::sqrt(call[0].number()));
}

Item power(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    const double exponent =
        call.has(1) ? call[1].number() : std::numeric_limits<double>::quiet_NaN();
    const double result = std::pow(call[0].number(), exponent);
    if (!std::isfinite(result)) {
        Fault fault{"D3061"};
        fault.value = call[0].json();
        if (call.has(1))
            fault.secondValue = call[1].json();
        raise(std::move(fault));
    }
    return makeNumber(result);
}

Item random(Evaluator& evaluator, const Call& /*call*/)
{
    return Value(static_cast<double>(evaluator.random().next() >> 11U) * 0x1p-53);
}

bool hasDigitSign(std::string_view picture)
{
    return picture.find_first_of("0123456789#") != std::string_view::npos;
}

Item formatNumberTo(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::string_view picture = call.has(1) ? call[1].text() : std::string_view();
    const Value options = toValue(call[2]).value_or(Value());
    LibraryResult<std::string> text = formatNumber(call[0].number(), picture, options);
    // A picture of nothing but other characters breaks two rules; AWS names the second.
    if (!text && text.error().code == "D3085" && !picture.empty() && !hasDigitSign(picture) &&
        evaluator.dialect() == Dialect::StepFunctions)
        text = refuse("D3086");
    return Value(unwrap(std::move(text)));
}

Item formatToBase(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    return Value(unwrap(formatBase(call[0].number(), call.has(1) ? call[1].number() : 10)));
}

Item formatIntegerTo(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0) || !call.has(1))
        return {};
    return Value(unwrap(formatInteger(call[0].number(), call[1].text())));
}

Item parseIntegerFrom(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0) || !call.has(1))
        return {};
    return makeNumber(unwrap(parseInteger(call[0].text(), call[1].text())));
}

} // namespace

std::span<const BuiltinDefinition> numberFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"sum", "<a<n>:n>", 1, sum},
        BuiltinDefinition{"count", "<a:n>", 1, count},
        BuiltinDefinition{"max", "<a<n>:n>", 1, max},
        BuiltinDefinition{"min", "<a<n>:n>", 1, min},
        BuiltinDefinition{"average", "<a<n>:n>", 1, average},
        BuiltinDefinition{"number", "<(nsb)-:n>", 1, number},
        BuiltinDefinition{"floor", "<n-:n>", 1, calculate<floorOf>},
        BuiltinDefinition{"ceil", "<n-:n>", 1, calculate<ceilOf>},
        BuiltinDefinition{"abs", "<n-:n>", 1, calculate<absOf>},
        BuiltinDefinition{"round", "<n-n?:n>", 2, round},
        BuiltinDefinition{"sqrt", "<n-:n>", 1, squareRoot},
        BuiltinDefinition{"power", "<n-n:n>", 2, power},
        BuiltinDefinition{"random", "<:n>", 0, random, Availability::PlainOnly},
        BuiltinDefinition{"formatNumber", "<n-so?:s>", 3, formatNumberTo},
        BuiltinDefinition{"formatBase", "<n-n?:s>", 2, formatToBase},
        BuiltinDefinition{"formatInteger", "<n-s:s>", 2, formatIntegerTo},
        BuiltinDefinition{"parseInteger", "<s-s:n>", 2, parseIntegerFrom},
    };
    return functions;
}

} // namespace stepglass::jsonata
