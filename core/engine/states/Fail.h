// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/StatePorts.h"
#include "core/engine/private/Template.h"

#include <optional>
#include <string>

namespace stepglass::engine {

struct FailProgram {
    std::optional<std::string> error;
    std::optional<std::string> cause;
    std::optional<DynamicValue> errorPath;
    std::optional<DynamicValue> causePath;
    std::optional<Template> errorExpression; ///< JSONata's Error and Cause
    std::optional<Template> causeExpression;
};

[[nodiscard]] FailProgram compileFail(FieldReader& fields);
void start(Simulation& simulation, Strand& strand, const FailProgram& fail);

} // namespace stepglass::engine
