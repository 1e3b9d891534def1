// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/OtherMachines.h"

#include "app/cli/Definition.h"
#include "app/cli/Diagnostics.h"

#include "core/base/File.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace stepglass::cli {

namespace {

namespace fs = std::filesystem;

/// The two sides of "NAME=REST".
Result<std::pair<std::string, std::string>> split(const std::string& option,
                                                  const std::string& text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return fail(ErrorCode::Usage,
                    fmt::format("{}: '{}' is not of the form NAME=..", option, text));
    return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

bool isDefinitionFile(const fs::path& file)
{
    const std::string name = file.filename().string();
    return name.ends_with(".asl.json") || name.ends_with(".asl.yaml") ||
           name.ends_with(".asl.yml") || name.ends_with(".asl");
}

} // namespace

void OtherMachines::addOptions(CLI::App& app)
{
    app.add_option("--definition", m_named,
                   "A machine that tasks may start: NAME=FILE, where NAME is the machine's name, "
                   "its ARN, or the ${Placeholder} that stands for it. May be repeated. It runs "
                   "in the same simulation; its mocks may be named \"NAME#State\"")
        ->allow_extra_args(false);
    app.add_option("--workspace", m_workspace,
                   "Folder whose *.asl.json and *.asl.yaml tasks may start, by the file's name "
                   "without its endings");
    app.add_option("--machine-type", m_typed,
                   "NAME=STANDARD or NAME=EXPRESS: the type of a machine of --definition or "
                   "--workspace; others run as STANDARD ones. May be repeated")
        ->allow_extra_args(false);
    app.add_option("--substitutions", m_substitutionsFile,
                   "File with texts for ${Placeholders} of all definitions: {\"Name\": \"text\"}");
    app.add_option("--substitute", m_substituted, "NAME=VALUE: the text of one ${NAME}")
        ->allow_extra_args(false);
}

Result<void> OtherMachines::read(Streams& streams)
{
    if (auto result = readTypes(); !result)
        return result;
    if (auto result = readWorkspace(streams); !result)
        return result;
    if (auto result = readDefinitions(streams); !result)
        return result;
    for (const auto& [name, type] : m_types)
        if (!m_definitions.find(name))
            return fail(ErrorCode::Usage,
                        fmt::format("--machine-type: no machine is named '{}'", name));
    return {};
}

Result<void> OtherMachines::readTypes()
{
    for (const std::string& text : m_typed) {
        auto pair = split("--machine-type", text);
        if (!pair)
            return tl::unexpected<Error>(pair.error());
        if (pair->second != "STANDARD" && pair->second != "EXPRESS")
            return fail(
                ErrorCode::Usage,
                fmt::format("--machine-type: '{}' is neither STANDARD nor EXPRESS", pair->second));
        m_types.insert_or_assign(std::move(pair->first), pair->second == "EXPRESS"
                                                             ? engine::MachineType::Express
                                                             : engine::MachineType::Standard);
    }
    return {};
}

std::shared_ptr<const engine::Program> OtherMachines::add(const std::string& name,
                                                          engine::CompileResult compiled)
{
    const auto type = m_types.contains(name) ? engine::DefinitionSet::Type::Given
                                             : engine::DefinitionSet::Type::Assumed;
    if (compiled.program)
        m_definitions.add(name, compiled.program, type);
    return std::move(compiled.program);
}

engine::MachineType OtherMachines::typeOf(const std::string& name) const
{
    const auto found = m_types.find(name);
    return found == m_types.end() ? engine::MachineType::Standard : found->second;
}

Result<void> OtherMachines::readSubstitutions()
{
    for (const std::string& text : m_substituted) {
        auto pair = split("--substitute", text);
        if (!pair)
            return tl::unexpected<Error>(pair.error());
        m_substitutions.push_back(std::move(*pair));
    }
    if (m_substitutionsFile.empty())
        return {};
    const Result<std::string> text = readFile(m_substitutionsFile);
    if (!text)
        return tl::unexpected<Error>(text.error());
    const Result<Value> json = value::parseJson(*text);
    if (!json) {
        Error error = json.error();
        error.context = m_substitutionsFile;
        return tl::unexpected<Error>(error);
    }
    for (const value::Member& member : json->members())
        m_substitutions.emplace_back(member.name.text(), member.value.isString()
                                                             ? std::string(member.value.asString())
                                                             : value::toJson(member.value));
    return {};
}

void OtherMachines::addSubstitutions(const asl::Substitutions& more)
{
    m_substitutions.insert(m_substitutions.end(), more.begin(), more.end());
}

Result<void> OtherMachines::readWorkspace(Streams& streams)
{
    if (m_workspace.empty())
        return {};
    std::error_code fault;
    std::vector<fs::path> files;
    for (fs::directory_iterator each(m_workspace, fault), end; !fault && each != end;
         each.increment(fault))
        if (isDefinitionFile(each->path()))
            files.push_back(each->path());
    if (fault)
        return fail(ErrorCode::CannotReadFile, m_workspace, fault.message());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const Result<Definition> definition = readDefinition(file.string(), streams);
        if (!definition)
            return tl::unexpected<Error>(definition.error());
        const std::string fileName = file.filename().string();
        const std::string name = fileName.substr(0, fileName.find(".asl"));
        (void)add(name, engine::compile(*definition->model, {typeOf(name), m_substitutions}));
    }
    return {};
}

Result<void> OtherMachines::readDefinitions(Streams& streams)
{
    for (const std::string& text : m_named) {
        const auto pair = split("--definition", text);
        if (!pair)
            return tl::unexpected<Error>(pair.error());
        const Result<Definition> definition = readDefinition(pair->second, streams);
        if (!definition)
            return tl::unexpected<Error>(definition.error());
        const auto compiled =
            engine::compile(*definition->model, {typeOf(pair->first), m_substitutions});
        if (!add(pair->first, compiled)) {
            printDiagnostics(streams.err, Paint(streams.errIsTerminal), pair->second,
                             definition->tree(), compiled.diagnostics);
            return fail(ErrorCode::InvalidDefinition, fmt::format("{} cannot run", pair->second));
        }
    }
    return {};
}

} // namespace stepglass::cli
