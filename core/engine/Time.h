// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepglass::engine {

/// Reads "2026-01-31T12:00:00Z" (an ISO-8601 date-time with Z or an offset); nothing for anything
/// else.
[[nodiscard]] std::optional<TimePoint> parseTime(std::string_view text);
/// As AWS shows times in the Context Object: "2026-01-31T12:00:00.5Z".
[[nodiscard]] std::string toText(TimePoint time);

} // namespace stepglass::engine
