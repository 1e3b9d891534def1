// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"
#include "core/asl/Model.h"
#include "core/base/Error.h"

#include <memory>
#include <string>

namespace stepglass::cli {

/// A state machine definition as the command line was given it.
struct Definition {
    std::string file; ///< as named by the caller; "-" is standard input
    std::shared_ptr<const asl::Model> model;

    [[nodiscard]] const syntax::SyntaxTree& tree() const { return model->tree(); }
};

/// The bytes of a file, or of standard input where `path` is "-".
[[nodiscard]] Result<std::string> readInput(const std::string& path, Streams& streams);
/// Reads and parses; faults of the text are in the model's tree, only the file itself can fail.
[[nodiscard]] Result<Definition> readDefinition(const std::string& path, Streams& streams);
/// The definition, read again with what is known of its placeholders.
[[nodiscard]] Definition withKnown(const Definition& definition, asl::KnownPlaceholders known);
/// Writes to a file (atomically), or to standard output where `path` is "-".
[[nodiscard]] Result<void> writeOutput(const std::string& path, std::string_view bytes,
                                       Streams& streams);

/// Prints "stepglass-cli: " and the error; gives CouldNotRun, to be returned.
ExitCode reportError(const Error& error, Streams& streams);

} // namespace stepglass::cli
