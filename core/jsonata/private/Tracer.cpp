// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Tracer.h"

#include "core/base/Assert.h"
#include "core/jsonata/private/Fault.h"
#include "core/jsonata/private/Item.h"

#include <algorithm>

namespace stepglass::jsonata {

namespace {

/// Memory for origins: some 200 MB at most. Beyond it values have no origin but `beyond`.
constexpr std::size_t mostOrigins = 6'000'000;
constexpr std::size_t mostPooled = 12'000'000;
/// So many operands of one operation are remembered: one more than anybody is shown.
constexpr std::size_t mostOperands = 1001;
/// As deep as a result may be.
constexpr std::size_t deepest = 4000;

thread_local Tracer* atWork = nullptr;

} // namespace

OriginId childOrigin(OriginId parent, std::size_t index)
{
    return Tracer::current().child(parent, index);
}

OriginId partsOrigin(std::span<const OriginId> parts)
{
    return Tracer::current().parts(parts);
}

Tracer::Tracer()
    : m_outer(atWork)
{
    m_origins.resize(2);
    m_origins[beyond].kind = Kind::Beyond;
    atWork = this;
}

Tracer::~Tracer()
{
    atWork = m_outer;
}

bool Tracer::isAtWork()
{
    return atWork != nullptr;
}

Tracer& Tracer::current()
{
    STEPGLASS_ASSERT(atWork != nullptr);
    return *atWork;
}

OriginId Tracer::add(const Origin& origin)
{
    if (m_origins.size() >= mostOrigins)
        return beyond;
    m_origins.push_back(origin);
    return static_cast<OriginId>(m_origins.size() - 1);
}

OriginId Tracer::addPooled(Kind kind, std::span<const OriginId> ids)
{
    if (m_pool.size() + ids.size() > mostPooled)
        return beyond;
    const auto begin = static_cast<std::uint32_t>(m_pool.size());
    m_pool.insert(m_pool.end(), ids.begin(), ids.end());
    return add({kind, begin, static_cast<std::uint32_t>(ids.size())});
}

OriginId Tracer::addRoot(value::Source source, const Value& value)
{
    const Root& root = m_roots.emplace_back(Root{std::move(source), value});
    const auto index = static_cast<std::uint32_t>(m_roots.size() - 1);
    return add({Kind::Root, index, 0, 0, &root.value});
}

OriginId Tracer::child(OriginId parent, std::size_t index)
{
    const Origin& origin = m_origins[parent];
    switch (origin.kind) {
    case Kind::None:
        return 0;
    case Kind::Beyond:
    case Kind::Derived:
        return parent;
    case Kind::Decided:
        return child(origin.first, index);
    case Kind::Parts:
        return m_pool[origin.first + index];
    case Kind::Root:
    case Kind::Child:
        break;
    }
    if (origin.children != 0)
        return origin.children + static_cast<OriginId>(index);
    // The places of all parts at once: then a place is found by adding.
    const Value& whole = *origin.value;
    const std::size_t count = whole.size();
    if (m_origins.size() + count > mostOrigins)
        return beyond;
    const auto first = static_cast<OriginId>(m_origins.size());
    m_origins[parent].children = first;
    for (std::size_t place = 0; place < count; ++place) {
        const Value* part =
            whole.isArray() ? &whole.elements()[place] : &whole.members()[place].value;
        m_origins.push_back({Kind::Child, parent, static_cast<std::uint32_t>(place), 0, part});
    }
    return first + static_cast<OriginId>(index);
}

OriginId Tracer::parts(std::span<const OriginId> parts)
{
    if (std::ranges::all_of(parts, [](OriginId part) { return part == 0; }))
        return 0;
    return addPooled(Kind::Parts, parts);
}

OriginId Tracer::chosenOf(OriginId origin) const
{
    while (m_origins[origin].kind == Kind::Decided)
        origin = m_origins[origin].first;
    return origin;
}

bool Tracer::isUntouched(const Item& item, OriginId place)
{
    if (item.isJson())
        return item.origin() == place;
    const Value& whole = *m_origins[place].value;
    if (item.isList()) {
        const std::vector<Item>& items = item.list().items;
        if (!whole.isArray() || whole.size() != items.size())
            return false;
        for (std::size_t index = 0; index < items.size(); ++index)
            if (!isUntouched(items[index], child(place, index)))
                return false;
        return true;
    }
    if (!item.isRecord() || !whole.isObject())
        return false;
    const auto& members = item.record().members;
    if (whole.size() != members.size())
        return false;
    for (std::size_t index = 0; index < members.size(); ++index)
        if (!(members[index].first == whole.members()[index].name) ||
            !isUntouched(members[index].second, child(place, index)))
            return false;
    return true;
}

OriginId Tracer::originOf(const Item& item)
{
    if (item.isJson() || item.isUndefined())
        return item.isJson() ? item.origin() : 0;
    const OriginId chosen = chosenOf(item.origin());
    if (isPlace(chosen) && isUntouched(item, chosen))
        return item.origin();
    std::vector<OriginId> ids;
    if (item.isList()) {
        ids.reserve(item.list().items.size());
        for (const Item& element : item.list().items)
            ids.push_back(originOf(element));
    } else if (item.isRecord()) {
        for (const auto& [name, content] : item.record().members)
            if (!content.isUndefined())
                ids.push_back(originOf(content));
    } else if (item.isTuple()) {
        return originOf(item.tuple().context);
    }
    return parts(ids);
}

void Tracer::gather(const Item& operand, std::vector<OriginId>& ids, std::size_t depth) const
{
    if (ids.size() >= mostOperands || depth > deepest)
        return;
    switch (operand.tag()) {
    case Item::Tag::Undefined:
    case Item::Tag::Function:
        break;
    case Item::Tag::Json:
        if (operand.origin() != 0 && (ids.empty() || ids.back() != operand.origin()))
            ids.push_back(operand.origin());
        break;
    case Item::Tag::Tuple:
        gather(operand.tuple().context, ids, depth + 1);
        break;
    case Item::Tag::List:
        for (const Item& element : operand.list().items)
            gather(element, ids, depth + 1);
        break;
    case Item::Tag::Record:
        for (const auto& [name, content] : operand.record().members)
            gather(content, ids, depth + 1);
        break;
    }
}

OriginId Tracer::derived(std::span<const Item> operands)
{
    std::vector<OriginId> ids;
    for (const Item& operand : operands) {
        const OriginId chosen = chosenOf(operand.origin());
        if (!operand.isJson() && isPlace(chosen) && isUntouched(operand, chosen))
            ids.push_back(chosen);
        else
            gather(operand, ids, 0);
    }
    if (ids.empty())
        return 0;
    if (ids.size() == 1 && m_origins[ids.front()].kind == Kind::Derived)
        return ids.front();
    if (ids.size() >= mostOperands)
        ids.push_back(beyond);
    return addPooled(Kind::Derived, ids);
}

OriginId Tracer::decided(OriginId chosen, const Item& condition)
{
    const OriginId read = derived({&condition, 1});
    return read == 0 ? chosen : add({Kind::Decided, chosen, read});
}

void Tracer::deriveParts(Item& item, OriginId origin, std::size_t depth) const
{
    if (depth > deepest)
        return;
    if (item.isJson()) {
        if (item.origin() == 0)
            item.setOrigin(origin);
    } else if (item.isList()) {
        for (Item& element : item.list().items)
            deriveParts(element, origin, depth + 1);
    } else if (item.isRecord()) {
        for (auto& [name, content] : item.record().members)
            deriveParts(content, origin, depth + 1);
    }
}

Item Tracer::derive(Item computed, std::span<const Item> operands)
{
    // What is one of the operands, unchanged, has its origin already.
    if (computed.isUndefined() || (computed.isJson() && computed.origin() != 0))
        return computed;
    if (const OriginId origin = derived(operands); origin != 0)
        deriveParts(computed, origin, 0);
    return computed;
}

} // namespace stepglass::jsonata
