// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/Expression.h"
#include "core/jsonata/library/LibraryError.h"

#include <string>
#include <string_view>

namespace stepglass::jsonata {

/// How parser and evaluator leave in a hurry. Never crosses the border of this folder: Expression
/// catches it.
struct Fault {
    std::string_view code;
    FaultKind kind = FaultKind::Coded;
    std::optional<std::uint32_t> position = std::nullopt;
    std::optional<Value> token = std::nullopt;
    std::optional<Value> value = std::nullopt;
    std::optional<Value> secondValue = std::nullopt; ///< {{value2}}, {{exp}}
    std::optional<std::string> functionName = std::nullopt;
    std::optional<std::size_t> index = std::nullopt;
    std::string message = {}; ///< of the user, for D3137 and D3141; the type for T0412
};

/// How the evaluator leaves when it was cancelled. No Fault: what notes its place in those on their
/// way out would be in the way of this one.
struct Cancellation {};

/// The sentence of a fault with its places filled.
[[nodiscard]] std::string sentenceOf(const Fault& fault);
/// What the caller of the library sees.
[[nodiscard]] Error toError(const Fault& fault);
/// The fault of a limit.
[[nodiscard]] Fault limitFault(FaultKind kind);

[[noreturn]] void raise(Fault fault);
/// Leaves because of a limit: with its fault, or a Cancellation.
[[noreturn]] void raiseLimit(FaultKind kind);

/// The value of a library function, or its fault thrown.
template <typename T>
[[nodiscard]] T unwrap(LibraryResult<T> result)
{
    if (result)
        return *std::move(result);
    LibraryError& error = result.error();
    Fault fault{error.code};
    if (error.code == "U1001")
        fault.kind = FaultKind::Memory;
    fault.value = error.value;
    fault.functionName = error.token;
    if (error.code == "D3137" && error.value && error.value->isString())
        fault.message = error.value->asString();
    raise(std::move(fault));
}

} // namespace stepglass::jsonata
