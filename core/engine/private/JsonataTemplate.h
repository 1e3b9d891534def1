// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Scope.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::engine {

struct TemplateFault;

/// The value of a field in JSONata (`core/jsonata/Template.h`), with what a state lets it see.
class JsonataTemplate {
public:
    /// `location` is the field's, as AWS's texts name it: "Output", "Choices[1]/Condition". Appends
    /// to `faults` and keeps a faulty field as it stands.
    [[nodiscard]] static JsonataTemplate compile(const Value& text, std::string location,
                                                 std::vector<TemplateFault>& faults);

    /// Fails with States.QueryEvaluationError.
    [[nodiscard]] Outcome<Value> evaluate(const Scope& scope) const;
    /// The same, where the value must be of a type: "array", "boolean", "string", "number".
    [[nodiscard]] Outcome<Value> evaluateAs(std::string_view type, const Scope& scope) const;
    /// What is between the marks, where the whole field is one expression; else empty.
    [[nodiscard]] std::string_view expression() const;
    [[nodiscard]] const std::string& location() const;

private:
    struct Compiled;
    explicit JsonataTemplate(std::shared_ptr<const Compiled> compiled)
        : m_compiled(std::move(compiled))
    {
    }

    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace stepglass::engine
