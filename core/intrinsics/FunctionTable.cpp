// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/FunctionTable.h"

#include "core/base/Assert.h"

#include <algorithm>
#include <array>

namespace stepglass::intrinsics {

namespace {

constexpr std::size_t any = FunctionInfo::anyNumber;

constexpr std::array<FunctionInfo, 18> table{{
    {Function::Array, "States.Array", 0, any, "(value, ...)"},
    {Function::ArrayContains, "States.ArrayContains", 2, 2, "(array, value)"},
    {Function::ArrayGetItem, "States.ArrayGetItem", 2, 2, "(array, index)"},
    {Function::ArrayLength, "States.ArrayLength", 1, 1, "(array)"},
    {Function::ArrayPartition, "States.ArrayPartition", 2, 2, "(array, size)"},
    {Function::ArrayRange, "States.ArrayRange", 3, 3, "(first, last, step)"},
    {Function::ArrayUnique, "States.ArrayUnique", 1, 1, "(array)"},
    {Function::Base64Decode, "States.Base64Decode", 1, 1, "(text)"},
    {Function::Base64Encode, "States.Base64Encode", 1, 1, "(text)"},
    {Function::Format, "States.Format", 1, any, "(template, value, ...)"},
    {Function::Hash, "States.Hash", 2, 2, "(data, algorithm)"},
    {Function::JsonMerge, "States.JsonMerge", 3, 3, "(object, object, false)"},
    {Function::JsonToString, "States.JsonToString", 1, 1, "(value)"},
    {Function::MathAdd, "States.MathAdd", 2, 2, "(number, number)"},
    {Function::MathRandom, "States.MathRandom", 2, 3, "(first, end, seed)"},
    {Function::StringSplit, "States.StringSplit", 2, 2, "(text, separators)"},
    {Function::StringToJson, "States.StringToJson", 1, 1, "(text)"},
    {Function::Uuid, "States.UUID", 0, 0, "()"},
}};

} // namespace

std::span<const FunctionInfo> functionTable()
{
    return table;
}

const FunctionInfo* findFunction(std::string_view name)
{
    const auto* info = std::find_if(table.begin(), table.end(),
                                    [&](const FunctionInfo& known) { return known.name == name; });
    return info == table.end() ? nullptr : info;
}

const FunctionInfo& functionInfo(Function function)
{
    const auto* info = std::find_if(table.begin(), table.end(), [&](const FunctionInfo& known) {
        return known.function == function;
    });
    STEPGLASS_ASSERT(info != table.end());
    return *info;
}

} // namespace stepglass::intrinsics
