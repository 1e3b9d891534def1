// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/ActionWords.h"

#include "core/base/Error.h"
#include "ui/bridge/Words.h"

#include <QCoreApplication>

namespace stepglass::ui::bridge {

namespace {

// The sentences stand here a second time (core has them in English) so that lupdate finds them.
// tst_ActionWords compares both tables.
const char* sentence(assist::ActionCode code)
{
    switch (code) {
    case assist::ActionCode::RenameKey:
        return QT_TRANSLATE_NOOP("Action", "Rename \"{0}\" to \"{1}\"");
    case assist::ActionCode::ReplaceValue:
        return QT_TRANSLATE_NOOP("Action", "Replace {0} by {1}");
    case assist::ActionCode::RemoveMember:
        return QT_TRANSLATE_NOOP("Action", "Remove {0}");
    case assist::ActionCode::AddMember:
        return QT_TRANSLATE_NOOP("Action", "Add \"{0}\": {1}");
    case assist::ActionCode::MoveToEnd:
        return QT_TRANSLATE_NOOP("Action", "Move {0} to the end of the list");
    case assist::ActionCode::FixAllOfKind:
        return QT_TRANSLATE_NOOP("Action", "Repair all {1} of this kind in the file ({0})");
    case assist::ActionCode::AddDefaultFail:
        return QT_TRANSLATE_NOOP("Action", "Add a Default that leads to a new Fail state, {0}");
    case assist::ActionCode::AddDefault:
        return QT_TRANSLATE_NOOP("Action", "Add a Default that leads to {0}");
    case assist::ActionCode::AddLambdaRetry:
        return QT_TRANSLATE_NOOP("Action", "Add the Retry that is recommended for Lambda");
    case assist::ActionCode::AddCatchFail:
        return QT_TRANSLATE_NOOP("Action", "Add a Catch that leads to a new Fail state, {0}");
    case assist::ActionCode::AddCatch:
        return QT_TRANSLATE_NOOP("Action", "Add a Catch that leads to {0}");
    case assist::ActionCode::AddTimeout:
        return QT_TRANSLATE_NOOP("Action", "Add a time limit of {0} seconds");
    case assist::ActionCode::RenameOldFields:
        return QT_TRANSLATE_NOOP("Action", "Give old fields their present names ({0})");
    case assist::ActionCode::RenameAllOldFields:
        return QT_TRANSLATE_NOOP("Action",
                                 "Give all old fields of the machine their present names ({0})");
    case assist::ActionCode::ConvertToJsonata:
        return QT_TRANSLATE_NOOP("Action", "Convert {0} to JSONata");
    case assist::ActionCode::ConvertToJsonPath:
        return QT_TRANSLATE_NOOP("Action", "Convert {0} to JSONPath");
    case assist::ActionCode::ConvertMachineToJsonata:
        return QT_TRANSLATE_NOOP("Action", "Convert the whole machine to JSONata");
    case assist::ActionCode::ConvertMachineToJsonPath:
        return QT_TRANSLATE_NOOP("Action", "Convert the whole machine to JSONPath");
    case assist::ActionCode::PutIntoParallel:
        return QT_TRANSLATE_NOOP("Action", "Put {0} into a Parallel");
    }
    return "";
}

const char* sentence(assist::NoteCode code)
{
    switch (code) {
    case assist::NoteCode::NoCounterpart:
        return QT_TRANSLATE_NOOP("ActionNote",
                                 "{0} has no exact counterpart in the other language");
    case assist::NoteCode::LooksLikeExpression:
        return QT_TRANSLATE_NOOP("ActionNote", "The text {0} would become an expression");
    case assist::NoteCode::NotReadable:
        return QT_TRANSLATE_NOOP("ActionNote", "{0} cannot be read");
    case assist::NoteCode::HasPlaceholder:
        return QT_TRANSLATE_NOOP(
            "ActionNote", "{0} has a placeholder in it, and what that stands for is not known");
    case assist::NoteCode::StateStays:
        return QT_TRANSLATE_NOOP("ActionNote", "{0} cannot be converted, so the machine keeps its "
                                               "language, and converted states have their own");
    case assist::NoteCode::VariableInside:
        return QT_TRANSLATE_NOOP(
            "ActionNote", "The variable ${0} would be gone behind the Parallel, where it is used");
    case assist::NoteCode::TakenAsList:
        return QT_TRANSLATE_NOOP("ActionNote",
                                 "{0} is taken to be a list; of an object the result would differ");
    case assist::NoteCode::TakenAsObjects:
        return QT_TRANSLATE_NOOP(
            "ActionNote",
            "{0} is taken to lead through objects only; through lists the result would differ");
    case assist::NoteCode::TakenAsPresent:
        return QT_TRANSLATE_NOOP(
            "ActionNote", "{0} is taken to find something; where it does not, the state fails now");
    case assist::NoteCode::TakenAsWhole:
        return QT_TRANSLATE_NOOP("ActionNote", "The numbers of {0} are taken to be whole");
    case assist::NoteCode::TakenAsAscii:
        return QT_TRANSLATE_NOOP("ActionNote", "The text of {0} is taken to be plain ASCII");
    case assist::NoteCode::NothingPastEnd:
        return QT_TRANSLATE_NOOP("ActionNote",
                                 "Past the end of the list, {0} gave null; now the state fails");
    case assist::NoteCode::NumbersAsText:
        return QT_TRANSLATE_NOOP(
            "ActionNote", "In texts, JSONata writes 1.0 as 1, and objects and lists as JSON");
    case assist::NoteCode::OtherErrorName:
        return QT_TRANSLATE_NOOP(
            "ActionNote",
            "{0} is handled here; after the conversion, faults of expressions have the name {1}");
    case assist::NoteCode::TakenAsScalars:
        return QT_TRANSLATE_NOOP(
            "ActionNote", "The sides of {0} are taken to be texts, numbers, booleans or null");
    case assist::NoteCode::NoEmptyParts:
        return QT_TRANSLATE_NOOP("ActionNote",
                                 "Empty parts of a text are left out now, unlike in {0}");
    case assist::NoteCode::OutputOfBranch:
        return QT_TRANSLATE_NOOP("ActionNote",
                                 "A Parallel gives a list of what its branches give; {0} takes the "
                                 "one that is in it, so that what follows sees the same data");
    }
    return "";
}

QString filled(const char* context, const char* sentence, const std::vector<std::string>& arguments)
{
    return toQString(
        fillTemplate(toUtf8(QCoreApplication::translate(context, sentence)), arguments));
}

} // namespace

QString title(const assist::Action& action)
{
    return filled("Action", sentence(action.code), action.arguments);
}

QString words(const assist::Note& note)
{
    return filled("ActionNote", sentence(note.code), note.arguments);
}

} // namespace stepglass::ui::bridge
