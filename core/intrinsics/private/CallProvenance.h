// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intrinsics/private/Call.h"
#include "core/value/Provenance.h"

#include <span>

namespace stepglass::intrinsics {

/// Where the parts of a function's result came from. `sources` tells it of the arguments.
[[nodiscard]] value::Provenance provenanceOf(Function function, Arguments arguments,
                                             std::span<const value::Provenance> sources,
                                             const Value& result,
                                             const value::ProvenanceLimits& limits);

} // namespace stepglass::intrinsics
