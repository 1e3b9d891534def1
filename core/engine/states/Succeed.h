// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/StatePorts.h"

namespace stepglass::engine {

struct SucceedProgram {};

void start(Simulation& simulation, Strand& strand, const SucceedProgram& succeed);

} // namespace stepglass::engine
