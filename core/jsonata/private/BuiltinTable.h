// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/Expression.h"
#include "core/jsonata/private/Item.h"
#include "core/jsonata/private/Signature.h"

#include <span>
#include <string_view>
#include <vector>

namespace stepglass::jsonata {

class Evaluator;
class Frame;

/// What a built-in function gets: its arguments as the signature made them, and where it was
/// called.
struct Call {
    std::vector<Item>& arguments;
    const Item& input;
    Frame& frame;

    /// Undefined where there are fewer.
    [[nodiscard]] const Item& operator[](std::size_t index) const;
    [[nodiscard]] bool has(std::size_t index) const { return !(*this)[index].isUndefined(); }
};

using Native = Item (*)(Evaluator& evaluator, const Call& call);

/// Where a function exists.
enum class Availability : std::uint8_t { Everywhere, PlainOnly, StepFunctionsOnly };

struct BuiltinDefinition {
    std::string_view name;
    std::string_view signature;
    std::size_t arity; ///< how many arguments a caller of it as an argument passes
    Native native;
    Availability availability = Availability::Everywhere;
};

struct Builtin {
    BuiltinDefinition definition;
    Signature signature;
    Value name;
    /// Whether its result is made of its arguments' parts (or of what functions among them answer)
    /// as they are. The results of all others are computed from all arguments.
    bool placesParts;
};

/// One family of functions a file.
[[nodiscard]] std::span<const BuiltinDefinition> numberFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> textFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> matchFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> listFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> objectFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> higherOrderFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> timeFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> controlFunctions();
[[nodiscard]] std::span<const BuiltinDefinition> stepFunctionsFunctions();

/// All functions of both dialects, by name.
[[nodiscard]] const std::vector<Builtin>& builtinTable();
/// The function of this name in a dialect, or nothing.
[[nodiscard]] const Builtin* findBuiltin(std::string_view name, Dialect dialect);

} // namespace stepglass::jsonata
