// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"
#include "core/syntax/TextEdit.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::assist {

enum class ActionKind : std::uint8_t { QuickFix, Refactoring };
[[nodiscard]] std::string_view toString(ActionKind kind); ///< "quickfix", "refactoring"

/// What an action does. The table in ActionWords.cpp gives each its printed word and its English
/// title; a user interface translates the title by code.
enum class ActionCode : std::uint8_t {
    // Quick fixes
    RenameKey,    ///< {0} the name, {1} the new one
    ReplaceValue, ///< {0} the value, {1} the new one, both as JSON in short
    RemoveMember, ///< {0} the member's name, or the element's value or number
    AddMember,    ///< {0} the name, {1} the value as JSON in short
    MoveToEnd,    ///< {0} the element's value or number
    FixAllOfKind, ///< {0} the printed code of the diagnostics, {1} how many are repaired
    // Refactorings
    AddDefaultFail,           ///< {0} the new Fail state
    AddDefault,               ///< {0} the state that it leads to
    AddLambdaRetry,           ///< no arguments
    AddCatchFail,             ///< {0} the new Fail state
    AddCatch,                 ///< {0} the state that it leads to
    AddTimeout,               ///< {0} seconds
    RenameOldFields,          ///< {0} the old names; of one state
    RenameAllOldFields,       ///< {0} the old names; of the whole machine
    ConvertToJsonata,         ///< {0} the state
    ConvertToJsonPath,        ///< {0} the state
    ConvertMachineToJsonata,  ///< no arguments
    ConvertMachineToJsonPath, ///< no arguments
    PutIntoParallel,          ///< {0} the states
};
constexpr ActionCode lastActionCode = ActionCode::PutIntoParallel;

/// What an action could not do, or did under an assumption.
enum class NoteCode : std::uint8_t {
    // The state is left as it is
    NoCounterpart,       ///< {0} the path, expression or field that the other language lacks
    LooksLikeExpression, ///< {0} a text that would become an expression
    NotReadable,         ///< {0} a path or expression with a fault of its own
    HasPlaceholder,      ///< {0} a path or expression with a ${Placeholder} in it
    StateStays,          ///< {0} the state: it keeps its language, and with it the machine
    VariableInside,      ///< {0} a variable that would be gone behind a Parallel
    // The state is converted, or put into a Parallel
    TakenAsList,    ///< {0} the path that is taken to lead to a list
    TakenAsObjects, ///< {0} the path that is taken to lead through objects, not lists
    TakenAsPresent, ///< {0} the path that is taken to find something
    TakenAsWhole,   ///< {0} the call whose numbers are taken to be whole
    TakenAsAscii,   ///< {0} the call whose text is taken to be plain ASCII
    NothingPastEnd, ///< {0} the path with an index: past the list's end, the state fails now
    NumbersAsText,  ///< in texts, JSONata writes some values in its own way
    OtherErrorName, ///< {0} an error that is handled, {1} what faults of expressions are called now
    TakenAsScalars, ///< {0} the comparison whose sides are taken to be no lists and objects
    NoEmptyParts,   ///< {0} the call whose result had empty parts, which are left out now
    OutputOfBranch, ///< {0} the field of a Parallel that takes the output of its only branch
};
constexpr NoteCode lastNoteCode = NoteCode::OutputOfBranch;

struct Note {
    NoteCode code = NoteCode::NoCounterpart;
    std::string pointer; ///< JSON Pointer of the value concerned, in the old text
    std::vector<std::string> arguments;

    /// Whether a state was left as it is because of it.
    [[nodiscard]] bool isRefusal() const { return code <= NoteCode::VariableInside; }
    friend bool operator==(const Note&, const Note&) = default;
};

/// One thing that can be done to the text at a place.
struct Action {
    ActionKind kind = ActionKind::QuickFix;
    ActionCode code = ActionCode::RenameKey;
    std::vector<std::string> arguments;
    std::string title; ///< `code` and `arguments` as an English sentence without a full stop
    /// For the model's text. Empty where notes say that nothing can be done.
    syntax::TextEdits edits;
    /// Of a quick fix: the one to take without asking. True for the first repair of an error or a
    /// warning, unless it decides something that only the author can know (a time limit).
    bool isPreferred = false;
    /// Of a quick fix: what it repairs, and where (a JSON Pointer, as in the diagnostic).
    std::optional<DiagnosticCode> repairs;
    std::string pointer;
    std::vector<Note> notes;
};

/// What can be done about a selection of the text (an empty range is a caret): the repairs of the
/// diagnostics that it touches, best first; for each of their codes that has more of its kind in
/// the file, all at once; then the refactorings of the innermost state around it, and of the states
/// of one scope that a selection touches. `diagnostics` are lint's of the same model. A repair that
/// the text does not allow (behind a YAML alias, say) is left out. Pure; never fails. Whole-machine
/// refactorings: machineActions.
[[nodiscard]] std::vector<Action> actionsAt(const asl::Model& model, TextRange selection,
                                            std::span<const Diagnostic> diagnostics);

/// The repairs of one diagnostic, best first.
[[nodiscard]] std::vector<Action> repairsOf(const asl::Model& model, const Diagnostic& diagnostic);

/// The refactorings of one state: what actionsAt offers for a caret on its name.
[[nodiscard]] std::vector<Action> stateActions(const asl::Model& model,
                                               const asl::StatePath& state);

/// The refactorings of the machine as a whole. Takes time in proportion to the text.
[[nodiscard]] std::vector<Action> machineActions(const asl::Model& model);

/// The first repairs of all diagnostics given, as one set of edits, and which of the diagnostics it
/// repairs. Repairs that disturb each other are left for a second round on the new text.
struct Repairs {
    syntax::TextEdits edits;
    std::vector<Diagnostic> repaired;
};
[[nodiscard]] Repairs repairAll(const asl::Model& model, std::span<const Diagnostic> diagnostics);
/// Whether a diagnostic's first repair may be taken without asking: see Action::isPreferred.
[[nodiscard]] bool hasPreferredRepair(const Diagnostic& diagnostic);

/// The word for a code that machine output has: "rename-key", "no-counterpart".
[[nodiscard]] std::string_view toString(ActionCode code);
[[nodiscard]] std::string_view toString(NoteCode code);
/// The English sentence of a code, with {0}, {1}, ... for the arguments.
[[nodiscard]] std::string_view englishTemplate(ActionCode code);
[[nodiscard]] std::string_view englishTemplate(NoteCode code);
[[nodiscard]] std::string toEnglish(const Note& note);

} // namespace stepglass::assist
