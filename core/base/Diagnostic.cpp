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
constexpr std::string_view invalidLabelName = "INVALID_LABEL_NAME";
constexpr std::string_view duplicateLabelName = "DUPLICATE_LABEL_NAME";
constexpr std::string_view oldField = "OLD_FIELD";
constexpr std::string_view endlessLoop = "ENDLESS_LOOP";
constexpr std::string_view duplicateRule = "DUPLICATE_RULE";
constexpr std::string_view noPath = "NO_PATH";
constexpr std::string_view passResultIsStatic = "PASS_RESULT_IS_STATIC";
constexpr std::string_view pathNotProduced = "PATH_NOT_PRODUCED";
constexpr std::string_view unknownContextField = "UNKNOWN_CONTEXT_FIELD";
constexpr std::string_view dataTooLarge = "DATA_TOO_LARGE";
constexpr std::string_view invalidVariableName = "INVALID_VARIABLE_NAME";
constexpr std::string_view reservedVariableName = "RESERVED_VARIABLE_NAME";
constexpr std::string_view undefinedVariable = "UNDEFINED_VARIABLE";
constexpr std::string_view variableOutOfScope = "VARIABLE_OUT_OF_SCOPE";
constexpr std::string_view variableShadowed = "VARIABLE_SHADOWED";
constexpr std::string_view unusedVariable = "UNUSED_VARIABLE";
constexpr std::string_view invalidJsonataExpression = "INVALID_JSONATA_EXPRESSION";
constexpr std::string_view unsupportedJsonataExpression = "UNSUPPORTED_JSONATA_EXPRESSION";
constexpr std::string_view unknownFunction = "UNKNOWN_FUNCTION";
constexpr std::string_view argumentCount = "ARGUMENT_COUNT";
constexpr std::string_view pathInJsonata = "PATH_IN_JSONATA";
constexpr std::string_view unknownErrorName = "UNKNOWN_ERROR_NAME";
constexpr std::string_view errorPattern = "ERROR_PATTERN";
constexpr std::string_view uncatchableError = "UNCATCHABLE_ERROR";
constexpr std::string_view errorAlreadyHandled = "ERROR_ALREADY_HANDLED";
constexpr std::string_view retryDelayCap = "RETRY_DELAY_CAP";
constexpr std::string_view retryRepeatsEffect = "RETRY_REPEATS_EFFECT";
constexpr std::string_view lambdaWithoutRetry = "LAMBDA_WITHOUT_RETRY";
constexpr std::string_view noTimeout = "NO_TIMEOUT";
constexpr std::string_view taskTokenNotPassed = "TASK_TOKEN_NOT_PASSED";
constexpr std::string_view taskTokenWithoutCallback = "TASK_TOKEN_WITHOUT_CALLBACK";
constexpr std::string_view numericTestOnText = "NUMERIC_TEST_ON_TEXT";
constexpr std::string_view inlineConcurrency = "INLINE_CONCURRENCY";
constexpr std::string_view expressDuration = "EXPRESS_DURATION";
constexpr std::string_view unknownAction = "UNKNOWN_ACTION";
constexpr std::string_view callbackInDoubt = "CALLBACK_IN_DOUBT";
constexpr std::string_view actionNotSupported = "ACTION_NOT_SUPPORTED";
constexpr std::string_view serviceRetired = "SERVICE_RETIRED";
constexpr std::string_view missingArgument = "MISSING_ARGUMENT";
constexpr std::string_view exclusiveArguments = "EXCLUSIVE_ARGUMENTS";
constexpr std::string_view argumentType = "ARGUMENT_TYPE";
constexpr std::string_view argumentValue = "ARGUMENT_VALUE";
constexpr std::string_view errorPrefix = "ERROR_PREFIX";
constexpr std::string_view definitionTooLarge = "DEFINITION_TOO_LARGE";
constexpr std::string_view historyLimit = "HISTORY_LIMIT";
constexpr std::string_view executionDuration = "EXECUTION_DURATION";
constexpr std::string_view httpDuration = "HTTP_DURATION";
constexpr std::string_view distributedConcurrency = "DISTRIBUTED_CONCURRENCY";
constexpr std::string_view pollingLoop = "POLLING_LOOP";
constexpr std::string_view syncInsteadOfPolling = "SYNC_INSTEAD_OF_POLLING";
constexpr std::string_view standardChildren = "STANDARD_CHILDREN";
constexpr std::string_view alwaysFails = "ALWAYS_FAILS";
constexpr std::string_view unknownStatesField = "UNKNOWN_STATES_FIELD";

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
        STEPGLASS_DIAGNOSTIC(InvalidResource, schema, Error,
                             "\"{0}\" is no resource that a Task can call")
        STEPGLASS_DIAGNOSTIC(PathWithoutDollar, noDollar, Warning,
                             "The value \"{1}\" looks like a path, but is passed as text: name the "
                             "field \"{0}.$\" to pass what the path finds")
        STEPGLASS_DIAGNOSTIC(LanguageDowngrade, schema, Error,
                             "The query language cannot be {1} in a machine that is written in {0}")
        STEPGLASS_DIAGNOSTIC(FieldUnsuitable, schema, Error,
                             "The field \"{0}\" does not go with {1}")
        STEPGLASS_DIAGNOSTIC(InvalidLabel, invalidLabelName, Error,
                             "\"{0}\" is no valid label: 1 to 40 characters, without blanks, wildcards, brackets and special characters")
        STEPGLASS_DIAGNOSTIC(DuplicateLabel, duplicateLabelName, Error,
                             "The label \"{0}\" is used more than once")
        STEPGLASS_DIAGNOSTIC(OldField, oldField, Hint,
                             "\"{0}\" is the old name of \"{1}\"")
        STEPGLASS_DIAGNOSTIC(TargetInOtherScope, missingTarget, Error,
                             "\"{1}\" lies in another container: \"{0}\" cannot lead into or out of one")
        STEPGLASS_DIAGNOSTIC(EndlessLoop, endlessLoop, Warning,
                             "Once \"{0}\" is reached, the workflow never ends: every way leads back")
        STEPGLASS_DIAGNOSTIC(DuplicateRule, duplicateRule, Warning,
                             "This rule never applies: rule {0} asks for the same and comes first")
        STEPGLASS_DIAGNOSTIC(CallWithoutDollar, noDollar, Warning,
                             "The value \"{1}\" looks like a call, but is passed as text: name the field \"{0}.$\" to pass its result")
        STEPGLASS_DIAGNOSTIC(PathInPlainField, noPath, Warning,
                             "The value \"{1}\" looks like a path, but \"{0}\" takes it as text: \"{0}Path\" takes a path")
        STEPGLASS_DIAGNOSTIC(PassResultStatic, passResultIsStatic, Warning,
                             "\"{0}\" stays as it is: Result is never evaluated, Parameters is")
        STEPGLASS_DIAGNOSTIC(PathNotProduced, pathNotProduced, Warning,
                             "No state on the way here gives \"{0}\": there is {1}")
        STEPGLASS_DIAGNOSTIC(UnknownContextField, unknownContextField, Warning,
                             "The Context Object has no \"{0}\"")
        STEPGLASS_DIAGNOSTIC(DataTooLarge, dataTooLarge, Warning,
                             "This data has {0} bytes; a state can pass on {1}")
        STEPGLASS_DIAGNOSTIC(InvalidVariableName, invalidVariableName, Error,
                             "\"{0}\" is no valid name of a variable: letters, digits and _, not beginning with a digit, at most 80 characters")
        STEPGLASS_DIAGNOSTIC(ReservedVariableName, reservedVariableName, Error,
                             "The name \"{0}\" is reserved")
        STEPGLASS_DIAGNOSTIC(UndefinedVariable, undefinedVariable, Warning,
                             "No state assigns the variable \"${0}\"")
        STEPGLASS_DIAGNOSTIC(VariableOutOfScope, variableOutOfScope, Warning,
                             "The variable \"${0}\" is not visible here: no state that comes before assigns it, or only one inside another container")
        STEPGLASS_DIAGNOSTIC(VariableShadowed, variableShadowed, Warning,
                             "The variable \"${0}\" of an outer scope cannot be assigned in here")
        STEPGLASS_DIAGNOSTIC(UnusedVariable, unusedVariable, Hint,
                             "Nothing reads the variable \"${0}\"")
        STEPGLASS_DIAGNOSTIC(UnclosedJsonata, schema, Error,
                             "A JSONata text begins with {% and ends with %}")
        STEPGLASS_DIAGNOSTIC(InvalidJsonata, invalidJsonataExpression, Error,
                             "Invalid JSONata: {0}")
        STEPGLASS_DIAGNOSTIC(UnsupportedReference, unsupportedJsonataExpression, Error,
                             "\"{0}\" has nothing to refer to here: {1}")
        STEPGLASS_DIAGNOSTIC(UnknownFunction, unknownFunction, Warning,
                             "There is no function \"${0}\"{1}")
        STEPGLASS_DIAGNOSTIC(WrongArgumentCount, argumentCount, Warning,
                             "\"${0}\" takes {1}, not {2}")
        STEPGLASS_DIAGNOSTIC(PathInJsonata, pathInJsonata, Warning,
                             "\"{0}\" is passed as text: JSONata states read their input as {1}")
        STEPGLASS_DIAGNOSTIC(UnknownErrorName, unknownErrorName, Warning,
                             "Step Functions raises no error \"{0}\"{1}")
        STEPGLASS_DIAGNOSTIC(ErrorPattern, errorPattern, Warning,
                             "\"{0}\" never matches: error names are compared as a whole, without wildcards")
        STEPGLASS_DIAGNOSTIC(UncatchableError, uncatchableError, Warning,
                             "\"{0}\" ends the execution; neither Retry nor Catch meets it")
        STEPGLASS_DIAGNOSTIC(ErrorAlreadyHandled, errorAlreadyHandled, Warning,
                             "Entry {1} comes first and takes \"{0}\" as well")
        STEPGLASS_DIAGNOSTIC(DelayCapTooSmall, retryDelayCap, Warning,
                             "MaxDelaySeconds, {0}, should be greater than IntervalSeconds, {1}")
        STEPGLASS_DIAGNOSTIC(RetryRepeatsEffect, retryRepeatsEffect, Hint,
                             "A retry of \"{0}\" may do its work twice: nothing here tells the service that it is the same request")
        STEPGLASS_DIAGNOSTIC(LambdaWithoutRetry, lambdaWithoutRetry, Hint,
                             "Lambda fails now and then for reasons of its own; a Retry for its service errors hides that")
        STEPGLASS_DIAGNOSTIC(TimeoutMissing, noTimeout, Warning,
                             "Without TimeoutSeconds this task can wait {0} for an answer that never comes")
        STEPGLASS_DIAGNOSTIC(TokenNotPassed, taskTokenNotPassed, Warning,
                             "The task waits for its token, but \"{0}\" is passed to nobody")
        STEPGLASS_DIAGNOSTIC(TokenWithoutCallback, taskTokenWithoutCallback, Warning,
                             "There is no task token here: only tasks with .waitForTaskToken have one")
        STEPGLASS_DIAGNOSTIC(NumericTestOnText, numericTestOnText, Warning,
                             "\"{0}\" is a text, as DynamoDB gives its numbers: {1} never matches it")
        STEPGLASS_DIAGNOSTIC(ConcurrencyAboveQuota, inlineConcurrency, Information,
                             "An inline Map runs at most {0} iterations at once")
        STEPGLASS_DIAGNOSTIC(BeyondExpressDuration, expressDuration, Warning,
                             "An Express workflow ends after {0} seconds at the latest")
        STEPGLASS_DIAGNOSTIC(ExpressNotSupported, schema, Error,
                             "An Express workflow cannot use {0}")
        STEPGLASS_DIAGNOSTIC(DefinitionTooLarge, definitionTooLarge, Error,
                             "The definition has {0} bytes; Step Functions takes {1}")
        STEPGLASS_DIAGNOSTIC(HistoryLimit, historyLimit, Warning,
                             "The history of one execution comes to {0} events here; it ends with an error at {1}")
        STEPGLASS_DIAGNOSTIC(BeyondExecutionDuration, executionDuration, Warning,
                             "No execution lasts longer than {0} seconds, which is a year")
        STEPGLASS_DIAGNOSTIC(BeyondHttpDuration, httpDuration, Warning,
                             "An HTTP task ends after {0} seconds at the latest")
        STEPGLASS_DIAGNOSTIC(MapConcurrencyAboveQuota, distributedConcurrency, Information,
                             "A distributed Map runs at most {0} child executions at once")
        STEPGLASS_DIAGNOSTIC(PollingLoop, pollingLoop, Hint,
                             "This loop comes round every {0} seconds: {1} state transitions are billed each time, and the history is full after {2}")
        STEPGLASS_DIAGNOSTIC(SyncInsteadOfPolling, syncInsteadOfPolling, Hint,
                             "This loop asks \"{0}\" until a job is done; \"{1}\" waits for it by itself")
        STEPGLASS_DIAGNOSTIC(StandardChildren, standardChildren, Hint,
                             "Each item starts a Standard execution and pays its {0} state transitions: EXPRESS children, or several items in one with ItemBatcher, cost less")
        STEPGLASS_DIAGNOSTIC(AlwaysFails, alwaysFails, Warning,
                             "\"{0}\" fails whatever the input is: {1}")
        STEPGLASS_DIAGNOSTIC(UnknownStatesField, unknownStatesField, Warning,
                             "\"$states\" has no \"{0}\"; there is: {1}")
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
    return {code, diagnosticInfo(code).severity, range, std::move(pointer), std::move(arguments),
            {}};
}

std::string toEnglish(const Diagnostic& diagnostic)
{
    return fillTemplate(diagnosticInfo(diagnostic.code).english, diagnostic.arguments);
}

} // namespace stepglass
