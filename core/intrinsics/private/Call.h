// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intrinsics/Expression.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace stepglass::intrinsics {

/// A text in single quotes.
struct TextLiteral {
    Value text;          ///< without its escapes
    std::string written; ///< as it stands between the quotes: States.Format tells \{\} from {}
};

using Argument = std::variant<Value, TextLiteral, jsonpath::Path, std::unique_ptr<Call>>;

struct Call {
    Function function;
    std::vector<Argument> arguments;
};

struct Expression::Compiled {
    std::string text;
    Call call;
    std::vector<Token> tokens;
    std::vector<PathUse> paths;
};

/// An argument's value, and how it was written where it is a text literal.
struct Evaluated {
    Value value;
    const std::string* written = nullptr;
};

using Arguments = std::span<const Evaluated>;
/// A function's result, or what is wrong with its arguments.
using Outcome = tl::expected<Value, std::string>;

[[nodiscard]] inline tl::unexpected<std::string> wrong(std::string what)
{
    return tl::unexpected<std::string>(std::move(what));
}

/// Calls a function; the number of arguments is right by then.
[[nodiscard]] Outcome callFunction(Function function, Arguments arguments, RandomSource& random);

[[nodiscard]] Outcome makeArray(Arguments arguments);
[[nodiscard]] Outcome partitionArray(Arguments arguments);
[[nodiscard]] Outcome arrayContains(Arguments arguments);
[[nodiscard]] Outcome arrayRange(Arguments arguments);
[[nodiscard]] Outcome arrayItem(Arguments arguments);
[[nodiscard]] Outcome arrayLength(Arguments arguments);
[[nodiscard]] Outcome uniqueArray(Arguments arguments);
[[nodiscard]] Outcome formatText(Arguments arguments);
[[nodiscard]] Outcome splitText(Arguments arguments);
[[nodiscard]] Outcome textToJson(Arguments arguments);
[[nodiscard]] Outcome jsonToText(Arguments arguments);
[[nodiscard]] Outcome mergeObjects(Arguments arguments);
[[nodiscard]] Outcome encodeBase64(Arguments arguments);
[[nodiscard]] Outcome decodeBase64(Arguments arguments);
[[nodiscard]] Outcome hashData(Arguments arguments);
[[nodiscard]] Outcome addNumbers(Arguments arguments);
[[nodiscard]] Outcome randomNumber(Arguments arguments, RandomSource& random);

/// A number as the functions take it: rounded half up, as Java's Math.round does. Nothing for what
/// is no number or too large.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(const Value& value);
/// The number of UTF-16 units of a text, which is what AWS's limits count.
[[nodiscard]] std::size_t javaLength(std::string_view text);

} // namespace stepglass::intrinsics
