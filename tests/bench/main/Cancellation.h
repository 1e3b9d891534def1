// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <vector>

namespace stepglass::bench {

/// How long expensive expressions go on after they were cancelled: a row for each, with the median
/// and the worst of several rounds, in milliseconds of the thread's own work, so that a busy
/// machine matters little. What was made until then is given back in that time, too.
[[nodiscard]] std::vector<Value> measureCancellation();

} // namespace stepglass::bench
