// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/syntax/SyntaxTree.h"
#include "core/syntax/TextEdit.h"
#include "core/value/Value.h"

namespace stepglass::edit {

/// The edits that make the value at a node another one, touching only what differs: what is equal
/// stays byte by byte with its comments; a member that gives way to one of another name in the same
/// place keeps its place, and what is alike inside of it. New members come where the value has
/// them; an object that is equal but for the order of its members stays. Fails with EditNotPossible
/// behind a YAML alias.
[[nodiscard]] Result<syntax::TextEdits> rewrite(const syntax::SyntaxTree& tree, syntax::NodeId node,
                                                const Value& wanted);

/// The same for a member of an object, with another member put behind it.
[[nodiscard]] Result<syntax::TextEdits> rewriteAndFollow(const syntax::SyntaxTree& tree,
                                                         syntax::NodeId member, const Value& wanted,
                                                         const value::Member& follower);

} // namespace stepglass::edit
