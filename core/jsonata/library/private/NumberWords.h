// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace stepglass::jsonata {

enum class WordForm { Cardinal, Ordinal };

/// A whole number that is not negative in English words, each with a capital: "One Hundred and
/// Twenty-First".
[[nodiscard]] std::string wordsOf(double number, WordForm form);
/// The number that small English words stand for; NaN where one of them is unknown.
[[nodiscard]] double numberOfWords(std::string_view words);
/// A regular expression's group that takes any sequence of number words, "and", blanks, commas and
/// hyphens.
[[nodiscard]] std::string numberWordsPattern();

} // namespace stepglass::jsonata
