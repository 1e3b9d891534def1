// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"
#include "app/cli/Definition.h"
#include "app/cli/EnvironmentOption.h"

#include "core/value/Value.h"

#include <cstdint>
#include <string>

namespace stepglass::cli {

/// A command that answers a question about one place of a definition: FILE --line L --column C,
/// with what an environments file tells of its placeholders.
class PlaceCommand : public Command {
public:
    void addOptions(CLI::App& app) final;
    ExitCode run(Streams& streams) final;

protected:
    /// The answer as machine output.
    [[nodiscard]] virtual Value answer(const Definition& definition,
                                       std::uint32_t offset) const = 0;
    /// The same for people.
    virtual void print(const Value& answer, std::ostream& out) const = 0;

private:
    std::string m_file;
    std::uint32_t m_line = 1;
    std::uint32_t m_column = 1;
    EnvironmentOption m_environment;
    OutputFormat m_format = OutputFormat::Text;
};

/// A range as lines and columns: {"line","column","endLine","endColumn"}.
[[nodiscard]] Value toJson(TextRange range, const Definition& definition);

} // namespace stepglass::cli
