// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"
#include "core/syntax/SyntaxTree.h"

#include <optional>

namespace stepglass::lint {

/// Where a part of a string's content stands in the text: escapes of JSON, and YAML's escapes,
/// doubled quotes and folded lines, are taken into account. `part` counts bytes of
/// `tree.string(node)`. Nothing where the text cannot be followed, as with an alias of YAML.
[[nodiscard]] std::optional<TextRange> placeInText(const syntax::SyntaxTree& tree,
                                                   syntax::NodeId node, TextRange part);

} // namespace stepglass::lint
