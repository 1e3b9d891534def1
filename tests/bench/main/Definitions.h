// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace stepglass::bench {

/// A valid definition of about so many bytes, as people write them: Tasks with Retry and Catch,
/// Choices, Parallels with two branches, Waits; indented by two. The same size gives the same text.
[[nodiscard]] std::string makeDefinition(std::size_t bytes);

/// The same with both query languages, variables, Maps, several services with their arguments, and
/// comments of both kinds.
[[nodiscard]] std::string makeMixedDefinition(std::size_t bytes);

} // namespace stepglass::bench
