// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/DateTimePicture.h"
#include "core/jsonata/private/Evaluator.h"

#include <array>

namespace stepglass::jsonata {

namespace {

Item boolean(Evaluator& /*evaluator*/, const Call& call)
{
    return call.has(0) ? Item(Value(isTrue(call[0]))) : Item();
}

Item logicalNot(Evaluator& /*evaluator*/, const Call& call)
{
    return call.has(0) ? Item(Value(!isTrue(call[0]))) : Item();
}

Item exists(Evaluator& /*evaluator*/, const Call& call)
{
    return Value(call.has(0));
}

std::string messageOf(const Item& item, std::string_view otherwise)
{
    const bool isGiven = item.isText() && !item.text().empty();
    return std::string(isGiven ? item.text() : otherwise);
}

Item error(Evaluator& /*evaluator*/, const Call& call)
{
    Fault fault{"D3137"};
    fault.message = messageOf(call[0], "$error() function evaluated");
    raise(std::move(fault));
}

Item assertTrue(Evaluator& /*evaluator*/, const Call& call)
{
    if (isTrue(call[0]))
        return {};
    Fault fault{"D3141"};
    fault.message = messageOf(call[1], "$assert() statement failed");
    raise(std::move(fault));
}

Item type(Evaluator& /*evaluator*/, const Call& call)
{
    const Item& item = call[0];
    if (item.isUndefined())
        return {};
    if (item.isNull())
        return Value("null");
    if (isNumeric(item))
        return Value("number");
    if (item.isText())
        return Value("string");
    if (item.isBoolean())
        return Value("boolean");
    if (item.isArray())
        return Value("array");
    return Value(item.isFunction() ? "function" : "object");
}

Item eval(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    Item input = call.input;
    if (call.has(1)) {
        input = call[1];
        if (input.isArray() && !input.isSequence()) {
            Ref<List> wrapper = makeSequence(input);
            wrapper->wrapsInput = true;
            input = wrapper;
        }
    }
    return evaluator.evaluateText(call[0].text(), input, call.frame);
}

std::optional<std::string_view> textOf(const Item& item)
{
    return item.isText() ? std::optional(item.text()) : std::nullopt;
}

Item now(Evaluator& evaluator, const Call& call)
{
    return Value(unwrap(fromMillis(static_cast<double>(evaluator.options().now), textOf(call[0]),
                                   textOf(call[1]))));
}

Item millis(Evaluator& evaluator, const Call& /*call*/)
{
    return Value(evaluator.options().now);
}

Item toMillisOf(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::optional<double> time = unwrap(
        toMillis(call[0].text(), textOf(call[1]), static_cast<double>(evaluator.options().now)));
    return time ? makeNumber(*time) : Item();
}

Item fromMillisOf(Evaluator& /*evaluator*/, const Call& call)
{
    if (!call.has(0))
        return {};
    return Value(unwrap(fromMillis(call[0].number(), textOf(call[1]), textOf(call[2]))));
}

} // namespace

std::span<const BuiltinDefinition> controlFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"boolean", "<x-:b>", 1, boolean},
        BuiltinDefinition{"not", "<x-:b>", 1, logicalNot},
        BuiltinDefinition{"exists", "<x:b>", 1, exists},
        BuiltinDefinition{"error", "<s?:x>", 1, error},
        BuiltinDefinition{"assert", "<bs?:x>", 2, assertTrue},
        BuiltinDefinition{"type", "<x:s>", 1, type},
        BuiltinDefinition{"eval", "<sx?:x>", 2, eval, Availability::PlainOnly},
    };
    return functions;
}

std::span<const BuiltinDefinition> timeFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"now", "<s?s?:s>", 2, now},
        BuiltinDefinition{"millis", "<:n>", 0, millis},
        BuiltinDefinition{"toMillis", "<s-s?:n>", 2, toMillisOf},
        BuiltinDefinition{"fromMillis", "<n-s?s?:s>", 3, fromMillisOf},
    };
    return functions;
}

} // namespace stepglass::jsonata
