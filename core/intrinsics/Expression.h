// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"
#include "core/intrinsics/FunctionTable.h"
#include "core/intrinsics/Random.h"
#include "core/jsonpath/Path.h"
#include "core/value/Value.h"

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace stepglass::intrinsics {

/// A text that is no call of an intrinsic function.
struct ParseError {
    std::string message;
    std::size_t offset = 0; ///< bytes into the text
};

/// A piece of an expression's text, for highlighting and completion.
struct Token {
    enum class Kind { Function, Path, Text, Number, Word, Punctuation };
    Kind kind;
    TextRange range;
};

/// A path among the arguments.
struct PathUse {
    jsonpath::Path path;
    TextRange range;
};

/// Why a call failed, as Retriers and Catchers see it.
struct Failure {
    std::string error; ///< States.Runtime or States.IntrinsicFailure
    std::string cause; ///< without the words about the state, which the engine puts in front
};

/// Where `$name` looks.
class Variables {
public:
    virtual ~Variables() = default;
    /// The value of a variable, or nothing. Needs to live until the evaluation ends.
    [[nodiscard]] virtual const Value* find(std::string_view name) const = 0;
};

/// What an evaluation sees. All references must outlive it.
struct Environment {
    const Value& input;
    const Value& context;
    const Variables& variables;
    RandomSource& random;
    jsonpath::EvaluationOptions options = {};
};

/// A result with the places that its parts came from.
using jsonpath::TracedResult;

struct Call;

/// One call of an intrinsic function with its arguments, read once and evaluated often. Cheap to
/// copy.
class Expression {
public:
    /// Reads a call such as States.Format('{} of {}', $.index, States.ArrayLength($.items)).
    /// Refuses unknown functions, wrong numbers of arguments and more than 10 nested calls.
    [[nodiscard]] static tl::expected<Expression, ParseError> parse(std::string_view text);
    /// Whether a text means to be a call: it begins with `States.`.
    [[nodiscard]] static bool looksLikeCall(std::string_view text);

    [[nodiscard]] const std::string& text() const;
    /// The pieces of the text, in order.
    [[nodiscard]] const std::vector<Token>& tokens() const;
    /// The paths among the arguments, nested ones included, in order.
    [[nodiscard]] const std::vector<PathUse>& paths() const;

    [[nodiscard]] tl::expected<Value, Failure> evaluate(const Environment& environment) const;
    /// The same result, and the places in the environment that its parts came from. What
    /// States.Array, ArrayPartition, ArrayGetItem, ArrayUnique and JsonMerge put elsewhere is
    /// copied; all else is derived from all arguments.
    [[nodiscard]] tl::expected<TracedResult, Failure>
    evaluateWithProvenance(const Environment& environment,
                           const value::ProvenanceLimits& limits = {}) const;

private:
    struct Compiled;
    explicit Expression(std::shared_ptr<const Compiled> compiled)
        : m_compiled(std::move(compiled))
    {
    }

    std::shared_ptr<const Compiled> m_compiled;
};

/// The pieces of a text that may be broken, as far as they can be told: for highlighting while
/// typing.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

} // namespace stepglass::intrinsics
