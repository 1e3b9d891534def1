// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Item.h"

#include "core/jsonata/private/Fault.h"
#include "core/jsonata/private/Function.h"
#include "core/value/ArrayBuilder.h"
#include "core/value/Disposal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <ranges>

namespace stepglass::jsonata {

namespace {

/// Deeper structures than this are taken for a mistake: they would exhaust the stack.
constexpr std::size_t deepest = 4000;

std::optional<Value> convert(const Item& item, std::size_t depth, Pulse* pulse);

template <typename Items>
OriginId originOfParts(const Items& items)
{
    std::vector<OriginId> origins;
    origins.reserve(items.size());
    for (const Item& item : items)
        origins.push_back(item.origin());
    return partsOrigin(origins);
}

/// An array of what each item gives.
template <typename ElementOf>
Value arrayOf(std::span<const Item> items, ElementOf&& elementOf)
{
    std::array<Value, 16> few;
    if (items.size() <= few.size()) {
        std::ranges::transform(items, few.begin(), elementOf);
        return Value::takeArray(std::span(few).first(items.size()));
    }
    value::ArrayBuilder builder(items.size());
    for (const Item& item : items)
        builder.add(elementOf(item));
    return builder.take();
}

Value convertArray(const List& list, std::size_t depth, Pulse* pulse)
{
    return arrayOf(list.items,
                   [&](const Item& item) { return convert(item, depth, pulse).value_or(Value()); });
}

std::optional<Value> convert(const Item& item, std::size_t depth, Pulse* pulse)
{
    if (depth > deepest)
        raiseLimit(FaultKind::Depth);
    beat(pulse);
    switch (item.tag()) {
    case Item::Tag::Undefined:
        return std::nullopt;
    case Item::Tag::Json:
        return item.json();
    case Item::Tag::Function:
        return Value("");
    case Item::Tag::Tuple:
        return convert(item.tuple().context, depth + 1, pulse);
    case Item::Tag::List:
        return convertArray(item.list(), depth + 1, pulse);
    case Item::Tag::Record: {
        std::vector<value::Member> members;
        members.reserve(item.record().members.size());
        for (const auto& [name, content] : item.record().members)
            if (std::optional<Value> converted = convert(content, depth + 1, pulse))
                members.push_back({name, *std::move(converted)});
        return Value::takeObject(members);
    }
    }
    return std::nullopt;
}

Item copyMutable(const Item& item, std::size_t depth, Pulse* pulse)
{
    if (depth > deepest)
        raiseLimit(FaultKind::Depth);
    beat(pulse);
    if (item.isArray()) {
        auto list = makeRef<List>();
        list->items.reserve(item.size());
        for (std::size_t index = 0; index < item.size(); ++index)
            list->items.push_back(copyMutable(item.at(index), depth + 1, pulse));
        Item copy(list);
        copy.setOrigin(item.origin());
        return copy;
    }
    if (item.isObject()) {
        auto record = makeRef<Record>();
        forEachMember(item, [&](const value::Key& name, const Item& content) {
            record->members.emplace_back(name, copyMutable(content, depth + 1, pulse));
        });
        Item copy(record);
        copy.setOrigin(item.origin());
        return copy;
    }
    return item;
}

/// Whether comparing it takes a moment only.
bool isSmall(const Value& value)
{
    constexpr std::size_t fewBytes = std::size_t(64) << 10;
    return (!value.isArray() && !value.isObject()) || value.textSize() < fewBytes;
}

bool areEqualDeep(const Item& left, const Item& right, std::size_t depth, Pulse* pulse)
{
    beat(pulse);
    if (left.isJson() && right.isJson() &&
        (isSmall(left.json()) || isSmall(right.json()) || left.json().isSameNode(right.json())))
        return left.json() == right.json();
    if (depth > deepest)
        raiseLimit(FaultKind::Depth);
    if (left.isArray() && right.isArray()) {
        if (left.size() != right.size())
            return false;
        for (std::size_t index = 0; index < left.size(); ++index)
            if (!areEqualDeep(left.at(index), right.at(index), depth + 1, pulse))
                return false;
        return true;
    }
    if (left.isObject() && right.isObject()) {
        std::size_t count = 0;
        bool equal = true;
        forEachMember(left, [&](const value::Key& name, const Item& content) {
            ++count;
            const Item other = memberOf(right, name);
            equal = equal && !other.isUndefined() && areEqualDeep(content, other, depth + 1, pulse);
        });
        std::size_t otherCount = 0;
        forEachMember(right, [&](const value::Key&, const Item&) { ++otherCount; });
        return equal && count == otherCount;
    }
    if (left.isFunction() && right.isFunction())
        return &left.function() == &right.function();
    return left.isUndefined() && right.isUndefined();
}

} // namespace

void Shared::dispose(Shared* dead) noexcept
{
    /// What waits where the evaluation was cancelled.
    struct DyingObjects final : value::Remains {
        explicit DyingObjects(std::vector<Shared*> all)
            : objects(std::move(all))
        {
        }
        ~DyingObjects() override { std::ranges::for_each(objects, dispose); }

        std::vector<Shared*> objects;
    };
    // What dies with an object waits until the object is gone: a chain of any length needs the
    // stack of one link.
    static thread_local std::vector<Shared*> waiting;
    static thread_local bool isWorking = false;
    if (isWorking) {
        waiting.push_back(dead);
        return;
    }
    isWorking = true;
    constexpr unsigned fewObjects = 64;
    Shared* next = dead;
    for (unsigned count = 1;; ++count) {
        const std::size_t below = waiting.size();
        const bool isSmall = next->shed();
        if (isSmall) {
            delete next;
        } else {
            // What it dropped is gone first.
            waiting.push_back(next);
            std::swap(waiting[below], waiting.back());
        }
        if (waiting.empty())
            break;
        if ((!isSmall || count % fewObjects == 0) && value::DisposalScope::isOver()) {
            value::DisposalScope::leave(std::make_unique<DyingObjects>(std::exchange(waiting, {})));
            break;
        }
        next = waiting.back();
        waiting.pop_back();
    }
    isWorking = false;
}

const Item* Record::find(const value::Key& name) const
{
    for (const auto& [key, item] : members)
        if (key == name)
            return &item;
    return nullptr;
}

void Record::set(const value::Key& name, Item item)
{
    for (auto& [key, old] : members)
        if (key == name) {
            old = std::move(item);
            return;
        }
    members.emplace_back(name, std::move(item));
}

void Record::remove(std::string_view name)
{
    std::erase_if(members, [&](const auto& member) { return member.first.text() == name; });
}

void Tuple::set(NameId name, Item item)
{
    for (auto& [bound, old] : variables)
        if (bound == name) {
            old = std::move(item);
            return;
        }
    variables.emplace_back(name, std::move(item));
}

const Item* Tuple::find(NameId name) const
{
    for (const auto& [bound, item] : variables)
        if (bound == name)
            return &item;
    return nullptr;
}

Ref<List> makeSequence()
{
    auto list = makeRef<List>();
    list->isSequence = true;
    return list;
}

Ref<List> makeSequence(Item only)
{
    auto list = makeSequence();
    list->items.push_back(std::move(only));
    return list;
}

Item makeArray(Ref<List> list, Pulse* pulse)
{
    const std::vector<Item>& items = list->items;
    OriginId anyOrigin = 0;
    for (const Item& item : items) {
        beat(pulse);
        if (!item.isJson())
            return list;
        anyOrigin |= item.origin();
    }
    Value array = arrayOf(items, [pulse](const Item& item) {
        beat(pulse);
        return item.json();
    });
    return {std::move(array), anyOrigin == 0 ? 0 : originOfParts(items)};
}

Item makeArray(std::vector<Item> items)
{
    auto list = makeRef<List>();
    list->items = std::move(items);
    return makeArray(std::move(list));
}

Item makeObject(std::vector<std::pair<value::Key, Item>> members)
{
    if (std::ranges::all_of(members, [](const auto& member) { return member.second.isJson(); })) {
        std::vector<value::Member> json;
        json.reserve(members.size());
        OriginId anyOrigin = 0;
        for (auto& [key, item] : members) {
            anyOrigin |= item.origin();
            json.push_back({key, item.json()});
        }
        return {Value::takeObject(json),
                anyOrigin == 0 ? 0 : originOfParts(members | std::views::values)};
    }
    auto record = makeRef<Record>();
    record->members = std::move(members);
    return record;
}

Item makeNumber(double number)
{
    constexpr double largestExact = 9007199254740992.0;
    if (std::abs(number) <= largestExact) {
        const auto integer = static_cast<std::int64_t>(number);
        if (static_cast<double>(integer) == number && (integer != 0 || !std::signbit(number)))
            return Value(integer);
    }
    return Value(number);
}

Item memberOf(const Item& object, const value::Key& name)
{
    if (object.isJson()) {
        const Value* found = object.json().find(name);
        if (found == nullptr)
            return {};
        if (object.origin() != 0) [[unlikely]]
            return {*found, childOrigin(object.origin(), value::placeOf(*found, object.json()))};
        return *found;
    }
    if (object.isRecord()) {
        const Item* found = object.record().find(name);
        return found != nullptr ? *found : Item();
    }
    return {};
}

std::optional<Value> toValue(const Item& item, Pulse* pulse)
{
    return convert(item, 0, pulse);
}

Item toJson(const Item& item, Pulse* pulse)
{
    if (item.isJson())
        return item;
    std::optional<Value> json = toValue(item, pulse);
    if (!json)
        return {};
    return {*std::move(json), Tracer::isAtWork() ? Tracer::current().originOf(item) : 0};
}

Item toMutable(const Item& item, Pulse* pulse)
{
    return copyMutable(item, 0, pulse);
}

bool areEqual(const Item& left, const Item& right, Pulse* pulse)
{
    return areEqualDeep(left, right, 0, pulse);
}

bool isTextLess(std::string_view left, std::string_view right)
{
    const std::size_t common = std::min(left.size(), right.size());
    for (std::size_t place = 0; place < common; ++place) {
        const auto one = static_cast<unsigned char>(left[place]);
        const auto other = static_cast<unsigned char>(right[place]);
        if (one == other)
            continue;
        // UTF-8 orders as code points do; in UTF-16 what needs a pair comes before U+E000.
        const bool oneIsPair = one >= 0xF0;
        const bool otherIsPair = other >= 0xF0;
        if (oneIsPair != otherIsPair && std::min(one, other) >= 0xEE)
            return oneIsPair;
        return one < other;
    }
    return left.size() < right.size();
}

bool isNumeric(const Item& item)
{
    if (!item.isNumber())
        return false;
    if (item.json().isInteger())
        return true;
    const double number = item.number();
    if (std::isinf(number)) {
        Fault fault{"D1001"};
        fault.value = item.json();
        raise(std::move(fault));
    }
    return !std::isnan(number);
}

bool isTrue(const Item& item)
{
    switch (item.tag()) {
    case Item::Tag::Undefined:
    case Item::Tag::Function:
        return false;
    case Item::Tag::Tuple:
        return true;
    case Item::Tag::Record:
        return !item.record().members.empty();
    case Item::Tag::List:
        return std::ranges::any_of(item.list().items, isTrue);
    case Item::Tag::Json:
        break;
    }
    const Value& json = item.json();
    switch (json.kind()) {
    case value::Kind::Null:
        return false;
    case value::Kind::Boolean:
        return json.asBoolean();
    case value::Kind::Integer:
        return json.asInteger() != 0;
    case value::Kind::Double:
        return isNumeric(item) && json.asDouble() != 0;
    case value::Kind::String:
        return !json.asString().empty();
    case value::Kind::Object:
        return json.size() > 0;
    case value::Kind::Array:
        return std::ranges::any_of(json.elements(),
                                   [](const Value& element) { return isTrue(Item(element)); });
    }
    return false;
}

} // namespace stepglass::jsonata
