// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Actions.h"

#include "core/assist/private/ActionList.h"
#include "core/base/Excerpt.h"
#include "core/edit/Repair.h"
#include "core/value/Json.h"

#include <algorithm>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

bool concerns(const Diagnostic& diagnostic, TextRange selection)
{
    return diagnostic.range.begin <= selection.end && selection.begin <= diagnostic.range.end;
}

/// A member by its name, an element by its value.
std::string titleOf(const syntax::SyntaxTree& tree, syntax::NodeId node)
{
    const std::string key = tree.key(node);
    return key.empty() ? inShort(asl::toValue(tree, node)) : fmt::format("\"{}\"", key);
}

/// The excerpt of JSON text that a fix brings.
std::string jsonInShort(const std::string& json)
{
    const Result<Value> value = value::parseJson(json);
    return value ? inShort(*value) : excerptOf(json);
}

Action describe(const asl::Model& model, const Fix& fix)
{
    const syntax::SyntaxTree& tree = model.tree();
    const syntax::NodeId node = tree.find(fix.pointer);
    switch (fix.kind) {
    case Fix::Kind::RenameKey:
        return makeAction(ActionKind::QuickFix, ActionCode::RenameKey, {tree.key(node), fix.text});
    case Fix::Kind::ReplaceValue:
        return makeAction(ActionKind::QuickFix, ActionCode::ReplaceValue,
                          {inShort(asl::toValue(tree, node)), jsonInShort(fix.text)});
    case Fix::Kind::RemoveMember:
        return makeAction(ActionKind::QuickFix, ActionCode::RemoveMember, {titleOf(tree, node)});
    case Fix::Kind::AddMember:
        return makeAction(ActionKind::QuickFix, ActionCode::AddMember,
                          {fix.name, jsonInShort(fix.text)});
    case Fix::Kind::MoveToEnd:
        break;
    }
    return makeAction(ActionKind::QuickFix, ActionCode::MoveToEnd, {titleOf(tree, node)});
}

std::optional<Action> fixAllOfKind(const asl::Model& model, DiagnosticCode code,
                                   std::span<const Diagnostic> diagnostics)
{
    std::vector<Diagnostic> alike;
    std::copy_if(diagnostics.begin(), diagnostics.end(), std::back_inserter(alike),
                 [code](const Diagnostic& other) { return other.code == code; });
    if (alike.size() < 2)
        return std::nullopt;
    Repairs repairs = repairAll(model, alike);
    if (repairs.repaired.size() < 2)
        return std::nullopt;
    Action action = makeAction(
        ActionKind::QuickFix, ActionCode::FixAllOfKind,
        {std::string(diagnosticInfo(code).code), std::to_string(repairs.repaired.size())});
    action.edits = std::move(repairs.edits);
    action.repairs = code;
    return action;
}

} // namespace

std::string inShort(const Value& value)
{
    return excerptOf(value::toJson(value));
}

Action makeAction(ActionKind kind, ActionCode code, std::vector<std::string> arguments)
{
    Action action;
    action.kind = kind;
    action.code = code;
    action.title = fillTemplate(englishTemplate(code), arguments);
    action.arguments = std::move(arguments);
    return action;
}

void addRefactoring(std::vector<Action>& actions, ActionCode code,
                    std::vector<std::string> arguments, Result<syntax::TextEdits> edits)
{
    if (!edits || edits->empty())
        return;
    actions.push_back(makeAction(ActionKind::Refactoring, code, std::move(arguments)));
    actions.back().edits = std::move(*edits);
}

bool hasPreferredRepair(const Diagnostic& diagnostic)
{
    // How long a task may take, only its author knows; what to do about errors, too, and whether
    // what nobody leads to yet is needed.
    return !diagnostic.fixes.empty() && diagnostic.severity <= Severity::Warning &&
           diagnostic.code != DiagnosticCode::TimeoutMissing &&
           diagnostic.code != DiagnosticCode::UnreachableState &&
           diagnostic.code != DiagnosticCode::LambdaWithoutRetry;
}

std::vector<Action> repairsOf(const asl::Model& model, const Diagnostic& diagnostic)
{
    std::vector<Action> actions;
    for (const Fix& fix : diagnostic.fixes) {
        Result<syntax::TextEdits> edits = edit::repair(model, fix);
        if (!edits || edits->empty())
            continue;
        Action action = describe(model, fix);
        action.edits = std::move(*edits);
        action.isPreferred = &fix == &diagnostic.fixes.front() && hasPreferredRepair(diagnostic);
        action.repairs = diagnostic.code;
        action.pointer = diagnostic.pointer;
        actions.push_back(std::move(action));
    }
    return actions;
}

Repairs repairAll(const asl::Model& model, std::span<const Diagnostic> diagnostics)
{
    std::vector<Fix> fixes;
    std::vector<std::size_t> origins;
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
        if (diagnostics[i].fixes.empty())
            continue;
        fixes.push_back(diagnostics[i].fixes.front());
        origins.push_back(i);
    }
    edit::RepairedSet set = edit::repairSet(model, fixes);
    Repairs repairs;
    repairs.edits = std::move(set.edits);
    for (const std::size_t index : set.done)
        repairs.repaired.push_back(diagnostics[origins[index]]);
    return repairs;
}

std::vector<Action> actionsAt(const asl::Model& model, TextRange selection,
                              std::span<const Diagnostic> diagnostics)
{
    std::vector<Action> actions;
    std::vector<DiagnosticCode> kinds;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.fixes.empty() || !concerns(diagnostic, selection))
            continue;
        std::vector<Action> repairs = repairsOf(model, diagnostic);
        if (!repairs.empty() &&
            std::find(kinds.begin(), kinds.end(), diagnostic.code) == kinds.end())
            kinds.push_back(diagnostic.code);
        std::move(repairs.begin(), repairs.end(), std::back_inserter(actions));
    }
    std::stable_sort(actions.begin(), actions.end(), [](const Action& a, const Action& b) {
        return a.isPreferred && !b.isPreferred;
    });
    for (const DiagnosticCode kind : kinds) {
        if (std::optional<Action> all = fixAllOfKind(model, kind, diagnostics))
            actions.push_back(std::move(*all));
    }
    if (const asl::State* state = model.stateAt(selection.begin)) {
        std::vector<Action> refactorings = stateActions(model, state->path);
        std::move(refactorings.begin(), refactorings.end(), std::back_inserter(actions));
    }
    if (const std::vector<asl::StatePath> states = statesIn(model, selection); states.size() > 1)
        offerParallel(actions, model, states);
    return actions;
}

} // namespace stepglass::assist
