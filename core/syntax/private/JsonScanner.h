// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"
#include "core/syntax/SyntaxTree.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::syntax {

/// The place after the `${...}` that begins at `at`, where braces and quotes inside are balanced on
/// its line; `at` itself where there is none.
[[nodiscard]] std::size_t placeholderEnd(std::string_view text, std::size_t at);
/// Remembers the `${...}`s of `range`; `$${...}` and `${!...}` are escapes of Terraform and
/// Fn::Sub.
void collectPlaceholders(std::string_view text, TextRange range, bool isBare,
                         std::vector<Placeholder>& placeholders);
/// The content of a JSON string as it stands in the text, quotes included; bad escapes stay as they
/// are.
[[nodiscard]] std::string decodeJsonString(std::string_view source);
/// Where the content of such a string lies: without its quotes, where it has them.
[[nodiscard]] TextRange jsonContentRange(std::string_view text, TextRange range);
/// Where a line's text begins: the number of columns of blanks, with tabs at every fourth.
[[nodiscard]] int indentOfLine(std::string_view text, std::size_t lineStart);
/// Whether `source` is a number as RFC 8259 writes it.
[[nodiscard]] bool isJsonNumber(std::string_view source);

/// A string read from the text.
struct StringToken {
    TextRange range; ///< with its quotes
    bool isClosed = true;
    bool hasDollar = false;
    std::uint32_t badEscape = 0; ///< place of the first one; 0 where there is none
    std::uint32_t badCharacter =
        0; ///< place of the first raw control character; 0 where there is none
    std::uint32_t strayQuote =
        0; ///< place of an inner quote without its backslash; 0 where there is none
};

/// Reads the string that begins with the quote at `at`, up to its quote or its line's end.
[[nodiscard]] StringToken scanString(std::string_view text, std::size_t at);
/// The same for a text that is known to be faulty: guesses where a string with a lost quote ends,
/// from what stands around it. `separator` is what usually follows: ':' for a key, ',' for a value;
/// `openOnLine` counts the brackets that were opened on this line and may be closed after the
/// string.
[[nodiscard]] StringToken scanFaultyString(std::string_view text, std::size_t at, char separator,
                                           std::size_t openOnLine);

} // namespace stepglass::syntax
