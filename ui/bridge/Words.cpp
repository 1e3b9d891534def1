// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"

#include <QCoreApplication>

namespace stepglass::ui::bridge {

namespace {

// The sentences stand here a second time (core has them in English) so that lupdate finds them.
// tst_Words compares both tables.
const char* sentence(DiagnosticCode code)
{
    switch (code) {
    case DiagnosticCode::InvalidJson:
        return QT_TRANSLATE_NOOP("Diagnostic", "Invalid JSON: {0}");
    case DiagnosticCode::InvalidYaml:
        return QT_TRANSLATE_NOOP("Diagnostic", "Invalid YAML: {0}");
    case DiagnosticCode::NotText:
        return QT_TRANSLATE_NOOP("Diagnostic", "The file is not UTF-8 text");
    case DiagnosticCode::TooDeeplyNested:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The definition is nested more than {0} levels deep");
    case DiagnosticCode::TooLarge:
        return QT_TRANSLATE_NOOP("Diagnostic", "The definition is larger than {0} bytes");
    case DiagnosticCode::EmptyDocument:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The document is empty; a state machine is a JSON or YAML object");
    case DiagnosticCode::DuplicateKey:
        return QT_TRANSLATE_NOOP("Diagnostic", "The field \"{0}\" is given more than once");
    case DiagnosticCode::NotAnObject:
        return QT_TRANSLATE_NOOP("Diagnostic", "{0} must be an object");
    case DiagnosticCode::MissingField:
        return QT_TRANSLATE_NOOP("Diagnostic", "These fields are required: [{0}]");
    case DiagnosticCode::UnknownField:
        return QT_TRANSLATE_NOOP("Diagnostic", "The field \"{0}\" is not supported");
    case DiagnosticCode::FieldNotForQueryLanguage:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The field \"{0}\" is only allowed with the query language {1}");
    case DiagnosticCode::WrongType:
        return QT_TRANSLATE_NOOP("Diagnostic", "The value must be {0}");
    case DiagnosticCode::ValueNotAllowed:
        return QT_TRANSLATE_NOOP("Diagnostic", "The value must be one of: {0}");
    case DiagnosticCode::ValueOutOfRange:
        return QT_TRANSLATE_NOOP("Diagnostic", "The value must be {0}");
    case DiagnosticCode::ValueEmpty:
        return QT_TRANSLATE_NOOP("Diagnostic", "The value must not be empty");
    case DiagnosticCode::ExclusiveFields:
        return QT_TRANSLATE_NOOP("Diagnostic", "Only one of these fields is allowed: [{0}]");
    case DiagnosticCode::UnknownStateType:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{0}\" is no type of state");
    case DiagnosticCode::MissingTransitionTarget:
        return QT_TRANSLATE_NOOP("Diagnostic", "Missing \"{0}\" target: {1}");
    case DiagnosticCode::MissingNextOrEnd:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The state \"{0}\" needs either \"Next\" or \"End\": true");
    case DiagnosticCode::UnreachableState:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The state \"{0}\" cannot be reached from the start");
    case DiagnosticCode::MissingEndState:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "No state ends the workflow: one needs \"End\": true, or the type "
                                 "Succeed or Fail");
    case DiagnosticCode::DuplicateStateName:
        return QT_TRANSLATE_NOOP("Diagnostic", "The state name \"{0}\" is used more than once");
    case DiagnosticCode::InvalidStateName:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" is no valid state name: 1 to 80 characters are allowed");
    case DiagnosticCode::ErrorWildcardNotLast:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The wildcard States.ALL must stand alone, in the last entry");
    case DiagnosticCode::ChoiceWithoutDefault:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "The Choice state \"{0}\" has no \"Default\": an input that matches "
                          "no rule fails with States.NoChoiceMatched");
    case DiagnosticCode::UnknownIntegration:
        return QT_TRANSLATE_NOOP("Diagnostic", "Step Functions has no integration \"{0}\"");
    case DiagnosticCode::SimilarIntegration:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "Step Functions has no integration \"{0}\"; did you mean \"{1}\"?");
    case DiagnosticCode::UnknownAction:
        return QT_TRANSLATE_NOOP("Diagnostic", "The catalogue of actions has no \"{0}\"");
    case DiagnosticCode::SimilarAction:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The catalogue of actions has no \"{0}\"; did you mean \"{1}\"?");
    case DiagnosticCode::WrongLetterCase:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" is spelled \"{1}\": capitals and small letters differ");
    case DiagnosticCode::PatternNotSupported:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The pattern \"{1}\" does not exist for \"{0}\"; there is: {2}");
    case DiagnosticCode::CallbackInDoubt:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "AWS documents both that \"{0}\" can wait for a task token and that it cannot");
    case DiagnosticCode::ResourceOnlyInMap:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "Only ItemReader and ResultWriter of a Map can name \"{0}\"");
    case DiagnosticCode::ActionNotSupported:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "AWS documents that Step Functions cannot call \"{0}\"");
    case DiagnosticCode::ServiceRetired:
        return QT_TRANSLATE_NOOP("Diagnostic", "AWS has shut down \"{0}\"");
    case DiagnosticCode::ArgumentsRequired:
        return QT_TRANSLATE_NOOP("Diagnostic", "The field \"{0}\" is required for \"{1}\"");
    case DiagnosticCode::UnknownArgument:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" has no argument \"{0}\"");
    case DiagnosticCode::SimilarArgument:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{1}\" has no argument \"{0}\"; did you mean \"{2}\"?");
    case DiagnosticCode::MissingArgument:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" needs the argument \"{0}\"");
    case DiagnosticCode::MissingOneArgument:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" needs one of these arguments: [{0}]");
    case DiagnosticCode::ExclusiveArguments:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" takes only one of these arguments: [{0}]");
    case DiagnosticCode::ArgumentType:
        return QT_TRANSLATE_NOOP("Diagnostic", "The argument \"{0}\" must be {1}");
    case DiagnosticCode::ArgumentValue:
        return QT_TRANSLATE_NOOP("Diagnostic", "The argument \"{0}\" must be one of: {1}");
    case DiagnosticCode::WrongErrorPrefix:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" never matches here: this resource fails with \"{1}\"");
    case DiagnosticCode::UnknownIntegration:
        return QT_TRANSLATE_NOOP("Diagnostic", "Step Functions has no integration \"{0}\"");
    case DiagnosticCode::SimilarIntegration:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "Step Functions has no integration \"{0}\"; did you mean \"{1}\"?");
    case DiagnosticCode::UnknownAction:
        return QT_TRANSLATE_NOOP("Diagnostic", "The catalogue of actions has no \"{0}\"");
    case DiagnosticCode::SimilarAction:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The catalogue of actions has no \"{0}\"; did you mean \"{1}\"?");
    case DiagnosticCode::WrongLetterCase:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" is spelled \"{1}\": capitals and small letters differ");
    case DiagnosticCode::PatternNotSupported:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The pattern \"{1}\" does not exist for \"{0}\"; there is: {2}");
    case DiagnosticCode::CallbackInDoubt:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "AWS documents both that \"{0}\" can wait for a task token and that it cannot");
    case DiagnosticCode::ResourceOnlyInMap:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "Only ItemReader and ResultWriter of a Map can name \"{0}\"");
    case DiagnosticCode::ActionNotSupported:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "AWS documents that Step Functions cannot call \"{0}\"");
    case DiagnosticCode::ServiceRetired:
        return QT_TRANSLATE_NOOP("Diagnostic", "AWS has shut down \"{0}\"");
    case DiagnosticCode::ArgumentsRequired:
        return QT_TRANSLATE_NOOP("Diagnostic", "The field \"{0}\" is required for \"{1}\"");
    case DiagnosticCode::UnknownArgument:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" has no argument \"{0}\"");
    case DiagnosticCode::SimilarArgument:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{1}\" has no argument \"{0}\"; did you mean \"{2}\"?");
    case DiagnosticCode::MissingArgument:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" needs the argument \"{0}\"");
    case DiagnosticCode::MissingOneArgument:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" needs one of these arguments: [{0}]");
    case DiagnosticCode::ExclusiveArguments:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{1}\" takes only one of these arguments: [{0}]");
    case DiagnosticCode::ArgumentType:
        return QT_TRANSLATE_NOOP("Diagnostic", "The argument \"{0}\" must be {1}");
    case DiagnosticCode::ArgumentValue:
        return QT_TRANSLATE_NOOP("Diagnostic", "The argument \"{0}\" must be one of: {1}");
    case DiagnosticCode::WrongErrorPrefix:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" never matches here: this resource fails with \"{1}\"");
    case DiagnosticCode::InvalidPath:
        return QT_TRANSLATE_NOOP("Diagnostic", "Invalid path \"{0}\": {1}");
    case DiagnosticCode::InvalidReferencePath:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" is no reference path: it must name a single value");
    case DiagnosticCode::InvalidIntrinsic:
        return QT_TRANSLATE_NOOP("Diagnostic", "Invalid intrinsic function \"{0}\": {1}");
    case DiagnosticCode::InvalidTimestamp:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" is no timestamp such as 2026-01-31T12:00:00Z");
    case DiagnosticCode::InvalidResource:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{0}\" is no resource that a Task can call");
    case DiagnosticCode::PathWithoutDollar:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "The value \"{1}\" looks like a path, but is passed as text: name the "
                          "field \"{0}.$\" to pass what the path finds");
    }
    return "";
}

const char* sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CannotOpenFile:
        return QT_TRANSLATE_NOOP("Error", "Cannot open {0}: {1}");
    case ErrorCode::CannotReadFile:
        return QT_TRANSLATE_NOOP("Error", "Cannot read {0}: {1}");
    case ErrorCode::CannotWriteFile:
        return QT_TRANSLATE_NOOP("Error", "Cannot write {0}: {1}");
    case ErrorCode::FileTooLarge:
        return QT_TRANSLATE_NOOP("Error", "{0} has {1}; the limit is {2}");
    case ErrorCode::NotText:
        return QT_TRANSLATE_NOOP("Error",
                                 "{0} is not UTF-8 text: byte {1} belongs to no character");
    case ErrorCode::InvalidJson:
        return QT_TRANSLATE_NOOP("Error", "Invalid JSON at line {1}, column {2}: {0}");
    case ErrorCode::InvalidMockFile:
        return QT_TRANSLATE_NOOP("Error", "Invalid mock file at {0}: {1}");
    case ErrorCode::UnknownTestCase:
        return QT_TRANSLATE_NOOP("Error", "There is no test case {0}; there are: {1}");
    case ErrorCode::LimitExceeded:
        return QT_TRANSLATE_NOOP("Error", "The limit of {1} {0} is exceeded");
    case ErrorCode::Cancelled:
        return QT_TRANSLATE_NOOP("Error", "Cancelled");
    case ErrorCode::LayoutFailed:
        return QT_TRANSLATE_NOOP("Error", "The graph cannot be laid out: {0}");
    case ErrorCode::EditNotPossible:
        return QT_TRANSLATE_NOOP("Error", "This edit is not possible: {0}");
    case ErrorCode::InvalidDefinition:
        return QT_TRANSLATE_NOOP("Error", "The state machine definition is invalid: {0}");
    case ErrorCode::Usage:
        return QT_TRANSLATE_NOOP("Error", "{0}");
    }
    return "";
}

QString filled(const char* context, const char* sentence, const std::vector<std::string>& arguments)
{
    const QString translated = QCoreApplication::translate(context, sentence);
    return toQString(fillTemplate(toUtf8(translated), arguments));
}

} // namespace

QString words(const Diagnostic& diagnostic)
{
    return filled("Diagnostic", sentence(diagnostic.code), diagnostic.arguments);
}

QString words(const Error& error)
{
    QString result = filled("Error", sentence(error.code), error.arguments);
    if (!error.context.empty())
        result += QStringLiteral(" (%1)").arg(toQString(error.context));
    return result;
}

QString word(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QCoreApplication::translate("Severity", "Error");
    case Severity::Warning:
        return QCoreApplication::translate("Severity", "Warning");
    case Severity::Information:
        return QCoreApplication::translate("Severity", "Information");
    case Severity::Hint:
        return QCoreApplication::translate("Severity", "Hint");
    }
    Q_UNREACHABLE();
}

} // namespace stepglass::ui::bridge
