// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/PlaceCommand.h"

#include "core/assist/Navigation.h"

#include <ostream>

namespace stepglass::cli {

namespace {

using namespace std::literals;

/// `definition` and `references` differ in which places of a symbol they tell.
class NavigateCommand : public PlaceCommand {
protected:
    [[nodiscard]] virtual std::vector<TextRange> ranges(const asl::Model& model,
                                                        const assist::Symbol& symbol) const = 0;

    Value answer(const Definition& definition, std::uint32_t offset) const override
    {
        std::vector<Value> list;
        if (const auto symbol = assist::symbolAt(*definition.model, offset)) {
            for (const TextRange& range : ranges(*definition.model, *symbol))
                list.push_back(toJson(range, definition));
        }
        return Value::object({{"ranges", Value::array(std::move(list))}});
    }

    void print(const Value& answer, std::ostream& out) const override
    {
        for (const Value& range : answer.find("ranges"sv)->elements())
            out << range.find("line"sv)->asInteger() << ':' << range.find("column"sv)->asInteger()
                << '\n';
    }
};

class DefinitionCommand final : public NavigateCommand {
public:
    std::string_view name() const override { return "definition"; }
    std::string_view description() const override
    {
        return "Find where the state or variable at a place is defined";
    }

protected:
    std::vector<TextRange> ranges(const asl::Model& model,
                                  const assist::Symbol& symbol) const override
    {
        return assist::definitionsOf(model, symbol);
    }
};

class ReferencesCommand final : public NavigateCommand {
public:
    std::string_view name() const override { return "references"; }
    std::string_view description() const override
    {
        return "Find all that names the state or variable at a place";
    }

protected:
    std::vector<TextRange> ranges(const asl::Model& model,
                                  const assist::Symbol& symbol) const override
    {
        std::vector<TextRange> found;
        for (const assist::Occurrence& occurrence : assist::occurrencesOf(model, symbol))
            found.push_back(occurrence.range);
        return found;
    }
};

} // namespace

std::unique_ptr<Command> makeDefinitionCommand()
{
    return std::make_unique<DefinitionCommand>();
}

std::unique_ptr<Command> makeReferencesCommand()
{
    return std::make_unique<ReferencesCommand>();
}

} // namespace stepglass::cli
