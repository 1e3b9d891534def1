// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace stepglass::engine {

/// UpdateMapRun's request: what is absent stays.
struct MapRunUpdate {
    std::string arn;
    std::optional<std::int64_t> maxConcurrency; ///< 0: as many as there is room for
    std::optional<std::int64_t> toleratedFailureCount;
    std::optional<double> toleratedFailurePercentage; ///< 0 to 100
    friend bool operator==(const MapRunUpdate&, const MapRunUpdate&) = default;
};

struct StopIntervention {
    std::optional<std::string> error;
    std::optional<std::string> cause;
    friend bool operator==(const StopIntervention&, const StopIntervention&) = default;
};

struct RedriveIntervention {
    Duration pause{};
    friend bool operator==(const RedriveIntervention&, const RedriveIntervention&) = default;
};

/// What somebody outside did to an execution, and after how many of its steps.
struct Intervention {
    std::uint64_t step = 0;
    std::variant<StopIntervention, RedriveIntervention, MapRunUpdate> what;
    friend bool operator==(const Intervention&, const Intervention&) = default;
};

} // namespace stepglass::engine
