// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"
#include "core/base/Error.h"
#include "core/engine/Engine.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace stepglass::cli {

/// The machines that a run may start besides its own, and what is put in for `${Placeholders}` of
/// them all.
class OtherMachines {
public:
    /// Declares --definition, --workspace, --machine-type, --substitutions and --substitute.
    void addOptions(CLI::App& app);
    /// Reads what is put in for placeholders; `addSubstitutions` then adds what counts less.
    [[nodiscard]] Result<void> readSubstitutions();
    void addSubstitutions(const asl::Substitutions& more);
    /// Reads and compiles the machines. One named by --definition must compile; one of the
    /// workspace that does not is left out.
    [[nodiscard]] Result<void> read(Streams& streams);

    [[nodiscard]] const engine::DefinitionSet& definitions() const { return m_definitions; }
    /// By name; of two with the same name the first one counts.
    [[nodiscard]] const asl::Substitutions& substitutions() const { return m_substitutions; }

private:
    [[nodiscard]] Result<void> readTypes();
    [[nodiscard]] engine::MachineType typeOf(const std::string& name) const;
    /// Its program, where it compiles.
    std::shared_ptr<const engine::Program> add(const std::string& name,
                                               engine::CompileResult compiled);
    [[nodiscard]] Result<void> readWorkspace(Streams& streams);
    [[nodiscard]] Result<void> readDefinitions(Streams& streams);

    std::vector<std::string> m_named; ///< NAME=FILE
    std::string m_workspace;
    std::vector<std::string> m_typed; ///< NAME=TYPE
    std::map<std::string, engine::MachineType, std::less<>> m_types;
    std::string m_substitutionsFile;
    std::vector<std::string> m_substituted; ///< NAME=VALUE
    asl::Substitutions m_substitutions;
    engine::DefinitionSet m_definitions;
};

} // namespace stepglass::cli
