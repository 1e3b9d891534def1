// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/NumberSource.h"
#include "core/engine/private/StatePorts.h"
#include "core/engine/private/Template.h"

#include <optional>
#include <string>

namespace stepglass::engine {

struct TaskProgram {
    /// Which family of events the task leaves.
    enum class Kind { Service, Lambda, Activity };
    enum class Pattern { RequestResponse, Sync, Callback };

    std::string resource;
    Kind kind = Kind::Service;
    Pattern pattern = Pattern::RequestResponse;
    std::string resourceType; ///< of a Service: "lambda", "dynamodb", "aws-sdk:s3"
    std::string action;       ///< of a Service: "invoke", "sendMessage.waitForTaskToken"
    std::optional<Template> credentials;
    NumberSource timeout;
    NumberSource heartbeat;
};

[[nodiscard]] TaskProgram compileTask(FieldReader& fields);
void start(Simulation& simulation, Strand& strand, const TaskProgram& task);
void resume(Simulation& simulation, Strand& strand, const TaskProgram& task);

} // namespace stepglass::engine
