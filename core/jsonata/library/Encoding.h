// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/jsonata/library/LibraryError.h"
#include "core/jsonata/library/Watch.h"

#include <string>
#include <string_view>

namespace stepglass::jsonata {

// Where the watch of a function is over, what comes back is of no use.

/// $base64encode: one byte a UTF-16 unit, its upper half cut off, as in 2.0.6.
[[nodiscard]] std::string encodeBase64(std::string_view text, const Watch& watch = {});
/// $base64decode as Node does it: what is no digit is skipped, - and _ are digits, = ends the
/// text; every byte becomes the character of that number.
[[nodiscard]] std::string decodeBase64(std::string_view text, const Watch& watch = {});
/// Whether a text is well-formed Base64 with full padding (RFC 4648, section 4): AWS refuses to
/// decode anything else.
[[nodiscard]] bool isStrictBase64(std::string_view text, const Watch& watch = {});

/// JavaScript's encodeURI and encodeURIComponent. D3140 (value: the text, token: the function's
/// name) for half a surrogate pair.
[[nodiscard]] LibraryResult<std::string> encodeUrl(std::string_view text, const Watch& watch = {});
[[nodiscard]] LibraryResult<std::string> encodeUrlComponent(std::string_view text,
                                                            const Watch& watch = {});
/// JavaScript's decodeURI and decodeURIComponent. D3140 for escapes that are no UTF-8.
[[nodiscard]] LibraryResult<std::string> decodeUrl(std::string_view text, const Watch& watch = {});
[[nodiscard]] LibraryResult<std::string> decodeUrlComponent(std::string_view text,
                                                            const Watch& watch = {});

/// Step Functions' $hash of a text: MD5, SHA-1, SHA-256, SHA-384 or SHA-512 in lower-case
/// hexadecimal digits. D3137 (value: the sentence) for another name.
[[nodiscard]] LibraryResult<std::string> hashText(std::string_view text, std::string_view algorithm,
                                                  const Watch& watch = {});

} // namespace stepglass::jsonata
