// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Actions.h"

#include "core/asl/LambdaRetry.h"
#include "core/assist/Convert.h"
#include "core/assist/private/ActionList.h"
#include "core/edit/Edit.h"
#include "core/edit/Repair.h"
#include "core/edit/Rewrite.h"

#include <algorithm>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using asl::Model;
using asl::QueryLanguage;
using asl::State;
using asl::StateType;
using syntax::NodeId;

/// What a new time limit is, until its author decides otherwise.
constexpr std::int64_t newTimeout = 3600;
/// States that are offered as the target of a new Default or Catch.
constexpr std::size_t mostTargets = 8;

bool working(const State& state)
{
    return state.type == StateType::Task || state.isContainer();
}

/// The other states of a state's scope: those behind it in the text first.
std::vector<std::string> targetsFor(const Model& model, const State& state)
{
    std::vector<std::string> behind;
    std::vector<std::string> before;
    for (const State& other : model.scopeOf(state.path)->states) {
        if (&other != &state)
            (other.node < state.node ? before : behind).push_back(other.name);
    }
    behind.insert(behind.end(), before.begin(), before.end());
    behind.resize(std::min(behind.size(), mostTargets));
    return behind;
}

void offerDefault(std::vector<Action>& actions, const Model& model, const State& state)
{
    if (state.type != StateType::Choice || model.tree().member(state.node, "Default").isValid())
        return;
    const std::string name = edit::uniqueStateName(model, "Fail");
    addRefactoring(actions, ActionCode::AddDefaultFail, {name},
                   edit::plan(model, edit::InsertState{state.path, asl::TransitionKind::Default, 0,
                                                       StateType::Fail, name}));
    for (const std::string& target : targetsFor(model, state))
        addRefactoring(
            actions, ActionCode::AddDefault, {target},
            edit::plan(model, edit::Retarget{state.path, asl::TransitionKind::Default, 0, target}));
}

/// Whether an entry of Retry or Catch handles an error.
bool handles(const Model& model, NodeId entry, std::string_view error)
{
    const syntax::SyntaxTree& tree = model.tree();
    const NodeId errors = tree.member(entry, "ErrorEquals");
    if (!errors.isValid())
        return false;
    const std::vector<NodeId> names = tree.children(errors);
    return std::any_of(names.begin(), names.end(),
                       [&](NodeId name) { return tree.string(name) == error; });
}

/// The place of the entry that handles all errors, which has to be the last; the number of entries
/// where there is none.
std::size_t placeOfAll(const Model& model, const std::vector<NodeId>& entries)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&model](NodeId entry) {
        return handles(model, entry, "States.ALL");
    });
    return static_cast<std::size_t>(found - entries.begin());
}

bool callsLambda(const State& state)
{
    const asl::ServiceAction action = asl::serviceActionOf(state.resource);
    return state.type == StateType::Task && action.service == "lambda" && !action.isSdk;
}

void offerLambdaRetry(std::vector<Action>& actions, const Model& model, const State& state)
{
    const syntax::SyntaxTree& tree = model.tree();
    if (!callsLambda(state))
        return;
    const NodeId list = tree.member(state.node, "Retry");
    if (!list.isValid()) {
        addRefactoring(actions, ActionCode::AddLambdaRetry, {},
                       edit::plan(model, edit::SetField{state.path, "/Retry",
                                                        Value::array({asl::lambdaRetrier()})}));
        return;
    }
    const std::vector<NodeId> entries = tree.children(list);
    if (tree.node(list).kind != syntax::NodeKind::Array ||
        std::any_of(entries.begin(), entries.end(), [&model](NodeId entry) {
            return handles(model, entry, "Lambda.ServiceException");
        }))
        return;
    std::vector<Value> wanted;
    for (const NodeId entry : entries)
        wanted.push_back(asl::toValue(tree, entry));
    const auto place = static_cast<std::ptrdiff_t>(placeOfAll(model, entries));
    wanted.insert(wanted.begin() + place, asl::lambdaRetrier());
    addRefactoring(actions, ActionCode::AddLambdaRetry, {},
                   edit::rewrite(tree, list, Value::array(std::move(wanted))));
}

/// A Catcher of everything that keeps the state's input, with the error beside it.
Value catcherTo(const State& state, const std::string& target)
{
    std::vector<value::Member> members{{"ErrorEquals", Value::array({"States.ALL"})}};
    if (state.queryLanguage == QueryLanguage::Jsonata)
        members.push_back(
            {"Output", "{% $merge([$states.input, {'error': $states.errorOutput}]) %}"});
    else
        members.push_back({"ResultPath", "$.error"});
    members.push_back({"Next", Value(target)});
    return Value::object(std::move(members));
}

/// The list of Catchers with one more.
Value catchersOf(const Model& model, const State& state, const std::string& target)
{
    const NodeId list = model.tree().member(state.node, "Catch");
    const Value old = list.isValid() ? asl::toValue(model.tree(), list) : Value::array();
    return old.withAppended(catcherTo(state, target));
}

/// A state with one field more, before Next and End, or with another value for it.
Value withField(const Value& state, std::string_view name, const Value& wanted)
{
    if (state.find(name) != nullptr)
        return state.with(value::Key(name), wanted);
    const auto all = state.members();
    std::vector<value::Member> members(all.begin(), all.end());
    const auto place = std::find_if(members.begin(), members.end(), [](const auto& member) {
        return member.name.text() == "Next" || member.name.text() == "End";
    });
    members.insert(place, {value::Key(name), wanted});
    return Value::object(std::move(members));
}

/// Both the Catcher and the state that it leads to.
Result<syntax::TextEdits> catchByNewState(const Model& model, const State& state,
                                          const std::string& name)
{
    const Value fail =
        Value::object({{"Type", "Fail"}, {"Error", "Failed"}, {"Cause", "What went wrong"}});
    const Value caught =
        withField(asl::toValue(model.tree(), state.node), "Catch", catchersOf(model, state, name));
    return edit::rewriteAndFollow(model.tree(), state.node, caught, {value::Key(name), fail});
}

void offerCatch(std::vector<Action>& actions, const Model& model, const State& state)
{
    const syntax::SyntaxTree& tree = model.tree();
    const NodeId list = tree.member(state.node, "Catch");
    if (!working(state) || (list.isValid() && tree.node(list).kind != syntax::NodeKind::Array))
        return;
    if (list.isValid()) {
        const std::vector<NodeId> entries = tree.children(list);
        if (placeOfAll(model, entries) < entries.size())
            return;
    }
    const std::string name = edit::uniqueStateName(model, "Fail");
    addRefactoring(actions, ActionCode::AddCatchFail, {name}, catchByNewState(model, state, name));
    for (const std::string& target : targetsFor(model, state))
        addRefactoring(actions, ActionCode::AddCatch, {target},
                       edit::plan(model, edit::SetField{state.path, "/Catch",
                                                        catchersOf(model, state, target)}));
}

void offerTimeout(std::vector<Action>& actions, const Model& model, const State& state)
{
    const syntax::SyntaxTree& tree = model.tree();
    if (state.type != StateType::Task || tree.member(state.node, "TimeoutSeconds").isValid() ||
        tree.member(state.node, "TimeoutSecondsPath").isValid())
        return;
    addRefactoring(
        actions, ActionCode::AddTimeout, {std::to_string(newTimeout)},
        edit::plan(model, edit::SetField{state.path, "/TimeoutSeconds", Value(newTimeout)}));
}

/// The old names of a Map's fields that stand in a state, with what gives them their new ones.
std::vector<Fix> oldFields(const Model& model, const State& state, std::vector<std::string>& names)
{
    std::vector<Fix> fixes;
    if (state.type != StateType::Map)
        return fixes;
    const auto offer = [&](const std::string& name, const std::string& newName) {
        const NodeId node = model.tree().member(state.node, name);
        if (!node.isValid() || model.tree().member(state.node, newName).isValid())
            return;
        fixes.push_back({Fix::Kind::RenameKey, model.tree().pointer(node), {}, newName});
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    };
    offer("Iterator", "ItemProcessor");
    if (state.queryLanguage == QueryLanguage::JsonPath)
        offer("Parameters", "ItemSelector");
    return fixes;
}

void offerConversion(std::vector<Action>& actions, ActionCode code,
                     std::vector<std::string> arguments, Result<Conversion> conversion)
{
    if (!conversion || (conversion->edits.empty() && conversion->notes.empty()))
        return;
    actions.push_back(makeAction(ActionKind::Refactoring, code, std::move(arguments)));
    actions.back().edits = std::move(conversion->edits);
    actions.back().notes = std::move(conversion->notes);
}

} // namespace

std::vector<Action> stateActions(const Model& model, const asl::StatePath& path)
{
    std::vector<Action> actions;
    const State* state = model.state(path);
    if (state == nullptr || state->isBroken)
        return actions;
    offerDefault(actions, model, *state);
    offerLambdaRetry(actions, model, *state);
    offerCatch(actions, model, *state);
    offerTimeout(actions, model, *state);
    std::vector<std::string> names;
    const std::vector<Fix> fixes = oldFields(model, *state, names);
    addRefactoring(actions, ActionCode::RenameOldFields,
                   {fmt::format("{}", fmt::join(names, ", "))},
                   edit::repairSet(model, fixes).edits);
    if (state->queryLanguage == QueryLanguage::JsonPath)
        offerConversion(actions, ActionCode::ConvertToJsonata, {state->name},
                        convertState(model, path, QueryLanguage::Jsonata));
    else
        offerConversion(actions, ActionCode::ConvertToJsonPath, {state->name},
                        convertState(model, path, QueryLanguage::JsonPath));
    if (!state->isTerminal())
        offerParallel(actions, model, std::span(&path, 1));
    return actions;
}

std::vector<Action> machineActions(const Model& model)
{
    std::vector<Action> actions;
    std::vector<std::string> names;
    std::vector<Fix> fixes;
    bool hasJsonata = model.queryLanguage() == QueryLanguage::Jsonata;
    bool hasJsonPath = model.queryLanguage() == QueryLanguage::JsonPath;
    for (const State* state : model.allStates()) {
        const std::vector<Fix> own = oldFields(model, *state, names);
        fixes.insert(fixes.end(), own.begin(), own.end());
        (state->queryLanguage == QueryLanguage::Jsonata ? hasJsonata : hasJsonPath) = true;
    }
    addRefactoring(actions, ActionCode::RenameAllOldFields,
                   {fmt::format("{}", fmt::join(names, ", "))},
                   edit::repairSet(model, fixes).edits);
    if (hasJsonPath)
        offerConversion(actions, ActionCode::ConvertMachineToJsonata, {},
                        convertMachine(model, QueryLanguage::Jsonata));
    if (hasJsonata)
        offerConversion(actions, ActionCode::ConvertMachineToJsonPath, {},
                        convertMachine(model, QueryLanguage::JsonPath));
    return actions;
}

} // namespace stepglass::assist
