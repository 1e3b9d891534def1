// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace stepglass::engine {

/// Append-only; elements never move, so that a long run never copies what it has recorded.
template <typename T, std::size_t ChunkSize = 512>
class ChunkedVector {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] T& operator[](std::size_t index)
    {
        return (*m_chunks[index / ChunkSize])[index % ChunkSize];
    }
    [[nodiscard]] const T& operator[](std::size_t index) const
    {
        return (*m_chunks[index / ChunkSize])[index % ChunkSize];
    }
    T& append(T element)
    {
        if (m_size % ChunkSize == 0)
            m_chunks.push_back(std::make_unique<std::array<T, ChunkSize>>());
        T& place = (*this)[m_size++];
        place = std::move(element);
        return place;
    }

private:
    std::vector<std::unique_ptr<std::array<T, ChunkSize>>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace stepglass::engine
