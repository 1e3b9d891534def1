// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace stepglass::jsonata {

/// Why a function of the library gave no result. The sentence belongs to the table of codes; here
/// are the code and what fills its places.
struct LibraryError {
    /// JSONata's code, as "D3080"; "U1001" where a limit of ours was reached.
    std::string_view code;
    /// {{value}} of the sentence.
    std::optional<Value> value = std::nullopt;
    /// {{functionName}} of the sentence, or {{exp}} of D3061.
    std::optional<std::string> token = std::nullopt;
};

template <typename T>
using LibraryResult = tl::expected<T, LibraryError>;

/// `return refuse("D3080")`.
[[nodiscard]] inline tl::unexpected<LibraryError> refuse(std::string_view code)
{
    return tl::unexpected<LibraryError>(LibraryError{code, std::nullopt, std::nullopt});
}
[[nodiscard]] inline tl::unexpected<LibraryError> refuse(std::string_view code, Value value)
{
    return tl::unexpected<LibraryError>(LibraryError{code, std::move(value), std::nullopt});
}

} // namespace stepglass::jsonata
