// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/SyntaxTree.h"

#include <string>
#include <string_view>

namespace stepglass::syntax {

/// What a plain scalar is, and a number as JSON writes it.
struct PlainScalar {
    NodeKind kind = NodeKind::String;
    std::string json; ///< of a Number; empty where the source is JSON already
};

/// The type of a scalar without quotes, as the tools that pack definitions read it: YAML 1.2's core
/// schema, in which yes, no, on, off and dates are texts.
[[nodiscard]] PlainScalar resolvePlainScalar(std::string_view text);

} // namespace stepglass::syntax
