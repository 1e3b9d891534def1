// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Value.h"

#include "core/value/Numbers.h"
#include "core/value/Storage.h"
#include "core/value/TextNode.h"

#include <algorithm>
#include <memory>
#include <new>

namespace stepglass::value {

namespace {

constexpr std::size_t emptyContainerSize = 2;

std::size_t partSize(const Value& element)
{
    return element.textSize();
}

std::size_t partSize(const Member& member)
{
    return Value(member.name).textSize() + 1 + member.value.textSize();
}

/// Size of the compact text of a container with these parts.
template <typename Part>
std::size_t sizeOfParts(std::span<const Part> parts)
{
    std::size_t size = emptyContainerSize + parts.size() - 1;
    for (const Part& part : parts)
        size += partSize(part);
    return size;
}

/// Drops members that a later one of the same name replaces; few enough to compare each with each.
std::span<Member> withoutRepeatedNames(std::span<Member> members)
{
    std::size_t kept = 0;
    for (std::size_t next = 0; next < members.size(); ++next) {
        const auto end = members.begin() + static_cast<std::ptrdiff_t>(kept);
        const auto known = std::find_if(members.begin(), end, [&](const Member& member) {
            return member.name == members[next].name;
        });
        if (known != end) {
            known->value = std::move(members[next].value);
        } else {
            if (kept != next)
                members[kept] = std::move(members[next]);
            ++kept;
        }
    }
    return members.first(kept);
}

} // namespace

template <typename Part>
Value::Node* Value::makeInlineNode(std::size_t count)
{
    void* memory = ::operator new(sizeof(Node) + count * sizeof(Part));
    auto* node = new (memory) Node;
    node->count = static_cast<std::uint32_t>(count);
    node->parts = node + 1;
    return node;
}

Value::Value(std::string_view text)
    : m_kind(Kind::String)
    , m_text(Key::Data::make(text))
{
}

Value Value::array(std::vector<Value> elements)
{
    return takeArray(elements);
}

Value Value::object()
{
    return takeObject({});
}

Value Value::object(std::vector<Member> members)
{
    return takeObject(members);
}

Value Value::object(std::initializer_list<Member> members)
{
    std::vector<Member> copies(members);
    return takeObject(copies);
}

Value Value::takeArray(std::span<Value> elements)
{
    Value made;
    made.m_kind = Kind::Array;
    made.m_node = nullptr;
    if (elements.empty())
        return made;
    Node* node = nullptr;
    if (elements.size() <= mostInlineParts) {
        node = makeInlineNode<Value>(elements.size());
        std::uninitialized_move(elements.begin(), elements.end(), static_cast<Value*>(node->parts));
    } else {
        Storage* storage = Storage::make<Value>(elements.size());
        for (Value& element : elements)
            storage->push(std::move(element));
        node = makeNode<Value>(storage, elements.size());
    }
    made.m_node = node;
    node->textSize = sizeOfParts(made.elements());
    return made;
}

Value Value::takeObject(std::span<Member> members)
{
    Value made;
    made.m_kind = Kind::Object;
    made.m_node = nullptr;
    if (members.empty())
        return made;
    Node* node = nullptr;
    if (members.size() <= mostInlineParts) {
        members = withoutRepeatedNames(members);
        node = makeInlineNode<Member>(members.size());
        std::uninitialized_move(members.begin(), members.end(), static_cast<Member*>(node->parts));
    } else {
        Storage* storage = Storage::make<Member>(members.size());
        for (Member& member : members) {
            const std::size_t known = storage->find(member.name, storage->used());
            if (known == Storage::notFound)
                storage->push(std::move(member));
            else
                storage->parts<Member>()[known].value = std::move(member.value);
        }
        node = makeNode<Member>(storage, storage->used());
    }
    made.m_node = node;
    node->textSize = sizeOfParts(made.members());
    return made;
}

namespace {

template <typename Name>
const Member* findInFew(std::span<const Member> members, const Name& name)
{
    for (const Member& member : members) {
        if (member.name == name)
            return &member;
    }
    return nullptr;
}

} // namespace

const Value* Value::find(const Key& name) const noexcept
{
    if (m_kind != Kind::Object || m_node == nullptr)
        return nullptr;
    if (m_node->storage != nullptr) {
        const std::size_t place = m_node->storage->find(name, m_node->count);
        return place == Storage::notFound ? nullptr : &members()[place].value;
    }
    // The same name is mostly the same shared text, which is known without a look at its bytes.
    for (const Member& member : members()) {
        if (member.name.m_data == name.m_data)
            return &member.value;
    }
    const Member* member = findInFew(members(), name);
    return member == nullptr ? nullptr : &member->value;
}

const Value* Value::find(std::string_view name) const noexcept
{
    if (m_kind != Kind::Object || m_node == nullptr)
        return nullptr;
    if (m_node->storage != nullptr) {
        const std::size_t place = m_node->storage->find(name, hashOfText(name), m_node->count);
        return place == Storage::notFound ? nullptr : &members()[place].value;
    }
    for (const Member& member : members()) {
        if (member.name.text() == name)
            return &member.value;
    }
    return nullptr;
}

Value Value::with(const Key& name, Value newValue) const
{
    STEPGLASS_ASSERT(isObject());
    const std::span<const Member> old = members();
    const Value* known = find(name);
    if (known == nullptr)
        return withPart<Member>(Member{name, std::move(newValue)});
    const auto* holder = reinterpret_cast<const char*>(known) - offsetof(Member, value);
    const auto place =
        static_cast<std::size_t>(reinterpret_cast<const Member*>(holder) - old.data());
    return withPartReplaced<Member>(place, Member{old[place].name, std::move(newValue)});
}

Value Value::without(std::string_view name) const
{
    STEPGLASS_ASSERT(isObject());
    if (find(name) == nullptr)
        return *this;
    std::vector<Member> kept;
    kept.reserve(size() - 1);
    for (const Member& member : members()) {
        if (member.name.text() != name)
            kept.push_back(member);
    }
    return takeObject(kept);
}

Value Value::withElement(std::size_t index, Value newValue) const
{
    STEPGLASS_ASSERT(isArray() && index < size());
    if (index >= size())
        return *this;
    return withPartReplaced<Value>(index, std::move(newValue));
}

Value Value::withAppended(Value element) const
{
    STEPGLASS_ASSERT(isArray());
    return withPart<Value>(std::move(element));
}

template <typename Part>
Value Value::withPart(Part part) const
{
    Value made;
    made.m_kind = m_kind;
    made.m_node = nullptr;
    const std::size_t count = size();
    const std::size_t comma = count == 0 ? 0 : 1;
    const std::size_t newSize = textSize() + comma + partSize(part);
    const Part* old = count == 0 ? nullptr : static_cast<const Part*>(m_node->parts);
    Node* node = nullptr;
    if (count + 1 <= mostInlineParts) {
        node = makeInlineNode<Part>(count + 1);
        auto* parts = static_cast<Part*>(node->parts);
        std::uninitialized_copy_n(old, count, parts);
        std::construct_at(parts + count, std::move(part));
    } else {
        Storage* storage = m_node->storage;
        if (storage != nullptr && storage->claimNext(static_cast<std::uint32_t>(count))) {
            storage->addReference();
            storage->fill(static_cast<std::uint32_t>(count), std::move(part));
        } else {
            storage = Storage::make<Part>(count + count / 2 + mostInlineParts);
            for (std::size_t index = 0; index < count; ++index)
                storage->push(Part(old[index]));
            storage->push(std::move(part));
        }
        node = makeNode<Part>(storage, count + 1);
    }
    node->textSize = newSize;
    made.m_node = node;
    return made;
}

template <typename Part>
Value Value::withPartReplaced(std::size_t place, Part part) const
{
    Value made;
    made.m_kind = m_kind;
    const std::size_t count = size();
    const Part* old = static_cast<const Part*>(m_node->parts);
    const std::size_t newSize = m_node->textSize - partSize(old[place]) + partSize(part);
    if (m_node->storage == nullptr) {
        made.m_node = makeInlineNode<Part>(count);
        auto* parts = static_cast<Part*>(made.m_node->parts);
        for (std::size_t index = 0; index < count; ++index)
            std::construct_at(parts + index, index == place ? std::move(part) : Part(old[index]));
    } else {
        Storage* storage = Storage::make<Part>(count);
        for (std::size_t index = 0; index < count; ++index)
            storage->push(index == place ? std::move(part) : Part(old[index]));
        made.m_node = makeNode<Part>(storage, count);
    }
    made.m_node->textSize = newSize;
    return made;
}

std::size_t Value::textSize() const noexcept
{
    switch (m_kind) {
    case Kind::Null:
        return 4;
    case Kind::Boolean:
        return m_boolean ? 4 : 5;
    case Kind::Integer:
        return integerTextSize(m_integer);
    case Kind::Double:
        return doubleTextSize(m_double);
    case Kind::String:
        return m_text == nullptr ? 2 : m_text->textSize;
    case Kind::Array:
    case Kind::Object:
        return m_node == nullptr ? emptyContainerSize : m_node->textSize;
    }
    return 0;
}

bool Value::isSameNode(const Value& other) const noexcept
{
    if (m_kind != other.m_kind)
        return false;
    switch (m_kind) {
    case Kind::Null:
        return true;
    case Kind::Boolean:
        return m_boolean == other.m_boolean;
    case Kind::Integer:
        return m_integer == other.m_integer;
    case Kind::Double:
        return m_double == other.m_double;
    case Kind::String:
        return m_text == other.m_text;
    case Kind::Array:
    case Kind::Object:
        return m_node == other.m_node;
    }
    return false;
}

} // namespace stepglass::value
