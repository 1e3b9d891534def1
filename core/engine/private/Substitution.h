// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"

#include <memory>
#include <vector>

namespace stepglass::engine {

/// The text in which each `${Name}` that has a text is replaced by it, as a model.
struct SubstitutedModel {
    std::shared_ptr<const asl::Model> model; ///< null where no placeholder has a text
    syntax::TextEdits edits;
};

[[nodiscard]] SubstitutedModel substitute(const asl::Model& model,
                                          const asl::Substitutions& substitutions);

/// Gives diagnostics of the substituted text the ranges of the same places in the original one.
void moveToOriginal(std::vector<Diagnostic>& diagnostics, const syntax::TextEdits& edits);

} // namespace stepglass::engine
