// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <string>
#include <vector>

namespace stepglass::bench {

/// A row for each definition (*.asl.json) of a folder: times of its layout and the quality of the
/// drawing.
[[nodiscard]] std::vector<Value> measureLayouts(const std::string& folder);
/// A row for each workload of a folder: time against its target, states a second, memory,
/// correctness. `peerFile` may hold a line of JSON for each workload with what another interpreter
/// took in the same run ({"name", "warmMedianMs", "maxRssMiB"}); then there are ratios.
[[nodiscard]] std::vector<Value> measureExecutions(const std::string& folder,
                                                   const std::string& peerFile);

} // namespace stepglass::bench
