// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace stepglass::syntax {

enum class YamlQuotes {
    AsNeeded, ///< none where that reads back as the same text, else single, else double
    Single,   ///< or double, where the text has line ends or control characters
    Double,
};

/// A text as a YAML scalar on one line. Without quotes only where every reader of YAML 1.1 and 1.2
/// takes it for this text: not Yes, null, 1.0, 2026-01-31, `{% x %}` or "a: b". `isInFlow` forbids
/// the brackets and commas of [lists] and {objects} too.
[[nodiscard]] std::string toYamlScalar(std::string_view text,
                                       YamlQuotes quotes = YamlQuotes::AsNeeded,
                                       bool isInFlow = false);
/// Whether a text needs no quotes.
[[nodiscard]] bool isPlainYaml(std::string_view text, bool isInFlow = false);
/// A text in JSON's double quotes, which YAML reads alike.
[[nodiscard]] std::string toJsonText(std::string_view text);

} // namespace stepglass::syntax
