// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/assist/Actions.h"
#include "core/base/Error.h"
#include "core/syntax/TextEdit.h"

#include <cstddef>
#include <vector>

namespace stepglass::assist {

/// What a change of the query language does to a text.
struct Conversion {
    /// Touching only what changes: fields that mean the same in both languages stay where they are,
    /// with their comments.
    syntax::TextEdits edits;
    std::vector<Note> notes;
    std::size_t converted = 0; ///< states that have the new language
    std::size_t refused = 0;   ///< states that keep the old one; notes say why
};

/// Writes one state in the other query language, and says so in its QueryLanguage where it differs
/// from the machine's. What the state does with its data stays the same for every input with which
/// it got through: data that it failed on, for lack of a member say, may take another way. A field
/// without an exact counterpart is noted, and the state is left as it is. Fails with
/// EditNotPossible where there is no such state, where it has the language already, or where AWS
/// would refuse it (JSONPath in a machine of JSONata).
[[nodiscard]] Result<Conversion> convertState(const asl::Model& model, const asl::StatePath& state,
                                              asl::QueryLanguage language);

/// The same for all states. The machine itself gets the language where AWS allows it: always for
/// JSONPath (states that stay behind then say that they are JSONata), for JSONata only where no
/// state stays behind.
[[nodiscard]] Result<Conversion> convertMachine(const asl::Model& model,
                                                asl::QueryLanguage language);

} // namespace stepglass::assist
