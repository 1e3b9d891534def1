// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/PlaceCommand.h"

#include "core/assist/Hover.h"
#include "core/catalogue/Location.h"

#include <ostream>

namespace stepglass::cli {

namespace {

using namespace std::literals;

class HoverCommand final : public PlaceCommand {
public:
    std::string_view name() const override { return "hover"; }
    std::string_view description() const override { return "Explain what stands at a place"; }

protected:
    Value answer(const Definition& definition, std::uint32_t offset) const override
    {
        // Without the catalogue the rest is still answered.
        const auto catalogue = catalogue::openInstalled();
        const std::optional<assist::Hover> hover =
            assist::hover(*definition.model, offset, catalogue ? catalogue->get() : nullptr);
        if (!hover)
            return Value::object({{"contents", nullptr}});
        const std::string contents =
            hover->text.empty() ? hover->title : hover->title + "\n" + hover->text;
        return Value::object(
            {{"contents", Value(contents)}, {"range", toJson(hover->range, definition)}});
    }

    void print(const Value& answer, std::ostream& out) const override
    {
        const Value& contents = *answer.find("contents"sv);
        out << (contents.isString() ? contents.asString() : "Nothing is known of this place."sv)
            << '\n';
    }
};

} // namespace

std::unique_ptr<Command> makeHoverCommand()
{
    return std::make_unique<HoverCommand>();
}

} // namespace stepglass::cli
