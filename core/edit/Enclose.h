// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Error.h"
#include "core/syntax/TextEdit.h"

#include <span>
#include <string>

namespace stepglass::edit {

/// States that went into a new Parallel.
struct Enclosure {
    std::string name; ///< of the Parallel
    syntax::TextEdits edits;
};

/// Puts states of one scope into a new Parallel with one branch, which takes their place in the
/// flow: whatever led to the first of them leads to it, and it leads on to where they led. A
/// Parallel gives a list with the output of each branch; an OutputPath, or an Output in JSONata,
/// takes the one that is in it, so that the states behind see the data that they saw.
///
/// The states keep their text with its comments; only their indentation and what led out of them
/// change. Where a rule, a Default or a Catcher leads out, the branch gets a Succeed to lead to.
///
/// Fails with EditNotPossible where the states have more than one way in or more than one way out
/// (an end of the machine counts as one), where not all of them are reached from the first, and
/// where the text around is broken or comes from an anchor. What variables they assign is not
/// looked at.
[[nodiscard]] Result<Enclosure> putIntoParallel(const asl::Model& model,
                                                std::span<const asl::StatePath> states);

} // namespace stepglass::edit
