// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Program.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::engine {

/// What compiling one definition shares between its states.
struct CompileContext {
    const asl::Model& model;
    std::vector<Diagnostic>& diagnostics;
    Program& program;

    [[nodiscard]] const syntax::SyntaxTree& tree() const { return model.tree(); }
    void report(DiagnosticCode code, syntax::NodeId node,
                std::vector<std::string> arguments = {}) const;
    /// A scope of the model as a scope of the program, made when first asked for.
    [[nodiscard]] ScopeIndex addScope(const asl::Scope& scope) const;
    /// The state that a transition of `scope` names. Reports a target that is not there.
    [[nodiscard]] StateIndex target(const asl::Scope& scope, std::string_view field,
                                    const asl::Transition& transition) const;
};

/// Reads the fields of one state (or of an object inside it), once, and reports what cannot run.
class FieldReader {
public:
    FieldReader(const CompileContext& context, const asl::State& state);

    /// The fields of an object inside this one, such as ItemReader.
    [[nodiscard]] FieldReader within(syntax::NodeId object) const;
    /// The objects in an array such as Retry.
    [[nodiscard]] std::vector<FieldReader> elements(std::string_view arrayName) const;

    [[nodiscard]] bool isJsonata() const
    {
        return m_state.queryLanguage == asl::QueryLanguage::Jsonata;
    }
    [[nodiscard]] const asl::State& state() const { return m_state; }
    [[nodiscard]] syntax::NodeId object() const { return m_object; }
    [[nodiscard]] std::vector<syntax::NodeId> members() const;
    /// Of the program that is compiled.
    [[nodiscard]] MachineType machineType() const { return m_context.program.type; }
    [[nodiscard]] std::string key(syntax::NodeId node) const { return m_context.tree().key(node); }
    [[nodiscard]] bool has(std::string_view name) const { return node(name).isValid(); }
    [[nodiscard]] syntax::NodeId node(std::string_view name) const;
    [[nodiscard]] bool isNull(std::string_view name) const;

    [[nodiscard]] std::optional<Value> value(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
    [[nodiscard]] std::optional<double> number(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
    [[nodiscard]] std::optional<jsonpath::Path> path(std::string_view name) const;
    [[nodiscard]] DataPath dataPath(std::string_view name) const;
    [[nodiscard]] ResultPlace resultPlace() const;
    /// A payload template, or in JSONata a value with expressions in it. What JSONPath calls
    /// Parameters is JSONata's Arguments.
    [[nodiscard]] std::optional<Template> tmpl(std::string_view name) const;
    /// The field's place as AWS's texts name it: "Output", "Choices[1]/Condition".
    [[nodiscard]] std::string location(syntax::NodeId field) const;
    [[nodiscard]] std::optional<DynamicValue> dynamic(std::string_view name) const;
    /// The field, or the one with "Path" at its end.
    [[nodiscard]] NumberSource numberSource(std::string_view name) const;

    /// The state that one of this state's transitions leads to; invalid for none and for End.
    [[nodiscard]] StateIndex target(asl::TransitionKind kind, std::size_t index = 0) const;
    /// The states inside: one scope a branch, or that of the Map.
    [[nodiscard]] std::vector<ScopeIndex> scopes() const;

    void report(DiagnosticCode code, syntax::NodeId node,
                std::vector<std::string> arguments = {}) const;
    void reportMissing(std::string_view names) const;

private:
    const CompileContext& m_context;
    const asl::State& m_state;
    syntax::NodeId m_object;
};

} // namespace stepglass::engine
