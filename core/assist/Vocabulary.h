// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace stepglass::assist {

/// A word of the language with what it means, in English.
struct Word {
    std::string_view name;
    std::string_view detail; ///< a type, a signature
    std::string_view documentation;
};

/// Error names that AWS reserves, for ErrorEquals.
[[nodiscard]] std::span<const Word> errorNames();

/// What stands below a path of the Context Object, as in {"Execution"}; empty for a leaf. Names
/// are those of the States language, "The Context Object".
[[nodiscard]] std::vector<Word> contextMembers(std::span<const std::string_view> path);
/// What stands below `$states`, as in {"context", "Execution"}. `hasResult` and `hasError` tell
/// whether `$states.result` and `$states.errorOutput` exist at the place in question.
[[nodiscard]] std::vector<Word> statesMembers(std::span<const std::string_view> path,
                                              bool hasResult, bool hasError);

/// The functions of JSONata that Step Functions has, without `$` in their names.
[[nodiscard]] std::span<const Word> jsonataFunctions();
/// The function of this name (without `$`), or nothing.
[[nodiscard]] const Word* findJsonataFunction(std::string_view name);
/// What an intrinsic function (`States.Format`) does; empty for an unknown one.
[[nodiscard]] std::string_view intrinsicDocumentation(std::string_view name);

} // namespace stepglass::assist
