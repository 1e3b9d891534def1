// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/Repair.h"

#include "core/edit/private/Intents.h"
#include "core/value/Json.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stepglass::edit {

namespace {

using syntax::NodeId;
using syntax::NodeKind;
using syntax::TextEdit;
using syntax::TextEdits;

/// Repairs of one kind in one container, which one Patch can do together.
struct Group {
    NodeId container; ///< whose members come, go or move; invalid where one value changes alone
    Fix::Kind kind = Fix::Kind::ReplaceValue;
    std::vector<std::size_t> fixes;
};

bool changesMembers(Fix::Kind kind)
{
    return kind == Fix::Kind::RemoveMember || kind == Fix::Kind::AddMember ||
           kind == Fix::Kind::MoveToEnd;
}

/// The object or array whose members a repair changes.
NodeId containerOf(const syntax::SyntaxTree& tree, const Fix& fix)
{
    const NodeId node = tree.find(fix.pointer);
    if (!node.isValid() || !changesMembers(fix.kind))
        return {};
    return fix.kind == Fix::Kind::AddMember ? node : tree.node(node).parent;
}

/// Notes one repair; says why it cannot be.
Result<void> add(Patch& patch, const asl::Model& model, const Fix& fix)
{
    const syntax::SyntaxTree& tree = model.tree();
    const NodeId node = tree.find(fix.pointer);
    if (!node.isValid())
        return notPossible("the text has nothing at this place any more");
    const syntax::Node& place = tree.node(node);
    const auto parsed = [&fix] { return value::parseJson(fix.text); };
    switch (fix.kind) {
    case Fix::Kind::RenameKey:
        if (place.keyRange.isEmpty() || tree.member(place.parent, fix.text).isValid())
            return notPossible("the name cannot be changed");
        patch.replaceKey(node, fix.text);
        return {};
    case Fix::Kind::ReplaceValue: {
        const Result<Value> value = parsed();
        if (!value)
            return tl::unexpected(value.error());
        patch.replaceValue(node, *value);
        return {};
    }
    case Fix::Kind::AddMember: {
        const Result<Value> value = parsed();
        if (!value)
            return tl::unexpected(value.error());
        if (place.kind != NodeKind::Object || tree.member(node, fix.name).isValid())
            return notPossible("the member cannot be added");
        patch.insertMember(node, anchorFor(tree, node, fix.name), fix.name, *value);
        return {};
    }
    case Fix::Kind::MoveToEnd:
        if (!place.parent.isValid() || tree.node(place.parent).kind != NodeKind::Array)
            return notPossible("this is no element of a list");
        patch.moveToEnd(node);
        return {};
    case Fix::Kind::RemoveMember:
        break;
    }
    return notPossible("members are removed together");
}

Result<TextEdits> editsOf(const asl::Model& model, std::span<const Fix> fixes, const Group& group)
{
    Patch patch(model.tree());
    if (group.kind == Fix::Kind::RemoveMember) {
        std::vector<NodeId> nodes;
        for (const std::size_t index : group.fixes)
            nodes.push_back(model.tree().find(fixes[index].pointer));
        if (!group.container.isValid())
            return notPossible("the text has nothing at this place any more");
        patch.removeChildren(group.container, nodes);
        return patch.finish();
    }
    for (const std::size_t index : group.fixes) {
        if (const Result<void> noted = add(patch, model, fixes[index]); !noted)
            return tl::unexpected(noted.error());
    }
    return patch.finish();
}

std::vector<Group> groupsOf(const asl::Model& model, std::span<const Fix> fixes)
{
    std::vector<Group> groups;
    for (std::size_t i = 0; i < fixes.size(); ++i) {
        const NodeId container = containerOf(model.tree(), fixes[i]);
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return fixes[i].kind == Fix::Kind::RemoveMember && container.isValid() &&
                   group.kind == Fix::Kind::RemoveMember && group.container == container;
        });
        if (found != groups.end())
            found->fixes.push_back(i);
        else
            groups.push_back({container, fixes[i].kind, {i}});
    }
    return groups;
}

/// Whether an edit has a place in common with one of a sorted set; touching counts.
bool meets(const TextEdits& set, const TextEdit& edit)
{
    const auto next = std::lower_bound(
        set.begin(), set.end(), edit.range.begin,
        [](const TextEdit& other, std::uint32_t begin) { return other.range.end < begin; });
    return next != set.end() && next->range.begin <= edit.range.end;
}

} // namespace

Result<TextEdits> repair(const asl::Model& model, const Fix& fix)
{
    const std::span<const Fix> fixes(&fix, 1);
    return editsOf(model, fixes, groupsOf(model, fixes).front());
}

RepairedSet repairSet(const asl::Model& model, std::span<const Fix> fixes)
{
    RepairedSet set;
    std::vector<NodeId> changed;
    for (const Group& group : groupsOf(model, fixes)) {
        const bool isTaken =
            std::find(changed.begin(), changed.end(), group.container) != changed.end();
        if (group.container.isValid() && isTaken)
            continue;
        Result<TextEdits> edits = editsOf(model, fixes, group);
        if (!edits || edits->empty() ||
            std::any_of(edits->begin(), edits->end(),
                        [&set](const TextEdit& edit) { return meets(set.edits, edit); }))
            continue;
        if (group.container.isValid())
            changed.push_back(group.container);
        set.done.insert(set.done.end(), group.fixes.begin(), group.fixes.end());
        const auto old = static_cast<std::ptrdiff_t>(set.edits.size());
        std::move(edits->begin(), edits->end(), std::back_inserter(set.edits));
        std::inplace_merge(set.edits.begin(), set.edits.begin() + old, set.edits.end(),
                           [](const TextEdit& a, const TextEdit& b) { return a.range < b.range; });
    }
    std::sort(set.done.begin(), set.done.end());
    return set;
}

} // namespace stepglass::edit
