// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"
#include "core/jsonata/private/PlaceTable.h"

#include <algorithm>
#include <memory>

namespace stepglass::jsonata {

namespace {

/// The items that share a key.
struct Bucket {
    value::Key key;
    std::size_t pair;
    std::vector<Item> items;

    /// The context of the bucket's value: its item, or the list that appending makes of them.
    [[nodiscard]] Item context(Pulse& pulse) const
    {
        if (items.size() == 1)
            return Item(items.front());
        auto list = makeRef<List>();
        list->items.reserve(items.size());
        for (const Item& item : items) {
            pulse.beat();
            if (!item.isArray()) {
                if (!item.isUndefined())
                    list->items.push_back(item);
                continue;
            }
            for (std::size_t index = 0; index < item.size(); ++index) {
                pulse.beat();
                list->items.push_back(item.at(index));
            }
        }
        return list;
    }
};

struct Buckets final : Shared {
    std::vector<Bucket> all;

private:
    [[nodiscard]] bool shed() noexcept override { return shedLast(all); }
};

/// One tuple for many: each variable becomes the list of its values.
Ref<Tuple> mergeTuples(const std::vector<Item>& tuples, Pulse& pulse)
{
    auto merged = makeRef<Tuple>();
    merged->context = tuples.front().tuple().context;
    merged->variables = tuples.front().tuple().variables;
    for (std::size_t index = 1; index < tuples.size(); ++index) {
        const Tuple& tuple = tuples[index].tuple();
        merged->context = append(merged->context, tuple.context, pulse);
        for (const auto& [name, item] : tuple.variables) {
            const Item* old = merged->find(name);
            merged->set(name, append(old != nullptr ? *old : Item(), item, pulse));
        }
    }
    return merged;
}

bool isComparable(const Item& item)
{
    return item.isText() || item.isNumber();
}

} // namespace

Item Evaluator::evaluateGroup(const NodePairs& pairs, std::uint32_t position, const Item& input,
                              Frame& frame)
{
    const bool isTupleStream = input.isTupleStream();
    const auto held = makeRef<Buckets>();
    std::vector<Bucket>& buckets = held->all;
    const std::size_t count = input.isArray() ? std::max<std::size_t>(input.size(), 1) : 1;
    std::optional<PlaceTable> places;
    if (count > 1 || pairs.size() > 8)
        places.emplace(count * pairs.size(), *this);
    for (std::size_t index = 0; index < count; ++index) {
        const Item item = !input.isArray()       ? input
                          : index < input.size() ? input.at(index)
                                                 : Item();
        const bool isTuple = isTupleStream && item.isTuple();
        const Ref<Frame> inner = isTuple ? makeTupleFrame(frame, item.tuple()) : Ref<Frame>(&frame);
        const Item& context = isTuple ? item.tuple().context : item;
        for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
            const Item key = evaluate(*pairs[pair].first, context, *inner);
            if (key.isUndefined())
                continue;
            const auto refuse = [&](std::string_view code) {
                Fault fault{code};
                fault.position = position;
                fault.value = toValue(key);
                raise(std::move(fault));
            };
            if (!key.isText())
                refuse("T1003");
            const value::Key name(key.text());
            const auto isSame = [&](std::size_t known) { return buckets[known].key == name; };
            std::size_t place = 0;
            if (places)
                place = places->placeOf(name.hash(), buckets.size(), isSame);
            else
                while (place < buckets.size() && !isSame(place))
                    ++place;
            if (place == buckets.size())
                buckets.push_back({name, pair, {}});
            else if (buckets[place].pair != pair)
                refuse("D1009");
            buckets[place].items.push_back(item);
        }
    }
    std::vector<std::pair<value::Key, Item>> members;
    members.reserve(buckets.size());
    for (const Bucket& bucket : buckets) {
        const Node& content = *pairs[bucket.pair].second;
        Item item;
        if (isTupleStream && bucket.items.front().isTuple()) {
            const Ref<Tuple> merged = mergeTuples(bucket.items, *this);
            const Ref<Frame> inner = makeTupleFrame(frame, *merged);
            item = evaluate(content, merged->context, *inner);
        } else {
            item = evaluate(content, bucket.context(*this), frame);
        }
        if (!item.isUndefined())
            members.emplace_back(bucket.key, std::move(item));
    }
    return makeObject(std::move(members));
}

int Evaluator::compareKeys(const Node& sort, std::span<const Item> left,
                           std::span<const Item> right)
{
    for (std::size_t term = 0; term < left.size(); ++term) {
        const Item& one = left[term];
        const Item& other = right[term];
        if (one.isUndefined() || other.isUndefined()) {
            if (one.isUndefined() && other.isUndefined())
                continue;
            return one.isUndefined() ? 1 : -1;
        }
        if (!isComparable(one) || !isComparable(other)) {
            Fault fault{"T2008"};
            fault.position = sort.position;
            fault.value = toValue(isComparable(one) ? other : one);
            raise(std::move(fault));
        }
        if (one.isText() != other.isText()) {
            Fault fault{"T2007"};
            fault.position = sort.position;
            fault.value = one.json();
            fault.secondValue = other.json();
            raise(std::move(fault));
        }
        int order = 0;
        if (one.isText()) {
            if (one.text() != other.text())
                order = isTextLess(one.text(), other.text()) ? -1 : 1;
        } else if (one.number() != other.number()) {
            order = one.number() < other.number() ? -1 : 1;
        }
        if (order != 0)
            return sort.terms[term].isDescending ? -order : order;
    }
    return 0;
}

Item Evaluator::evaluateSort(const Node& sort, const Item& input, Frame& frame)
{
    if (!input.isArray() || input.size() < 2)
        return input;
    // The keys are evaluated once for each item, not once for each comparison.
    const bool isTupleStream = input.isTupleStream();
    const std::size_t count = input.size();
    const std::size_t width = sort.terms.size();
    const auto held = makeRef<List>();
    std::vector<Item>& keys = held->items;
    keys.reserve(count * width);
    for (std::size_t index = 0; index < count; ++index) {
        const Item item = input.at(index);
        const Ref<Frame> inner =
            isTupleStream ? makeTupleFrame(frame, item.tuple()) : Ref<Frame>(&frame);
        for (const SortTerm& term : sort.terms)
            keys.push_back(
                evaluate(*term.expression, isTupleStream ? item.tuple().context : item, *inner));
    }
    using Place = std::uint32_t;
    const auto order = std::make_unique_for_overwrite<Place[]>(count);
    const auto spare = std::make_unique_for_overwrite<Place[]>(count);
    for (std::size_t index = 0; index < count; ++index)
        order[index] = static_cast<Place>(index);
    const auto keysOf = [&](Place place) {
        return std::span<const Item>(keys).subspan(place * width, width);
    };
    mergeSort(std::span(order.get(), count), std::span(spare.get(), count), *this,
              [&](Place left, Place right) {
                  tick();
                  return compareKeys(sort, keysOf(left), keysOf(right)) == 1;
              });
    auto sorted = makeRef<List>();
    sorted->items.reserve(count);
    // The list is a new one; that it holds tuples must not be lost.
    sorted->isTupleStream = isTupleStream;
    for (const Place place : std::span(order.get(), count)) {
        beat();
        sorted->items.push_back(input.at(place));
    }
    return sorted;
}

} // namespace stepglass::jsonata
