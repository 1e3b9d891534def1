// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/Checker.h"

#include <algorithm>
#include <deque>
#include <unordered_set>

// Names that stand twice in one object, anywhere in the text.

namespace stepglass::lint {

namespace {

using syntax::NodeId;
using syntax::NodeKind;

/// Up to here, comparing each with each is quicker than an index.
constexpr std::size_t fewMembers = 16;

class DuplicateKeys {
public:
    explicit DuplicateKeys(Checker& checker)
        : m_checker(checker)
    {
    }

    void checkAll()
    {
        std::vector<NodeId> pending{m_checker.tree().root()};
        while (!pending.empty()) {
            const NodeId owner = pending.back();
            pending.pop_back();
            for (NodeId id = m_checker.node(owner).firstChild; id.isValid();
                 id = m_checker.node(id).nextSibling) {
                if (m_checker.node(id).firstChild.isValid())
                    pending.push_back(id);
            }
            if (m_checker.node(owner).kind == NodeKind::Object)
                check(owner);
        }
    }

private:
    void check(NodeId object)
    {
        m_names.clear();
        m_decoded.clear();
        std::unordered_set<std::string_view> index; // of a large object
        const bool isLarge = m_checker.node(object).childCount > fewMembers;
        for (NodeId id = m_checker.node(object).firstChild; id.isValid();
             id = m_checker.node(id).nextSibling) {
            if (m_checker.node(id).keyRange.isEmpty())
                continue;
            std::string decoded;
            std::string_view name = m_checker.tree().key(id, decoded);
            if (!decoded.empty())
                name = m_decoded.emplace_back(std::move(decoded));
            const bool isKnown = isLarge ? !index.insert(name).second : isAmong(name);
            if (isKnown)
                report(id, name);
            if (!isLarge)
                m_names.push_back(name);
        }
    }

    [[nodiscard]] bool isAmong(std::string_view name) const
    {
        return std::find(m_names.begin(), m_names.end(), name) != m_names.end();
    }

    void report(NodeId member, std::string_view name)
    {
        m_checker.reportKey(DiagnosticCode::DuplicateKey, member, {std::string(name)});
        m_checker.addFix(Fix::Kind::RemoveMember, {}, {});
    }

    Checker& m_checker;
    std::vector<std::string_view> m_names;
    std::deque<std::string> m_decoded; ///< names that are not in the text as they are read
};

} // namespace

void checkDuplicateKeys(Checker& checker)
{
    DuplicateKeys(checker).checkAll();
}

} // namespace stepglass::lint
