// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Provenance.h"
#include "core/value/Value.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

namespace stepglass::jsonata {

class Item;

/// Where an Item came from, as a number that a Tracer gives out. 0: nowhere, or nobody asks.
using OriginId = std::uint32_t;

/// The origin of an element or member (by its place) of a container with an origin. Needs the
/// Tracer that gave the number out, at work on this thread.
[[nodiscard]] OriginId childOrigin(OriginId parent, std::size_t index);
/// The origin of a container whose parts have these.
[[nodiscard]] OriginId partsOrigin(std::span<const OriginId> parts);

/// Knows what the origins of one evaluation stand for. Items carry nothing but a number, so that an
/// evaluation that nobody traces pays nothing; what they do with their parts asks the Tracer that
/// is at work on the thread.
///
/// An origin is a place in the input or in a variable; or a container that was put together, with
/// the origins of its parts; or a value that was computed, with the origins of its operands; or any
/// of these that a condition chose. Operands are resolved to places at the end only: to add up a
/// list, each sum refers to the one before.
class Tracer {
public:
    /// Works on this thread until it dies.
    Tracer();
    Tracer(const Tracer&) = delete;
    Tracer& operator=(const Tracer&) = delete;
    ~Tracer();

    [[nodiscard]] static bool isAtWork();
    /// Needs one at work on this thread.
    [[nodiscard]] static Tracer& current();

    /// The origin of a document or variable. The source's pointer is empty.
    [[nodiscard]] OriginId addRoot(value::Source source, const Value& value);
    [[nodiscard]] OriginId child(OriginId parent, std::size_t index);
    [[nodiscard]] OriginId parts(std::span<const OriginId> parts);
    /// Of a value that was computed from others. Of a container that was put together those of its
    /// parts count.
    [[nodiscard]] OriginId derived(std::span<const Item> operands);
    /// Of an item which a condition chose.
    [[nodiscard]] OriginId decided(OriginId chosen, const Item& condition);
    /// Of an item that becomes JSON as a whole.
    [[nodiscard]] OriginId originOf(const Item& item);

    /// Says of every part of an item without an origin that it was computed from `operands`.
    [[nodiscard]] Item derive(Item computed, std::span<const Item> operands);

    /// What is known of a result; `value` is what became of it.
    [[nodiscard]] value::Provenance collect(const Item& result, const Value& value,
                                            const value::ProvenanceLimits& limits);

private:
    class Collector;

    enum class Kind : std::uint8_t { None, Beyond, Root, Child, Parts, Derived, Decided };
    struct Origin {
        Kind kind = Kind::None;
        std::uint32_t first = 0;      ///< root; parent; begin in the pool; what was chosen
        std::uint32_t second = 0;     ///< place in the parent; count in the pool; the condition
        OriginId children = 0;        ///< of places: the first of as many as there are parts
        const Value* value = nullptr; ///< of places
    };
    struct Root {
        value::Source source;
        Value value;
    };
    /// Stands for everything that there was no room to remember.
    static constexpr OriginId beyond = 1;

    [[nodiscard]] bool isPlace(OriginId origin) const
    {
        const Kind kind = m_origins[origin].kind;
        return kind == Kind::Root || kind == Kind::Child;
    }
    /// Without the conditions that chose it.
    [[nodiscard]] OriginId chosenOf(OriginId origin) const;
    [[nodiscard]] OriginId add(const Origin& origin);
    [[nodiscard]] OriginId addPooled(Kind kind, std::span<const OriginId> ids);
    /// Whether a container is still what stands at its place: transforms change copies.
    [[nodiscard]] bool isUntouched(const Item& item, OriginId place);
    void gather(const Item& operand, std::vector<OriginId>& ids, std::size_t depth) const;
    void deriveParts(Item& item, OriginId origin, std::size_t depth) const;

    std::vector<Origin> m_origins;
    std::vector<OriginId> m_pool;
    std::deque<Root> m_roots; ///< stay where they are: origins point to their values
    Tracer* m_outer;
};

} // namespace stepglass::jsonata
