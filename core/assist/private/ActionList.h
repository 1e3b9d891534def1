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
/// A value as compact JSON of a few words, for titles and notes.
[[nodiscard]] std::string inShort(const Value& value);
[[nodiscard]] std::string inShort(std::string_view text);

} // namespace stepglass::assist
