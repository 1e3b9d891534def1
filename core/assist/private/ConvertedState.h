// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/assist/Actions.h"

#include <optional>
#include <vector>

namespace stepglass::assist {

/// A state in the other language: its members in order, without QueryLanguage. Nothing where a note
/// refuses.
struct ConvertedState {
    std::optional<Value> value;
    std::vector<Note> notes;
};
[[nodiscard]] ConvertedState stateToJsonata(const asl::Model& model, const asl::State& state);
[[nodiscard]] ConvertedState stateToJsonPath(const asl::Model& model, const asl::State& state);

} // namespace stepglass::assist
