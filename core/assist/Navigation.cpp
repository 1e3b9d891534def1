// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Navigation.h"

#include "core/assist/Variables.h"
#include "core/placeholders/Uses.h"

#include <algorithm>

namespace stepglass::assist {

namespace {

using syntax::NodeId;
using syntax::NodeKind;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The content of a key in the source, without quotes.
TextRange keyContent(const syntax::SyntaxTree& tree, NodeId member)
{
    TextRange range = tree.node(member).keyRange;
    const char first = range.isEmpty() ? '\0' : tree.text()[range.begin];
    if ((first == '"' || first == '\'') && range.length() >= 2) {
        ++range.begin;
        if (tree.text()[range.end - 1] == first)
            --range.end;
    }
    return range;
}

/// `$name` in a text, without the `$`: not `$$.x`, not `a.$`, not a call of `$name(`.
std::vector<TextRange> variablesIn(std::string_view source, TextRange content)
{
    std::vector<TextRange> found;
    for (std::uint32_t at = content.begin; at + 1 < content.end; ++at) {
        if (source[at] != '$' || !isNameCharacter(source[at + 1]))
            continue;
        if (at > content.begin && (source[at - 1] == '$' || isNameCharacter(source[at - 1])))
            continue;
        std::uint32_t end = at + 1;
        while (end < content.end && isNameCharacter(source[end]))
            ++end;
        std::uint32_t next = end;
        while (next < content.end && source[next] == ' ')
            ++next;
        const std::string_view name = source.substr(at + 1, end - at - 1);
        if (name != "states" && (next >= content.end || source[next] != '('))
            found.push_back({at + 1, end});
        at = end - 1;
    }
    return found;
}

/// Whether a text is an expression in which `$name` can be a variable.
bool isExpression(const asl::Model& model, NodeId text, std::string_view content)
{
    const Surroundings around = surroundingsOf(model, model.tree().node(text).parent);
    if (languageOf(model, around) == asl::QueryLanguage::Jsonata)
        return content.find("{%") != std::string_view::npos;
    if (content.starts_with("$"))
        return true;
    return content.starts_with("States.") && model.tree().key(text).ends_with(".$");
}

/// Calls `visit(range)` for every variable named in an expression of the machine.
template <typename Visit>
void forEachUse(const asl::Model& model, const Visit& visit)
{
    const syntax::SyntaxTree& tree = model.tree();
    const std::string_view source = tree.text();
    for (std::uint32_t i = 0; i < tree.nodeCount(); ++i) {
        const NodeId id(i);
        if (tree.node(id).kind != NodeKind::String)
            continue;
        const TextRange content = tree.contentRange(id);
        const std::string_view text = source.substr(content.begin, content.length());
        if (text.find('$') == std::string_view::npos || !isExpression(model, id, text))
            continue;
        for (const TextRange& range : variablesIn(source, content))
            visit(range);
    }
}

std::string_view nameIn(const asl::Model& model, TextRange range)
{
    return std::string_view(model.tree().text()).substr(range.begin, range.length());
}

/// The name in an Assign's key, without the `.$` of a template.
TextRange assignedName(const asl::Model& model, const Assignment& assignment)
{
    TextRange range = keyContent(model.tree(), assignment.member);
    range.end =
        std::min(range.end, range.begin + static_cast<std::uint32_t>(assignment.name.size()));
    return range;
}

std::optional<Symbol> variableAt(const asl::Model& model, const asl::State* state, NodeId node,
                                 std::uint32_t offset)
{
    for (const Assignment& assignment : assignmentsOf(model)) {
        const TextRange range = assignedName(model, assignment);
        if (assignment.member == node && range.touches(offset))
            return Symbol{Symbol::Kind::Variable, assignment.name, assignment.state, range};
    }
    if (model.tree().node(node).kind != NodeKind::String)
        return std::nullopt;
    const TextRange content = model.tree().contentRange(node);
    if (!isExpression(model, node, nameIn(model, content)))
        return std::nullopt;
    for (const TextRange& range : variablesIn(model.tree().text(), content)) {
        if (range.begin - 1 <= offset && offset <= range.end)
            return Symbol{Symbol::Kind::Variable, std::string(nameIn(model, range)), state, range};
    }
    return std::nullopt;
}

std::optional<Symbol> placeholderAt(const asl::Model& model, const asl::State* state,
                                    std::uint32_t offset)
{
    const auto all = model.tree().placeholders();
    const bool isNear = std::any_of(all.begin(), all.end(), [offset](const auto& placeholder) {
        return placeholder.range.touches(offset);
    });
    if (!isNear)
        return std::nullopt;
    const auto placeholders = placeholders::placeholdersOf(model);
    const placeholders::UseAt found = placeholders::useAt(placeholders, offset);
    return Symbol{Symbol::Kind::Placeholder, found.placeholder->name, state, found.use->nameRange};
}

template <typename Visit>
void forEachTransition(const asl::Model& model, const Visit& visit)
{
    const auto visitScope = [&](const asl::Scope& scope) {
        if (scope.start)
            visit(scope, *scope.start);
        for (const asl::State& state : scope.states) {
            for (const asl::Transition& transition : state.transitions)
                visit(scope, transition);
        }
    };
    visitScope(model.root());
    for (const asl::State* state : model.allStates()) {
        for (const asl::Scope& scope : state->scopes)
            visitScope(scope);
    }
}

} // namespace

std::optional<Symbol> symbolAt(const asl::Model& model, std::uint32_t offset)
{
    const syntax::SyntaxTree& tree = model.tree();
    const NodeId node = tree.nodeAt(offset);
    const asl::State* state = model.stateAt(offset);
    if (auto placeholder = placeholderAt(model, state, offset))
        return placeholder;
    for (const asl::State* candidate : model.allStates()) {
        const TextRange key = keyContent(tree, candidate->node);
        if (!key.isEmpty() && key.touches(offset))
            return Symbol{Symbol::Kind::State, candidate->name, candidate, key};
    }
    std::optional<Symbol> found;
    forEachTransition(model, [&](const asl::Scope& scope, const asl::Transition& transition) {
        if (transition.target.empty() || transition.node != node ||
            !tree.node(node).range.touches(offset))
            return;
        if (const asl::State* target = scope.find(transition.target))
            found = Symbol{Symbol::Kind::State, target->name, target, tree.contentRange(node)};
    });
    return found ? found : variableAt(model, state, node, offset);
}

std::vector<TextRange> definitionsOf(const asl::Model& model, const Symbol& symbol)
{
    if (symbol.kind == Symbol::Kind::State)
        return {keyContent(model.tree(), symbol.state->node)};
    std::vector<TextRange> found;
    if (symbol.kind == Symbol::Kind::Placeholder)
        return found;
    if (symbol.state != nullptr) {
        for (const Assignment& assignment : visibleAssignments(model, *symbol.state)) {
            if (assignment.name == symbol.name)
                found.push_back(assignedName(model, assignment));
        }
    }
    if (found.empty()) {
        for (const Assignment& assignment : assignmentsOf(model)) {
            if (assignment.name == symbol.name)
                found.push_back(assignedName(model, assignment));
        }
    }
    return found;
}

std::vector<Occurrence> occurrencesOf(const asl::Model& model, const Symbol& symbol)
{
    std::vector<Occurrence> found;
    if (symbol.kind == Symbol::Kind::State) {
        found.push_back({keyContent(model.tree(), symbol.state->node), true});
        forEachTransition(model, [&](const asl::Scope& scope, const asl::Transition& transition) {
            if (transition.node.isValid() && transition.target == symbol.name &&
                scope.find(transition.target) == symbol.state)
                found.push_back({model.tree().contentRange(transition.node), false});
        });
    } else if (symbol.kind == Symbol::Kind::Placeholder) {
        for (const placeholders::Placeholder& placeholder : placeholders::placeholdersOf(model)) {
            if (placeholder.name != symbol.name)
                continue;
            for (const placeholders::Use& use : placeholder.uses)
                found.push_back({use.nameRange, false});
        }
    } else {
        for (const Assignment& assignment : assignmentsOf(model)) {
            if (assignment.name == symbol.name)
                found.push_back({assignedName(model, assignment), true});
        }
        forEachUse(model, [&](TextRange range) {
            if (nameIn(model, range) == symbol.name)
                found.push_back({range, false});
        });
    }
    std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
        return a.range.begin < b.range.begin;
    });
    return found;
}

syntax::TextEdits renameVariable(const asl::Model& model, const Symbol& variable,
                                 const std::string& newName)
{
    const bool isName = !newName.empty() && !(newName[0] >= '0' && newName[0] <= '9') &&
                        std::all_of(newName.begin(), newName.end(), isNameCharacter);
    const std::vector<Assignment> all = assignmentsOf(model);
    const bool isTaken = std::any_of(all.begin(), all.end(), [&](const Assignment& assignment) {
        return assignment.name == newName;
    });
    syntax::TextEdits edits;
    if (!isName || isTaken || newName == "states" || newName == variable.name)
        return edits;
    for (const Occurrence& occurrence : occurrencesOf(model, variable))
        edits.push_back({occurrence.range, newName});
    return edits;
}

syntax::TextEdits renamePlaceholder(const asl::Model& model, const Symbol& placeholder,
                                    const std::string& newName)
{
    const bool isName = !newName.empty() && std::all_of(newName.begin(), newName.end(), [](char c) {
        return isNameCharacter(c) || std::string_view(".:-").find(c) != std::string_view::npos;
    });
    const auto all = model.tree().placeholders();
    const bool isTaken = std::any_of(
        all.begin(), all.end(), [&newName](const auto& other) { return other.name == newName; });
    syntax::TextEdits edits;
    if (!isName || isTaken)
        return edits;
    for (const Occurrence& occurrence : occurrencesOf(model, placeholder))
        edits.push_back({occurrence.range, newName});
    return edits;
}

} // namespace stepglass::assist
