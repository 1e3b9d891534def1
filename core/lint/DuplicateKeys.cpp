// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Checker.h"

#include <algorithm>

// Names that stand twice in one object, anywhere in the text.

namespace stepglass::lint {

using syntax::NodeId;
using syntax::NodeKind;

void checkDuplicateKeys(Checker& checker)
{
    const auto& tree = checker.tree();
    std::vector<std::pair<std::string, NodeId>> names;
    std::vector<NodeId> pending{tree.root()};
    while (!pending.empty()) {
        const NodeId owner = pending.back();
        pending.pop_back();
        const bool isObject = checker.node(owner).kind == NodeKind::Object;
        names.clear();
        for (NodeId id = checker.node(owner).firstChild; id.isValid();
             id = checker.node(id).nextSibling) {
            if (checker.node(id).firstChild.isValid())
                pending.push_back(id);
            if (isObject && !checker.node(id).keyRange.isEmpty())
                names.emplace_back(tree.key(id), id);
        }
        std::stable_sort(names.begin(), names.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 1; i < names.size(); ++i) {
            if (names[i].first == names[i - 1].first) {
                checker.reportKey(DiagnosticCode::DuplicateKey, names[i].second, {names[i].first});
                checker.addFix(Fix::Kind::RemoveMember, {}, {});
            }
        }
    }
}

} // namespace stepglass::lint
