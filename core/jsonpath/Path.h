// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"
#include "core/value/Provenance.h"
#include "core/value/Value.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace stepglass::jsonpath {

/// What a path starts from.
enum class RootKind {
    Input,    ///< `$`
    Context,  ///< `$$`, the Context Object
    Variable, ///< `$name`
};

/// Whether a path must begin with `$`, as Step Functions wants it, or may leave that out.
enum class RootRule { Required, Optional };

/// A text that is no path.
struct PathError {
    std::string message;
    std::size_t offset = 0; ///< bytes into the text
};

/// Why a path gave nothing.
struct EvaluationError {
    enum class Kind {
        NoResult,     ///< a property is missing
        IndexPastEnd, ///< an array is too short
        WrongType,    ///< a property of no object, an index into no array
        Invalid,      ///< a function or filter that cannot be applied
        LimitExceeded,
        Cancelled,
    };
    Kind kind = Kind::NoResult;
    /// The words that AWS puts into causes, such as: No results for path: $['a']
    std::string message;
};

/// Bounds of one evaluation.
struct EvaluationOptions {
    Limits limits;
    /// Asked now and then; nothing means that nobody will cancel.
    const CancelToken* cancel = nullptr;
};

/// A result with the places that its parts came from.
struct TracedResult {
    Value value;
    value::Provenance provenance;
};

struct CompiledPath;

/// A JSONPath in the dialect of Step Functions (Jayway's, with `$$` and `$name` in front), read
/// once and evaluated often. Cheap to copy, safe to use from several threads.
///
/// A definite path names one place and gives its value; any other gives an array of what it found.
class Path {
public:
    /// Reads a path. Nesting of filters is limited by `limits.depth`.
    [[nodiscard]] static tl::expected<Path, PathError> parse(std::string_view text,
                                                             RootRule rule = RootRule::Required);

    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] RootKind root() const;
    /// The variable's name without its dollar; empty for the other roots.
    [[nodiscard]] const std::string& variable() const;
    /// Whether the path names at most one place.
    [[nodiscard]] bool isDefinite() const;
    /// Whether the path is nothing but its root.
    [[nodiscard]] bool isRootOnly() const;

    /// The value that the path finds below `root`, which is the caller's choice by `root()`. Copies
    /// nothing that is only read.
    [[nodiscard]] tl::expected<Value, EvaluationError>
    evaluate(const Value& root, const EvaluationOptions& options = {}) const;

    /// The same result, and for each match its place below `root`: a definite path has one, an
    /// array of matches one for each element. What a function computes comes from all that it was
    /// applied to and from what the paths among its arguments found. Filters leave no trace.
    [[nodiscard]] tl::expected<TracedResult, EvaluationError>
    evaluateWithProvenance(const Value& root, const EvaluationOptions& options = {},
                           const value::ProvenanceLimits& limits = {}) const;

    /// The value at a definite path, or nothing. Cheaper than `evaluate` where the reason does not
    /// matter.
    [[nodiscard]] const Value* locate(const Value& root) const;

private:
    friend class ReferencePath;
    explicit Path(std::shared_ptr<const CompiledPath> compiled)
        : m_compiled(std::move(compiled))
    {
    }

    std::shared_ptr<const CompiledPath> m_compiled;
};

} // namespace stepglass::jsonpath
