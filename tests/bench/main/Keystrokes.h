// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <vector>

namespace stepglass::bench {

/// What a definition of 1 MB costs while somebody types in it: from the changed text to the list of
/// its diagnostics, with the catalogue of services, as the window's worker does it. A row a place;
/// times of 50 keystrokes there, in milliseconds, by the clock and of the processor.
[[nodiscard]] std::vector<Value> measureKeystrokes();

/// What the editor asks about a place of a definition of 1 MB, in milliseconds: medians and worst
/// of several rounds, a row a question and place.
[[nodiscard]] std::vector<Value> measureAssistance();

} // namespace stepglass::bench
