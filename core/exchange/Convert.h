// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/syntax/SyntaxTree.h"

#include <string>

namespace stepglass::exchange {

/// A definition in the other format, or laid out anew in its own. Keys keep their order and numbers
/// their digits. Comments become YAML comments; JSON has none, so there they are left out. Aliases
/// and merge keys are written out, and a template's functions take their long form (!GetAtt A.Arn
/// becomes the placeholder "${A.Arn}", !Join [..] becomes {"Fn::Join": [..]}).
///
/// Fails with InvalidDefinition where the text has an error, since the rest would be lost.
[[nodiscard]] Result<std::string> convert(const syntax::SyntaxTree& tree, syntax::Format target,
                                          int indent = 2);

} // namespace stepglass::exchange
