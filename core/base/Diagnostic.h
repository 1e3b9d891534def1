// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepglass {

enum class Severity { Error, Warning, Information, Hint };

/// Every fault a document can have. The table in Diagnostic.cpp gives each its printed code,
/// default severity and English sentence; ui/bridge translates the sentence.
enum class DiagnosticCode {
    // Text
    InvalidJson,     ///< {0} what is wrong
    InvalidYaml,     ///< {0} what is wrong
    NotText,         ///< the bytes are no UTF-8
    TooDeeplyNested, ///< {0} the limit
    TooLarge,        ///< {0} the limit in bytes
    EmptyDocument,
    DuplicateKey, ///< {0} key
    // Structure
    NotAnObject,              ///< {0} what should be an object
    MissingField,             ///< {0} names
    UnknownField,             ///< {0} name
    FieldNotForQueryLanguage, ///< {0} name, {1} the language that it is for
    WrongType,                ///< {0} expected type
    ValueNotAllowed,          ///< {0} allowed values
    ValueOutOfRange,          ///< {0} which bound and its value
    ValueEmpty,
    ExclusiveFields,  ///< {0} names of which one only may be there
    UnknownStateType, ///< {0} the type
    // Flow
    MissingTransitionTarget, ///< {0} field (Next, Default, StartAt), {1} target
    MissingNextOrEnd,        ///< {0} state
    UnreachableState,        ///< {0} state
    MissingEndState,
    DuplicateStateName, ///< {0} state
    InvalidStateName,   ///< {0} state
    ErrorWildcardNotLast,
    ChoiceWithoutDefault, ///< {0} state
    // Services
    UnknownIntegration,  ///< {0} integration
    SimilarIntegration,  ///< {0} integration, {1} the nearest
    UnknownAction,       ///< {0} action; it may be new
    SimilarAction,       ///< {0} action, {1} the nearest
    WrongLetterCase,     ///< {0} name, {1} its spelling
    PatternNotSupported, ///< {0} integration, {1} pattern, {2} those it has
    CallbackInDoubt,     ///< {0} integration
    ResourceOnlyInMap,   ///< {0} integration
    ActionNotSupported,  ///< {0} action
    ServiceRetired,      ///< {0} service
    ArgumentsRequired,   ///< {0} field, {1} integration
    UnknownArgument,     ///< {0} argument, {1} action
    SimilarArgument,     ///< {0} argument, {1} action, {2} the nearest
    MissingArgument,     ///< {0} argument, {1} action
    MissingOneArgument,  ///< {0} names, {1} action
    ExclusiveArguments,  ///< {0} names, {1} action
    ArgumentType,        ///< {0} argument, {1} what it must be
    ArgumentValue,       ///< {0} argument, {1} allowed values
    WrongErrorPrefix,    ///< {0} error name, {1} the right one
    // Data
    InvalidPath,          ///< {0} path, {1} what is wrong
    InvalidReferencePath, ///< {0} path
    InvalidIntrinsic,     ///< {0} expression, {1} what is wrong
    InvalidTimestamp,     ///< {0} text
    InvalidResource,      ///< {0} resource
    PathWithoutDollar,    ///< {0} field, {1} value: looks like a path, but the name lacks `.$`
    // Structure, continued
    LanguageDowngrade, ///< {0} the machine's language, {1} the state's
    FieldUnsuitable,   ///< {0} field, {1} what it contradicts
    InvalidLabel,      ///< {0} label
    DuplicateLabel,    ///< {0} label
    OldField,          ///< {0} field, {1} its new name
    // Flow, continued
    TargetInOtherScope, ///< {0} field, {1} target
    EndlessLoop,        ///< {0} state
    DuplicateRule,      ///< {0} number of the earlier rule
    // Paths and data
    CallWithoutDollar,   ///< {0} field, {1} value
    PathInPlainField,    ///< {0} field, {1} value
    PassResultStatic,    ///< {0} value
    PathNotProduced,     ///< {0} path, {1} what there is
    UnknownContextField, ///< {0} path
    DataTooLarge,        ///< {0} bytes, {1} the limit
    // Variables
    InvalidVariableName,  ///< {0} name
    ReservedVariableName, ///< {0} name
    UndefinedVariable,    ///< {0} name
    VariableOutOfScope,   ///< {0} name
    VariableShadowed,     ///< {0} name
    UnusedVariable,       ///< {0} name
    // JSONata
    UnclosedJsonata,
    InvalidJsonata,       ///< {0} what is wrong
    UnsupportedReference, ///< {0} name, {1} what to use
    UnknownFunction,      ///< {0} name, {1} more, such as the nearest one
    WrongArgumentCount,   ///< {0} function, {1} how many, {2} how many are given
    PathInJsonata,        ///< {0} value, {1} an expression
    // Retry and Catch
    UnknownErrorName,    ///< {0} name, {1} more, such as the nearest one
    ErrorPattern,        ///< {0} name
    UncatchableError,    ///< {0} name
    ErrorAlreadyHandled, ///< {0} name, {1} number of the entry
    DelayCapTooSmall,    ///< {0} cap, {1} interval
    RetryRepeatsEffect,  ///< {0} action
    LambdaWithoutRetry,
    // Operation
    TimeoutMissing, ///< {0} how long
    TokenNotPassed, ///< {0} how to write the token
    TokenWithoutCallback,
    NumericTestOnText,     ///< {0} path, {1} operator
    ConcurrencyAboveQuota, ///< {0} the limit
    BeyondExpressDuration, ///< {0} the limit
    ExpressNotSupported,   ///< {0} pattern or activity
    // Quotas and cost, and what can be told of expressions
    DefinitionTooLarge,       ///< {0} bytes, {1} the limit
    HistoryLimit,             ///< {0} events, {1} the limit
    BeyondExecutionDuration,  ///< {0} the limit in seconds
    BeyondHttpDuration,       ///< {0} the limit in seconds
    MapConcurrencyAboveQuota, ///< {0} the limit
    PollingLoop,              ///< {0} seconds, {1} transitions, {2} how long the history lasts
    SyncInsteadOfPolling,     ///< {0} action that asks, {1} the one that waits
    StandardChildren,         ///< {0} transitions
    AlwaysFails,              ///< {0} call or expression, {1} why
    UnknownStatesField,       ///< {0} name, {1} those there are
};
constexpr DiagnosticCode lastDiagnosticCode = DiagnosticCode::UnknownStatesField;

struct DiagnosticInfo {
    /// As printed by `validate`; AWS's own code where ValidateStateMachineDefinition has one.
    std::string_view code;
    Severity severity;
    /// With {0}, {1}, ... for the arguments.
    std::string_view english;
};

[[nodiscard]] const DiagnosticInfo& diagnosticInfo(DiagnosticCode code);

/// What would repair a fault, as an intention: core/assist makes text edits of it.
struct Fix {
    enum class Kind {
        RenameKey,    ///< the member at `pointer` becomes `text`
        ReplaceValue, ///< the value at `pointer` becomes `text`, which is JSON
        RemoveMember, ///< the member or element at `pointer` goes
        AddMember, ///< the object at `pointer` gets the member `name` with the value `text`, JSON
        MoveToEnd, ///< the element at `pointer` becomes the last one of its list
    };
    Kind kind = Kind::ReplaceValue;
    std::string pointer;
    std::string name;
    std::string text;

    friend bool operator==(const Fix&, const Fix&) = default;
};

/// A fault in the user's document, with its exact place.
struct Diagnostic {
    DiagnosticCode code;
    Severity severity;
    TextRange range;
    /// JSON Pointer of the value concerned; empty for the whole document.
    std::string pointer;
    std::vector<std::string> arguments;
    /// Best first; empty where no repair is known.
    std::vector<Fix> fixes{};

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// A diagnostic with its code's default severity.
[[nodiscard]] Diagnostic makeDiagnostic(DiagnosticCode code, TextRange range, std::string pointer,
                                        std::vector<std::string> arguments = {});
[[nodiscard]] std::string toEnglish(const Diagnostic& diagnostic);

} // namespace stepglass
