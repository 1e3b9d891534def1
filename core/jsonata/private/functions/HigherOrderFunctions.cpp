// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"

#include <array>

namespace stepglass::jsonata {

namespace {

Item placeItem(std::size_t index)
{
    return Value(static_cast<std::int64_t>(index));
}

Item map(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::size_t arity = arityOf(call[1]);
    Ref<List> results = makeSequence();
    results->items.reserve(call[0].size());
    for (std::size_t index = 0; index < call[0].size(); ++index) {
        Item result = evaluator.callForElement(call[1], arity, call[0].at(index), placeItem(index),
                                               call[0], call.frame);
        if (!result.isUndefined())
            results->items.push_back(std::move(result));
    }
    return results;
}

Item filter(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::size_t arity = arityOf(call[1]);
    Ref<List> results = makeSequence();
    results->expect(call[0].size());
    for (std::size_t index = 0; index < call[0].size(); ++index) {
        const Item element = call[0].at(index);
        if (isTrue(evaluator.callForElement(call[1], arity, element, placeItem(index), call[0],
                                            call.frame)))
            results->items.push_back(element);
    }
    return results;
}

Item single(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::size_t arity = call.has(1) ? arityOf(call[1]) : 0;
    std::optional<Item> found;
    for (std::size_t index = 0; index < call[0].size(); ++index) {
        const Item element = call[0].at(index);
        if (call.has(1) && !isTrue(evaluator.callForElement(call[1], arity, element,
                                                            placeItem(index), call[0], call.frame)))
            continue;
        if (found)
            raise(Fault{"D3138"});
        found = element;
    }
    if (!found)
        raise(Fault{"D3139"});
    return *found;
}

Item reduce(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::size_t arity = arityOf(call[1]);
    if (arity < 2)
        raise(Fault{"D3050"});
    const Item& list = call[0];
    std::size_t index = 0;
    Item result = call[2];
    if (!call.has(2) && list.size() > 0)
        result = list.at(index++);
    for (; index < list.size(); ++index) {
        std::vector<Item> arguments;
        arguments.reserve(4);
        arguments.push_back(std::move(result));
        arguments.push_back(list.at(index));
        if (arity >= 3)
            arguments.push_back(placeItem(index));
        if (arity >= 4)
            arguments.push_back(list);
        result = evaluator.callBack(call[1], std::move(arguments), call.frame);
    }
    return result;
}

Item sift(Evaluator& evaluator, const Call& call)
{
    if (!call[0].isObject() || !isTrue(call[0]))
        return {};
    // The signature lets the function be left out; 2.0.6 then fails without a code of its own.
    if (!call.has(1))
        raise(Fault{"T1006"});
    const std::size_t arity = arityOf(call[1]);
    std::vector<std::pair<value::Key, Item>> kept;
    forEachMember(call[0], [&](const value::Key& name, const Item& content) {
        if (isTrue(evaluator.callForElement(
                call[1], arity, content, evaluator.nameItem(name, content), call[0], call.frame)))
            kept.emplace_back(name, content);
    });
    return kept.empty() ? Item() : makeObject(std::move(kept));
}

Item each(Evaluator& evaluator, const Call& call)
{
    Ref<List> results = makeSequence();
    if (!call[0].isObject())
        return results;
    const std::size_t arity = arityOf(call[1]);
    forEachMember(call[0], [&](const value::Key& name, const Item& content) {
        Item result = evaluator.callForElement(
            call[1], arity, content, evaluator.nameItem(name, content), call[0], call.frame);
        if (!result.isUndefined())
            results->items.push_back(std::move(result));
    });
    return results;
}

} // namespace

std::span<const BuiltinDefinition> higherOrderFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"map", "<af>", 2, map},
        BuiltinDefinition{"filter", "<af>", 2, filter},
        BuiltinDefinition{"single", "<af?>", 2, single},
        BuiltinDefinition{"reduce", "<afj?:j>", 3, reduce},
        BuiltinDefinition{"sift", "<o-f?:o>", 2, sift},
        BuiltinDefinition{"each", "<o-f:a>", 2, each},
    };
    return functions;
}

} // namespace stepglass::jsonata
