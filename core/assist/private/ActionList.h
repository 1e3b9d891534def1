// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Actions.h"
#include "core/base/Error.h"
#include "core/value/Value.h"

namespace stepglass::assist {

/// An action with its English title.
[[nodiscard]] Action makeAction(ActionKind kind, ActionCode code,
                                std::vector<std::string> arguments);
/// Adds a refactoring where its edits could be made and change something.
void addRefactoring(std::vector<Action>& actions, ActionCode code,
                    std::vector<std::string> arguments, Result<syntax::TextEdits> edits);
/// Offers to put states of one scope into a Parallel; where a variable forbids it, a note says so.
void offerParallel(std::vector<Action>& actions, const asl::Model& model,
                   std::span<const asl::StatePath> states);
/// The states of the innermost scope around a range that the range touches.
[[nodiscard]] std::vector<asl::StatePath> statesIn(const asl::Model& model, TextRange range);
/// A value as compact JSON of a few words, for titles and notes.
[[nodiscard]] std::string inShort(const Value& value);

} // namespace stepglass::assist
