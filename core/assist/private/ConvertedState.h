// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/assist/Actions.h"

#include <optional>
#include <vector>

namespace stepglass::assist {

/// A state in the other language: its members in order, without QueryLanguage. Nothing where a note
/// refuses.
struct ConvertedState {
    std::optional<Value> value;
    std::vector<Note> notes;
};
[[nodiscard]] ConvertedState stateToJsonata(const asl::Model& model, const asl::State& state);
[[nodiscard]] ConvertedState stateToJsonPath(const asl::Model& model, const asl::State& state);

/// A list of rules or Catchers with each object in it translated; what else stands there stays.
template <typename Translate>
[[nodiscard]] Value entriesOf(const syntax::SyntaxTree& tree, syntax::NodeId list,
                              const Translate& translate)
{
    if (tree.node(list).kind != syntax::NodeKind::Array)
        return asl::toValue(tree, list);
    std::vector<Value> translated;
    for (const syntax::NodeId entry : tree.children(list))
        translated.push_back(tree.node(entry).kind == syntax::NodeKind::Object
                                 ? translate(entry)
                                 : asl::toValue(tree, entry));
    return Value::array(std::move(translated));
}

} // namespace stepglass::assist
