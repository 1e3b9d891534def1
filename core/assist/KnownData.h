// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/value/Value.h"

#include <functional>
#include <optional>

namespace stepglass::assist {

/// Data that a state has worked on, by the names of TestState's inspection data; nothing where it
/// is not known.
struct StateData {
    std::optional<Value> input;
    std::optional<Value> afterInputPath;
    std::optional<Value> result;
    std::optional<Value> afterResultPath;
};

/// What is known of a state's data, say from its last visit. May be empty, which knows nothing.
using DataOfState = std::function<StateData(const asl::State&)>;

} // namespace stepglass::assist
