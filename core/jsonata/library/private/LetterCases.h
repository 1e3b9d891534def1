// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace stepglass::jsonata {

/// Append a character's small or capital form, which may be several characters.
void appendLower(std::string& out, char32_t codePoint);
void appendUpper(std::string& out, char32_t codePoint);
/// Unicode's properties Cased and Case_Ignorable, as the final sigma needs them.
[[nodiscard]] bool isCased(char32_t codePoint);
[[nodiscard]] bool isCaseIgnorable(char32_t codePoint);

} // namespace stepglass::jsonata
