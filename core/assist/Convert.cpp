// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Convert.h"

#include "core/assist/private/ConvertedState.h"
#include "core/edit/Rewrite.h"

#include <algorithm>
#include <unordered_map>

namespace stepglass::assist {

namespace {

using asl::QueryLanguage;
using syntax::NodeId;
using Members = std::vector<value::Member>;

constexpr std::string_view languageField = "QueryLanguage";

std::string_view nameOf(QueryLanguage language)
{
    return language == QueryLanguage::Jsonata ? "JSONata" : "JSONPath";
}

ConvertedState converted(const asl::Model& model, const asl::State& state, QueryLanguage language)
{
    if (state.isBroken || state.type == asl::StateType::Unknown)
        return {std::nullopt, {{NoteCode::NotReadable, state.path.pointer(), {state.name}}}};
    ConvertedState result = language == QueryLanguage::Jsonata ? stateToJsonata(model, state)
                                                               : stateToJsonPath(model, state);
    for (Note& note : result.notes) {
        if (note.pointer.empty())
            note.pointer = state.path.pointer();
    }
    return result;
}

/// The state with a QueryLanguage of its own, or without one.
Value withLanguage(const Value& state, std::optional<QueryLanguage> language)
{
    const auto all = state.members();
    Members members(all.begin(), all.end());
    const auto at = std::find_if(members.begin(), members.end(), [](const value::Member& member) {
        return member.name.text() == languageField;
    });
    if (at != members.end() && language)
        at->value = Value(nameOf(*language));
    else if (at != members.end())
        members.erase(at);
    else if (language) {
        const auto type =
            std::find_if(members.begin(), members.end(),
                         [](const value::Member& member) { return member.name.text() == "Type"; });
        members.insert(type == members.end() ? members.begin() : type + 1,
                       {value::Key(languageField), Value(nameOf(*language))});
    }
    return Value::object(std::move(members));
}

/// Builds the new value of a machine whose states have been converted.
class Machine {
public:
    Machine(const asl::Model& model, QueryLanguage language)
        : m_model(model)
        , m_language(language)
    {
    }

    Conversion convert()
    {
        Conversion conversion;
        for (const asl::State* state : m_model.allStates()) {
            if (state->queryLanguage == m_language)
                continue;
            ConvertedState result = converted(m_model, *state, m_language);
            std::move(result.notes.begin(), result.notes.end(),
                      std::back_inserter(conversion.notes));
            if (result.value) {
                m_values.emplace(state, std::move(*result.value));
                ++conversion.converted;
            } else {
                ++conversion.refused;
                conversion.notes.push_back(
                    {NoteCode::StateStays, state->path.pointer(), {state->name}});
            }
        }
        // AWS refuses states of JSONPath in a machine of JSONata.
        m_top = m_language == QueryLanguage::Jsonata && conversion.refused > 0
                    ? m_model.queryLanguage()
                    : m_language;
        return conversion;
    }

    [[nodiscard]] Value value() const
    {
        Value whole =
            withStates(asl::toValue(m_model.tree(), m_model.tree().root()), m_model.root());
        if (m_top == m_model.queryLanguage())
            return whole;
        if (whole.find(languageField) != nullptr)
            return whole.with(value::Key(languageField), Value(nameOf(m_top)));
        const auto all = whole.members();
        Members members(all.begin(), all.end());
        const auto start = std::find_if(members.begin(), members.end(), [](const auto& member) {
            return member.name.text() == "StartAt";
        });
        members.insert(start == members.end() ? members.begin() : start,
                       {value::Key(languageField), Value(nameOf(m_top))});
        return Value::object(std::move(members));
    }

private:
    /// A scope's object with its states as they shall be.
    [[nodiscard]] Value withStates(const Value& object, const asl::Scope& scope) const
    {
        if (!scope.statesNode.isValid() || !object.isObject())
            return object;
        Members members;
        for (const asl::State& state : scope.states)
            members.push_back({value::Key(state.name), stateValue(state)});
        return object.with("States", Value::object(std::move(members)));
    }

    [[nodiscard]] Value stateValue(const asl::State& state) const
    {
        const auto found = m_values.find(&state);
        const bool isConverted = found != m_values.end();
        Value value = isConverted ? found->second : asl::toValue(m_model.tree(), state.node);
        if (!value.isObject())
            return value;
        value = withScopes(std::move(value), state);
        const QueryLanguage language = isConverted ? m_language : state.queryLanguage;
        return language == m_top ? withLanguage(value, std::nullopt)
                                 : withLanguage(value, language);
    }

    [[nodiscard]] Value withScopes(Value value, const asl::State& state) const
    {
        const syntax::SyntaxTree& tree = m_model.tree();
        for (const asl::Scope& scope : state.scopes) {
            if (state.type == asl::StateType::Parallel) {
                const Value* branches = value.find(std::string_view("Branches"));
                const std::size_t index = tree.node(scope.node).indexInParent;
                if (branches != nullptr && index < branches->size())
                    value = value.with(
                        "Branches",
                        branches->withElement(index, withStates(*branches->at(index), scope)));
                continue;
            }
            for (const char* name : {"ItemProcessor", "Iterator"}) {
                if (const Value* processor = value.find(std::string_view(name)))
                    value = value.with(name, withStates(*processor, scope));
            }
        }
        return value;
    }

    const asl::Model& m_model;
    QueryLanguage m_language;
    QueryLanguage m_top = QueryLanguage::JsonPath;
    std::unordered_map<const asl::State*, Value> m_values;
};

tl::unexpected<Error> notPossible(std::string reason)
{
    return fail(ErrorCode::EditNotPossible, std::move(reason));
}

} // namespace

Result<Conversion> convertState(const asl::Model& model, const asl::StatePath& path,
                                QueryLanguage language)
{
    const asl::State* state = model.state(path);
    if (state == nullptr)
        return notPossible("there is no such state");
    if (state->queryLanguage == language)
        return notPossible("the state has this language already");
    if (language == QueryLanguage::JsonPath && model.queryLanguage() == QueryLanguage::Jsonata)
        return notPossible("a state of JSONPath cannot be in a machine of JSONata");
    ConvertedState result = converted(model, *state, language);
    Conversion conversion;
    conversion.notes = std::move(result.notes);
    if (!result.value) {
        conversion.refused = 1;
        return conversion;
    }
    const bool isOwn = language != model.queryLanguage();
    const Value value = withLanguage(*result.value, isOwn ? std::optional(language) : std::nullopt);
    Result<syntax::TextEdits> edits = edit::rewrite(model.tree(), state->node, value);
    if (!edits)
        return tl::unexpected(edits.error());
    conversion.edits = std::move(*edits);
    conversion.converted = 1;
    return conversion;
}

Result<Conversion> convertMachine(const asl::Model& model, QueryLanguage language)
{
    Machine machine(model, language);
    Conversion conversion = machine.convert();
    Result<syntax::TextEdits> edits =
        edit::rewrite(model.tree(), model.tree().root(), machine.value());
    if (!edits)
        return tl::unexpected(edits.error());
    conversion.edits = std::move(*edits);
    return conversion;
}

} // namespace stepglass::assist
