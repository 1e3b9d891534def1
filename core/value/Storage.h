// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>

namespace stepglass::value {

/// The parts of a large container, with room for more at the end. Nodes of several lengths may
/// share one: a node of n parts sees the first n only, so whoever claims place n (one caller can)
/// fills it unseen by all others. Parts are never changed once they are seen.
///
/// For members there is an index behind the parts: open addressing, each slot a place + 1. Slots of
/// places beyond a node's length are passed over, so the index serves every node.
struct Value::Storage {
    static constexpr std::size_t notFound = static_cast<std::size_t>(-1);

    template <typename Part>
    [[nodiscard]] static Storage* make(std::size_t capacity)
    {
        const std::size_t slots = std::is_same_v<Part, Member> ? std::bit_ceil(capacity * 2) : 0;
        const std::size_t bytes =
            sizeof(Storage) + capacity * sizeof(Part) + slots * sizeof(std::atomic<std::uint32_t>);
        auto* storage = new (::operator new(bytes)) Storage;
        storage->m_capacity = static_cast<std::uint32_t>(capacity);
        storage->m_slotMask = slots == 0 ? 0 : static_cast<std::uint32_t>(slots - 1);
        for (std::size_t slot = 0; slot < slots; ++slot)
            new (storage->slots() + slot) std::atomic<std::uint32_t>(0);
        return storage;
    }
    /// Gives back the memory; the parts are destroyed by then.
    static void free(Storage* storage) noexcept
    {
        storage->~Storage();
        ::operator delete(storage);
    }

    void addReference() noexcept { m_references.fetch_add(1, std::memory_order_relaxed); }
    /// Whether that was the last one.
    [[nodiscard]] bool dropReference() noexcept
    {
        return m_references.fetch_sub(1, std::memory_order_acq_rel) == 1;
    }

    template <typename Part>
    [[nodiscard]] Part* parts() noexcept
    {
        return reinterpret_cast<Part*>(this + 1);
    }
    [[nodiscard]] std::uint32_t used() const noexcept
    {
        return m_used.load(std::memory_order_acquire);
    }

    /// Takes place `count` for the caller, where nobody has and there is room.
    [[nodiscard]] bool claimNext(std::uint32_t count) noexcept
    {
        return count < m_capacity &&
               m_used.compare_exchange_strong(count, count + 1, std::memory_order_acq_rel);
    }
    /// Fills a claimed place.
    template <typename Part>
    void fill(std::uint32_t place, Part&& part) noexcept
    {
        using Plain = std::remove_cvref_t<Part>;
        std::construct_at(parts<Plain>() + place, std::forward<Part>(part));
        if constexpr (std::is_same_v<Plain, Member>)
            enter(place);
    }
    /// Appends while nobody else knows this Storage.
    template <typename Part>
    void push(Part&& part) noexcept
    {
        const std::uint32_t place = m_used.load(std::memory_order_relaxed);
        m_used.store(place + 1, std::memory_order_relaxed);
        fill(place, std::forward<Part>(part));
    }

    /// Takes the last place off, for whoever destroys the parts.
    [[nodiscard]] std::uint32_t dropLast() noexcept
    {
        const std::uint32_t place = m_used.load(std::memory_order_relaxed) - 1;
        m_used.store(place, std::memory_order_relaxed);
        return place;
    }

    /// The place of a member among the first `count`, or notFound.
    [[nodiscard]] std::size_t find(const Key& name, std::uint32_t count) noexcept
    {
        return findBy(name.hash(), count, [&](const Key& key) { return key == name; });
    }
    [[nodiscard]] std::size_t find(std::string_view name, std::size_t hash,
                                   std::uint32_t count) noexcept
    {
        return findBy(hash, count,
                      [&](const Key& key) { return key.hash() == hash && key.text() == name; });
    }

private:
    [[nodiscard]] std::atomic<std::uint32_t>* slots() noexcept
    {
        return reinterpret_cast<std::atomic<std::uint32_t>*>(parts<Member>() + m_capacity);
    }
    void enter(std::uint32_t place) noexcept
    {
        std::size_t slot = parts<Member>()[place].name.hash() & m_slotMask;
        while (slots()[slot].load(std::memory_order_relaxed) != 0)
            slot = (slot + 1) & m_slotMask;
        slots()[slot].store(place + 1, std::memory_order_release);
    }
    template <typename Matches>
    [[nodiscard]] std::size_t findBy(std::size_t hash, std::uint32_t count,
                                     Matches&& matches) noexcept
    {
        for (std::size_t slot = hash & m_slotMask;; slot = (slot + 1) & m_slotMask) {
            const std::uint32_t entry = slots()[slot].load(std::memory_order_acquire);
            if (entry == 0)
                return notFound;
            if (entry <= count && matches(parts<Member>()[entry - 1].name))
                return entry - 1;
        }
    }

    std::atomic<std::uint32_t> m_references{1};
    std::uint32_t m_capacity = 0;
    std::atomic<std::uint32_t> m_used{0};
    std::uint32_t m_slotMask = 0;
};

template <typename Part>
inline Value::Node* Value::makeNode(Storage* storage, std::size_t count)
{
    auto* node = new (::operator new(sizeof(Node))) Node;
    node->count = static_cast<std::uint32_t>(count);
    node->parts = storage->parts<Part>();
    node->storage = storage;
    return node;
}

} // namespace stepglass::value
