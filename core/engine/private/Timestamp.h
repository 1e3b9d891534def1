// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepglass::engine {

/// A point in time as precise as a text can name it. Ordered by time.
struct Instant {
    std::int64_t seconds = 0; ///< since the Unix epoch
    std::int32_t nanoseconds = 0;
    friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

/// Reads an ISO-8601 extended offset date-time as Java's OffsetDateTime does: seconds may be
/// missing, up to nine digits of fraction, Z or an offset must be there. Nothing for anything else.
[[nodiscard]] std::optional<Instant> parseTimestamp(std::string_view text);
/// The first microsecond that is not before the instant.
[[nodiscard]] TimePoint toTimePoint(const Instant& instant);
/// As the Context Object shows times: UTC, milliseconds without their trailing zeros, "Z".
[[nodiscard]] std::string toTimestamp(TimePoint time);

} // namespace stepglass::engine
