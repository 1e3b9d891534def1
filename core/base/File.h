// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <string>
#include <string_view>

namespace stepglass {

/// Reads a whole file as bytes. Fails with CannotOpenFile, CannotReadFile or FileTooLarge.
[[nodiscard]] Result<std::string> readFile(const std::string& path,
                                           std::size_t limit = std::size_t(512) << 20);

/// Writes a whole file atomically: a temporary file beside it, synchronised, then renamed over it,
/// so that the file is either the old or the new one. Keeps the permissions of a file that it
/// replaces and follows symbolic links. Fails with CannotWriteFile, leaving the old file as it was.
[[nodiscard]] Result<void> writeFileAtomically(const std::string& path, std::string_view bytes);

/// The offset of the first byte that is not part of valid UTF-8 (or is NUL), or npos.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view bytes);

} // namespace stepglass
