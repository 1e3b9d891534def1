// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"
#include "core/base/Error.h"
#include "core/syntax/TextEdit.h"

#include <cstddef>
#include <span>
#include <vector>

namespace stepglass::edit {

/// The edits that carry out the repair of a fault. Fails with EditNotPossible where the text is not
/// (or no longer) as the repair expects it.
[[nodiscard]] Result<syntax::TextEdits> repair(const asl::Model& model, const Fix& fix);

/// Several repairs as one set of edits, and which of them (by their places in the list) it has.
/// Those that are not possible are left out, and those that would disturb an earlier one, as two
/// changes to the members of one object do: ask again for the new text.
struct RepairedSet {
    syntax::TextEdits edits;
    std::vector<std::size_t> done;
};
[[nodiscard]] RepairedSet repairSet(const asl::Model& model, std::span<const Fix> fixes);

} // namespace stepglass::edit
