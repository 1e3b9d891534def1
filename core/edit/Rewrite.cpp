// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/Rewrite.h"

#include "core/asl/Model.h"
#include "core/edit/private/Patch.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stepglass::edit {

namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::SyntaxTree;

/// More members than these in one gap are paired in their order, without comparing.
constexpr std::size_t mostCompared = 64;

std::string_view plainName(std::string_view name)
{
    return name.ends_with(".$") ? name.substr(0, name.size() - 2) : name;
}

/// How much of an old member would be left in a new one.
std::size_t likeness(const SyntaxTree& tree, NodeId old, const value::Member& wanted)
{
    std::size_t points = 1;
    if (plainName(tree.key(old)) == plainName(wanted.name.text()))
        points += 100;
    const Node& node = tree.node(old);
    if (node.kind == NodeKind::Array && wanted.value.isArray())
        return points + 10;
    if (node.kind != NodeKind::Object || !wanted.value.isObject())
        return asl::toValue(tree, old) == wanted.value ? points + 20 : points;
    points += 10;
    for (const NodeId child : tree.children(old)) {
        const std::string key = tree.key(child);
        const auto members = wanted.value.members();
        if (std::any_of(members.begin(), members.end(), [&key](const value::Member& member) {
                return plainName(member.name.text()) == plainName(key);
            }))
            points += 2;
    }
    return points;
}

/// Which old member each new one takes the place of, both in order: the pairing with most likeness.
/// As many are paired as there can be.
std::vector<NodeId> paired(const SyntaxTree& tree, std::span<const NodeId> old,
                           std::span<const value::Member> wanted)
{
    std::vector<NodeId> pairs(wanted.size());
    if (old.size() > mostCompared || wanted.size() > mostCompared || old.empty()) {
        for (std::size_t i = 0; i < std::min(old.size(), wanted.size()); ++i)
            pairs[i] = old[i];
        return pairs;
    }
    // best[i][j]: of the first i old and j new ones.
    const std::size_t width = wanted.size() + 1;
    std::vector<std::size_t> best((old.size() + 1) * width, 0);
    for (std::size_t i = 1; i <= old.size(); ++i) {
        for (std::size_t j = 1; j <= wanted.size(); ++j) {
            // A pair counts more than any likeness, so that nothing is removed and added instead.
            const std::size_t both =
                best[(i - 1) * width + j - 1] + 1000 + likeness(tree, old[i - 1], wanted[j - 1]);
            best[i * width + j] =
                std::max({best[(i - 1) * width + j], best[i * width + j - 1], both});
        }
    }
    std::size_t i = old.size();
    std::size_t j = wanted.size();
    while (i > 0 && j > 0) {
        if (best[i * width + j] == best[(i - 1) * width + j]) {
            --i;
        } else if (best[i * width + j] == best[i * width + j - 1]) {
            --j;
        } else {
            pairs[--j] = old[--i];
        }
    }
    return pairs;
}

class Rewriter {
public:
    explicit Rewriter(const SyntaxTree& tree)
        : m_tree(tree)
        , m_patch(tree)
    {
    }

    void rewrite(NodeId node, const Value& wanted)
    {
        const NodeKind kind = m_tree.node(node).kind;
        if (asl::toValue(m_tree, node) == wanted)
            return;
        if (kind == NodeKind::Object && wanted.isObject() && wanted.size() > 0)
            rewriteObject(node, wanted);
        else if (kind != NodeKind::Array || !wanted.isArray() || !rewriteArray(node, wanted))
            m_patch.replaceValue(node, wanted);
    }

    void insertBehind(NodeId member, const value::Member& follower)
    {
        m_patch.insertMembers(m_tree.node(member).parent, member, std::span(&follower, 1));
    }

    [[nodiscard]] Result<syntax::TextEdits> finish() { return m_patch.finish(); }

private:
    void rewriteObject(NodeId object, const Value& wanted)
    {
        const std::vector<NodeId> old = m_tree.children(object);
        std::vector<NodeId> gone;
        std::size_t at = 0;
        NodeId anchor;
        const auto members = wanted.members();
        std::size_t begin = 0; // of new members without an old one of their name
        for (std::size_t i = 0; i <= members.size(); ++i) {
            std::size_t kept = old.size();
            if (i < members.size()) {
                kept = at;
                while (kept < old.size() && m_tree.key(old[kept]) != members[i].name.text())
                    ++kept;
                if (kept == old.size())
                    continue;
            }
            fillGap(object, anchor, std::span(old).subspan(at, kept - at),
                    members.subspan(begin, i - begin), gone);
            if (i < members.size()) {
                anchor = old[kept];
                rewrite(anchor, members[i].value);
                at = kept + 1;
                begin = i + 1;
            }
        }
        m_patch.removeChildren(object, gone);
    }

    /// Between two members that stay.
    void fillGap(NodeId object, NodeId anchor, std::span<const NodeId> old,
                 std::span<const value::Member> wanted, std::vector<NodeId>& gone)
    {
        const std::vector<NodeId> pairs = paired(m_tree, old, wanted);
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= wanted.size(); ++i) {
            if (i < wanted.size() && !pairs[i].isValid())
                continue;
            m_patch.insertMembers(object, anchor, wanted.subspan(begin, i - begin));
            if (i == wanted.size())
                break;
            anchor = pairs[i];
            replace(anchor, wanted[i]);
            begin = i + 1;
        }
        for (const NodeId id : old) {
            if (std::find(pairs.begin(), pairs.end(), id) == pairs.end())
                gone.push_back(id);
        }
    }

    /// A member of another name.
    void replace(NodeId old, const value::Member& wanted)
    {
        m_patch.replaceKey(old, wanted.name.text());
        rewrite(old, wanted.value);
    }

    /// Whether elements could be matched: pairs where there are as many, else those that are equal
    /// stay.
    bool rewriteArray(NodeId array, const Value& wanted)
    {
        const std::vector<NodeId> old = m_tree.children(array);
        const auto elements = wanted.elements();
        if (old.empty() || elements.empty())
            return false;
        if (old.size() == elements.size()) {
            for (std::size_t i = 0; i < old.size(); ++i)
                rewrite(old[i], elements[i]);
            return true;
        }
        return old.size() < elements.size() ? insertElements(array, old, elements)
                                            : removeElements(array, old, elements);
    }

    bool removeElements(NodeId array, std::span<const NodeId> old, std::span<const Value> wanted)
    {
        std::vector<NodeId> gone;
        std::size_t next = 0;
        for (const NodeId id : old) {
            if (next < wanted.size() && asl::toValue(m_tree, id) == wanted[next])
                ++next;
            else
                gone.push_back(id);
        }
        if (next < wanted.size())
            return false;
        m_patch.removeChildren(array, gone);
        return true;
    }

    bool insertElements(NodeId array, std::span<const NodeId> old, std::span<const Value> wanted)
    {
        std::vector<std::pair<NodeId, const Value*>> added;
        std::size_t next = 0;
        NodeId anchor;
        for (const Value& element : wanted) {
            if (next < old.size() && asl::toValue(m_tree, old[next]) == element) {
                anchor = old[next++];
                continue;
            }
            // Two at one place would not know of each other.
            if (!added.empty() && added.back().first == anchor)
                return false;
            added.emplace_back(anchor, &element);
        }
        if (next < old.size())
            return false;
        for (const auto& [place, element] : added)
            m_patch.insertElement(array, place, *element);
        return true;
    }

    const SyntaxTree& m_tree;
    Patch m_patch;
};

} // namespace

Result<syntax::TextEdits> rewrite(const SyntaxTree& tree, NodeId node, const Value& wanted)
{
    Rewriter rewriter(tree);
    rewriter.rewrite(node, wanted);
    return rewriter.finish();
}

Result<syntax::TextEdits> rewriteAndFollow(const SyntaxTree& tree, NodeId member,
                                           const Value& wanted, const value::Member& follower)
{
    Rewriter rewriter(tree);
    rewriter.rewrite(member, wanted);
    rewriter.insertBehind(member, follower);
    return rewriter.finish();
}

} // namespace stepglass::edit
