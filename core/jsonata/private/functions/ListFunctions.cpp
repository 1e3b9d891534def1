// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace stepglass::jsonata {

namespace {

Item zip(Evaluator& evaluator, const Call& call)
{
    std::size_t length = static_cast<std::size_t>(-1);
    for (const Item& argument : call.arguments)
        length = std::min(length, argument.isArray() ? argument.size() : 0);
    std::vector<Item> rows;
    for (std::size_t index = 0; !call.arguments.empty() && index < length; ++index) {
        std::vector<Item> row;
        row.reserve(call.arguments.size());
        evaluator.beat();
        for (const Item& argument : call.arguments)
            row.push_back(argument.at(index));
        rows.push_back(makeArray(std::move(row)));
    }
    return makeArray(std::move(rows), &evaluator);
}

Item appendBoth(Evaluator& evaluator, const Call& call)
{
    Item both = append(call[0], call[1], evaluator);
    if (both.isArray() && evaluator.options().boundMemory && both.size() > evaluator.mostElements())
        raiseLimit(FaultKind::Memory);
    return both;
}

Item reverse(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || call[0].size() <= 1)
        return call[0];
    std::vector<Item> items;
    items.reserve(call[0].size());
    for (std::size_t index = call[0].size(); index > 0; --index) {
        evaluator.beat();
        items.push_back(call[0].at(index - 1));
    }
    return makeArray(std::move(items), &evaluator);
}

Item shuffle(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || call[0].size() <= 1)
        return call[0];
    std::vector<Item> items;
    items.reserve(call[0].size());
    for (std::size_t index = 0; index < call[0].size(); ++index) {
        evaluator.beat();
        items.push_back(call[0].at(index));
        std::swap(items[index], items[evaluator.random().next() % (index + 1)]);
    }
    return makeArray(std::move(items));
}

/// Equal items have equal hashes; unequal ones seldom.
std::size_t roughHash(const Item& item)
{
    if (item.isText())
        return value::Key(item.text()).hash();
    if (item.isNumber())
        return std::hash<double>{}(item.number() == 0 ? 0.0 : item.number());
    if (item.isBoolean())
        return item.json().asBoolean() ? 2 : 3;
    if (item.isArray())
        return 5 + 31 * item.size() + (item.size() > 0 ? 7 * roughHash(item.at(0)) : 0);
    if (!item.isObject())
        return 11;
    std::size_t hash = 13;
    forEachMember(item, [&hash](const value::Key& name, const Item& content) {
        hash += name.hash();
        if (content.isText() || content.isNumber())
            hash += roughHash(content) * (name.hash() | 1);
    });
    return hash;
}

Item distinct(Evaluator& evaluator, const Call& call)
{
    const Item& items = call[0];
    if (!items.isArray() || items.size() <= 1)
        return items;
    std::vector<Item> found;
    std::unordered_multimap<std::size_t, std::size_t> places;
    for (std::size_t index = 0; index < items.size(); ++index) {
        evaluator.tick();
        const Item item = items.at(index);
        const std::size_t hash = roughHash(item);
        const auto [first, last] = places.equal_range(hash);
        if (std::any_of(first, last, [&](const auto& place) {
                return areEqual(found[place.second], item, &evaluator);
            }))
            continue;
        places.emplace(hash, found.size());
        found.push_back(item);
    }
    if (!items.isSequence())
        return makeArray(std::move(found));
    Ref<List> sequence = makeSequence();
    sequence->items = std::move(found);
    return sequence;
}

bool areAll(const Item& items, bool (Item::*isKind)() const noexcept, Pulse& pulse)
{
    for (std::size_t index = 0; index < items.size(); ++index) {
        pulse.beat();
        if (!(items.at(index).*isKind)())
            return false;
    }
    return true;
}

Item sort(Evaluator& evaluator, const Call& call)
{
    const Item& list = call[0];
    if (list.isUndefined() || list.size() <= 1)
        return list;
    const bool hasComparator = call.has(1);
    const bool areNumbers = !hasComparator && areAll(list, &Item::isNumber, evaluator);
    if (!hasComparator && !areNumbers && !areAll(list, &Item::isText, evaluator))
        raise(Fault{"D3070"});
    std::vector<Item> items;
    items.reserve(list.size());
    for (std::size_t index = 0; index < list.size(); ++index) {
        evaluator.beat();
        items.push_back(list.at(index));
    }
    std::vector<Item> spare(items.size());
    mergeSort(std::span<Item>(items), std::span<Item>(spare),
              [&](const Item& left, const Item& right) {
                  evaluator.tick();
                  if (hasComparator)
                      return isTrue(evaluator.callBack(call[1], {left, right}, call.frame));
                  return areNumbers ? left.number() > right.number()
                                    : isTextLess(right.text(), left.text());
              });
    return makeArray(std::move(items), &evaluator);
}

} // namespace

std::span<const BuiltinDefinition> listFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"zip", "<a+>", 0, zip},
        BuiltinDefinition{"append", "<xx:a>", 2, appendBoth},
        BuiltinDefinition{"reverse", "<a:a>", 1, reverse},
        BuiltinDefinition{"shuffle", "<a:a>", 1, shuffle},
        BuiltinDefinition{"distinct", "<x:x>", 1, distinct},
        BuiltinDefinition{"sort", "<af?:a>", 2, sort},
    };
    return functions;
}

} // namespace stepglass::jsonata
