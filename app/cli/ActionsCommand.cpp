// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/PlaceCommand.h"

#include "core/assist/Actions.h"
#include "core/catalogue/Location.h"
#include "core/lint/Values.h"

#include <iterator>
#include <ostream>

namespace stepglass::cli {

namespace {

using namespace std::literals;

Value toJson(const assist::Note& note)
{
    return Value::object({{"code", Value(assist::toString(note.code))},
                          {"message", Value(assist::toEnglish(note))},
                          {"path", Value(note.pointer)},
                          {"refuses", note.isRefusal()}});
}

class ActionsCommand final : public PlaceCommand {
public:
    std::string_view name() const override { return "actions"; }
    std::string_view description() const override
    {
        return "List what can be done at a place: repairs and refactorings, with their edits";
    }

protected:
    Value answer(const Definition& definition, std::uint32_t offset) const override
    {
        const asl::Model& model = *definition.model;
        lint::Options options;
        // Without the catalogue the rest is still answered.
        if (auto opened = catalogue::openInstalled())
            options.catalogue = std::move(*opened);
        std::vector<assist::Action> actions =
            assist::actionsAt(model, {offset, offset}, lint::checkWithValues(model, options));
        std::vector<assist::Action> ofMachine = assist::machineActions(model);
        std::move(ofMachine.begin(), ofMachine.end(), std::back_inserter(actions));
        std::vector<Value> items;
        for (const assist::Action& action : actions)
            items.push_back(itemOf(action, definition));
        return Value::object({{"actions", Value::array(std::move(items))}});
    }

    void print(const Value& answer, std::ostream& out) const override
    {
        for (const Value& item : answer.find("actions"sv)->elements()) {
            out << item.find("kind"sv)->asString() << "  " << item.find("title"sv)->asString()
                << (item.find("preferred"sv)->asBoolean() ? "  (preferred)" : "") << '\n';
            for (const Value& note : item.find("notes"sv)->elements())
                out << "    " << note.find("path"sv)->asString() << ": "
                    << note.find("message"sv)->asString() << '\n';
        }
    }

private:
    static Value itemOf(const assist::Action& action, const Definition& definition)
    {
        std::vector<Value> arguments(action.arguments.begin(), action.arguments.end());
        std::vector<Value> edits;
        for (const syntax::TextEdit& edit : action.edits)
            edits.push_back(
                cli::toJson(edit.range, definition).with("newText", Value(edit.replacement)));
        std::vector<Value> notes;
        for (const assist::Note& note : action.notes)
            notes.push_back(toJson(note));
        std::vector<value::Member> members{{"title", Value(action.title)},
                                           {"kind", Value(assist::toString(action.kind))},
                                           {"code", Value(assist::toString(action.code))},
                                           {"arguments", Value::array(std::move(arguments))},
                                           {"preferred", action.isPreferred}};
        if (action.repairs)
            members.push_back({"repairs", Value(diagnosticInfo(*action.repairs).code)});
        members.push_back({"edits", Value::array(std::move(edits))});
        members.push_back({"notes", Value::array(std::move(notes))});
        return Value::object(std::move(members));
    }
};

} // namespace

std::unique_ptr<Command> makeActionsCommand()
{
    return std::make_unique<ActionsCommand>();
}

} // namespace stepglass::cli
