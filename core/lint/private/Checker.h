// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Fields.h"
#include "core/lint/Lint.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepglass::lint {

/// What the rules share: the definition, and where faults are put.
class Checker {
public:
    Checker(const asl::Model& definition, const Options& wishes)
        : model(definition)
        , options(wishes)
    {
    }

    const asl::Model& model;
    const Options& options;
    std::vector<Diagnostic> faults;

    [[nodiscard]] const syntax::SyntaxTree& tree() const { return model.tree(); }
    [[nodiscard]] const syntax::Node& node(syntax::NodeId id) const { return tree().node(id); }

    /// A fault of a value, at the value.
    void report(DiagnosticCode code, syntax::NodeId at, std::vector<std::string> arguments = {});
    /// A fault of a value's being there, or of an object as a whole, at its key. Where there is no
    /// key, at the value's first character.
    void reportKey(DiagnosticCode code, syntax::NodeId at, std::vector<std::string> arguments = {});

    /// Whether nothing can be said of a value: it is missing or broken (syntax has told that
    /// already), or holds a placeholder, or comes from a template's function.
    [[nodiscard]] bool isOpaque(syntax::NodeId id) const;
    /// Whether it is a text between {% and %}.
    [[nodiscard]] bool isExpression(syntax::NodeId id) const;
    [[nodiscard]] bool isText(syntax::NodeId id) const
    {
        return node(id).kind == syntax::NodeKind::String;
    }
};

[[nodiscard]] bool hasPlaceholder(std::string_view text);

// The families. Each looks at the whole definition.
void checkFields(Checker& checker);
void checkDuplicateKeys(Checker& checker);
void checkTransitions(Checker& checker);
void checkReachability(Checker& checker);
void checkStateNames(Checker& checker);
void checkErrorNames(Checker& checker);
void checkServices(Checker& checker);
/// What a field's type demands of its value beyond the JSON type: paths, calls, timestamps,
/// resources.
void checkContent(Checker& checker, syntax::NodeId value, const asl::Field& field,
                  asl::QueryLanguage language);

} // namespace stepglass::lint
