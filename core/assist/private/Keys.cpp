// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/FieldDocumentation.h"
#include "core/assist/private/Services.h"
#include "core/edit/Style.h"
#include "core/value/Json.h"

#include <algorithm>
#include <unordered_set>

namespace stepglass::assist {

namespace {

using asl::Field;
using asl::FieldLanguage;
using asl::FieldType;

bool isOfLanguage(const Field& field, asl::QueryLanguage language)
{
    return field.language == FieldLanguage::Both || (field.language == FieldLanguage::JsonPath) ==
                                                        (language == asl::QueryLanguage::JsonPath);
}

std::string_view typeWord(FieldType type)
{
    switch (type) {
    case FieldType::Any:
    case FieldType::Template:
        return "any";
    case FieldType::Text:
    case FieldType::StateName:
    case FieldType::Timestamp:
    case FieldType::Resource:
        return "text";
    case FieldType::Boolean:
        return "true or false";
    case FieldType::Integer:
    case FieldType::Number:
        return "number";
    case FieldType::Object:
    case FieldType::ObjectTemplate:
        return "object";
    case FieldType::List:
    case FieldType::ObjectList:
    case FieldType::TextList:
        return "array";
    case FieldType::Path:
    case FieldType::BarePath:
    case FieldType::PathOrNull:
    case FieldType::ReferencePath:
    case FieldType::ReferencePathOrNull:
    case FieldType::PathOrCall:
        return "path";
    }
    return "";
}

/// What a new member's value begins with in JSON: what stands before and behind the caret.
std::pair<std::string_view, std::string_view> starter(FieldType type)
{
    switch (type) {
    case FieldType::Object:
    case FieldType::ObjectTemplate:
    case FieldType::Template:
        return {"{", "}"};
    case FieldType::List:
    case FieldType::ObjectList:
    case FieldType::TextList:
        return {"[", "]"};
    case FieldType::Boolean:
        return {"true", ""};
    case FieldType::Any:
    case FieldType::Integer:
    case FieldType::Number:
        return {"", ""};
    default:
        return {"\"", "\""};
    }
}

class KeySource {
public:
    explicit KeySource(Answers& answers)
        : m_answers(answers)
    {
        const syntax::SyntaxTree& tree = answers.tree();
        const syntax::NodeId object = answers.cursor.around.node;
        if (!object.isValid() || tree.node(object).kind != syntax::NodeKind::Object)
            return;
        for (const syntax::NodeId member : tree.children(object)) {
            if (member != answers.cursor.node)
                m_present.insert(std::string(plainName(tree.key(member))));
        }
    }

    void add(std::string_view name, FieldType type, std::string_view documentation = {},
             std::string_view detail = {})
    {
        if (m_present.contains(std::string(name)))
            return;
        const Cursor& cursor = m_answers.cursor;
        CompletionItem item;
        item.label = name;
        item.kind = ItemKind::Field;
        item.detail = detail.empty() ? typeWord(type) : detail;
        item.documentation = documentation;
        item.replace = cursor.replace;
        const bool hasValue = cursor.node.isValid() &&
                              m_answers.tree().node(cursor.node).kind != syntax::NodeKind::Missing;
        if (hasValue) {
            item.insertText =
                m_answers.isYaml() || cursor.isQuoted ? std::string(name) : value::quoted(name);
        } else if (m_answers.isYaml()) {
            item.insertText = std::string(name) + ": ";
        } else {
            const auto [before, behind] = starter(type);
            // A closing quote that stands already is written anew with what follows it.
            if (cursor.isQuoteClosed)
                ++item.replace.end;
            item.insertText = (cursor.isQuoted ? std::string(name) + "\"" : value::quoted(name)) +
                              ": " + std::string(before);
            item.caret = item.insertText.size();
            item.insertText += behind;
            item.insertText += m_answers.separator(item.replace.end);
        }
        m_answers.items.push_back(std::move(item));
    }

private:
    Answers& m_answers;
    std::unordered_set<std::string> m_present;
};

} // namespace

void addKeys(Answers& answers)
{
    const Surroundings& around = answers.cursor.around;
    if (around.isStates)
        return;
    KeySource source(answers);
    if (around.templatePath) {
        for (const ArgumentName& argument : argumentNames(answers))
            source.add(argument.name, argument.type, {}, argument.detail);
        return;
    }
    const std::vector<const Field*> fields = asl::fieldsOf(around.place);
    // What must be there comes first, a comment last.
    for (const bool wantsRequired : {true, false}) {
        for (const Field* field : fields) {
            if (field->isRequired == wantsRequired && field->name != "Comment" &&
                isOfLanguage(*field, answers.language))
                source.add(field->name, field->type,
                           asl::fieldDocumentation(around.place, field->name));
        }
    }
    const bool isRule =
        around.place == asl::Place::ChoiceRule || around.place == asl::Place::Condition;
    if (isRule && answers.language == asl::QueryLanguage::JsonPath) {
        for (const std::string_view name : asl::comparisonOperators())
            source.add(name, FieldType::Any);
    }
    if (asl::findField(around.place, "Comment") != nullptr && around.place != asl::Place::None)
        source.add("Comment", FieldType::Text);
    // A state whose type is still to be chosen.
    if (around.place == asl::Place::None && around.state != nullptr)
        source.add("Type", FieldType::Text);
}

} // namespace stepglass::assist
