// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"
#include "core/engine/private/Failure.h"

namespace stepglass::engine {

// What the types of states are written against: reading their fields once, and acting in a run.
class FieldReader;
class Simulation;
struct Strand;
struct MapItem;

} // namespace stepglass::engine
