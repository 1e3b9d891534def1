// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"

namespace stepglass::intrinsics {

// The port for chance, which this library shares with core/jsonata.
using stepglass::JavaRandom;
using stepglass::RandomSource;
using stepglass::SeededRandom;

} // namespace stepglass::intrinsics
