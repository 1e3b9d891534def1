// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace stepglass::intrinsics {

enum class Function : std::uint8_t {
    Format,
    StringSplit,
    StringToJson,
    JsonToString,
    JsonMerge,
    Array,
    ArrayPartition,
    ArrayContains,
    ArrayRange,
    ArrayGetItem,
    ArrayLength,
    ArrayUnique,
    Base64Encode,
    Base64Decode,
    Hash,
    MathRandom,
    MathAdd,
    Uuid,
};

/// What is known of a function without calling it.
struct FunctionInfo {
    static constexpr std::size_t anyNumber = std::numeric_limits<std::size_t>::max();

    Function function;
    std::string_view name; ///< with `States.` in front
    std::size_t leastArguments;
    std::size_t mostArguments;  ///< or anyNumber
    std::string_view signature; ///< such as "(array, size)"
};

/// All functions, by name.
[[nodiscard]] std::span<const FunctionInfo> functionTable();
/// The function of this name (with `States.` in front), or nothing.
[[nodiscard]] const FunctionInfo* findFunction(std::string_view name);
[[nodiscard]] const FunctionInfo& functionInfo(Function function);

} // namespace stepglass::intrinsics
