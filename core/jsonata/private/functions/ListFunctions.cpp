// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"
#include "core/jsonata/private/PlaceTable.h"

#include <algorithm>
#include <array>
#include <memory>

namespace stepglass::jsonata {

namespace {

Item zip(Evaluator& evaluator, const Call& call)
{
    std::size_t length = static_cast<std::size_t>(-1);
    for (const Item& argument : call.arguments)
        length = std::min(length, argument.isArray() ? argument.size() : 0);
    const auto rows = makeRef<List>();
    for (std::size_t index = 0; !call.arguments.empty() && index < length; ++index) {
        std::vector<Item> row;
        row.reserve(call.arguments.size());
        evaluator.beat();
        for (const Item& argument : call.arguments)
            row.push_back(argument.at(index));
        rows->items.push_back(makeArray(std::move(row)));
    }
    return makeArray(rows, &evaluator);
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
    const auto reversed = makeRef<List>();
    reversed->items.reserve(call[0].size());
    for (std::size_t index = call[0].size(); index > 0; --index) {
        evaluator.beat();
        reversed->items.push_back(call[0].at(index - 1));
    }
    return makeArray(reversed, &evaluator);
}

Item shuffle(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0) || call[0].size() <= 1)
        return call[0];
    const auto shuffled = makeRef<List>();
    std::vector<Item>& items = shuffled->items;
    items.reserve(call[0].size());
    for (std::size_t index = 0; index < call[0].size(); ++index) {
        evaluator.beat();
        items.push_back(call[0].at(index));
        std::swap(items[index], items[evaluator.random().next() % (index + 1)]);
    }
    return makeArray(shuffled, &evaluator);
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
    const auto found = makeRef<List>();
    found->expect(items.size());
    PlaceTable places(items.size(), evaluator);
    for (std::size_t index = 0; index < items.size(); ++index) {
        evaluator.tick();
        Item item = items.at(index);
        const std::size_t next = found->items.size();
        const std::size_t place = places.placeOf(roughHash(item), next, [&](std::size_t known) {
            return areEqual(found->items[known], item, &evaluator);
        });
        if (place == next)
            found->items.push_back(std::move(item));
    }
    if (!items.isSequence())
        return makeArray(found, &evaluator);
    found->isSequence = true;
    return found;
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

/// A list in another order. `Element` holds what is compared and the element's place; it is moved
/// as bytes, so that the list's own items are touched once only.
template <typename Element, typename MakeElement, typename IsAfter>
Item sortBy(const Item& list, Evaluator& evaluator, MakeElement&& make, IsAfter&& isAfter)
{
    const std::size_t count = list.size();
    const auto elements = std::make_unique_for_overwrite<Element[]>(count);
    const auto spare = std::make_unique_for_overwrite<Element[]>(count);
    for (std::size_t place = 0; place < count; ++place) {
        evaluator.beat();
        elements[place] = make(static_cast<std::uint32_t>(place));
    }
    mergeSort(std::span(elements.get(), count), std::span(spare.get(), count), evaluator,
              [&](const Element& left, const Element& right) {
                  evaluator.tick();
                  return isAfter(left, right);
              });
    const auto sorted = makeRef<List>();
    sorted->items.reserve(count);
    for (const Element& element : std::span(elements.get(), count)) {
        evaluator.beat();
        sorted->items.push_back(list.at(element.place));
    }
    return makeArray(sorted, &evaluator);
}

Item sort(Evaluator& evaluator, const Call& call)
{
    struct Number {
        double number;
        std::uint32_t place;
    };
    struct Text {
        [[nodiscard]] std::string_view text() const { return {bytes, size}; }

        const char* bytes;
        std::uint32_t size;
        std::uint32_t place;
    };
    struct Element {
        std::uint32_t place;
    };
    const Item& list = call[0];
    if (list.isUndefined() || list.size() <= 1)
        return list;
    if (call.has(1))
        return sortBy<Element>(
            list, evaluator, [](std::uint32_t place) { return Element{place}; },
            [&](Element left, Element right) {
                return isTrue(evaluator.callBack(
                    call[1], {list.at(left.place), list.at(right.place)}, call.frame));
            });
    if (areAll(list, &Item::isNumber, evaluator))
        return sortBy<Number>(
            list, evaluator,
            [&](std::uint32_t place) {
                return Number{list.at(place).number(), place};
            },
            [](const Number& left, const Number& right) { return left.number > right.number; });
    if (!areAll(list, &Item::isText, evaluator))
        raise(Fault{"D3070"});
    return sortBy<Text>(
        list, evaluator,
        [&](std::uint32_t place) {
            const std::string_view text = list.at(place).text();
            return Text{text.data(), static_cast<std::uint32_t>(text.size()), place};
        },
        [](const Text& left, const Text& right) { return isTextLess(right.text(), left.text()); });
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
