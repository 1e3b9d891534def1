// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <cstdint>
#include <optional>

namespace stepglass::ui::canvas {

/// How a state stands in the run that the graph shows.
struct RunMark {
    theme::Status status = theme::Status::NotStarted;
    std::uint32_t visits = 0;
    std::uint32_t inProgress = 0;
    std::uint32_t failed = 0;
    std::uint32_t retries = 0;
    bool isActive = false; ///< the run is here at this moment
    friend bool operator==(const RunMark&, const RunMark&) = default;
};

/// Faults that the analysis found in a state itself, not in the states that it holds.
struct ProblemCount {
    int errors = 0;
    int warnings = 0;
    friend bool operator==(const ProblemCount&, const ProblemCount&) = default;
};

} // namespace stepglass::ui::canvas
