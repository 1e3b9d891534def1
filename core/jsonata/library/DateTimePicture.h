// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/LibraryError.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepglass::jsonata {

/// $fromMillis: milliseconds since 1970 (UTC) in the form of an XPath date/time picture (as
/// JSONata 2.0.6 reads it), ISO 8601 without one. `timezone` is an offset as "+0530" or "-0800".
/// D3130 to D3135 where the picture is wrong.
[[nodiscard]] LibraryResult<std::string>
fromMillis(double millis, std::optional<std::string_view> picture = std::nullopt,
           std::optional<std::string_view> timezone = std::nullopt);

/// $toMillis: without a picture the forms of ISO 8601 that 2.0.6 lets through (else D3110), read
/// as JavaScript does with UTC as local time zone; NaN where such a text is no date. With a
/// picture: nothing where the text does not fit it; parts left of the first that is given come
/// from `now` (milliseconds), parts right of the last are zero; D3136 for a gap.
[[nodiscard]] LibraryResult<std::optional<double>>
toMillis(std::string_view text, std::optional<std::string_view> picture, double now);

} // namespace stepglass::jsonata
