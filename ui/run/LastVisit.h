// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/KnownData.h"

namespace stepglass::ui::run {

class RunController;

/// What a state worked on in its last visit of the run that is shown, else of the newest run that
/// came to it. Of the state that the workflow starts with, before any run: the input of the next
/// one.
[[nodiscard]] assist::StateData dataOfLastVisit(const RunController& runs, const asl::Model& model,
                                                const asl::State& state);

} // namespace stepglass::ui::run
