// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Hover.h"

#include "core/asl/FieldDocumentation.h"
#include "core/assist/Navigation.h"
#include "core/assist/Variables.h"
#include "core/assist/Vocabulary.h"
#include "core/intrinsics/FunctionTable.h"
#include "core/placeholders/Uses.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepglass::assist {

namespace {

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c == '.';
}

TextRange wordAt(std::string_view source, TextRange content, std::uint32_t offset)
{
    std::uint32_t begin = std::clamp(offset, content.begin, content.end);
    std::uint32_t end = begin;
    while (begin > content.begin && isWordCharacter(source[begin - 1]))
        --begin;
    while (end < content.end && isWordCharacter(source[end]))
        ++end;
    return {begin, end};
}

std::string typeText(const asl::Field& field)
{
    std::string text(field.name);
    if (field.language == asl::FieldLanguage::JsonPath)
        text += " (JSONPath)";
    else if (field.language == asl::FieldLanguage::Jsonata)
        text += " (JSONata)";
    if (!field.since.empty())
        text += " since " + std::string(field.since);
    return text;
}

std::string stateText(const asl::Model& model, const asl::State& state)
{
    std::string text = asl::cardDetail(model, state);
    if (!state.comment.empty())
        text += "\n" + state.comment;
    return text;
}

Hover hoverOfPlaceholder(const asl::Model& model, const Symbol& symbol,
                         const catalogue::Catalogue* catalogue)
{
    const asl::KnownPlaceholder* known = model.knownPlaceholders().find(symbol.name);
    Hover result{fmt::format("${{{}}}", symbol.name), {}, symbol.range};
    const auto addLine = [&result](const std::string& line) {
        result.text.append(result.text.empty() ? "" : "\n").append(line);
    };
    if (known != nullptr && !known->description.empty())
        addLine(known->description);
    for (const placeholders::Placeholder& placeholder :
         placeholders::placeholdersOf(model, catalogue)) {
        if (placeholder.name != symbol.name)
            continue;
        const bool isDeclared = known != nullptr && known->declared;
        result.title += fmt::format(
            ": {}{}", toString(placeholders::typeOf(placeholder, model.knownPlaceholders())),
            isDeclared ? "" : " (inferred)");
        addLine(placeholder.uses.size() == 1
                    ? "Used once"
                    : fmt::format("Used {} times", placeholder.uses.size()));
        if (!placeholder.contradictions.empty()) {
            const placeholders::Use& other = placeholder.uses[placeholder.contradictions.front()];
            addLine(fmt::format("Used as {}, but as {} in {}", toString(placeholder.inferred),
                                toString(other.type), other.pointer));
        }
    }
    const std::string& environment = model.knownPlaceholders().environment;
    if (known != nullptr && known->value)
        addLine(fmt::format("In {}: {}", environment, *known->value));
    else if (!environment.empty())
        addLine(fmt::format("No value in {}", environment));
    return result;
}

std::optional<Hover> hoverOfExpression(const Cursor& cursor, std::string_view source,
                                       std::uint32_t offset)
{
    const TextRange range = wordAt(source, cursor.replace, offset);
    const std::string_view word = source.substr(range.begin, range.length());
    if (word.starts_with("States.")) {
        if (const intrinsics::FunctionInfo* function = intrinsics::findFunction(word))
            return Hover{std::string(function->name) + std::string(function->signature),
                         std::string(intrinsicDocumentation(word)), range};
        for (const Word& error : errorNames()) {
            if (error.name == word)
                return Hover{std::string(word), std::string(error.documentation), range};
        }
    }
    std::vector<std::string_view> parts;
    std::string_view rest = word;
    while (rest.starts_with('$'))
        rest.remove_prefix(1);
    for (std::size_t dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
        parts.push_back(rest.substr(0, dot));
        rest.remove_prefix(dot + 1);
    }
    const bool isContext = word.starts_with("$$.") && !parts.empty();
    const bool isStates = word.starts_with("$states.") && !parts.empty();
    if (isContext || isStates) {
        const std::span<const std::string_view> parents = std::span(parts).subspan(1);
        for (const Word& member :
             isContext ? contextMembers(parents) : statesMembers(parents, true, true)) {
            if (member.name == rest)
                return Hover{std::string(word) + ": " + std::string(member.detail),
                             std::string(member.documentation), range};
        }
    }
    if (word.starts_with('$') && parts.empty()) {
        if (const Word* function = findJsonataFunction(rest))
            return Hover{std::string(word) + std::string(function->detail),
                         std::string(function->documentation), range};
    }
    return std::nullopt;
}

} // namespace

std::optional<Hover> hover(const asl::Model& model, std::uint32_t offset,
                           const catalogue::Catalogue* catalogue)
{
    if (const std::optional<Symbol> symbol = symbolAt(model, offset)) {
        if (symbol->kind == Symbol::Kind::State)
            return Hover{symbol->name, stateText(model, *symbol->state), symbol->range};
        if (symbol->kind == Symbol::Kind::Placeholder)
            return hoverOfPlaceholder(model, *symbol, catalogue);
        std::string where;
        for (const Assignment& assignment : assignmentsOf(model)) {
            if (assignment.name == symbol->name)
                where.append(where.empty() ? "Assigned by " : ", ").append(assignment.state->name);
        }
        if (!where.empty())
            return Hover{std::string(1, '$').append(symbol->name), where, symbol->range};
    }
    const Cursor cursor = cursorAt(model, offset);
    if (cursor.kind == Cursor::Kind::Key) {
        if (cursor.around.templatePath || cursor.around.isStates)
            return std::nullopt;
        const asl::Field* field = fieldAt(cursor.around, cursor.key);
        if (field == nullptr)
            return std::nullopt;
        return Hover{typeText(*field),
                     std::string(asl::fieldDocumentation(cursor.around.place, field->name)),
                     cursor.replace};
    }
    if (cursor.kind != Cursor::Kind::Value && cursor.kind != Cursor::Kind::Element)
        return std::nullopt;
    if (cursor.key == "Resource" && !cursor.around.templatePath) {
        const std::string resource(
            model.tree().text().substr(cursor.replace.begin, cursor.replace.length()));
        const asl::ServiceAction action = asl::serviceActionOf(resource);
        if (!action.service.empty())
            return Hover{asl::serviceTitle(action.service) + ": " + action.action, action.pattern,
                         cursor.replace};
    }
    return hoverOfExpression(cursor, model.tree().text(), offset);
}

} // namespace stepglass::assist
