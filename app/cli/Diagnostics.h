// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Paint.h"
#include "core/asl/Model.h"
#include "core/base/Diagnostic.h"
#include "core/syntax/SyntaxTree.h"
#include "core/value/Value.h"

#include <iosfwd>
#include <span>
#include <string_view>

namespace stepglass::cli {

/// "error", "warning", "info" or "hint".
[[nodiscard]] std::string_view toString(Severity severity);
[[nodiscard]] bool hasErrors(std::span<const Diagnostic> diagnostics);

/// One diagnostic as `validate --format json` prints it: severity, code, message, path, and the
/// place with lines and columns (UTF-16 units) from 1.
[[nodiscard]] Value toJson(const Diagnostic& diagnostic, const syntax::SyntaxTree& tree);
/// One that lint found, with the value of a placeholder that makes it.
[[nodiscard]] Value toJson(const Diagnostic& diagnostic, const asl::Model& model);

/// For people: "FILE:LINE:COLUMN: error: ...", then the line of the source with its place
/// underlined.
void printDiagnostics(std::ostream& out, const Paint& paint, std::string_view file,
                      const syntax::SyntaxTree& tree, std::span<const Diagnostic> diagnostics);
/// Those that lint found, with the values of placeholders that make them.
void printDiagnostics(std::ostream& out, const Paint& paint, std::string_view file,
                      const asl::Model& model, std::span<const Diagnostic> diagnostics);

/// The same for a fault that is no diagnostic, such as one of a file beside the definition.
void printFault(std::ostream& out, const Paint& paint, std::string_view file,
                const syntax::SyntaxTree& tree, TextRange range, Severity severity,
                std::string_view message);

} // namespace stepglass::cli
