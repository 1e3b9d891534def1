// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Cursor.h"

#include <optional>
#include <string>
#include <vector>

namespace stepglass::assist {

/// The call around a caret: which function, which parameters, and at which of them one writes.
struct SignatureHelp {
    std::string function; ///< as it is written: "$substring", "States.Format"
    /// Their names; those that may be left out end in "?", one that stands for any number is "...".
    std::vector<std::string> parameters;
    /// Which of `parameters` the caret is at; a last one "..." takes all that follow.
    /// As many as there are parameters: more are given than the function takes.
    std::size_t active = 0;
    std::string documentation; ///< a sentence or two, in English; may be empty

    /// "$substring(text, start, length?)"
    [[nodiscard]] std::string label() const;
};

/// The innermost call of a known function that an offset stands in, in a JSONata expression or a
/// call of an intrinsic function. Nothing outside of calls, in calls of the user's own functions,
/// and where text is no expression. Works on half-typed expressions.
[[nodiscard]] std::optional<SignatureHelp> signatureAt(const asl::Model& model,
                                                       std::uint32_t offset);

} // namespace stepglass::assist
