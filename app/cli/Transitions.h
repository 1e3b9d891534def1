// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <optional>
#include <string_view>

namespace stepglass::cli {

/// A transition's kind as the command line's JSON spells it: "Start", "Next", "Choice", "Default",
/// "Catch", "End".
[[nodiscard]] std::string_view toString(asl::TransitionKind kind);
[[nodiscard]] std::optional<asl::TransitionKind> transitionKindOf(std::string_view word);

} // namespace stepglass::cli
