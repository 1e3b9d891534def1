// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/Services.h"

#include "core/catalogue/Resource.h"

#include <algorithm>
#include <charconv>

namespace stepglass::assist {

namespace {

using catalogue::Family;
using catalogue::Pattern;
using catalogue::Shape;
using catalogue::ShapeKind;

constexpr std::string_view dynamicSuffix = ".$";

bool isIndex(std::string_view text)
{
    std::size_t index = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), index);
    return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// The shape of what stands at a path below an action's arguments, or nothing.
std::optional<Shape> shapeAt(Shape shape, std::span<const std::string> path)
{
    for (const std::string& part : path) {
        switch (shape.kind()) {
        case ShapeKind::Structure:
        case ShapeKind::Union: {
            const auto member = shape.findMember(plainName(part));
            if (!member)
                return std::nullopt;
            shape = member->shape;
            break;
        }
        case ShapeKind::List:
            if (!isIndex(part))
                return std::nullopt;
            shape = shape.element();
            break;
        case ShapeKind::Map:
            shape = shape.element();
            break;
        default:
            return std::nullopt;
        }
    }
    return shape;
}

std::string_view typeWord(ShapeKind kind)
{
    switch (kind) {
    case ShapeKind::Structure:
    case ShapeKind::Union:
    case ShapeKind::Map:
        return "object";
    case ShapeKind::List:
        return "array";
    case ShapeKind::Enumeration:
    case ShapeKind::Text:
    case ShapeKind::Timestamp:
    case ShapeKind::Blob:
    case ShapeKind::Token:
        return "text";
    case ShapeKind::Integer:
    case ShapeKind::Long:
    case ShapeKind::Double:
    case ShapeKind::Float:
        return "number";
    case ShapeKind::Boolean:
        return "true or false";
    case ShapeKind::Json:
        return "any";
    }
    return "";
}

asl::FieldType fieldType(ShapeKind kind)
{
    switch (kind) {
    case ShapeKind::Structure:
    case ShapeKind::Union:
    case ShapeKind::Map:
        return asl::FieldType::Object;
    case ShapeKind::List:
        return asl::FieldType::List;
    case ShapeKind::Boolean:
        return asl::FieldType::Boolean;
    case ShapeKind::Enumeration:
    case ShapeKind::Text:
    case ShapeKind::Timestamp:
    case ShapeKind::Blob:
    case ShapeKind::Token:
        return asl::FieldType::Text;
    case ShapeKind::Integer:
    case ShapeKind::Long:
    case ShapeKind::Double:
    case ShapeKind::Float:
    case ShapeKind::Json:
        return asl::FieldType::Any;
    }
    return asl::FieldType::Any;
}

bool isInArguments(const Surroundings& around)
{
    return around.state != nullptr && around.templatePath && around.field != nullptr &&
           around.place == asl::Place::Task &&
           (around.field->name == "Parameters" || around.field->name == "Arguments");
}

} // namespace

std::string_view plainName(std::string_view name)
{
    return name.ends_with(dynamicSuffix) ? name.substr(0, name.size() - dynamicSuffix.size())
                                         : name;
}

std::optional<catalogue::Action> actionOf(const Answers& answers)
{
    const asl::State* state = answers.cursor.around.state;
    if (answers.catalogue == nullptr || state == nullptr || state->resource.empty())
        return std::nullopt;
    const catalogue::Resource resource = catalogue::parseResource(state->resource);
    if (!resource.isIntegration())
        return std::nullopt;
    return answers.catalogue->action(resource.family(), resource.service, resource.action);
}

std::vector<ArgumentName> argumentNames(const Answers& answers)
{
    std::vector<ArgumentName> names;
    const Surroundings& around = answers.cursor.around;
    if (!isInArguments(around))
        return names;
    const auto action = actionOf(answers);
    if (!action || !action->arguments)
        return names;
    const auto shape = shapeAt(*action->arguments, *around.templatePath);
    for (std::size_t i = 0; shape && i < shape->memberCount(); ++i) {
        const catalogue::ShapeMember member = shape->member(i);
        names.push_back(
            {std::string(member.name), fieldType(member.shape.kind()),
             member.isRequired ? "required" : std::string(typeWord(member.shape.kind()))});
    }
    return names;
}

void addArgumentValues(Answers& answers)
{
    const Cursor& cursor = answers.cursor;
    if (!isInArguments(cursor.around) || cursor.key.ends_with(dynamicSuffix))
        return;
    const auto action = actionOf(answers);
    if (!action || !action->arguments)
        return;
    auto shape = shapeAt(*action->arguments, *cursor.around.templatePath);
    if (shape && cursor.kind == Cursor::Kind::Value)
        shape = shapeAt(*shape, std::vector<std::string>{cursor.key});
    else if (shape)
        shape = shape->element();
    if (!shape)
        return;
    for (const std::string_view value : shape->values())
        answers.addText(ItemKind::Constant, value);
    if (shape->kind() == ShapeKind::Boolean && !cursor.isQuoted) {
        answers.addWord("true");
        answers.addWord("false");
    }
}

void addResources(Answers& answers)
{
    if (answers.catalogue == nullptr)
        return;
    constexpr std::string_view begin = "arn:aws:states:::";
    constexpr std::string_view sdk = "aws-sdk:";
    const catalogue::Resource typed = catalogue::parseResource(answers.cursor.before);
    const std::string head =
        typed.partition.empty() ? std::string(begin) : "arn:" + typed.partition + ":states:::";
    // Of the SDK's 19,000 actions those of the service that is typed, else the services.
    const bool isSdk = answers.cursor.before.find(sdk) != std::string::npos;
    for (const catalogue::ServiceEntry& service : answers.catalogue->services()) {
        const bool isOfSdk = service.family == Family::Sdk;
        if (service.isRetired || isOfSdk != isSdk)
            continue;
        const std::string prefix =
            head + (isOfSdk ? std::string(sdk) : std::string()) + std::string(service.name) + ":";
        if (isOfSdk && service.name != typed.service) {
            answers.addText(ItemKind::Resource, prefix, service.title);
            continue;
        }
        for (const catalogue::ActionEntry& action : service.actions) {
            if (answers.catalogue->isOnlyInMap(service.name, action.name) ||
                action.isUnsupported() || action.isStreaming())
                continue;
            for (const Pattern pattern : {Pattern::RequestResponse, Pattern::Sync, Pattern::Sync2,
                                          Pattern::WaitForTaskToken}) {
                const bool isWanted = !isOfSdk || pattern == Pattern::RequestResponse;
                if (isWanted && action.supports(pattern))
                    answers.addText(ItemKind::Resource,
                                    prefix + std::string(action.name) +
                                        std::string(catalogue::suffix(pattern)),
                                    service.title);
            }
        }
    }
    if (!isSdk)
        answers.addText(ItemKind::Resource, head + std::string(sdk), "any action of AWS");
}

} // namespace stepglass::assist
