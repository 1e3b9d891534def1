// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stepglass {

/// The digest of bytes in lower-case hexadecimal digits. `algorithm` is MD5, SHA-1, SHA-256,
/// SHA-384 or SHA-512, exactly so written; nothing for any other name.
[[nodiscard]] std::optional<std::string> hexDigest(std::string_view algorithm,
                                                   std::string_view bytes);

/// Base64 of bytes, with padding (RFC 4648, section 4).
[[nodiscard]] std::string toBase64(std::string_view bytes);

} // namespace stepglass
