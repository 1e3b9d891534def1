// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Fields.h"

#include <string_view>
#include <vector>

namespace stepglass::asl {

/// What a field does, in a sentence or two of English; empty where the table has no field of this
/// name at the place.
[[nodiscard]] std::string_view fieldDocumentation(Place place, std::string_view name);
/// The values that a field is limited to, in the table's order; empty for any.
[[nodiscard]] std::vector<std::string_view> allowedValues(const Field& field);

} // namespace stepglass::asl
