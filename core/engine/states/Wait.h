// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/NumberSource.h"
#include "core/engine/private/StatePorts.h"
#include "core/engine/private/Template.h"

#include <optional>

namespace stepglass::engine {

/// One of these is there.
struct WaitProgram {
    NumberSource seconds;
    std::optional<Template> timestampExpression;
    std::optional<jsonpath::Path> secondsPath;
    std::optional<TimePoint> timestamp;
    std::optional<jsonpath::Path> timestampPath;
};

[[nodiscard]] WaitProgram compileWait(FieldReader& fields);
void start(Simulation& simulation, Strand& strand, const WaitProgram& wait);
void resume(Simulation& simulation, Strand& strand, const WaitProgram& wait);

} // namespace stepglass::engine
