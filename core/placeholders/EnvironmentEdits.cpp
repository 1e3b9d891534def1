// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What changes an environments file: edits of its text, so that all else in it stays.
#include "core/edit/Edit.h"
#include "core/placeholders/Environments.h"
#include "core/syntax/YamlText.h"
#include "core/value/Json.h"
#include "core/value/Pointer.h"

#include <algorithm>

namespace stepglass::placeholders {

namespace {

std::string pointerTo(std::initializer_list<std::string_view> names)
{
    std::string pointer;
    for (const std::string_view name : names)
        pointer.append("/").append(value::escapePointerToken(name));
    return pointer;
}

Value typedValue(const std::string& typed, PlaceholderType type)
{
    const bool isJson = type == PlaceholderType::Number || type == PlaceholderType::Boolean ||
                        type == PlaceholderType::Json;
    if (isJson) {
        if (auto json = value::parseJson(typed))
            return *json;
    }
    return Value(typed);
}

} // namespace

Result<std::string> EnvironmentsFile::with(const std::string& pointer,
                                           std::optional<Value> value) const
{
    if (hasErrors())
        for (const Fault& fault : m_faults) {
            if (fault.kind == Fault::Kind::InvalidJson || fault.kind == Fault::Kind::NotAnObject)
                return fail(ErrorCode::EditNotPossible, placeholders::toEnglish(fault));
        }
    const bool isBlank = text().find_first_not_of(" \t\r\n") == std::string::npos;
    const std::string before = isBlank ? "{\n}\n" : text();
    const auto model = asl::Model::build(
        isBlank ? syntax::SyntaxTree::parse(before, syntax::Format::Json) : m_tree);
    return edit::plan(*model, edit::SetField{asl::StatePath(), pointer, std::move(value)})
        .map([&before](const syntax::TextEdits& edits) {
            return syntax::applyEdits(before, edits);
        });
}

Result<void> EnvironmentsFile::checkNewName(const std::string& name) const
{
    if (name.find_first_not_of(" \t") == std::string::npos)
        return fail(ErrorCode::EditNotPossible, "an environment needs a name");
    if (find(name) != nullptr)
        return fail(ErrorCode::EditNotPossible, "there is an environment '" + name + "' already");
    return {};
}

Result<std::string> EnvironmentsFile::withValue(std::string_view environment,
                                                std::string_view placeholder,
                                                const std::optional<std::string>& typed,
                                                PlaceholderType type) const
{
    std::optional<Value> value;
    if (typed)
        value = typedValue(*typed, type);
    return with(pointerTo({"environments", environment, placeholder}), std::move(value));
}

Result<std::string> EnvironmentsFile::withType(std::string_view placeholder,
                                               std::optional<PlaceholderType> type) const
{
    const Declaration* declared = declaration(placeholder);
    const bool isLast = !type && declared != nullptr && declared->description.empty();
    if (isLast)
        return with(pointerTo({"placeholders", placeholder}), std::nullopt);
    return with(pointerTo({"placeholders", placeholder, "type"}),
                type ? std::optional(Value(toString(*type))) : std::nullopt);
}

Result<std::string> EnvironmentsFile::withDescription(std::string_view placeholder,
                                                      const std::string& description) const
{
    return with(pointerTo({"placeholders", placeholder, "description"}),
                description.empty() ? std::nullopt : std::optional(Value(description)));
}

Result<std::string> EnvironmentsFile::withEnvironment(const std::string& name) const
{
    return checkNewName(name).and_then([&] {
        return with(pointerTo({"environments", name}), Value::object({}));
    });
}

Result<std::string> EnvironmentsFile::withoutEnvironment(std::string_view name) const
{
    const auto removed = with(pointerTo({"environments", name}), std::nullopt);
    if (!removed || m_default != name)
        return removed;
    return EnvironmentsFile(*removed).with("/default", std::nullopt);
}

Result<std::string> EnvironmentsFile::withRenamedEnvironment(std::string_view name,
                                                             const std::string& newName) const
{
    const syntax::NodeId node = m_tree->find(pointerTo({"environments", name}));
    if (!node.isValid() || find(name) == nullptr)
        return fail(ErrorCode::EditNotPossible,
                    "there is no environment '" + std::string(name) + "'");
    if (const Result<void> checked = checkNewName(newName); !checked)
        return tl::unexpected(checked.error());
    const syntax::TextEdits edits{{m_tree->node(node).keyRange, syntax::toJsonText(newName)}};
    const std::string renamed = syntax::applyEdits(text(), edits);
    if (m_default != name)
        return renamed;
    return EnvironmentsFile(renamed).withDefault(newName);
}

Result<std::string> EnvironmentsFile::withRenamedPlaceholder(std::string_view name,
                                                             const std::string& newName) const
{
    syntax::TextEdits edits;
    const auto rename = [&](const syntax::NodeId& object) {
        const syntax::NodeId member = m_tree->member(object, name);
        if (member.isValid() && !m_tree->member(object, newName).isValid())
            edits.push_back({m_tree->node(member).keyRange, syntax::toJsonText(newName)});
    };
    rename(m_tree->find("/placeholders"));
    if (const syntax::NodeId all = m_tree->find("/environments"); all.isValid()) {
        for (const syntax::NodeId environment : m_tree->children(all))
            rename(environment);
    }
    std::sort(edits.begin(), edits.end(),
              [](const auto& a, const auto& b) { return a.range.begin < b.range.begin; });
    return syntax::applyEdits(text(), edits);
}

Result<std::string> EnvironmentsFile::withDefault(std::string_view environment) const
{
    return with("/default", environment.empty() ? std::nullopt : std::optional(Value(environment)));
}

} // namespace stepglass::placeholders
