// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/PlaceCommand.h"

#include "core/assist/SignatureHelp.h"

#include <ostream>

namespace stepglass::cli {

namespace {

using namespace std::literals;

class SignatureCommand final : public PlaceCommand {
public:
    std::string_view name() const override { return "signature"; }
    std::string_view description() const override
    {
        return "Tell which parameter of which function stands at a place";
    }

protected:
    Value answer(const Definition& definition, std::uint32_t offset) const override
    {
        const auto help = assist::signatureAt(*definition.model, offset);
        if (!help)
            return Value::object({{"label", nullptr}});
        std::vector<Value> parameters(help->parameters.begin(), help->parameters.end());
        return Value::object({{"label", Value(help->label())},
                              {"parameters", Value::array(std::move(parameters))},
                              {"activeParameter", Value(static_cast<std::int64_t>(help->active))},
                              {"documentation", Value(help->documentation)}});
    }

    void print(const Value& answer, std::ostream& out) const override
    {
        const Value& label = *answer.find("label"sv);
        if (!label.isString()) {
            out << "No call of a known function stands here.\n";
            return;
        }
        const Value& parameters = *answer.find("parameters"sv);
        const auto active = static_cast<std::size_t>(answer.find("activeParameter"sv)->asInteger());
        out << label.asString() << '\n';
        if (active < parameters.elements().size())
            out << "at " << parameters.elements()[active].asString() << '\n';
        out << answer.find("documentation"sv)->asString() << '\n';
    }
};

} // namespace

std::unique_ptr<Command> makeSignatureCommand()
{
    return std::make_unique<SignatureCommand>();
}

} // namespace stepglass::cli
