// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace stepglass::catalogue {

/// Letters to insert, drop, replace or swap with their neighbour until `a` is `b`, without regard
/// to ASCII case; `limit` + 1 where it is more than `limit`.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);
/// Whether two names differ in the case of ASCII letters at most.
[[nodiscard]] bool equalButForCase(std::string_view a, std::string_view b);

/// Finds the known name that somebody most likely meant.
class Nearest {
public:
    /// Names further off than a third of their letters are no suggestion.
    explicit Nearest(std::string_view wanted);
    void offer(std::string_view name);
    /// The nearest name offered; of several the first. It is a view of what was offered.
    [[nodiscard]] std::optional<std::string_view> name() const { return m_name; }
    /// Whether it differs so little that nothing else can have been meant.
    [[nodiscard]] bool isSlip() const;

private:
    std::string_view m_wanted;
    std::size_t m_limit;
    std::size_t m_distance;
    std::optional<std::string_view> m_name;
};

} // namespace stepglass::catalogue
