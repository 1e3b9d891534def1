// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Substitution.h"

namespace stepglass::engine {

SubstitutedModel substitute(const asl::Model& model, const asl::Substitutions& substitutions)
{
    const syntax::SyntaxTree& tree = model.tree();
    SubstitutedModel result{nullptr, asl::substitutionEdits(tree, substitutions)};
    if (!result.edits.empty())
        result.model = asl::Model::build(syntax::SyntaxTree::parse(
            syntax::applyEdits(tree.text(), result.edits), tree.format()));
    return result;
}

void moveToOriginal(std::vector<Diagnostic>& diagnostics, const syntax::TextEdits& edits)
{
    for (Diagnostic& diagnostic : diagnostics)
        diagnostic.range = asl::rangeBefore(edits, diagnostic.range);
}

} // namespace stepglass::engine
