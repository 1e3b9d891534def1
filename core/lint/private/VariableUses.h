// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/private/Checker.h"

#include <functional>
#include <string>

namespace stepglass::lint {

/// Whether a byte can stand in a variable's name: letters, digits, `_` and all beyond ASCII.
[[nodiscard]] bool isNameByte(char byte);

/// Calls `visit` for every text of a state that holds a `$` (and perhaps others), without what its
/// branches or its processor hold: the node, the name of its member (empty in lists) and the text.
void forEachStateText(
    const Checker& checker, const asl::State& state,
    const std::function<void(syntax::NodeId, const std::string&, const std::string&)>& visit);

/// A variable that a text reads.
struct VariableRead {
    syntax::NodeId node;
    std::string name; ///< without `$`
    TextRange part;   ///< of the string as it is read, with its `$`
};

/// Calls `visit` once for each variable that a text of the state reads, `states` included. Names
/// that an expression of JSONata binds itself are none.
void forEachVariableUse(Checker& checker, const asl::State& state,
                        const std::function<void(const VariableRead&)>& visit);

} // namespace stepglass::lint
