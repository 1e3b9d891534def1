// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Assert.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepglass::value {

enum class Kind : std::uint8_t { Null, Boolean, Integer, Double, String, Array, Object };

class Value;
struct Member;

/// An immutable text with its hash, shared by reference count. Names of members are Keys, so that
/// the same name met again costs a pointer. Copies are O(1); equality compares pointers before
/// bytes.
class Key {
public:
    Key();
    Key(std::string_view text); // NOLINT: a name is a name
    Key(const char* text)
        : Key(std::string_view(text))
    {
    }
    Key(const std::string& text)
        : Key(std::string_view(text))
    {
    }
    Key(const Key& other) noexcept;
    Key(Key&& other) noexcept;
    Key& operator=(const Key& other) noexcept;
    Key& operator=(Key&& other) noexcept;
    ~Key();

    [[nodiscard]] std::string_view text() const noexcept;
    [[nodiscard]] std::size_t hash() const noexcept;
    friend bool operator==(const Key& a, const Key& b) noexcept;

private:
    friend class Value;
    struct Data;
    /// Nothing for the empty text.
    Data* m_data = nullptr;
};

struct Key::Data {
    std::atomic<std::uint32_t> references{1};
    std::uint32_t length = 0;
    std::size_t hash = 0;
    /// Bytes of the text as a JSON string, with its quotes. The text itself follows this struct.
    std::size_t textSize = 0;

    [[nodiscard]] const char* bytes() const noexcept
    {
        return reinterpret_cast<const char*>(this + 1);
    }
    [[nodiscard]] static Data* make(std::string_view text);
    static void retain(Data* data) noexcept
    {
        if (data != nullptr)
            data->references.fetch_add(1, std::memory_order_relaxed);
    }
    static void release(Data* data) noexcept
    {
        if (data != nullptr && data->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            destroy(data);
    }
    static void destroy(Data* data) noexcept;
};

inline Key::Key() = default;
inline Key::Key(const Key& other) noexcept
    : m_data(other.m_data)
{
    Data::retain(m_data);
}
inline Key::Key(Key&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
{
}
inline Key& Key::operator=(const Key& other) noexcept
{
    Data::retain(other.m_data);
    Data::release(std::exchange(m_data, other.m_data));
    return *this;
}
inline Key& Key::operator=(Key&& other) noexcept
{
    Key moved(std::move(other));
    std::swap(m_data, moved.m_data);
    return *this;
}
inline Key::~Key()
{
    Data::release(m_data);
}
inline std::string_view Key::text() const noexcept
{
    return m_data == nullptr ? std::string_view()
                             : std::string_view(m_data->bytes(), m_data->length);
}

/// An immutable JSON value of 16 bytes. Copies in O(1) and shares structure: `with...` copies one
/// level and shares the rest. Objects keep the order in which members came. Numbers are 64-bit
/// integers or doubles; an integer beyond 64 bits becomes a double. Any thread may hold and drop
/// copies.
///
/// Every container knows the size of its compact JSON text (`textSize`), since AWS's limit of 256
/// KiB is checked at every border of a state.
class Value {
public:
    Value() noexcept;
    Value(std::nullptr_t) noexcept
        : Value()
    {
    }
    Value(bool boolean) noexcept;
    Value(int number) noexcept
        : Value(static_cast<std::int64_t>(number))
    {
    }
    Value(std::int64_t number) noexcept;
    Value(double number) noexcept;
    Value(std::string_view text);
    Value(const char* text)
        : Value(std::string_view(text))
    {
    }
    Value(const std::string& text)
        : Value(std::string_view(text))
    {
    }
    Value(const Key& text) noexcept;
    Value(const Value& other) noexcept;
    Value(Value&& other) noexcept;
    Value& operator=(const Value& other) noexcept;
    Value& operator=(Value&& other) noexcept;
    ~Value();

    [[nodiscard]] static Value array(std::vector<Value> elements = {});
    /// The empty object.
    [[nodiscard]] static Value object();
    /// A later member of the same name replaces the earlier one's value, in the earlier one's
    /// place.
    [[nodiscard]] static Value object(std::vector<Member> members);
    [[nodiscard]] static Value object(std::initializer_list<Member> members);
    /// As above, but moves the parts out of somebody's buffer: what a parser needs.
    [[nodiscard]] static Value takeArray(std::span<Value> elements);
    [[nodiscard]] static Value takeObject(std::span<Member> members);

    [[nodiscard]] Kind kind() const noexcept;
    [[nodiscard]] bool isNull() const noexcept { return kind() == Kind::Null; }
    [[nodiscard]] bool isBoolean() const noexcept { return kind() == Kind::Boolean; }
    [[nodiscard]] bool isInteger() const noexcept { return kind() == Kind::Integer; }
    [[nodiscard]] bool isDouble() const noexcept { return kind() == Kind::Double; }
    [[nodiscard]] bool isNumber() const noexcept { return isInteger() || isDouble(); }
    [[nodiscard]] bool isString() const noexcept { return kind() == Kind::String; }
    [[nodiscard]] bool isArray() const noexcept { return kind() == Kind::Array; }
    [[nodiscard]] bool isObject() const noexcept { return kind() == Kind::Object; }

    /// These need the kind they name; another one is our bug.
    [[nodiscard]] bool asBoolean() const noexcept;
    [[nodiscard]] std::int64_t asInteger() const noexcept;
    [[nodiscard]] double asDouble() const noexcept; ///< of any number
    [[nodiscard]] std::string_view asString() const noexcept;

    /// Elements of an array, members of an object; 0 for anything else.
    [[nodiscard]] std::size_t size() const noexcept;
    /// Empty for anything but an array.
    [[nodiscard]] std::span<const Value> elements() const noexcept;
    /// Empty for anything but an object.
    [[nodiscard]] std::span<const Member> members() const noexcept;
    /// The member's value, or nothing where there is none or this is no object. Fast for many
    /// members.
    [[nodiscard]] const Value* find(const Key& name) const noexcept;
    [[nodiscard]] const Value* find(std::string_view name) const noexcept;
    /// The element, or nothing where there is none or this is no array.
    [[nodiscard]] const Value* at(std::size_t index) const noexcept;

    /// This object with one member set (at its old place, or at the end). Needs an object.
    [[nodiscard]] Value with(const Key& name, Value newValue) const;
    /// This object without a member. Needs an object.
    [[nodiscard]] Value without(std::string_view name) const;
    /// This array with one element replaced. Needs an array and an index in it.
    [[nodiscard]] Value withElement(std::size_t index, Value newValue) const;
    /// This array with one element more. Needs an array.
    [[nodiscard]] Value withAppended(Value element) const;

    /// Bytes of the compact JSON text, without making it. O(1) for containers.
    [[nodiscard]] std::size_t textSize() const noexcept;
    /// Whether both are the same shared node (or the same scalar): equal without a look inside.
    [[nodiscard]] bool isSameNode(const Value& other) const noexcept;
    /// Deep equality: numbers by value (1 is 1.0), objects without regard to order.
    friend bool operator==(const Value& a, const Value& b) noexcept;

private:
    friend class ArrayBuilder;
    class Dying;
    struct Node;
    struct Storage;

    [[nodiscard]] bool isContainer() const noexcept { return kind() >= Kind::Array; }
    void retain() const noexcept;
    void release() noexcept;
    static void destroy(Kind kind, Node* node) noexcept;
    template <typename Part>
    [[nodiscard]] static Node* makeInlineNode(std::size_t count);
    template <typename Part>
    [[nodiscard]] static Node* makeNode(Storage* storage, std::size_t count);
    /// More parts than this stand in a Storage.
    static constexpr std::size_t mostInlineParts = 16;
    template <typename Part>
    [[nodiscard]] Value withPart(Part part) const;
    template <typename Part>
    [[nodiscard]] Value withPartReplaced(std::size_t place, Part part) const;

    Kind m_kind = Kind::Null;
    bool m_boolean = false;
    union {
        std::int64_t m_integer;
        double m_double;
        Key::Data* m_text;
        Node* m_node; ///< nothing for an empty container
    };
};

struct Member {
    Key name;
    Value value;
};

/// A container. Few parts follow the node itself; many stand in a Storage which several nodes
/// share.
struct Value::Node {
    std::atomic<std::uint32_t> references{1};
    std::uint32_t count = 0;
    union {
        std::size_t textSize;
        Node* nextDying;
    };
    void* parts = nullptr;      ///< Value[count] or Member[count]
    Storage* storage = nullptr; ///< nothing where the parts follow the node
};

inline void Value::retain() const noexcept
{
    if (m_kind == Kind::String)
        Key::Data::retain(m_text);
    else if (isContainer() && m_node != nullptr)
        m_node->references.fetch_add(1, std::memory_order_relaxed);
}
inline void Value::release() noexcept
{
    if (m_kind == Kind::String)
        Key::Data::release(m_text);
    else if (isContainer() && m_node != nullptr &&
             m_node->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
        destroy(m_kind, m_node);
}

inline Value::Value() noexcept
    : m_integer(0)
{
}
inline Value::Value(bool boolean) noexcept
    : m_kind(Kind::Boolean)
    , m_boolean(boolean)
    , m_integer(0)
{
}
inline Value::Value(std::int64_t number) noexcept
    : m_kind(Kind::Integer)
    , m_integer(number)
{
}
inline Value::Value(double number) noexcept
    : m_kind(Kind::Double)
    , m_double(number)
{
}
inline Value::Value(const Key& text) noexcept
    : m_kind(Kind::String)
    , m_text(text.m_data)
{
    retain();
}
inline Value::Value(const Value& other) noexcept
    : m_kind(other.m_kind)
    , m_boolean(other.m_boolean)
    , m_integer(other.m_integer)
{
    retain();
}
inline Value::Value(Value&& other) noexcept
    : m_kind(std::exchange(other.m_kind, Kind::Null))
    , m_boolean(other.m_boolean)
    , m_integer(other.m_integer)
{
}
inline Value& Value::operator=(const Value& other) noexcept
{
    Value copy(other);
    return *this = std::move(copy);
}
inline Value& Value::operator=(Value&& other) noexcept
{
    Value moved(std::move(other));
    std::swap(m_kind, moved.m_kind);
    std::swap(m_boolean, moved.m_boolean);
    std::swap(m_integer, moved.m_integer);
    return *this;
}
inline Value::~Value()
{
    release();
}

inline Kind Value::kind() const noexcept
{
    return m_kind;
}
inline bool Value::asBoolean() const noexcept
{
    STEPGLASS_ASSERT(isBoolean());
    return m_boolean;
}
inline std::int64_t Value::asInteger() const noexcept
{
    STEPGLASS_ASSERT(isInteger());
    return m_integer;
}
inline double Value::asDouble() const noexcept
{
    STEPGLASS_ASSERT(isNumber());
    return m_kind == Kind::Double ? m_double : static_cast<double>(m_integer);
}
inline std::string_view Value::asString() const noexcept
{
    STEPGLASS_ASSERT(isString());
    if (m_kind != Kind::String || m_text == nullptr)
        return {};
    return {m_text->bytes(), m_text->length};
}
inline std::size_t Value::size() const noexcept
{
    return isContainer() && m_node != nullptr ? m_node->count : 0;
}
inline std::span<const Value> Value::elements() const noexcept
{
    if (m_kind != Kind::Array || m_node == nullptr)
        return {};
    return {static_cast<const Value*>(m_node->parts), m_node->count};
}
inline std::span<const Member> Value::members() const noexcept
{
    if (m_kind != Kind::Object || m_node == nullptr)
        return {};
    return {static_cast<const Member*>(m_node->parts), m_node->count};
}
inline const Value* Value::at(std::size_t index) const noexcept
{
    const std::span<const Value> all = elements();
    return index < all.size() ? &all[index] : nullptr;
}

} // namespace stepglass::value

namespace stepglass {
using value::Value;
} // namespace stepglass
