// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mock/MockSet.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepglass::mock {

/// `{"0": {"Return": ...}, "1-2": {"Throw": {...}}}` at `pointer` of a file.
[[nodiscard]] Result<std::vector<MockResponse>> readResponses(const Value& json,
                                                              const std::string& pointer);

/// An InvalidMockFile error.
[[nodiscard]] tl::unexpected<Error> invalid(const std::string& pointer, std::string message);

/// `pointer` with one token more.
[[nodiscard]] std::string below(const std::string& pointer, std::string_view token);

/// "; did you mean "X"?" for the name most like `name`, or nothing where none is alike.
[[nodiscard]] std::string didYouMean(std::string_view name,
                                     const std::vector<std::string_view>& known);

} // namespace stepglass::mock
