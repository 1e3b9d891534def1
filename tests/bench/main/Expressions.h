// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <string>
#include <vector>

namespace stepglass::bench {

/// A row for each expression of a folder (expressions.json, data/, expected.json): evaluations a
/// second, with the expression read once and read every time, and whether the result is right.
/// `peerFile` may hold a line of JSON with the rates of another engine in the same run
/// ({"results": {NAME: {"eval_per_s", "parse_eval_per_s"}}}); then there are ratios.
[[nodiscard]] std::vector<Value> measureExpressions(const std::string& folder,
                                                    const std::string& peerFile);

} // namespace stepglass::bench
