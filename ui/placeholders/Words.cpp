// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"
#include "ui/placeholders/PlaceholdersController.h"

namespace stepglass::ui::placeholders {

using asl::PlaceholderType;
using stepglass::placeholders::Fault;

namespace {

QString sentence(Fault::Kind kind)
{
    using enum Fault::Kind;
    switch (kind) {
    case InvalidJson:
        return QStringLiteral("%1");
    case NotAnObject:
        return PlaceholdersController::tr("%1 must be an object");
    case NotText:
        return PlaceholdersController::tr("%1 must be a text");
    case UnknownMember:
        return PlaceholdersController::tr("“%1” has no meaning here; known are %2");
    case UnknownType:
        return PlaceholdersController::tr("“%1” is no type; known are %2");
    case DuplicateName:
        return PlaceholdersController::tr("“%1” stands twice");
    case UnknownEnvironment:
        return PlaceholdersController::tr("There is no environment “%1”; known are %2");
    case WrongValue:
        return PlaceholdersController::tr("%1 in %2 must be %3, not “%4”");
    }
    return {};
}

/// What a type wants of a value.
QString wantedWords(PlaceholderType type)
{
    switch (type) {
    case PlaceholderType::Number:
        return PlaceholdersController::tr("a number");
    case PlaceholderType::Boolean:
        return PlaceholdersController::tr("true or false");
    case PlaceholderType::Resource:
        return PlaceholdersController::tr("the ARN of an integration, a function or an activity");
    case PlaceholderType::Function:
        return PlaceholdersController::tr("a Lambda function's name or ARN");
    case PlaceholderType::StateMachine:
        return PlaceholdersController::tr("a state machine's ARN");
    case PlaceholderType::Activity:
        return PlaceholdersController::tr("an activity's ARN");
    case PlaceholderType::Queue:
        return PlaceholdersController::tr("a queue's URL");
    case PlaceholderType::Topic:
        return PlaceholdersController::tr("a topic's ARN");
    case PlaceholderType::Table:
        return PlaceholdersController::tr("a table's name or ARN");
    case PlaceholderType::Role:
        return PlaceholdersController::tr("a role's ARN");
    case PlaceholderType::Bucket:
        return PlaceholdersController::tr("a bucket's name");
    case PlaceholderType::Arn:
        return PlaceholdersController::tr("an ARN");
    case PlaceholderType::Text:
    case PlaceholderType::Json:
        break;
    }
    return word(type);
}

} // namespace

QString words(const Fault& fault)
{
    QStringList arguments;
    for (const std::string& argument : fault.arguments)
        arguments.append(bridge::toQString(argument));
    if (fault.kind == Fault::Kind::WrongValue) {
        if (const auto type = asl::placeholderTypeOf(fault.arguments.back()))
            arguments[2] = wantedWords(*type);
    }
    // All at once: an argument may look like a place for one.
    QString text;
    const QString frame = sentence(fault.kind);
    for (qsizetype i = 0; i < frame.size(); ++i) {
        const bool isPlace = frame[i] == u'%' && i + 1 < frame.size() && frame[i + 1].isDigit();
        const int number = isPlace ? frame[i + 1].digitValue() : 0;
        if (number < 1 || number > arguments.size()) {
            text += frame[i];
            continue;
        }
        text += arguments[number - 1];
        ++i;
    }
    return text;
}

QString word(PlaceholderType type)
{
    switch (type) {
    case PlaceholderType::Text:
        return PlaceholdersController::tr("text");
    case PlaceholderType::Number:
        return PlaceholdersController::tr("number");
    case PlaceholderType::Boolean:
        return PlaceholdersController::tr("true or false");
    case PlaceholderType::Json:
        return PlaceholdersController::tr("JSON");
    case PlaceholderType::Resource:
        return PlaceholdersController::tr("resource of a task");
    case PlaceholderType::Function:
        return PlaceholdersController::tr("Lambda function");
    case PlaceholderType::StateMachine:
        return PlaceholdersController::tr("state machine");
    case PlaceholderType::Activity:
        return PlaceholdersController::tr("activity");
    case PlaceholderType::Queue:
        return PlaceholdersController::tr("queue URL");
    case PlaceholderType::Topic:
        return PlaceholdersController::tr("SNS topic");
    case PlaceholderType::Table:
        return PlaceholdersController::tr("DynamoDB table");
    case PlaceholderType::Role:
        return PlaceholdersController::tr("IAM role");
    case PlaceholderType::Bucket:
        return PlaceholdersController::tr("S3 bucket");
    case PlaceholderType::Arn:
        return PlaceholdersController::tr("ARN");
    }
    return {};
}

} // namespace stepglass::ui::placeholders
