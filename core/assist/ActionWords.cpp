// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Actions.h"

#include "core/base/Error.h"

#include <array>

namespace stepglass::assist {

namespace {

struct Words {
    std::string_view word;
    std::string_view english;
};

/// In the order of ActionCode.
constexpr std::array<Words, static_cast<std::size_t>(lastActionCode) + 1> actionWords{{
    {"rename-key", "Rename \"{0}\" to \"{1}\""},
    {"replace-value", "Replace {0} by {1}"},
    {"remove-member", "Remove {0}"},
    {"add-member", "Add \"{0}\": {1}"},
    {"move-to-end", "Move {0} to the end of the list"},
    {"fix-all-of-kind", "Repair all {1} of this kind in the file ({0})"},
    {"add-default-fail", "Add a Default that leads to a new Fail state, {0}"},
    {"add-default", "Add a Default that leads to {0}"},
    {"add-lambda-retry", "Add the Retry that is recommended for Lambda"},
    {"add-catch-fail", "Add a Catch that leads to a new Fail state, {0}"},
    {"add-catch", "Add a Catch that leads to {0}"},
    {"add-timeout", "Add a time limit of {0} seconds"},
    {"rename-old-fields", "Give old fields their present names ({0})"},
    {"rename-all-old-fields", "Give all old fields of the machine their present names ({0})"},
    {"convert-to-jsonata", "Convert {0} to JSONata"},
    {"convert-to-jsonpath", "Convert {0} to JSONPath"},
    {"convert-machine-to-jsonata", "Convert the whole machine to JSONata"},
    {"convert-machine-to-jsonpath", "Convert the whole machine to JSONPath"},
    {"put-into-parallel", "Put {0} into a Parallel"},
}};

/// In the order of NoteCode.
constexpr std::array<Words, static_cast<std::size_t>(lastNoteCode) + 1> noteWords{{
    {"no-counterpart", "{0} has no exact counterpart in the other language"},
    {"looks-like-expression", "The text {0} would become an expression"},
    {"not-readable", "{0} cannot be read"},
    {"has-placeholder", "{0} has a placeholder in it, and what that stands for is not known"},
    {"state-stays", "{0} cannot be converted, so the machine keeps its language, and converted "
                    "states have their own"},
    {"variable-inside", "The variable ${0} would be gone behind the Parallel, where it is used"},
    {"taken-as-list", "{0} is taken to be a list; of an object the result would differ"},
    {"taken-as-objects", "{0} is taken to lead through objects only; through lists the result "
                         "would differ"},
    {"taken-as-present", "{0} is taken to find something; where it does not, the state fails now"},
    {"taken-as-whole", "The numbers of {0} are taken to be whole"},
    {"taken-as-ascii", "The text of {0} is taken to be plain ASCII"},
    {"nothing-past-end", "Past the end of the list, {0} gave null; now the state fails"},
    {"numbers-as-text", "In texts, JSONata writes 1.0 as 1, and objects and lists as JSON"},
    {"other-error-name",
     "{0} is handled here; after the conversion, faults of expressions have the "
     "name {1}"},
    {"taken-as-scalars", "The sides of {0} are taken to be texts, numbers, booleans or null"},
    {"no-empty-parts", "Empty parts of a text are left out now, unlike in {0}"},
    {"output-of-branch", "A Parallel gives a list of what its branches give; {0} takes the one "
                         "that is in it, so that what follows sees the same data"},
}};

const Words& wordsOf(ActionCode code)
{
    return actionWords[static_cast<std::size_t>(code)];
}

const Words& wordsOf(NoteCode code)
{
    return noteWords[static_cast<std::size_t>(code)];
}

} // namespace

std::string_view toString(ActionKind kind)
{
    return kind == ActionKind::QuickFix ? "quickfix" : "refactoring";
}

std::string_view toString(ActionCode code)
{
    return wordsOf(code).word;
}

std::string_view toString(NoteCode code)
{
    return wordsOf(code).word;
}

std::string_view englishTemplate(ActionCode code)
{
    return wordsOf(code).english;
}

std::string_view englishTemplate(NoteCode code)
{
    return wordsOf(code).english;
}

std::string toEnglish(const Note& note)
{
    return fillTemplate(englishTemplate(note.code), note.arguments);
}

} // namespace stepglass::assist
