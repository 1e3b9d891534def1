// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/FieldRepairs.h"

#include "core/asl/FieldDocumentation.h"
#include "core/catalogue/Nearest.h"
#include "core/syntax/YamlText.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::lint {

using asl::Field;
using asl::FieldLanguage;
using asl::FieldType;
using asl::QueryLanguage;
using syntax::NodeId;
using syntax::NodeKind;

bool isForOtherLanguage(const Subject& subject, const Field& field)
{
    return (field.language == FieldLanguage::JsonPath &&
            subject.language == QueryLanguage::Jsonata) ||
           (field.language == FieldLanguage::Jsonata &&
            subject.language == QueryLanguage::JsonPath);
}

void addNearestField(Checker& checker, const Subject& subject, std::string_view name)
{
    catalogue::Nearest nearest(name);
    for (const Field* field : asl::fieldsOf(subject.place)) {
        if (!checker.tree().member(subject.node, field->name).isValid() &&
            !isForOtherLanguage(subject, *field))
            nearest.offer(field->name);
    }
    if (nearest.name())
        checker.addFix(Fix::Kind::RenameKey, {}, std::string(*nearest.name()));
}

void addNearestAllowed(Checker& checker, std::string_view text, const Field& field)
{
    const auto values = asl::allowedValues(field);
    catalogue::Nearest nearest(text);
    for (const std::string_view value : values)
        nearest.offer(value);
    const auto value = values.size() == 1 ? std::optional(values.front()) : nearest.name();
    if (value)
        checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(*value));
}

void addOtherLanguage(Checker& checker, const Subject& subject, NodeId member, const Field& field)
{
    const bool isState = asl::findField(subject.place, "QueryLanguage") != nullptr;
    if (field.language == FieldLanguage::Jsonata) {
        if (isState && !checker.tree().member(subject.node, "QueryLanguage").isValid())
            checker.addFixAt(Fix::Kind::AddMember, subject.node, "QueryLanguage", "\"JSONata\"");
        return;
    }
    const std::string_view twin = field.name == "Parameters" ? "Arguments"
                                  : field.name == "Result"   ? "Output"
                                                             : std::string_view();
    bool isPlain = true;
    forEachText(checker, member, [&isPlain](NodeId, const std::string& name, const std::string&) {
        isPlain = isPlain && !name.ends_with(".$");
    });
    const bool isFree = !checker.tree().member(subject.node, twin).isValid();
    if (!twin.empty() && isPlain && isFree && asl::findField(subject.place, twin) != nullptr)
        checker.addFix(Fix::Kind::RenameKey, {}, std::string(twin));
    checker.addFix(Fix::Kind::RemoveMember, {}, {});
}

void addConversion(Checker& checker, NodeId value, const Field& field)
{
    const NodeKind kind = checker.node(value).kind;
    const std::string text = checker.tree().string(value);
    std::string repaired;
    if (kind == NodeKind::String) {
        const auto parsed = value::parseJson(text);
        const bool isNumber = parsed && parsed->isNumber() && parsed->asDouble() >= 0;
        if ((field.type == FieldType::Number && isNumber) ||
            (field.type == FieldType::Integer && parsed && parsed->isInteger()) ||
            (field.type == FieldType::Boolean && parsed && parsed->isBoolean()))
            repaired = text;
        else if (field.type == FieldType::TextList)
            repaired = fmt::format("[{}]", syntax::toJsonText(text));
    } else if (field.type == FieldType::Text &&
               (kind == NodeKind::Number || kind == NodeKind::Boolean)) {
        repaired = syntax::toJsonText(text);
    }
    if (!repaired.empty())
        checker.addFix(Fix::Kind::ReplaceValue, {}, repaired);
}

} // namespace stepglass::lint
