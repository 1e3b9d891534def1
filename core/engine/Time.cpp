// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Time.h"

#include "core/engine/private/Timestamp.h"

namespace stepglass::engine {

std::optional<TimePoint> parseTime(std::string_view text)
{
    const std::optional<Instant> instant = parseTimestamp(text);
    return instant ? std::optional<TimePoint>(toTimePoint(*instant)) : std::nullopt;
}

std::string toText(TimePoint time)
{
    return toTimestamp(time);
}

} // namespace stepglass::engine
