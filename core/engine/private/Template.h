// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/JsonataTemplate.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::engine {

/// A fault in a template or path: where it is, relative to the template's root, and what is wrong.
struct TemplateFault {
    std::string pointer;
    std::string text; ///< the path or call
    std::string message;
    bool isIntrinsic = false;
};

/// A payload template (Parameters, ResultSelector, ItemSelector, Assign, ...), read once: members
/// whose names end in `.$` are paths or intrinsic calls, everything else stands for itself.
class Template {
public:
    /// Reads a template. Appends to `faults` and keeps the faulty member as it stands.
    [[nodiscard]] static Template compile(const Value& text, std::vector<TemplateFault>& faults);

    /// A field of a state in JSONata.
    Template(JsonataTemplate jsonata)
        : m_jsonata(std::move(jsonata))
    {
    } // NOLINT: it is one

    [[nodiscard]] Outcome<Value> evaluate(const Scope& scope) const;
    /// The same, where JSONata must give a value of a type: "array", "boolean", "string", "number".
    [[nodiscard]] Outcome<Value> evaluateAs(std::string_view type, const Scope& scope) const;
    /// The expression that a field of JSONata is; else empty.
    [[nodiscard]] std::string_view expression() const;

private:
    struct Node;
    explicit Template(std::shared_ptr<const Node> root)
        : m_root(std::move(root))
    {
    }
    [[nodiscard]] static Node compileNode(const Value& text, std::vector<TemplateFault>& faults,
                                          std::string& pointer);
    [[nodiscard]] static Outcome<Value> evaluateNode(const Node& node, const Scope& scope);

    std::shared_ptr<const Node> m_root;
    std::optional<JsonataTemplate> m_jsonata;
};

/// Reads what a `.$` field, ErrorPath or CausePath may hold.
[[nodiscard]] std::optional<DynamicValue> compileDynamic(std::string_view text,
                                                         std::vector<TemplateFault>& faults,
                                                         const std::string& pointer);

} // namespace stepglass::engine
