// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace stepglass {

/// The digest of bytes in lower-case hexadecimal digits. `algorithm` is MD5, SHA-1, SHA-256,
/// SHA-384 or SHA-512, exactly so written; nothing for any other name. `isOver` is asked now and
/// then whether to stop: what comes back then is of no use.
[[nodiscard]] std::optional<std::string> hexDigest(std::string_view algorithm,
                                                   std::string_view bytes,
                                                   const std::function<bool()>& isOver = {});

/// Base64 of bytes, with padding (RFC 4648, section 4).
[[nodiscard]] std::string toBase64(std::string_view bytes);

} // namespace stepglass
