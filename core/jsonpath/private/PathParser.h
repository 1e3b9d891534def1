// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonpath/private/Filter.h"
#include "core/jsonpath/private/Scanner.h"
#include "core/jsonpath/private/Step.h"

namespace stepglass::jsonpath {

/// Paths hold filters, which hold paths; more levels than this are refused.
inline constexpr int mostNestedFilters = 32;

template <typename T>
using Parsed = tl::expected<T, PathError>;

[[nodiscard]] inline tl::unexpected<PathError> pathError(std::string message, std::size_t offset)
{
    return tl::unexpected<PathError>(PathError{std::move(message), offset});
}

/// Where a path stands: alone, or inside a filter or a function's arguments, where it may begin
/// with `@` and `$` has no variables behind it.
struct PathPlace {
    RootRule rule = RootRule::Required;
    int nesting = 0;
};

[[nodiscard]] Parsed<std::shared_ptr<const CompiledPath>> parsePath(std::string_view text,
                                                                    PathPlace place);
/// Reads a filter's condition up to its closing parenthesis, which is taken.
[[nodiscard]] Parsed<FilterNode> parseFilter(Scanner& scanner, int nesting);
/// A JSON literal as filters and functions allow it: texts may also stand in single quotes.
[[nodiscard]] std::optional<Value> lenientJson(std::string_view text);

} // namespace stepglass::jsonpath
