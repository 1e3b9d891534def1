// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/StatePorts.h"

#include <optional>

namespace stepglass::engine {

struct PassProgram {
    std::optional<Value> result; ///< Result; without it the effective input is the result
};

[[nodiscard]] PassProgram compilePass(FieldReader& fields);
void start(Simulation& simulation, Strand& strand, const PassProgram& pass);

} // namespace stepglass::engine
