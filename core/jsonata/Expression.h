// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"
#include "core/base/Random.h"
#include "core/base/TextRange.h"
#include "core/value/Provenance.h"
#include "core/value/Value.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace stepglass::jsonata {

/// Which language: JSONata 2.0.6 as published, or what Step Functions makes of it (no $eval;
/// $partition, $range, $hash, $parse, $uuid and $random with a seed; results that are not finite
/// become texts).
enum class Dialect { Plain, StepFunctions };

/// What stopped an evaluation or a parse.
enum class FaultKind {
    Coded,     ///< the expression's own fault: `code` and `message` are JSONata's
    Depth,     ///< U1001: too many evaluations inside each other
    Time,      ///< U1001: the deadline passed
    Steps,     ///< U1001: too many steps
    Memory,    ///< U1001: a text or a list became too large
    Cancelled, ///< U1001: somebody cancelled the token
    Function,  ///< Step Functions alone: the result is a function
};

/// Why an expression gave no result. The fields beside the sentence are what fills its places.
struct Error {
    FaultKind kind = FaultKind::Coded;
    std::string code;    ///< as "T2001"
    std::string message; ///< JSONata's English sentence
    /// Bytes into the expression's text.
    std::optional<std::uint32_t> position = std::nullopt;
    std::optional<Value> token = std::nullopt; ///< the operator or function
    std::optional<Value> value = std::nullopt; ///< the offending value
    std::optional<std::string> functionName = std::nullopt;
};

struct ParseOptions {
    Dialect dialect = Dialect::Plain;
    /// `depth` bounds nesting, `nodes` the tree.
    Limits limits = {.depth = 2000};
};

/// Variables given from outside, without their `$`. A later one of the same name wins.
using Bindings = std::vector<std::pair<std::string, Value>>;

struct EvaluationOptions {
    /// `depth` counts evaluations inside each other (AWS stops beyond 100), `steps` evaluations
    /// altogether. A stack of 4 MiB is never exceeded, whatever `depth` says.
    Limits limits = {.depth = 100'000};
    std::optional<std::chrono::steady_clock::time_point> deadline = std::nullopt;
    const CancelToken* cancel = nullptr;
    /// Whether the largest list and text are bounded as AWS does it.
    bool boundMemory = false;
    /// $now and $millis, in milliseconds since 1970 (UTC).
    std::int64_t now = 0;
    /// For $random, $shuffle and $uuid; without it they take numbers from a fixed seed.
    RandomSource* random = nullptr;
};

/// A result with the places that its parts came from.
struct TracedResult {
    std::optional<Value> value; ///< nothing where it is undefined
    value::Provenance provenance;
};

/// A variable that an expression takes from outside.
struct VariableUse {
    std::string name; ///< without `$`; "$" for the document itself, "" for the context
    TextRange range;  ///< with its `$`
    /// The names that follow, as {"input", "order"} for $states.input.order.
    std::vector<std::string> members;
    TextRange fullRange; ///< with its members
    /// Whether the expression itself gave the context there (in a step, a predicate, a group or a
    /// sort key): then `$` is not the document.
    bool hasContext = false;
};

/// A call of a function by name.
struct CallUse {
    std::string name; ///< without `$`
    TextRange range;  ///< the name with its `$`
    std::size_t arguments = 0;
    bool isPartial = false; ///< with `?` among the arguments
    bool isApplied = false; ///< after `~>`, which puts an argument in front
    bool isLocal = false;   ///< the name is bound in the expression itself
};

/// A name that is looked up in the document as a whole: nothing stands before it.
struct BareName {
    std::string name;
    TextRange range;
};

/// What an expression refers to, in the order of its text.
struct References {
    std::vector<VariableUse> variables;
    std::vector<CallUse> calls;
    std::vector<BareName> bareNames;
};

/// A piece of an expression's text, for highlighting.
struct Token {
    enum class Kind { Name, Variable, Text, Number, Word, Regex, Operator, Comment };
    Kind kind;
    TextRange range;
};

/// What a built-in function promises, for completion and hover.
struct FunctionInfo {
    std::string_view name;      ///< without `$`
    std::string_view signature; ///< in JSONata's notation, as "<s-nn?:s>"
};

class Tree;

/// A JSONata expression, read once and evaluated often. Immutable, cheap to copy, safe to use from
/// several threads at once.
class Expression {
public:
    /// Fails with an S-code and its place, or with Depth where the text nests too deeply.
    [[nodiscard]] static tl::expected<Expression, Error> parse(std::string_view text,
                                                               const ParseOptions& options = {});

    /// The result, or nothing where it is undefined. No input is an undefined input. Functions in
    /// the result become the empty text.
    [[nodiscard]] tl::expected<std::optional<Value>, Error>
    evaluate(const std::optional<Value>& input, const Bindings& bindings = {},
             const EvaluationOptions& options = {}) const;

    /// The same result, and for its parts the places in `input` and `bindings` that they came from.
    ///
    /// Copied is what paths, predicates, wildcards, order-by, group-by, variables, parameters and
    /// functions hand on: $map, $filter, $reduce and their like take on what their function
    /// answers, $append, $sort, $merge and their like put values elsewhere. Derived is what
    /// operators and all other functions compute, from all of their operands; a text or number
    /// which such a function gives back as it is counts as copied. Predicates, sort keys and the
    /// names of members leave no trace. A condition (a ? b : c) leaves one of the kind Decided,
    /// unless it chose a call in tail position or a list that became part of a longer one. Costs a
    /// few times the time and memory of `evaluate`.
    [[nodiscard]] tl::expected<TracedResult, Error>
    evaluateWithProvenance(const std::optional<Value>& input, const Bindings& bindings = {},
                           const EvaluationOptions& options = {},
                           const value::ProvenanceLimits& limits = {}) const;

    [[nodiscard]] const std::string& text() const noexcept;
    [[nodiscard]] Dialect dialect() const noexcept;
    [[nodiscard]] const References& references() const noexcept;

private:
    explicit Expression(std::shared_ptr<const Tree> tree)
        : m_tree(std::move(tree))
    {
    }

    std::shared_ptr<const Tree> m_tree;
};

/// The pieces of a text that may be broken, as far as they can be told.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

/// The built-in functions of a dialect, by name.
[[nodiscard]] const std::vector<FunctionInfo>& functionTable(Dialect dialect);

} // namespace stepglass::jsonata
