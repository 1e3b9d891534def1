// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace stepglass {

/// A text for a sentence about it: whole, or its first 60 bytes and an ellipsis. Cuts no character
/// of UTF-8 in two.
[[nodiscard]] std::string excerptOf(std::string_view text);

} // namespace stepglass
