// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/private/Names.h"
#include "core/jsonata/private/Pulse.h"
#include "core/jsonata/private/Tracer.h"
#include "core/value/Value.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace stepglass::jsonata {

struct List;
struct Record;
struct Tuple;
struct Function;

/// What several Items of one evaluation may share. An evaluation is one thread's work, so counting
/// needs no atomics. The last release destroys without recursion, however deep the chain, and what
/// is large bit by bit: see `value::DisposalScope`.
class Shared {
public:
    Shared() = default;
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    virtual ~Shared() = default;

    void retain() noexcept { ++m_references; }
    void release() noexcept
    {
        if (--m_references == 0)
            dispose(this);
    }

private:
    static void dispose(Shared* dead) noexcept;
    /// Drops a part of what it holds: whether little is left, so that it can be destroyed.
    [[nodiscard]] virtual bool shed() noexcept { return true; }

    std::uint32_t m_references = 0;
};

/// Drops the last few parts: whether none are left.
template <typename Part>
[[nodiscard]] bool shedLast(std::vector<Part>& parts) noexcept
{
    constexpr std::size_t few = 256;
    for (std::size_t count = 0; count < few && !parts.empty(); ++count)
        parts.pop_back();
    return parts.empty();
}

/// Counts as one holder of a Shared.
template <typename T>
class Ref {
public:
    Ref() noexcept = default;
    Ref(T* object) noexcept
        : m_object(object)
    {
        if (m_object != nullptr)
            m_object->retain();
    }
    Ref(const Ref& other) noexcept
        : Ref(other.m_object)
    {
    }
    Ref(Ref&& other) noexcept
        : m_object(std::exchange(other.m_object, nullptr))
    {
    }
    Ref& operator=(Ref other) noexcept
    {
        std::swap(m_object, other.m_object);
        return *this;
    }
    ~Ref()
    {
        if (m_object != nullptr)
            m_object->release();
    }
    [[nodiscard]] T* get() const noexcept { return m_object; }
    T* operator->() const noexcept { return m_object; }
    T& operator*() const noexcept { return *m_object; }
    explicit operator bool() const noexcept { return m_object != nullptr; }

private:
    T* m_object = nullptr;
};

template <typename T, typename... Arguments>
[[nodiscard]] Ref<T> makeRef(Arguments&&... arguments)
{
    return Ref<T>(new T(std::forward<Arguments>(arguments)...));
}

/// What an expression deals with: JSON, or what only lives while it runs. Undefined is no value,
/// and not null. Arrays are JSON or a List, objects are JSON or a Record.
class Item {
public:
    enum class Tag : std::uint8_t { Undefined, Json, List, Record, Tuple, Function };

    Item() noexcept
        : m_nothing{}
    {
    }
    Item(Value json) noexcept
        : Item(std::move(json), 0)
    {
    }
    Item(Value json, OriginId origin) noexcept
        : m_head(headOf(Tag::Json, origin))
        , m_json(std::move(json))
    {
    }
    Item(Ref<List> list) noexcept;
    Item(Ref<Record> record) noexcept;
    Item(Ref<Tuple> tuple) noexcept;
    template <typename T>
    requires std::is_base_of_v<Function, T> Item(Ref<T> function)
    noexcept
        : Item(Tag::Function, function.get())
    {
    }
    Item(const Item& other) noexcept
        : m_head(other.m_head)
        , m_nothing{}
    {
        if (tag() == Tag::Json) {
            new (&m_json) Value(other.m_json);
        } else {
            m_shared = other.m_shared;
            if (m_shared != nullptr)
                m_shared->retain();
        }
    }
    Item(Item&& other) noexcept
        : m_head(other.m_head)
        , m_nothing{}
    {
        if (tag() == Tag::Json) {
            new (&m_json) Value(std::move(other.m_json));
        } else {
            m_shared = std::exchange(other.m_shared, nullptr);
            other.m_head = headOf(Tag::Undefined, 0);
        }
    }
    Item& operator=(const Item& other) noexcept
    {
        Item copy(other);
        return *this = std::move(copy);
    }
    Item& operator=(Item&& other) noexcept
    {
        if (this != &other) {
            this->~Item();
            new (this) Item(std::move(other));
        }
        return *this;
    }
    ~Item()
    {
        if (tag() == Tag::Json)
            m_json.~Value();
        else if (m_shared != nullptr)
            m_shared->release();
    }

    [[nodiscard]] Tag tag() const noexcept { return static_cast<Tag>(m_head & 0xFF); }
    /// Where it came from, while a Tracer is at work. Of Lists and Records their items' origins
    /// count; their own tells what they were copied from, or that a condition chose them.
    [[nodiscard]] OriginId origin() const noexcept { return static_cast<OriginId>(m_head >> 32U); }
    void setOrigin(OriginId origin) noexcept { m_head = headOf(tag(), origin); }
    [[nodiscard]] bool isUndefined() const noexcept { return tag() == Tag::Undefined; }
    [[nodiscard]] bool isJson() const noexcept { return tag() == Tag::Json; }
    [[nodiscard]] bool isList() const noexcept { return tag() == Tag::List; }
    [[nodiscard]] bool isTuple() const noexcept { return tag() == Tag::Tuple; }
    [[nodiscard]] bool isFunction() const noexcept { return tag() == Tag::Function; }
    [[nodiscard]] bool isRecord() const noexcept { return tag() == Tag::Record; }

    /// These need what they name.
    [[nodiscard]] const Value& json() const noexcept { return m_json; }
    [[nodiscard]] List& list() const noexcept;
    [[nodiscard]] Record& record() const noexcept;
    [[nodiscard]] Tuple& tuple() const noexcept;
    [[nodiscard]] Function& function() const noexcept;

    [[nodiscard]] bool isNull() const noexcept { return isJson() && m_json.isNull(); }
    [[nodiscard]] bool isBoolean() const noexcept { return isJson() && m_json.isBoolean(); }
    [[nodiscard]] bool isNumber() const noexcept { return isJson() && m_json.isNumber(); }
    [[nodiscard]] bool isText() const noexcept { return isJson() && m_json.isString(); }
    [[nodiscard]] bool isArray() const noexcept
    {
        return isList() || (isJson() && m_json.isArray());
    }
    [[nodiscard]] bool isObject() const noexcept
    {
        return isRecord() || (isJson() && m_json.isObject());
    }
    /// A list that came from a path or a filter; one element alone stands for itself.
    [[nodiscard]] bool isSequence() const noexcept;
    [[nodiscard]] bool isTupleStream() const noexcept;

    [[nodiscard]] std::string_view text() const noexcept { return m_json.asString(); }
    [[nodiscard]] double number() const noexcept { return m_json.asDouble(); }

    /// Elements of an array.
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] Item at(std::size_t index) const;

private:
    Item(Tag kind, Shared* shared) noexcept
        : m_head(headOf(kind, 0))
        , m_nothing{}
    {
        m_shared = shared;
        m_shared->retain();
    }

    /// As large as a Value, so that every Item is filled whole.
    struct Nothing {
        std::uint64_t words[2];
    };

    static constexpr std::uint64_t headOf(Tag tag, OriginId origin)
    {
        return static_cast<std::uint64_t>(tag) | std::uint64_t(origin) << 32U;
    }

    /// Tag and origin in one word: written and copied at once.
    std::uint64_t m_head = headOf(Tag::Undefined, 0);
    union {
        Nothing m_nothing;
        Value m_json;
        Shared* m_shared;
    };
};

/// An array that holds more than JSON, or has a part in how paths flatten.
struct List final : Shared {
    std::vector<Item> items;
    bool isSequence = false;
    bool keepsSingleton = false;
    bool wrapsInput = false; ///< holds the document, which is an array itself
    bool isTupleStream = false;
    bool isConstructed = false; ///< an array constructor in a path: not flattened

    /// Makes room for at most so many items, where moving them later would take long.
    void expect(std::size_t count)
    {
        constexpr std::size_t many = 4096;
        if (count > many)
            items.reserve(count);
    }

private:
    [[nodiscard]] bool shed() noexcept override { return shedLast(items); }
};

/// An object that holds more than JSON, or may change (in a transform).
struct Record final : Shared {
    std::vector<std::pair<value::Key, Item>> members;

    [[nodiscard]] const Item* find(const value::Key& name) const;
    void set(const value::Key& name, Item item);
    void remove(std::string_view name);

private:
    [[nodiscard]] bool shed() noexcept override { return shedLast(members); }
};

/// A context with the variables that were bound on the way to it.
struct Tuple final : Shared {
    Item context;
    std::vector<std::pair<NameId, Item>> variables;

    void set(NameId name, Item item);
    [[nodiscard]] const Item* find(NameId name) const;
};

inline Item::Item(Ref<List> list) noexcept
    : Item(Tag::List, list.get())
{
}
inline Item::Item(Ref<Record> record) noexcept
    : Item(Tag::Record, record.get())
{
}
inline Item::Item(Ref<Tuple> tuple) noexcept
    : Item(Tag::Tuple, tuple.get())
{
}
inline List& Item::list() const noexcept
{
    return static_cast<List&>(*m_shared);
}
inline Record& Item::record() const noexcept
{
    return static_cast<Record&>(*m_shared);
}
inline Tuple& Item::tuple() const noexcept
{
    return static_cast<Tuple&>(*m_shared);
}
inline bool Item::isSequence() const noexcept
{
    return isList() && list().isSequence;
}
inline bool Item::isTupleStream() const noexcept
{
    return isList() && list().isTupleStream;
}
inline std::size_t Item::size() const noexcept
{
    return isList() ? list().items.size() : m_json.size();
}
inline Item Item::at(std::size_t index) const
{
    if (isList())
        return list().items[index];
    const Value& element = *m_json.at(index);
    if (origin() != 0) [[unlikely]]
        return {element, childOrigin(origin(), index)};
    return element;
}

/// An empty sequence.
[[nodiscard]] Ref<List> makeSequence();
[[nodiscard]] Ref<List> makeSequence(Item only);
/// A plain array: JSON where all its items are. The list is used up.
[[nodiscard]] Item makeArray(Ref<List> list, Pulse* pulse = nullptr);
/// The same of a few items.
[[nodiscard]] Item makeArray(std::vector<Item> items);
/// An object: JSON where all its members are. No name stands twice.
[[nodiscard]] Item makeObject(std::vector<std::pair<value::Key, Item>> members);
/// A number: an integer where it is one that JavaScript holds exactly.
[[nodiscard]] Item makeNumber(double number);

/// A member of an object; undefined where there is none.
[[nodiscard]] Item memberOf(const Item& object, const value::Key& name);
/// Calls `visit(key, item)` for each member of an object.
template <typename Visit>
void forEachMember(const Item& object, Visit&& visit)
{
    if (object.isRecord()) {
        for (const auto& [name, item] : object.record().members)
            visit(name, item);
    } else {
        std::size_t place = 0;
        for (const value::Member& member : object.json().members()) {
            if (object.origin() != 0) [[unlikely]]
                visit(member.name, Item(member.value, childOrigin(object.origin(), place++)));
            else
                visit(member.name, Item(member.value));
        }
    }
}

/// JSON all through: functions become the empty text, undefined inside of arrays null. Nothing for
/// undefined itself.
[[nodiscard]] std::optional<Value> toValue(const Item& item, Pulse* pulse = nullptr);
/// The same as one JSON value.
[[nodiscard]] Item toJson(const Item& item, Pulse* pulse = nullptr);
/// A copy that may be changed: Lists and Records all through.
[[nodiscard]] Item toMutable(const Item& item, Pulse* pulse = nullptr);

/// Equality as `=` has it: deep, with functions equal to themselves only.
[[nodiscard]] bool areEqual(const Item& left, const Item& right, Pulse* pulse = nullptr);
/// Whether a text comes first by its UTF-16 units, as JavaScript compares.
[[nodiscard]] bool isTextLess(std::string_view left, std::string_view right);
/// $boolean's view of an item; nothing for undefined. Raises D1001 for a number that is not finite.
[[nodiscard]] bool isTrue(const Item& item);
/// Whether it is a number. Raises D1001 for one that is not finite; NaN is none.
[[nodiscard]] bool isNumeric(const Item& item);

} // namespace stepglass::jsonata
