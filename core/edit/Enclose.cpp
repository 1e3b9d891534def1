// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/Enclose.h"

#include "core/edit/private/Intents.h"
#include "core/syntax/Lines.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace stepglass::edit {

namespace {

using asl::Model;
using asl::Scope;
using asl::State;
using asl::StateType;
using asl::Transition;
using asl::TransitionKind;
using syntax::NodeId;
using syntax::rangeOf;

/// Stands for the states in the text of the new Parallel until theirs takes its place.
constexpr std::string_view marker = "states-of-the-branch";

/// States of one scope with one way in and one way out.
struct Group {
    const Scope* scope = nullptr;
    std::vector<const State*> states; ///< in the order of the text
    const State* entry = nullptr;
    std::optional<std::string> exit; ///< the state behind; empty for an end; nothing for no way out

    [[nodiscard]] bool holds(const State& state) const
    {
        return std::find(states.begin(), states.end(), &state) != states.end();
    }
    [[nodiscard]] bool holds(std::string_view name) const
    {
        return std::any_of(states.begin(), states.end(),
                           [name](const State* state) { return state->name == name; });
    }
};

/// Where the flow comes into the group; notes whether it comes in at two places.
bool findEntry(Group& group)
{
    std::set<std::string> entries;
    const auto take = [&](const Transition& transition) {
        if (group.holds(transition.target))
            entries.insert(transition.target);
    };
    if (group.scope->start)
        take(*group.scope->start);
    for (const State& state : group.scope->states) {
        if (group.holds(state))
            continue;
        for (const Transition& transition : state.transitions)
            take(transition);
    }
    if (entries.size() > 1)
        return false;
    group.entry = entries.empty() ? group.states.front() : group.scope->find(*entries.begin());
    return group.entry != nullptr;
}

/// Where the flow goes out of the group; false where it goes to two places.
bool findExit(Group& group)
{
    for (const State* state : group.states) {
        // A Fail fails the Parallel too, whatever would follow.
        if (state->type == StateType::Fail)
            continue;
        for (const Transition& transition : state->transitions) {
            if (transition.kind != TransitionKind::End && group.holds(transition.target))
                continue;
            if (group.exit && *group.exit != transition.target)
                return false;
            group.exit = transition.target;
        }
    }
    return true;
}

bool isConnected(const Group& group)
{
    std::set<std::string> reached{group.entry->name};
    std::vector<const State*> pending{group.entry};
    while (!pending.empty()) {
        const State* state = pending.back();
        pending.pop_back();
        for (const Transition& transition : state->transitions) {
            const State* next = group.scope->find(transition.target);
            if (next != nullptr && group.holds(*next) && reached.insert(next->name).second)
                pending.push_back(next);
        }
    }
    return reached.size() == group.states.size();
}

Result<Group> groupOf(const Model& model, std::span<const asl::StatePath> paths)
{
    Group group;
    for (const asl::StatePath& path : paths) {
        const Scope* scope = model.scopeOf(path);
        if (scope == nullptr || (group.scope != nullptr && scope != group.scope))
            return notPossible("these are no states of one scope");
        group.scope = scope;
    }
    if (group.scope == nullptr)
        return notPossible("there is no such state");
    for (const State& state : group.scope->states) {
        if (std::find(paths.begin(), paths.end(), state.path) == paths.end())
            continue;
        if (state.isBroken || state.type == StateType::Unknown)
            return notPossible("the text of a state is broken");
        group.states.push_back(&state);
    }
    if (model.tree().node(group.scope->statesNode).isBroken)
        return notPossible("the text around the states is broken");
    if (!findEntry(group))
        return notPossible("there is more than one way to these states");
    if (!findExit(group))
        return notPossible("there is more than one way on from these states");
    if (!isConnected(group))
        return notPossible("some of these states are not reached from the others");
    return group;
}

/// Moves the text of states.
class Mover {
public:
    Mover(const Model& model, const Group& group)
        : m_model(model)
        , m_tree(model.tree())
        , m_text(model.tree().text())
        , m_group(group)
        , m_name(uniqueStateName(model, "Parallel"))
        , m_isBlock(isBlockStyle(model.tree(), group.scope->statesNode))
        , m_style(styleOf(model.tree(), group.scope->statesNode))
    {
    }

    Result<Enclosure> move()
    {
        Patch inner(m_tree);
        leadOut(inner);
        const auto innerEdits = inner.finish();
        if (!innerEdits)
            return tl::unexpected(innerEdits.error());
        m_inner = *innerEdits;

        Patch outer(m_tree);
        leadIn(outer);
        std::vector<NodeId> others;
        for (const State* state : m_group.states) {
            if (state != m_group.states.front())
                others.push_back(state->node);
        }
        outer.removeChildren(m_group.scope->statesNode, others);
        for (const NodeId other : others)
            removeComments(outer, other);
        const std::size_t begin = commentsBegin(m_group.states.front()->node);
        outer.replace(rangeOf(begin, endOf(m_group.states.front()->node)), parallel(begin));
        outer.replace(trailing(m_group.states.front()->node), {});
        return outer.finish().map([this](syntax::TextEdits edits) {
            return Enclosure{m_name, std::move(edits)};
        });
    }

private:
    [[nodiscard]] std::size_t endOf(NodeId id) const
    {
        return std::max(m_tree.node(id).range.end, m_tree.node(id).keyRange.end);
    }

    /// What led out of the group ends the branch.
    void leadOut(Patch& patch)
    {
        for (const State* state : m_group.states) {
            for (const Transition& transition : state->transitions) {
                const bool leads =
                    transition.kind != TransitionKind::End && !m_group.holds(transition.target);
                if (!leads || !transition.node.isValid())
                    continue;
                if (transition.kind == TransitionKind::Next) {
                    setNext(patch, m_model, *state, {});
                    continue;
                }
                if (m_last.empty())
                    m_last = uniqueStateName(m_model, "Done");
                patch.replaceText(transition.node, m_last);
            }
        }
    }

    /// What led to the group leads to the Parallel.
    void leadIn(Patch& patch)
    {
        const auto follow = [&](const Transition& transition) {
            if (transition.target == m_group.entry->name && transition.node.isValid() &&
                transition.kind != TransitionKind::End)
                patch.replaceText(transition.node, m_name);
        };
        if (m_group.scope->start)
            follow(*m_group.scope->start);
        for (const State& state : m_group.scope->states) {
            if (m_group.holds(state))
                continue;
            for (const Transition& transition : state.transitions)
                follow(transition);
        }
    }

    [[nodiscard]] bool isFirstOnLine(std::size_t at) const
    {
        return syntax::skipBlanks(m_text, syntax::lineBegin(m_text, at)) == at;
    }

    /// Where a member begins with the comments on lines of their own before it.
    [[nodiscard]] std::size_t commentsBegin(NodeId member) const
    {
        std::size_t begin = beginOf(m_tree, member);
        const auto comments = m_tree.comments();
        const std::size_t least = m_tree.node(m_group.scope->statesNode).range.begin;
        while (isFirstOnLine(begin)) {
            const std::size_t line = syntax::lineBegin(m_text, begin);
            if (line == 0)
                break;
            std::size_t above = line - 1;
            if (above > 0 && m_text[above] == '\n' && m_text[above - 1] == '\r')
                --above;
            const std::size_t first = syntax::skipBlanks(m_text, syntax::lineBegin(m_text, above));
            const bool isComment =
                std::any_of(comments.begin(), comments.end(), [&](const TextRange& comment) {
                    return comment.begin == first && comment.end <= above;
                });
            // What stands on the line of the opening bracket belongs to that.
            if (!isComment || (!m_isBlock && first < least))
                break;
            begin = first;
        }
        return begin;
    }

    void removeComments(Patch& patch, NodeId member) const
    {
        const std::size_t begin = beginOf(m_tree, member);
        const std::size_t from = commentsBegin(member);
        if (from < begin)
            patch.replace(
                rangeOf(syntax::lineBegin(m_text, from), syntax::lineBegin(m_text, begin)), {});
    }

    /// The comment that ends a member's last line, with the blanks before it; behind the comma
    /// where there is one. Empty where there is none.
    [[nodiscard]] TextRange trailing(NodeId member) const
    {
        const std::size_t end = endOf(member);
        std::size_t at = syntax::skipBlanks(m_text, end);
        const std::size_t begin =
            !m_isBlock && at < m_text.size() && m_text[at] == ',' ? at + 1 : end;
        at = syntax::skipBlanks(m_text, begin);
        const auto comments = m_tree.comments();
        const auto found = std::find_if(comments.begin(), comments.end(), [&](TextRange comment) {
            return comment.begin == at && comment.end == syntax::lineEnd(m_text, at);
        });
        return found == comments.end() ? rangeOf(end, end) : rangeOf(begin, found->end);
    }

    /// The text of a state with what leads out of it changed, for a place with another
    /// indentation.
    [[nodiscard]] std::string moved(const State& state, const std::string& indent) const
    {
        const std::size_t begin = commentsBegin(state.node);
        const std::size_t end = endOf(state.node);
        syntax::TextEdits own;
        for (syntax::TextEdit edit : m_inner) {
            if (edit.range.begin < begin || edit.range.end > end)
                continue;
            edit.range = rangeOf(edit.range.begin - begin, edit.range.end - begin);
            own.push_back(std::move(edit));
        }
        const std::string text = syntax::applyEdits(m_text.substr(begin, end - begin), own);
        return reindented(text, indentAt(m_text, begin), indent);
    }

    /// Every line but the first, with one indentation in place of the other.
    [[nodiscard]] static std::string reindented(std::string_view text, std::string_view from,
                                                std::string_view to)
    {
        std::string result;
        bool isFirst = true;
        while (true) {
            const std::size_t end = text.find('\n');
            std::string_view line = text.substr(0, end);
            const bool isEmpty = line.find_first_not_of(" \t\r") == std::string_view::npos;
            if (!isFirst && !isEmpty) {
                if (line.starts_with(from)) {
                    line.remove_prefix(from.size());
                    result += to;
                } else {
                    // Less indented than the state itself: it moves by as much.
                    result += to.substr(std::min(from.size(), to.size()));
                }
            }
            result += line;
            if (end == std::string_view::npos)
                return result;
            result += '\n';
            text.remove_prefix(end + 1);
            isFirst = false;
        }
    }

    /// The text of the new member, for the place where a line has the blanks of `begin`.
    [[nodiscard]] std::string parallel(std::size_t begin) const
    {
        std::vector<value::Member> members{
            {"Type", "Parallel"},
            {"Branches",
             Value::array({Value::object(
                 {{"StartAt", Value(m_group.entry->name)},
                  {"States", Value::object({{value::Key(marker), Value(marker)}})}})})}};
        if (m_model.queryLanguage() == asl::QueryLanguage::Jsonata)
            members.push_back({"Output", "{% $states.result[0] %}"});
        else
            members.push_back({"OutputPath", "$[0]"});
        const bool goesOn = m_group.exit && !m_group.exit->empty();
        if (goesOn)
            members.push_back({"Next", Value(*m_group.exit)});
        else
            members.push_back({"End", true});
        std::string indent = indentAt(m_text, begin);
        if (m_isBlock) // the member may follow a dash
            indent.append(begin - syntax::lineBegin(m_text, begin) - indent.size(), ' ');
        std::string text = renderMember(m_name, Value::object(std::move(members)), m_style, indent);
        const std::string stands = renderMember(marker, Value(marker), m_style, {});
        const std::size_t at = text.find(stands);
        if (at == std::string::npos)
            return text;
        const std::size_t line = syntax::lineBegin(text, at);
        const bool isOwnLine = line > 0 && syntax::skipBlanks(text, line) == at;
        text.replace(at, stands.size(),
                     branch(isOwnLine ? text.substr(line, at - line) : indent, isOwnLine));
        return text;
    }

    /// The states, each on lines of its own or all on one.
    [[nodiscard]] std::string branch(const std::string& indent, bool areLines) const
    {
        std::string text;
        for (const State* state : m_group.states) {
            const bool isLast = state == m_group.states.back() && m_last.empty();
            text += moved(*state, indent);
            if (!m_isBlock && !isLast)
                text += areLines ? "," : m_style.comma;
            const TextRange comment = trailing(state->node);
            text += m_text.substr(comment.begin, comment.length());
            if (areLines && !isLast)
                text += m_style.lineEnd + indent;
        }
        if (!m_last.empty())
            text += renderMember(m_last, Value::object({{"Type", "Succeed"}}), m_style, indent);
        return text;
    }

    const Model& m_model;
    const syntax::SyntaxTree& m_tree;
    std::string_view m_text;
    const Group& m_group;
    std::string m_name;
    std::string m_last; ///< the Succeed that a branch gets; empty where it needs none
    bool m_isBlock;
    Style m_style;
    syntax::TextEdits m_inner;
};

/// A state's members that no way out of a group can change.
Value withoutTransitions(const Model& model, const State& state)
{
    const Value value = asl::toValue(model.tree(), state.node);
    const auto all = value.members();
    std::vector<value::Member> members(all.begin(), all.end());
    std::erase_if(members, [](const value::Member& member) {
        const std::string_view name = member.name.text();
        return name == "Next" || name == "End" || name == "Default" || name == "Choices" ||
               name == "Catch";
    });
    return Value::object(std::move(members));
}

} // namespace

Result<Enclosure> putIntoParallel(const Model& model, std::span<const asl::StatePath> states)
{
    const Result<Group> group = groupOf(model, states);
    if (!group)
        return tl::unexpected(group.error());
    Result<Enclosure> enclosure = Mover(model, *group).move();
    if (!enclosure || model.tree().format() != syntax::Format::Yaml)
        return enclosure;
    // Indentation is meaning in YAML, and so is the order of anchors and aliases.
    const auto after = Model::build(syntax::SyntaxTree::parse(
        syntax::applyEdits(model.tree().text(), enclosure->edits), model.tree().format()));
    const asl::StatePath parallel(model.tree().pointer(group->scope->statesNode) + "/" +
                                  enclosure->name + "/Branches/0");
    const Scope* branch = findScope(*after, parallel);
    const bool isWhole =
        branch != nullptr &&
        after->tree().diagnostics().size() <= model.tree().diagnostics().size() &&
        std::all_of(group->states.begin(), group->states.end(), [&](const State* state) {
            const State* moved = branch->find(state->name);
            return moved != nullptr &&
                   withoutTransitions(model, *state) == withoutTransitions(*after, *moved);
        });
    if (!isWhole)
        return notPossible("the indentation of this text cannot be changed");
    return enclosure;
}

} // namespace stepglass::edit
