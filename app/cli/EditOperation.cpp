// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/EditOperation.h"

#include "app/cli/Transitions.h"
#include "core/value/Json.h"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>

using namespace std::string_view_literals;

namespace stepglass::cli {

namespace {

tl::unexpected<Error> fault(std::string text)
{
    return tl::unexpected(Error{ErrorCode::Usage, {"--op: " + std::move(text)}, {}});
}

/// The members of an operation, each read once and checked; the first fault is kept.
class Members {
public:
    Members(const Value& object, std::string_view operation)
        : m_object(object)
        , m_operation(operation)
    {
    }

    /// Refuses members that the operation does not know, which would be typos.
    void allow(std::initializer_list<std::string_view> names)
    {
        for (const value::Member& member : m_object.members()) {
            const std::string_view name = member.name.text();
            if (name != "op" && std::find(names.begin(), names.end(), name) == names.end()) {
                setFault(fmt::format("\"{}\" is no member of {}; it has {}", name, m_operation,
                                     fmt::join(names, ", ")));
            }
        }
    }

    std::string text(std::string_view name)
    {
        const Value* found = m_object.find(name);
        if (found == nullptr || !found->isString()) {
            setFault(fmt::format("{} needs \"{}\", a string", m_operation, name));
            return {};
        }
        return std::string(found->asString());
    }

    std::string textOr(std::string_view name, std::string otherwise)
    {
        return m_object.find(name) == nullptr ? std::move(otherwise) : text(name);
    }

    std::size_t index()
    {
        const Value* found = m_object.find("index"sv);
        if (found == nullptr)
            return 0;
        if (!found->isInteger() || found->asInteger() < 0) {
            setFault("\"index\" must be a whole number from 0");
            return 0;
        }
        return static_cast<std::size_t>(found->asInteger());
    }

    asl::TransitionKind kind()
    {
        const std::string word = textOr("kind", "Next");
        const std::optional<asl::TransitionKind> found = transitionKindOf(word);
        if (!found || *found == asl::TransitionKind::End)
            setFault(fmt::format(
                "\"kind\" must be Next, Choice, Default, Catch or Start, not \"{}\"", word));
        return found.value_or(asl::TransitionKind::Next);
    }

    asl::StateType type()
    {
        const std::string word = text("type");
        const asl::StateType found = asl::stateTypeOf(word);
        if (found == asl::StateType::Unknown)
            setFault(fmt::format("\"type\" must be a state's type such as Pass, not \"{}\"", word));
        return found;
    }

    std::optional<Value> value()
    {
        const Value* found = m_object.find("value"sv);
        if (found == nullptr) {
            setFault(
                fmt::format("{} needs \"value\"; use remove to take a field away", m_operation));
            return std::nullopt;
        }
        return *found;
    }

    std::vector<asl::StatePath> paths(std::string_view name)
    {
        std::vector<asl::StatePath> paths;
        const Value* found = m_object.find(name);
        const bool isList = found != nullptr && found->isArray() && found->size() > 0;
        for (const Value& one : isList ? found->elements() : std::span<const Value>()) {
            if (one.isString())
                paths.emplace_back(std::string(one.asString()));
        }
        if (!isList || paths.size() != found->size())
            setFault(fmt::format("{} needs \"{}\", a list of strings", m_operation, name));
        return paths;
    }

    asl::StatePath path(std::string_view name) { return asl::StatePath(text(name)); }

    asl::QueryLanguage language(std::string_view name)
    {
        const std::string word = text(name);
        if (word != "JSONata" && word != "JSONPath")
            setFault(fmt::format("\"{}\" must be JSONata or JSONPath, not \"{}\"", name, word));
        return word == "JSONPath" ? asl::QueryLanguage::JsonPath : asl::QueryLanguage::Jsonata;
    }

    Result<EditOperation> finish(EditOperation operation)
    {
        if (!m_fault.empty())
            return fault(m_fault);
        return operation;
    }

private:
    void setFault(std::string text)
    {
        if (m_fault.empty())
            m_fault = std::move(text);
    }

    const Value& m_object;
    std::string_view m_operation;
    std::string m_fault;
};

Result<EditOperation> readOperation(std::string_view operation, Members members)
{
    if (operation == "rename") {
        members.allow({"state", "to"});
        return members.finish(edit::RenameState{members.path("state"), members.text("to")});
    }
    if (operation == "delete") {
        members.allow({"state"});
        return members.finish(edit::DeleteState{members.path("state")});
    }
    if (operation == "retarget") {
        members.allow({"state", "kind", "index", "to"});
        return members.finish(edit::Retarget{members.path("state"), members.kind(), members.index(),
                                             members.text("to")});
    }
    if (operation == "insert") {
        members.allow({"state", "kind", "index", "type", "name"});
        return members.finish(edit::InsertState{members.path("state"), members.kind(),
                                                members.index(), members.type(),
                                                members.textOr("name", {})});
    }
    if (operation == "insert-first") {
        members.allow({"scope", "type", "name"});
        return members.finish(edit::InsertFirstState{asl::StatePath(members.textOr("scope", {})),
                                                     members.type(), members.textOr("name", {})});
    }
    if (operation == "set") {
        members.allow({"state", "field", "value"});
        return members.finish(
            edit::SetField{members.path("state"), members.text("field"), members.value()});
    }
    if (operation == "remove") {
        members.allow({"state", "field"});
        return members.finish(
            edit::SetField{members.path("state"), members.text("field"), std::nullopt});
    }
    if (operation == "convert") {
        members.allow({"state", "to"});
        return members.finish(
            ConvertLanguage{asl::StatePath(members.textOr("state", {})), members.language("to")});
    }
    if (operation == "put-into-parallel") {
        members.allow({"states"});
        return members.finish(PutIntoParallel{members.paths("states")});
    }
    return fault(
        fmt::format("\"{}\" is no edit; there are rename, delete, retarget, insert, insert-first, "
                    "set, remove, convert and put-into-parallel",
                    operation));
}

} // namespace

Result<EditOperation> parseEditOperation(std::string_view json)
{
    const Result<Value> parsed = value::parseJson(json);
    if (!parsed) {
        Error error = parsed.error();
        error.context = "--op";
        return tl::unexpected(std::move(error));
    }
    const Value* operation = parsed->find("op"sv);
    if (operation == nullptr || !operation->isString())
        return fault("an object with \"op\", the name of the edit, is needed");
    return readOperation(operation->asString(), Members(*parsed, operation->asString()));
}

} // namespace stepglass::cli
