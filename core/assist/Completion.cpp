// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Completion.h"

#include "core/assist/private/Services.h"
#include "core/edit/Style.h"
#include "core/value/Json.h"

namespace stepglass::assist {

std::string_view toString(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Field:
        return "field";
    case ItemKind::Constant:
        return "constant";
    case ItemKind::State:
        return "state";
    case ItemKind::Resource:
        return "resource";
    case ItemKind::Error:
        return "error";
    case ItemKind::Variable:
        return "variable";
    case ItemKind::Function:
        return "function";
    case ItemKind::Path:
        return "path";
    case ItemKind::Snippet:
        return "snippet";
    case ItemKind::Placeholder:
        return "placeholder";
    }
    return "";
}

std::string_view Answers::separator(std::uint32_t end) const
{
    if (isYaml())
        return {};
    const std::string& text = tree().text();
    const std::size_t next = text.find_first_not_of(" \t\r\n", end);
    return next != std::string::npos && text[next] == '"' ? "," : "";
}

void Answers::addText(ItemKind kind, std::string_view text, std::string_view detail,
                      std::string_view documentation)
{
    CompletionItem item;
    item.label = text;
    item.kind = kind;
    item.detail = detail;
    item.documentation = documentation;
    item.replace = cursor.replace;
    if (cursor.isQuoted) {
        const std::string whole = value::quoted(text);
        item.insertText = whole.substr(1, whole.size() - (cursor.isQuoteClosed ? 2 : 1));
    } else if (isYaml()) {
        item.insertText = syntax::toYamlScalar(text);
    } else {
        item.insertText = value::quoted(text);
    }
    // A value right behind its colon wants the blank between them.
    const std::string& source = tree().text();
    const std::uint32_t begin = cursor.replace.begin;
    if (!cursor.isQuoted && begin > 0 && source[begin - 1] == ':')
        item.insertText.insert(item.insertText.begin(), ' ');
    if (!cursor.isQuoted && cursor.kind == Cursor::Kind::Value)
        item.insertText += separator(item.replace.end);
    items.push_back(std::move(item));
}

void Answers::addWord(std::string_view word)
{
    std::string text(word);
    const std::uint32_t begin = cursor.replace.begin;
    if (begin > 0 && tree().text()[begin - 1] == ':')
        text.insert(text.begin(), ' ');
    addRaw(ItemKind::Constant, word, text + std::string(separator(cursor.replace.end)),
           cursor.replace);
}

void Answers::addRaw(ItemKind kind, std::string_view label, std::string text, TextRange replace,
                     std::string_view detail, std::string_view documentation)
{
    CompletionItem item;
    item.label = label;
    item.kind = kind;
    item.insertText = std::move(text);
    item.detail = detail;
    item.documentation = documentation;
    item.replace = replace;
    items.push_back(std::move(item));
}

std::vector<CompletionItem> complete(const asl::Model& model, std::uint32_t offset,
                                     const catalogue::Catalogue* catalogue,
                                     const DataOfState& dataOf)
{
    const Cursor cursor = cursorAt(model, offset);
    Answers answers(model, cursor, catalogue, dataOf);
    if (addPlaceholders(answers, offset))
        return std::move(answers.items);
    switch (cursor.kind) {
    case Cursor::Kind::Nowhere:
        break;
    case Cursor::Kind::Key:
        addKeys(answers);
        addSnippets(answers);
        break;
    case Cursor::Kind::Value:
    case Cursor::Kind::Element:
        addArgumentValues(answers);
        if (!addExpressions(answers))
            addValues(answers);
        break;
    }
    return std::move(answers.items);
}

} // namespace stepglass::assist
