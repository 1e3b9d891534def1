// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonpath/private/Step.h"

#include <optional>
#include <vector>

namespace stepglass::jsonpath {

class Recorder;

/// Counts the steps of one evaluation, filters included, and stops it.
class Budget {
public:
    explicit Budget(const EvaluationOptions& options)
        : m_options(options)
        , m_stepsLeft(options.limits.steps)
    {
    }

    /// Whether the evaluation may go on.
    [[nodiscard]] bool spend()
    {
        constexpr std::size_t stepsBetweenLooks = 1024;
        if (m_stop)
            return false;
        if (m_stepsLeft == 0)
            m_stop = EvaluationError{EvaluationError::Kind::LimitExceeded,
                                     "The path needs more steps than are allowed"};
        else if (--m_stepsLeft % stepsBetweenLooks == 0 && m_options.cancel != nullptr &&
                 m_options.cancel->isCancelled())
            m_stop = EvaluationError{EvaluationError::Kind::Cancelled, "Cancelled"};
        return !m_stop;
    }
    [[nodiscard]] const std::optional<EvaluationError>& stop() const { return m_stop; }

private:
    const EvaluationOptions& m_options;
    std::size_t m_stepsLeft;
    std::optional<EvaluationError> m_stop;
};

/// Whether a filter's question for existence makes missing names a fault, also behind wildcards.
enum class MissingNames { Ignored, Faults };

/// Evaluates a compiled path. `start` is where it begins, `root` what `$` means in its filters.
/// A `recorder`, which stands at `start`, gets the result's places.
[[nodiscard]] tl::expected<Value, EvaluationError>
evaluateCompiled(const CompiledPath& path, const Value& start, const Value& root, Budget& budget,
                 MissingNames missing = MissingNames::Ignored, Recorder* recorder = nullptr);

/// Walks a plain path; nothing where a step fails.
[[nodiscard]] const Value* walkPlain(const CompiledPath& path, const Value& start);

/// Applies a path's function to what the steps before it found. A `recorder`, which stands at
/// `model`, gets what the function's arguments found.
[[nodiscard]] tl::expected<Value, EvaluationError> applyFunction(const FunctionStep& function,
                                                                 const Value& model,
                                                                 const Value& root, Budget& budget,
                                                                 Recorder* recorder = nullptr);

} // namespace stepglass::jsonpath
