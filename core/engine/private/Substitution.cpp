// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Substitution.h"

#include "core/value/Json.h"

#include <algorithm>

namespace stepglass::engine {

namespace {

/// A text as it stands inside the quotes of a JSON string.
std::string insideQuotes(const std::string& text)
{
    const std::string quoted = value::quoted(text);
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

std::shared_ptr<const asl::Model> substitute(const asl::Model& model,
                                             const Substitutions& substitutions)
{
    const syntax::SyntaxTree& tree = model.tree();
    std::string text;
    std::uint32_t copied = 0;
    for (const syntax::Placeholder& placeholder : tree.placeholders()) {
        const auto found =
            std::find_if(substitutions.begin(), substitutions.end(),
                         [&](const auto& each) { return each.first == placeholder.name; });
        if (found == substitutions.end() || placeholder.range.begin < copied)
            continue;
        text.append(tree.text(), copied, placeholder.range.begin - copied);
        const bool isQuoted = !placeholder.isBare && tree.format() == syntax::Format::Json;
        text += isQuoted ? insideQuotes(found->second) : found->second;
        copied = placeholder.range.end;
    }
    if (copied == 0)
        return nullptr;
    text.append(tree.text(), copied);
    return asl::Model::build(syntax::SyntaxTree::parse(std::move(text), tree.format()));
}

void moveToOriginal(std::vector<Diagnostic>& diagnostics, const syntax::SyntaxTree& original)
{
    for (Diagnostic& diagnostic : diagnostics) {
        const syntax::NodeId place = original.find(diagnostic.pointer);
        diagnostic.range = original.node(place.isValid() ? place : original.root()).range;
    }
}

} // namespace stepglass::engine
