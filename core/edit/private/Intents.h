// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/Edit.h"
#include "core/edit/private/Patch.h"

namespace stepglass::edit {

using Plan = Result<syntax::TextEdits>;

[[nodiscard]] Plan planIntent(const asl::Model& model, const RenameState& intent);
[[nodiscard]] Plan planIntent(const asl::Model& model, const DeleteState& intent);
[[nodiscard]] Plan planIntent(const asl::Model& model, const Retarget& intent);
[[nodiscard]] Plan planIntent(const asl::Model& model, const InsertState& intent);
[[nodiscard]] Plan planIntent(const asl::Model& model, const InsertFirstState& intent);
[[nodiscard]] Plan planIntent(const asl::Model& model, const SetField& intent);

[[nodiscard]] inline tl::unexpected<Error> notPossible(std::string reason)
{
    return fail(ErrorCode::EditNotPossible, std::move(reason));
}

/// The machine's, branch's or processor's scope at a path, or nothing.
[[nodiscard]] const asl::Scope* findScope(const asl::Model& model, const asl::StatePath& path);
/// The transition of a state (or of a scope, for Start), or nothing.
[[nodiscard]] const asl::Transition* findTransition(const asl::State& state,
                                                    asl::TransitionKind kind, std::size_t index);
/// Sends a state's Next (or End) elsewhere; an empty target ends the state.
void setNext(Patch& patch, const asl::Model& model, const asl::State& state,
             const std::string& target);
/// Sets a member that holds a state's name: replaced, or added at the object's end.
void setTargetField(Patch& patch, const asl::Model& model, syntax::NodeId object,
                    std::string_view field, const std::string& target);
/// Where a new field of an object goes: behind the member given; before Next and End where they
/// stand last, Comment behind Type.
[[nodiscard]] syntax::NodeId anchorFor(const syntax::SyntaxTree& tree, syntax::NodeId object,
                                       std::string_view field);
/// A new state of a type that leads to `next`, or ends where that is empty.
[[nodiscard]] Value stateTemplate(const asl::Model& model, asl::StateType type,
                                  const std::string& next);
/// The name for a new state: as wanted, else from its type; unique in the machine.
[[nodiscard]] std::string newStateName(const asl::Model& model, const std::string& wanted,
                                       asl::StateType type);

} // namespace stepglass::edit
