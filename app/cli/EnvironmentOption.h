// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"
#include "app/cli/Definition.h"
#include "core/placeholders/Environments.h"

#include <optional>
#include <string>

namespace stepglass::cli {

/// An environments file as a command was given it.
struct EnvironmentsSource {
    std::string path;
    placeholders::EnvironmentsFile file;
};

/// `--environment NAME` and `--environments FILE`: which values stand for `${Placeholders}`.
class EnvironmentOption {
public:
    void addOptions(CLI::App& app);

    /// What the file that was named, or else the one beside the definition, tells of placeholders,
    /// with the values of the chosen environment; nothing where no option was given. Faults are
    /// printed with their places in the file, and then the exit code is the error. What
    /// `overridden` has is not looked at.
    [[nodiscard]] tl::expected<asl::KnownPlaceholders, ExitCode>
    read(const Definition& definition, const asl::Substitutions& overridden,
         Streams& streams) const;

private:
    std::string m_environment;
    std::string m_file;
};

/// Prints faults of an environments file for people.
void printFaults(const EnvironmentsSource& source, const std::vector<placeholders::Fault>& faults,
                 Streams& streams);

} // namespace stepglass::cli
