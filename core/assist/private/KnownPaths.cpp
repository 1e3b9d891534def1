// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/Services.h"
#include "core/assist/private/Sources.h"
#include "core/catalogue/Resource.h"
#include "core/value/Json.h"

#include <algorithm>

// Names that follow a path into data that is known: a state's input and result of its last visit,
// else what the action of its Task answers.

namespace stepglass::assist {

namespace {

constexpr std::size_t mostElements = 20;
constexpr std::size_t deepest = 5;
constexpr std::size_t longestSample = 24;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// A path up to the name that is being typed.
struct TypedPath {
    std::string root;               ///< "$", "$name", "$states"
    std::vector<std::string> steps; ///< names; empty for an element of a list
    TextRange name;                 ///< the name being typed, behind its dot
};

/// Reads backwards from the caret. Nothing where no dot stands before the name, or no root.
std::optional<TypedPath> pathBefore(std::string_view text, std::uint32_t begin, std::uint32_t caret,
                                    std::uint32_t end)
{
    TypedPath path;
    std::uint32_t at = caret;
    while (at > begin && isNameCharacter(text[at - 1]))
        --at;
    path.name = {at, caret};
    while (path.name.end < end && isNameCharacter(text[path.name.end]))
        ++path.name.end;
    while (at > begin && text[at - 1] == '.') {
        --at;
        while (at > begin && text[at - 1] == ']') {
            const std::size_t open = text.rfind('[', at - 1);
            if (open == std::string_view::npos || open < begin)
                return std::nullopt;
            std::string_view inside = text.substr(open + 1, at - open - 2);
            const bool isQuoted = inside.find('\'') != std::string_view::npos;
            while (isQuoted && !inside.empty() && !isNameCharacter(inside.front()))
                inside.remove_prefix(1);
            while (isQuoted && !inside.empty() && !isNameCharacter(inside.back()))
                inside.remove_suffix(1);
            path.steps.emplace_back(isQuoted ? inside : std::string_view());
            at = static_cast<std::uint32_t>(open);
        }
        const std::uint32_t nameEnd = at;
        while (at > begin && (isNameCharacter(text[at - 1]) || text[at - 1] == '$'))
            --at;
        const std::string_view name = text.substr(at, nameEnd - at);
        if (name.empty())
            return std::nullopt;
        if (name.front() == '$') {
            path.root = name;
            std::reverse(path.steps.begin(), path.steps.end());
            return path;
        }
        path.steps.emplace_back(name);
    }
    return std::nullopt;
}

/// An example of what an action answers: all names, no values.
Value sampleOf(const catalogue::Shape& shape, std::size_t depth = 0)
{
    using catalogue::ShapeKind;
    if (depth == deepest)
        return {};
    if (shape.kind() == ShapeKind::List)
        return Value::array({sampleOf(shape.element(), depth + 1)});
    if (shape.kind() != ShapeKind::Structure && shape.kind() != ShapeKind::Union)
        return {};
    std::vector<value::Member> members;
    for (std::size_t i = 0; i < shape.memberCount(); ++i) {
        const catalogue::ShapeMember member = shape.member(i);
        members.push_back({member.name, sampleOf(member.shape, depth + 1)});
    }
    return Value::object(std::move(members));
}

std::optional<Value> answerOf(const Answers& answers)
{
    const auto action = actionOf(answers);
    if (!action)
        return std::nullopt;
    const auto pattern = catalogue::parseResource(answers.cursor.around.state->resource).pattern();
    if (!pattern || pattern == catalogue::Pattern::WaitForTaskToken)
        return std::nullopt; // whatever is sent back with the token
    const auto& shape =
        pattern == catalogue::Pattern::RequestResponse ? action->result : action->jobResult;
    return shape ? std::optional(sampleOf(*shape)) : std::nullopt;
}

bool isInCatcher(const Answers& answers)
{
    for (syntax::NodeId at = answers.cursor.around.node; at.isValid();
         at = answers.tree().node(at).parent) {
        const Surroundings around = surroundingsOf(answers.model, at);
        if (!around.templatePath)
            return around.place == asl::Place::Catcher;
    }
    return false;
}

/// The data that `$` or `$states` names at the caret's place. The States language, "Input and
/// output processing", has the order of a state's fields.
std::optional<Value> dataAt(const Answers& answers, TypedPath& path)
{
    const Cursor& cursor = answers.cursor;
    if (cursor.around.state == nullptr)
        return std::nullopt;
    StateData data;
    if (answers.dataOf)
        data = answers.dataOf(*cursor.around.state);
    if (!data.result)
        data.result = answerOf(answers);
    if (isInCatcher(answers))
        data.result = Value::object({{"Error", Value("")}, {"Cause", Value("")}});
    if (answers.language == asl::QueryLanguage::Jsonata) {
        if (path.root != "$states" || path.steps.empty())
            return std::nullopt;
        const std::string first = path.steps.front();
        path.steps.erase(path.steps.begin());
        if (first == "input")
            return data.input;
        return first == "result" || first == "errorOutput" ? data.result : std::nullopt;
    }
    if (path.root != "$")
        return std::nullopt;
    const std::string_view field = cursor.around.templatePath && cursor.around.field != nullptr
                                       ? cursor.around.field->name
                                       : std::string_view(cursor.key);
    if (field == "InputPath" || field == "ResultPath")
        return data.input;
    if (field == "OutputPath")
        return data.afterResultPath;
    if (field == "ResultSelector" || field == "Assign")
        return data.result;
    return data.afterInputPath ? data.afterInputPath : data.input;
}

std::string_view typeWord(const Value& value)
{
    if (value.isString())
        return "text";
    if (value.isNumber())
        return "number";
    if (value.isBoolean())
        return "boolean";
    return value.isArray() ? "list" : value.isObject() ? "object" : "";
}

std::string detailOf(const Value& value)
{
    if (value.isArray() || value.isObject() || value.isNull())
        return std::string(typeWord(value));
    std::string sample = value::toJson(value);
    if (sample.size() > longestSample)
        return std::string(typeWord(value));
    return sample;
}

/// The objects that the steps lead to. JSONata goes through lists by itself, JSONPath by brackets.
std::vector<Value> objectsAt(const Value& data, const std::vector<std::string>& steps,
                             bool goesThroughLists)
{
    std::vector<Value> found{data};
    const auto spread = [](const std::vector<Value>& values) {
        std::vector<Value> elements;
        for (const Value& value : values) {
            if (!value.isArray()) {
                elements.push_back(value);
                continue;
            }
            const auto all = value.elements();
            elements.insert(elements.end(), all.begin(),
                            all.begin() +
                                static_cast<std::ptrdiff_t>(std::min(all.size(), mostElements)));
        }
        return elements;
    };
    for (const std::string& step : steps) {
        if (step.empty() || goesThroughLists)
            found = spread(found);
        if (step.empty())
            continue;
        std::vector<Value> next;
        for (const Value& value : found) {
            const Value* member = value.isObject() ? value.find(std::string_view(step)) : nullptr;
            if (member != nullptr)
                next.push_back(*member);
        }
        found = std::move(next);
    }
    if (goesThroughLists)
        found = spread(found);
    std::erase_if(found, [](const Value& value) { return !value.isObject(); });
    return found;
}

} // namespace

bool addKnownPaths(Answers& answers)
{
    const Cursor& cursor = answers.cursor;
    const auto caret = static_cast<std::uint32_t>(
        std::min<std::size_t>(cursor.replace.begin + cursor.before.size(), cursor.replace.end));
    auto path = pathBefore(answers.tree().text(), cursor.replace.begin, caret, cursor.replace.end);
    if (!path)
        return false;
    const std::optional<Value> data = dataAt(answers, *path);
    if (!data)
        return false;
    const bool isJsonata = answers.language == asl::QueryLanguage::Jsonata;
    std::vector<std::string> known;
    for (const Value& object : objectsAt(*data, path->steps, isJsonata)) {
        for (const value::Member& member : object.members()) {
            std::string name(member.name.text());
            if (std::find(known.begin(), known.end(), name) != known.end())
                continue;
            known.push_back(name);
            const bool isPlain = !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
                                 std::all_of(name.begin(), name.end(), isNameCharacter);
            if (isPlain)
                answers.addRaw(ItemKind::Path, name, name, path->name, detailOf(member.value));
            else if (name.find_first_of("\"\\'`") != std::string::npos)
                continue; // nobody writes such a name by hand
            else if (isJsonata)
                answers.addRaw(ItemKind::Path, name, "`" + name + "`", path->name,
                               detailOf(member.value));
            else
                answers.addRaw(ItemKind::Path, name, "['" + name + "']",
                               {path->name.begin - 1, path->name.end}, detailOf(member.value));
        }
    }
    return !known.empty();
}

} // namespace stepglass::assist
