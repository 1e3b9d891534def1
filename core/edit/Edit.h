// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Error.h"
#include "core/syntax/TextEdit.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace stepglass::edit {

/// Gives a state another name; StartAt, Next, Default and Catch of its scope follow.
struct RenameState {
    asl::StatePath state;
    std::string newName;
};
/// Removes a state with its text. Whoever pointed to it points to its successor (its Next, or its
/// Default, or its first rule's target); where it has none, predecessors get "End": true, and rules
/// and Catchers that pointed to it are removed.
struct DeleteState {
    asl::StatePath state;
};
/// Sends a transition elsewhere: StartAt, Next, Default, a rule's or a Catcher's Next. An empty
/// target ends the state ("End": true instead of Next). `state` is the scope's path for Start.
struct Retarget {
    asl::StatePath state;
    asl::TransitionKind kind = asl::TransitionKind::Next;
    std::size_t index = 0;
    std::string newTarget;
};
/// Puts a new state after a state or on one of its transitions: the transition leads to the new
/// state and the new state to where the transition led. With `kind` Start, `state` is the scope's
/// path.
struct InsertState {
    asl::StatePath state;
    asl::TransitionKind kind = asl::TransitionKind::Next;
    std::size_t index = 0;
    asl::StateType type = asl::StateType::Pass;
    std::string name; ///< made unique where it is taken; empty: made from the type
};
/// Puts the first state into a scope that has none, or into an empty document.
struct InsertFirstState {
    asl::StatePath scope;
    asl::StateType type = asl::StateType::Pass;
    std::string name;
};
/// Sets a field of a state (a JSON Pointer below the state, parents made as needed), or removes it.
struct SetField {
    asl::StatePath state; ///< or the machine: the empty path
    std::string pointer;  ///< as in "/Comment" or "/Retry/0/MaxAttempts"
    std::optional<Value> value;
};

using Intent =
    std::variant<RenameState, DeleteState, Retarget, InsertState, InsertFirstState, SetField>;

/// The edits that carry out an intent, touching only what changes; formatting, key order, comments
/// and unknown fields survive, in JSON and in YAML. Pure. Fails with EditNotPossible where the
/// intent has no meaning (no such state, name taken, text broken at the place concerned). No edits:
/// nothing to change.
[[nodiscard]] Result<syntax::TextEdits> plan(const asl::Model& model, const Intent& intent);

/// The name of the state that InsertState or InsertFirstState would make.
[[nodiscard]] std::string uniqueStateName(const asl::Model& model, std::string_view wanted);

/// The edits that lay out a text anew (indent and spaces only; order, comments and numbers as they
/// are).
[[nodiscard]] Result<syntax::TextEdits> format(const syntax::SyntaxTree& tree, int indent = 2);

} // namespace stepglass::edit
