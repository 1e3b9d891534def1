// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace stepglass::engine {

using Substitutions = std::vector<std::pair<std::string, std::string>>;

/// The model of the text in which each `${Name}` that has a text is replaced by it, as
/// CloudFormation does before a definition is read: inside quotes as part of the string, bare as a
/// value. Null where no placeholder has a text.
[[nodiscard]] std::shared_ptr<const asl::Model> substitute(const asl::Model& model,
                                                           const Substitutions& substitutions);

/// Gives diagnostics of the substituted text the ranges of the same places in the original one.
void moveToOriginal(std::vector<Diagnostic>& diagnostics, const syntax::SyntaxTree& original);

} // namespace stepglass::engine
