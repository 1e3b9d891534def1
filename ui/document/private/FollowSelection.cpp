// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/private/FollowSelection.h"

#include "core/value/Pointer.h"

#include <string_view>

namespace stepglass::ui::document {

namespace {

/// The path of a state, or of what it holds, once an ancestor of its (or itself) is renamed.
asl::StatePath renamed(const asl::StatePath& path, const edit::RenameState& intent)
{
    const std::string& old = intent.state.pointer();
    const std::string& pointer = path.pointer();
    const bool isConcerned =
        pointer.starts_with(old) && (pointer.size() == old.size() || pointer[old.size()] == '/');
    if (!isConcerned)
        return path;
    const std::string parent = old.substr(0, old.rfind('/') + 1);
    return asl::StatePath(parent + value::escapePointerToken(intent.newName) +
                          pointer.substr(old.size()));
}

} // namespace

Selection selectionAfter(const Selection& selection, const edit::Intent& intent,
                         const asl::Model& before, const asl::Model& after)
{
    if (std::holds_alternative<edit::InsertState>(intent) ||
        std::holds_alternative<edit::InsertFirstState>(intent)) {
        for (const asl::State* state : after.allStates()) {
            if (!before.state(state->path))
                return {.state = state->path, .hasState = true, .transition = std::nullopt};
        }
    }
    if (!selection.hasState || selection.state.isRoot())
        return selection;
    Selection result = selection;
    if (const auto* rename = std::get_if<edit::RenameState>(&intent))
        result.state = renamed(selection.state, *rename);
    return after.state(result.state) ? result : Selection{};
}

} // namespace stepglass::ui::document
