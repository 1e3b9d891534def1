// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/private/Pulse.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace stepglass::jsonata {

/// Finds elements of a list by their hashes: open addressing, each slot a hash and a place. It
/// needs no work before its first entry and none for its end, however many there are.
class PlaceTable {
public:
    /// Room for so many elements; more may come.
    PlaceTable(std::size_t expected, Pulse& pulse)
        : m_pulse(pulse)
    {
        makeSlots(std::bit_ceil((expected + 4) * 2));
    }

    /// The place that was entered with this hash and of which `isSame` holds. Where there is none,
    /// `next` is entered and comes back.
    template <typename IsSame>
    [[nodiscard]] std::size_t placeOf(std::size_t hash, std::size_t next, IsSame&& isSame)
    {
        const std::uint32_t mixed = mix(hash);
        Slot& slot = find(mixed, isSame);
        if (slot.number != 0)
            return slot.number - 1;
        slot = {mixed, static_cast<std::uint32_t>(next + 1)};
        if (++m_count * 2 > m_mask)
            grow();
        return next;
    }

private:
    struct Slot {
        std::uint32_t hash;
        std::uint32_t number; ///< the place and one; 0 where the slot is free
    };
    struct Freed {
        void operator()(Slot* slots) const { std::free(slots); }
    };

    static std::uint32_t mix(std::size_t hash)
    {
        constexpr std::uint64_t goldenRatio = 0x9E3779B97F4A7C15U;
        return static_cast<std::uint32_t>((hash * goldenRatio) >> 32U);
    }
    void makeSlots(std::size_t count)
    {
        // The system gives large ones as pages of zeros, one by one as they are touched.
        m_slots.reset(static_cast<Slot*>(std::calloc(count, sizeof(Slot))));
        if (m_slots == nullptr)
            throw std::bad_alloc();
        m_mask = count - 1;
    }
    template <typename IsSame>
    Slot& find(std::uint32_t hash, IsSame&& isSame)
    {
        std::size_t at = hash & m_mask;
        while (m_slots[at].number != 0 &&
               !(m_slots[at].hash == hash && isSame(m_slots[at].number - 1)))
            at = (at + 1) & m_mask;
        return m_slots[at];
    }
    void grow()
    {
        const std::unique_ptr<Slot[], Freed> old = std::move(m_slots);
        const std::size_t count = m_mask + 1;
        makeSlots(count * 2);
        for (std::size_t at = 0; at < count; ++at) {
            m_pulse.beat();
            if (old[at].number != 0)
                find(old[at].hash, [](std::size_t) { return false; }) = old[at];
        }
    }

    Pulse& m_pulse;
    std::unique_ptr<Slot[], Freed> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_count = 0;
};

} // namespace stepglass::jsonata
