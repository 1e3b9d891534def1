// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/EnvironmentOption.h"

#include "app/cli/Diagnostics.h"
#include "core/base/File.h"
#include "core/catalogue/Location.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace stepglass::cli {

using placeholders::Fault;

void EnvironmentOption::addOptions(CLI::App& app)
{
    app.add_option("--environment", m_environment,
                   "The environment whose values stand for ${Placeholders}, of the file beside the "
                   "definition (NAME.environments.json for NAME.asl.json)");
    app.add_option("--environments", m_file,
                   "Another environments file; without --environment its default counts");
}

tl::expected<asl::KnownPlaceholders, ExitCode>
EnvironmentOption::read(const Definition& definition, const asl::Substitutions& overridden,
                        Streams& streams) const
{
    if (m_environment.empty() && m_file.empty())
        return {};
    const auto refuse = [&streams](const Error& error) {
        return tl::unexpected(reportError(error, streams));
    };
    if (m_file.empty() && definition.file == "-")
        return refuse({ErrorCode::Usage,
                       {"--environment: standard input has no file beside it; name one by "
                        "--environments"},
                       {}});
    const std::string path =
        m_file.empty() ? placeholders::environmentsFileOf(definition.file) : m_file;
    Result<std::string> text = readFile(path);
    if (!text)
        return refuse(text.error());
    const EnvironmentsSource source{path, placeholders::EnvironmentsFile(*std::move(text))};
    printFaults(source, source.file.faults(), streams);
    if (source.file.hasErrors())
        return tl::unexpected(ExitCode::CouldNotRun);
    const std::string& name =
        m_environment.empty() ? source.file.defaultEnvironment() : m_environment;
    const std::string names = source.file.environmentNames();
    if (name.empty())
        return refuse({ErrorCode::Usage,
                       {fmt::format("--environment: {} has no default; name one of {}", path,
                                    names.empty() ? "none" : names)},
                       {}});
    if (source.file.find(name) == nullptr)
        return refuse({ErrorCode::Usage,
                       {fmt::format("--environment: {} has no '{}'; it has {}", path, name,
                                    names.empty() ? "none" : names)},
                       {}});
    const auto catalogue = catalogue::openInstalled();
    std::vector<Fault> wrong = source.file.wrongValues(
        placeholders::placeholdersOf(*definition.model, catalogue ? catalogue->get() : nullptr),
        name);
    std::erase_if(wrong, [&overridden](const Fault& fault) {
        return std::any_of(overridden.begin(), overridden.end(), [&fault](const auto& value) {
            return value.first == fault.arguments.front();
        });
    });
    printFaults(source, wrong, streams);
    if (!wrong.empty())
        return tl::unexpected(ExitCode::CouldNotRun);
    return source.file.known(name);
}

void printFaults(const EnvironmentsSource& source, const std::vector<Fault>& faults,
                 Streams& streams)
{
    for (const Fault& fault : faults)
        printFault(streams.err, Paint(streams.errIsTerminal), source.path, source.file.tree(),
                   fault.range, fault.isError ? Severity::Error : Severity::Warning,
                   placeholders::toEnglish(fault));
}

} // namespace stepglass::cli
