// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/PlaceCommand.h"

#include "core/assist/Completion.h"
#include "core/catalogue/Location.h"

#include <ostream>

namespace stepglass::cli {

namespace {

using namespace std::literals;

class CompleteCommand final : public PlaceCommand {
public:
    std::string_view name() const override { return "complete"; }
    std::string_view description() const override { return "List what could stand at a place"; }

protected:
    Value answer(const Definition& definition, std::uint32_t offset) const override
    {
        std::vector<Value> items;
        // Without the catalogue the rest is still answered.
        const auto catalogue = catalogue::openInstalled();
        for (const assist::CompletionItem& item :
             assist::complete(*definition.model, offset, catalogue ? catalogue->get() : nullptr)) {
            std::vector<value::Member> members{{"label", Value(item.label)},
                                               {"kind", Value(assist::toString(item.kind))},
                                               {"insertText", Value(item.insertText)}};
            if (!item.detail.empty())
                members.push_back({"detail", Value(item.detail)});
            if (!item.documentation.empty())
                members.push_back({"documentation", Value(item.documentation)});
            members.push_back({"replace", toJson(item.replace, definition)});
            items.push_back(Value::object(std::move(members)));
        }
        return Value::object({{"items", Value::array(std::move(items))}});
    }

    void print(const Value& answer, std::ostream& out) const override
    {
        for (const Value& item : answer.find("items"sv)->elements()) {
            out << item.find("label"sv)->asString();
            if (const Value* detail = item.find("detail"sv))
                out << "  " << detail->asString();
            out << '\n';
        }
    }
};

} // namespace

std::unique_ptr<Command> makeCompleteCommand()
{
    return std::make_unique<CompleteCommand>();
}

} // namespace stepglass::cli
