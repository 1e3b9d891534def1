// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Diagnostic.h"

#include "core/base/Assert.h"
#include "core/base/Error.h"

namespace stepglass {

namespace {

// The codes that ValidateStateMachineDefinition documents.
constexpr std::string_view invalidJson = "INVALID_JSON_DESCRIPTION";
constexpr std::string_view missingDescription = "MISSING_DESCRIPTION";
constexpr std::string_view schema = "SCHEMA_VALIDATION_FAILED";
constexpr std::string_view invalidResource = "INVALID_RESOURCE";
constexpr std::string_view missingEndState = "MISSING_END_STATE";
constexpr std::string_view duplicateStateName = "DUPLICATE_STATE_NAME";
constexpr std::string_view invalidStateName = "INVALID_STATE_NAME";
constexpr std::string_view missingTarget = "MISSING_TRANSITION_TARGET";
constexpr std::string_view tooDeeplyNested = "TOO_DEEPLY_NESTED";
// Codes of our own, where the service has none.
constexpr std::string_view invalidYaml = "INVALID_YAML_DESCRIPTION";
constexpr std::string_view notText = "NOT_TEXT";
constexpr std::string_view tooLarge = "TOO_LARGE";
constexpr std::string_view noDefault = "NO_DEFAULT";
constexpr std::string_view noDollar = "NO_DOLLAR";
constexpr std::string_view unknownAction = "UNKNOWN_ACTION";
constexpr std::string_view callbackInDoubt = "CALLBACK_IN_DOUBT";
constexpr std::string_view actionNotSupported = "ACTION_NOT_SUPPORTED";
constexpr std::string_view serviceRetired = "SERVICE_RETIRED";
constexpr std::string_view missingArgument = "MISSING_ARGUMENT";
constexpr std::string_view exclusiveArguments = "EXCLUSIVE_ARGUMENTS";
constexpr std::string_view argumentType = "ARGUMENT_TYPE";
constexpr std::string_view argumentValue = "ARGUMENT_VALUE";
constexpr std::string_view errorPrefix = "ERROR_PREFIX";

} // namespace

const DiagnosticInfo& diagnosticInfo(DiagnosticCode code)
{
    using enum Severity;
#define STEPGLASS_DIAGNOSTIC(name, code, severity, english)                                        \
    case DiagnosticCode::name: {                                                                   \
        static constexpr DiagnosticInfo info{code, severity, english};                             \
        return info;                                                                               \
    }
    switch (code) {
        // clang-format off
        STEPGLASS_DIAGNOSTIC(InvalidJson, invalidJson, Error, "Invalid JSON: {0}")
        STEPGLASS_DIAGNOSTIC(InvalidYaml, invalidYaml, Error, "Invalid YAML: {0}")
        STEPGLASS_DIAGNOSTIC(NotText, notText, Error, "The file is not UTF-8 text")
        STEPGLASS_DIAGNOSTIC(TooDeeplyNested, tooDeeplyNested, Error,
                             "The definition is nested more than {0} levels deep")
        STEPGLASS_DIAGNOSTIC(TooLarge, tooLarge, Error,
                             "The definition is larger than {0} bytes")
        STEPGLASS_DIAGNOSTIC(EmptyDocument, missingDescription, Error,
                             "The document is empty; a state machine is a JSON or YAML object")
        STEPGLASS_DIAGNOSTIC(DuplicateKey, invalidJson, Error,
                             "The field \"{0}\" is given more than once")
        STEPGLASS_DIAGNOSTIC(NotAnObject, schema, Error, "{0} must be an object")
        STEPGLASS_DIAGNOSTIC(MissingField, schema, Error, "These fields are required: [{0}]")
        STEPGLASS_DIAGNOSTIC(UnknownField, schema, Error, "The field \"{0}\" is not supported")
        STEPGLASS_DIAGNOSTIC(FieldNotForQueryLanguage, schema, Error,
                             "The field \"{0}\" is only allowed with the query language {1}")
        STEPGLASS_DIAGNOSTIC(WrongType, schema, Error, "The value must be {0}")
        STEPGLASS_DIAGNOSTIC(ValueNotAllowed, schema, Error, "The value must be one of: {0}")
        STEPGLASS_DIAGNOSTIC(ValueOutOfRange, schema, Error, "The value must be {0}")
        STEPGLASS_DIAGNOSTIC(ValueEmpty, schema, Error, "The value must not be empty")
        STEPGLASS_DIAGNOSTIC(ExclusiveFields, schema, Error,
                             "Only one of these fields is allowed: [{0}]")
        STEPGLASS_DIAGNOSTIC(UnknownStateType, schema, Error, "\"{0}\" is no type of state")
        STEPGLASS_DIAGNOSTIC(MissingTransitionTarget, missingTarget, Error,
                             "Missing \"{0}\" target: {1}")
        STEPGLASS_DIAGNOSTIC(MissingNextOrEnd, schema, Error,
                             "The state \"{0}\" needs either \"Next\" or \"End\": true")
        STEPGLASS_DIAGNOSTIC(UnreachableState, missingTarget, Error,
                             "The state \"{0}\" cannot be reached from the start")
        STEPGLASS_DIAGNOSTIC(MissingEndState, missingEndState, Error,
                             "No state ends the workflow: one needs \"End\": true, or the type "
                             "Succeed or Fail")
        STEPGLASS_DIAGNOSTIC(DuplicateStateName, duplicateStateName, Error,
                             "The state name \"{0}\" is used more than once")
        STEPGLASS_DIAGNOSTIC(InvalidStateName, invalidStateName, Error,
                             "\"{0}\" is no valid state name: 1 to 80 characters are allowed")
        STEPGLASS_DIAGNOSTIC(ErrorWildcardNotLast, schema, Error,
                             "The wildcard States.ALL must stand alone, in the last entry")
        STEPGLASS_DIAGNOSTIC(ChoiceWithoutDefault, noDefault, Warning,
                             "The Choice state \"{0}\" has no \"Default\": an input that matches "
                             "no rule fails with States.NoChoiceMatched")
        STEPGLASS_DIAGNOSTIC(UnknownIntegration, schema, Error,
                             "Step Functions has no integration \"{0}\"")
        STEPGLASS_DIAGNOSTIC(SimilarIntegration, schema, Error,
                             "Step Functions has no integration \"{0}\"; did you mean \"{1}\"?")
        STEPGLASS_DIAGNOSTIC(UnknownAction, unknownAction, Warning,
                             "The catalogue of actions has no \"{0}\"")
        STEPGLASS_DIAGNOSTIC(SimilarAction, unknownAction, Warning,
                             "The catalogue of actions has no \"{0}\"; did you mean \"{1}\"?")
        STEPGLASS_DIAGNOSTIC(WrongLetterCase, schema, Error,
                             "\"{0}\" is spelled \"{1}\": capitals and small letters differ")
        STEPGLASS_DIAGNOSTIC(PatternNotSupported, schema, Error,
                             "The pattern \"{1}\" does not exist for \"{0}\"; there is: {2}")
        STEPGLASS_DIAGNOSTIC(CallbackInDoubt, callbackInDoubt, Warning,
                             "AWS documents both that \"{0}\" can wait for a task token and that it cannot")
        STEPGLASS_DIAGNOSTIC(ResourceOnlyInMap, schema, Error,
                             "Only ItemReader and ResultWriter of a Map can name \"{0}\"")
        STEPGLASS_DIAGNOSTIC(ActionNotSupported, actionNotSupported, Warning,
                             "AWS documents that Step Functions cannot call \"{0}\"")
        STEPGLASS_DIAGNOSTIC(ServiceRetired, serviceRetired, Warning,
                             "AWS has shut down \"{0}\"")
        STEPGLASS_DIAGNOSTIC(ArgumentsRequired, schema, Error,
                             "The field \"{0}\" is required for \"{1}\"")
        STEPGLASS_DIAGNOSTIC(UnknownArgument, schema, Error,
                             "\"{1}\" has no argument \"{0}\"")
        STEPGLASS_DIAGNOSTIC(SimilarArgument, schema, Error,
                             "\"{1}\" has no argument \"{0}\"; did you mean \"{2}\"?")
        STEPGLASS_DIAGNOSTIC(MissingArgument, schema, Error,
                             "\"{1}\" needs the argument \"{0}\"")
        STEPGLASS_DIAGNOSTIC(MissingOneArgument, missingArgument, Warning,
                             "\"{1}\" needs one of these arguments: [{0}]")
        STEPGLASS_DIAGNOSTIC(ExclusiveArguments, exclusiveArguments, Warning,
                             "\"{1}\" takes only one of these arguments: [{0}]")
        STEPGLASS_DIAGNOSTIC(ArgumentType, argumentType, Warning,
                             "The argument \"{0}\" must be {1}")
        STEPGLASS_DIAGNOSTIC(ArgumentValue, argumentValue, Warning,
                             "The argument \"{0}\" must be one of: {1}")
        STEPGLASS_DIAGNOSTIC(WrongErrorPrefix, errorPrefix, Warning,
                             "\"{0}\" never matches here: this resource fails with \"{1}\"")
        STEPGLASS_DIAGNOSTIC(InvalidPath, schema, Error, "Invalid path \"{0}\": {1}")
        STEPGLASS_DIAGNOSTIC(InvalidReferencePath, schema, Error,
                             "\"{0}\" is no reference path: it must name a single value")
        STEPGLASS_DIAGNOSTIC(InvalidIntrinsic, schema, Error,
                             "Invalid intrinsic function \"{0}\": {1}")
        STEPGLASS_DIAGNOSTIC(InvalidTimestamp, schema, Error,
                             "\"{0}\" is no timestamp such as 2026-01-31T12:00:00Z")
        STEPGLASS_DIAGNOSTIC(InvalidResource, invalidResource, Error,
                             "\"{0}\" is no resource that a Task can call")
        STEPGLASS_DIAGNOSTIC(PathWithoutDollar, noDollar, Warning,
                             "The value \"{1}\" looks like a path, but is passed as text: name the "
                             "field \"{0}.$\" to pass what the path finds")
        // clang-format on
    }
#undef STEPGLASS_DIAGNOSTIC
    STEPGLASS_ASSERT(!"a code of the enumeration");
    static constexpr DiagnosticInfo unknown{schema, Error, "Unknown fault"};
    return unknown;
}

Diagnostic makeDiagnostic(DiagnosticCode code, TextRange range, std::string pointer,
                          std::vector<std::string> arguments)
{
    return {code, diagnosticInfo(code).severity, range, std::move(pointer), std::move(arguments)};
}

std::string toEnglish(const Diagnostic& diagnostic)
{
    return fillTemplate(diagnosticInfo(diagnostic.code).english, diagnostic.arguments);
}

} // namespace stepglass
