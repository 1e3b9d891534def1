// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/BuiltinTable.h"

#include <algorithm>
#include <array>

namespace stepglass::jsonata {

namespace {

/// Functions that put values in other places without computing any.
constexpr std::array<std::string_view, 18> placingFunctions{
    "append",    "clone",  "distinct", "each",    "eval", "filter", "lookup", "map",    "merge",
    "partition", "reduce", "reverse",  "shuffle", "sift", "single", "sort",   "spread", "zip"};

bool isAvailable(const BuiltinDefinition& definition, Dialect dialect)
{
    switch (definition.availability) {
    case Availability::PlainOnly:
        return dialect == Dialect::Plain;
    case Availability::StepFunctionsOnly:
        return dialect == Dialect::StepFunctions;
    case Availability::Everywhere:
        break;
    }
    return true;
}

std::vector<Builtin> makeTable()
{
    std::vector<Builtin> table;
    for (const auto family :
         {numberFunctions(), textFunctions(), matchFunctions(), listFunctions(), objectFunctions(),
          higherOrderFunctions(), timeFunctions(), controlFunctions(), stepFunctionsFunctions()})
        for (const BuiltinDefinition& definition : family)
            table.push_back({definition, Signature::parse(definition.signature),
                             Value(definition.name),
                             std::ranges::binary_search(placingFunctions, definition.name)});
    std::ranges::stable_sort(table, {},
                             [](const Builtin& builtin) { return builtin.definition.name; });
    return table;
}

std::vector<FunctionInfo> makeInfos(Dialect dialect)
{
    std::vector<FunctionInfo> infos;
    for (const Builtin& builtin : builtinTable())
        if (isAvailable(builtin.definition, dialect))
            infos.push_back({builtin.definition.name, builtin.definition.signature});
    return infos;
}

} // namespace

const Item& Call::operator[](std::size_t index) const
{
    static const Item undefined;
    return index < arguments.size() ? arguments[index] : undefined;
}

const std::vector<Builtin>& builtinTable()
{
    static const std::vector<Builtin> table = makeTable();
    return table;
}

const Builtin* findBuiltin(std::string_view name, Dialect dialect)
{
    const auto nameOf = [](const Builtin& builtin) { return builtin.definition.name; };
    for (const Builtin& builtin : std::ranges::equal_range(builtinTable(), name, {}, nameOf))
        if (isAvailable(builtin.definition, dialect))
            return &builtin;
    return nullptr;
}

const std::vector<FunctionInfo>& functionTable(Dialect dialect)
{
    static const std::vector<FunctionInfo> plain = makeInfos(Dialect::Plain);
    static const std::vector<FunctionInfo> stepFunctions = makeInfos(Dialect::StepFunctions);
    return dialect == Dialect::Plain ? plain : stepFunctions;
}

} // namespace stepglass::jsonata
