// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before <compare>: moc of Qt 6.4 fails on <concepts> where no header brought libstdc++'s
// configuration.
#include <version>

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace stepglass {

/// A number that names one kind of thing and cannot be mistaken for another kind's.
/// The invalid id is what "no such thing" costs where std::optional would double the size.
template <typename Tag>
class StrongId {
public:
    constexpr StrongId() = default;
    constexpr explicit StrongId(std::uint32_t value)
        : m_value(value)
    {
    }

    [[nodiscard]] constexpr bool isValid() const { return m_value != invalid; }
    [[nodiscard]] constexpr std::uint32_t value() const { return m_value; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;

private:
    static constexpr std::uint32_t invalid = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t m_value = invalid;
};

/// Counts the versions of a document's text; a later one is greater.
enum class Revision : std::uint64_t {};

} // namespace stepglass

template <typename Tag>
struct std::hash<stepglass::StrongId<Tag>> {
    std::size_t operator()(stepglass::StrongId<Tag> id) const noexcept { return id.value(); }
};
