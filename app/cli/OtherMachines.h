// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"
#include "core/base/Error.h"
#include "core/engine/Engine.h"

#include <string>
#include <utility>
#include <vector>

namespace stepglass::cli {

/// The machines that a run may start besides its own, and what is put in for `${Placeholders}` of
/// them all.
class OtherMachines {
public:
    /// Declares --definition, --workspace, --substitutions and --substitute.
    void addOptions(CLI::App& app);
    /// Reads and compiles them. A machine named by --definition must compile; one of the workspace
    /// that does not is left out.
    [[nodiscard]] Result<void> read(Streams& streams);

    [[nodiscard]] const engine::DefinitionSet& definitions() const { return m_definitions; }
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& substitutions() const
    {
        return m_substitutions;
    }

private:
    [[nodiscard]] Result<void> readSubstitutions();
    [[nodiscard]] Result<void> readWorkspace(Streams& streams);
    [[nodiscard]] Result<void> readDefinitions(Streams& streams);

    std::vector<std::string> m_named; ///< NAME=FILE
    std::string m_workspace;
    std::string m_substitutionsFile;
    std::vector<std::string> m_substituted; ///< NAME=VALUE
    std::vector<std::pair<std::string, std::string>> m_substitutions;
    engine::DefinitionSet m_definitions;
};

} // namespace stepglass::cli
