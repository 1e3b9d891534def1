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
    case DiagnosticCode::LanguageDowngrade:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "The query language cannot be {1} in a machine that is written in {0}");
    case DiagnosticCode::FieldUnsuitable:
        return QT_TRANSLATE_NOOP("Diagnostic", "The field \"{0}\" does not go with {1}");
    case DiagnosticCode::InvalidLabel:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" is no valid label: 1 to 40 characters, without blanks, "
                                 "wildcards, brackets and special characters");
    case DiagnosticCode::DuplicateLabel:
        return QT_TRANSLATE_NOOP("Diagnostic", "The label \"{0}\" is used more than once");
    case DiagnosticCode::OldField:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{0}\" is the old name of \"{1}\"");
    case DiagnosticCode::TargetInOtherScope:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "\"{1}\" lies in another container: \"{0}\" cannot lead into or out of one");
    case DiagnosticCode::EndlessLoop:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "Once \"{0}\" is reached, the workflow never ends: every way leads back");
    case DiagnosticCode::DuplicateRule:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "This rule never applies: rule {0} asks for the same and comes first");
    case DiagnosticCode::CallWithoutDollar:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The value \"{1}\" looks like a call, but is passed as text: name "
                                 "the field \"{0}.$\" to pass its result");
    case DiagnosticCode::PathInPlainField:
        return QT_TRANSLATE_NOOP("Diagnostic", "The value \"{1}\" looks like a path, but \"{0}\" "
                                               "takes it as text: \"{0}Path\" takes a path");
    case DiagnosticCode::PassResultStatic:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "\"{0}\" stays as it is: Result is never evaluated, Parameters is");
    case DiagnosticCode::PathNotProduced:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "No state on the way here gives \"{0}\": there is {1}");
    case DiagnosticCode::UnknownContextField:
        return QT_TRANSLATE_NOOP("Diagnostic", "The Context Object has no \"{0}\"");
    case DiagnosticCode::DataTooLarge:
        return QT_TRANSLATE_NOOP("Diagnostic", "This data has {0} bytes; a state can pass on {1}");
    case DiagnosticCode::InvalidVariableName:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" is no valid name of a variable: letters, digits and _, "
                                 "not beginning with a digit, at most 80 characters");
    case DiagnosticCode::ReservedVariableName:
        return QT_TRANSLATE_NOOP("Diagnostic", "The name \"{0}\" is reserved");
    case DiagnosticCode::UndefinedVariable:
        return QT_TRANSLATE_NOOP("Diagnostic", "No state assigns the variable \"${0}\"");
    case DiagnosticCode::VariableOutOfScope:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The variable \"${0}\" is not visible here: no state that comes "
                                 "before assigns it, or only one inside another container");
    case DiagnosticCode::VariableShadowed:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "The variable \"${0}\" of an outer scope cannot be assigned in here");
    case DiagnosticCode::UnusedVariable:
        return QT_TRANSLATE_NOOP("Diagnostic", "Nothing reads the variable \"${0}\"");
    case DiagnosticCode::UnclosedJsonata:
        return QT_TRANSLATE_NOOP("Diagnostic", "A JSONata text begins with {% and ends with %}");
    case DiagnosticCode::InvalidJsonata:
        return QT_TRANSLATE_NOOP("Diagnostic", "Invalid JSONata: {0}");
    case DiagnosticCode::UnsupportedReference:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{0}\" has nothing to refer to here: {1}");
    case DiagnosticCode::UnknownFunction:
        return QT_TRANSLATE_NOOP("Diagnostic", "There is no function \"${0}\"{1}");
    case DiagnosticCode::WrongArgumentCount:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"${0}\" takes {1}, not {2}");
    case DiagnosticCode::PathInJsonata:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "\"{0}\" is passed as text: JSONata states read their input as {1}");
    case DiagnosticCode::UnknownErrorName:
        return QT_TRANSLATE_NOOP("Diagnostic", "Step Functions raises no error \"{0}\"{1}");
    case DiagnosticCode::ErrorPattern:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "\"{0}\" never matches: error names are compared as a whole, without wildcards");
    case DiagnosticCode::UncatchableError:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "\"{0}\" ends the execution; neither Retry nor Catch meets it");
    case DiagnosticCode::ErrorAlreadyHandled:
        return QT_TRANSLATE_NOOP("Diagnostic", "Entry {1} comes first and takes \"{0}\" as well");
    case DiagnosticCode::DelayCapTooSmall:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "MaxDelaySeconds, {0}, should be greater than IntervalSeconds, {1}");
    case DiagnosticCode::RetryRepeatsEffect:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "A retry of \"{0}\" may do its work twice: nothing here tells the "
                                 "service that it is the same request");
    case DiagnosticCode::LambdaWithoutRetry:
        return QT_TRANSLATE_NOOP("Diagnostic", "Lambda fails now and then for reasons of its own; "
                                               "a Retry for its service errors hides that");
    case DiagnosticCode::TimeoutMissing:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "Without TimeoutSeconds this task can wait {0} for an answer that never comes");
    case DiagnosticCode::TokenNotPassed:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The task waits for its token, but \"{0}\" is passed to nobody");
    case DiagnosticCode::TokenWithoutCallback:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "There is no task token here: only tasks with .waitForTaskToken have one");
    case DiagnosticCode::NumericTestOnText:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "\"{0}\" is a text, as DynamoDB gives its numbers: {1} never matches it");
    case DiagnosticCode::ConcurrencyAboveQuota:
        return QT_TRANSLATE_NOOP("Diagnostic", "An inline Map runs at most {0} iterations at once");
    case DiagnosticCode::BeyondExpressDuration:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "An Express workflow ends after {0} seconds at the latest");
    case DiagnosticCode::ExpressNotSupported:
        return QT_TRANSLATE_NOOP("Diagnostic", "An Express workflow cannot use {0}");
    case DiagnosticCode::DefinitionTooLarge:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "The definition has {0} bytes; Step Functions takes {1}");
    case DiagnosticCode::HistoryLimit:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "The history of one execution comes to {0} events here; it ends with an error at {1}");
    case DiagnosticCode::BeyondExecutionDuration:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "No execution lasts longer than {0} seconds, which is a year");
    case DiagnosticCode::BeyondHttpDuration:
        return QT_TRANSLATE_NOOP("Diagnostic", "An HTTP task ends after {0} seconds at the latest");
    case DiagnosticCode::MapConcurrencyAboveQuota:
        return QT_TRANSLATE_NOOP("Diagnostic",
                                 "A distributed Map runs at most {0} child executions at once");
    case DiagnosticCode::PollingLoop:
        return QT_TRANSLATE_NOOP(
            "Diagnostic", "This loop comes round every {0} seconds: {1} state transitions are "
                          "billed each time, and the history is full after {2}");
    case DiagnosticCode::SyncInsteadOfPolling:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "This loop asks \"{0}\" until a job is done; \"{1}\" waits for it by itself");
    case DiagnosticCode::StandardChildren:
        return QT_TRANSLATE_NOOP(
            "Diagnostic",
            "Each item starts a Standard execution and pays its {0} state transitions: EXPRESS "
            "children, or several items in one with ItemBatcher, cost less");
    case DiagnosticCode::AlwaysFails:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"{0}\" fails whatever the input is: {1}");
    case DiagnosticCode::UnknownStatesField:
        return QT_TRANSLATE_NOOP("Diagnostic", "\"$states\" has no \"{0}\"; there is: {1}");
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
