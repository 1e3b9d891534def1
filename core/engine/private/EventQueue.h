// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Strand.h"

#include <algorithm>
#include <vector>

namespace stepglass::engine {

/// What is due and when, in the order of (time, sequence): what was put in first comes first.
class EventQueue {
public:
    static constexpr std::uint32_t noNested = 0xFFFFFFFF;
    struct Entry {
        TimePoint time{};
        std::uint64_t sequence = 0;
        StrandId strand; ///< invalid: the time of the whole execution is up
        std::uint32_t generation = 0;
        std::uint32_t nested = noNested; ///< the nested execution that has something to do
        /// The child execution of a Map Run, at the strand, whose time is up; 0: none.
        std::uint32_t child = 0;
    };

    void push(TimePoint time, StrandId strand, std::uint32_t generation)
    {
        put({time, m_nextSequence++, strand, generation, noNested, 0});
    }
    void pushChildLimit(TimePoint time, StrandId strand, std::uint32_t child)
    {
        put({time, m_nextSequence++, strand, 0, noNested, child});
    }
    void pushNested(TimePoint time, std::uint32_t nested)
    {
        put({time, m_nextSequence++, {}, 0, nested, 0});
    }
    /// When the next thing is due. Needs a queue that is not empty.
    [[nodiscard]] TimePoint nextTime() const { return m_heap.front().time; }
    [[nodiscard]] bool isEmpty() const { return m_heap.empty(); }
    void clear() { m_heap.clear(); }
    Entry pop()
    {
        std::pop_heap(m_heap.begin(), m_heap.end(), isLater);
        const Entry entry = m_heap.back();
        m_heap.pop_back();
        return entry;
    }

private:
    void put(Entry entry)
    {
        m_heap.push_back(entry);
        std::push_heap(m_heap.begin(), m_heap.end(), isLater);
    }
    static bool isLater(const Entry& a, const Entry& b)
    {
        return a.time != b.time ? a.time > b.time : a.sequence > b.sequence;
    }

    std::vector<Entry> m_heap;
    std::uint64_t m_nextSequence = 0;
};

} // namespace stepglass::engine
