// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Diagnostics.h"
#include "app/cli/EnvironmentOption.h"
#include "app/cli/OtherMachines.h"
#include "app/cli/RunReport.h"

#include "core/base/File.h"
#include "core/engine/Execution.h"
#include "core/engine/Time.h"
#include "core/mock/MockSet.h"
#include "core/mock/ObjectStore.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <limits>
#include <map>
#include <ostream>

namespace stepglass::cli {

namespace {

using engine::ExecutionStatus;
using engine::MachineType;

/// Says which file an error about its content is in.
Error inFile(Error error, const std::string& file)
{
    error.context = file;
    return error;
}

class RunCommand final : public Command {
public:
    std::string_view name() const override { return "run"; }
    std::string_view description() const override
    {
        return "Run a state machine in virtual time, with mocks for its tasks";
    }

    void addOptions(CLI::App& app) override
    {
        static const std::map<std::string, MachineType> types{{"STANDARD", MachineType::Standard},
                                                              {"EXPRESS", MachineType::Express}};
        app.add_option("FILE", m_file, "The definition, JSON or YAML; - is standard input")
            ->required();
        app.add_option("--input", m_input,
                       "File with the execution's input; - is standard input; else {}");
        auto* responses = app.add_option("--mock-responses", m_responses,
                                         "File with answers of tasks: {\"State\": {\"0\": "
                                         "{\"Return\": ..}, \"1-2\": {\"Throw\": ..}}}");
        auto* config = app.add_option("--mock-config", m_config, "A MockConfigFile.json");
        auto* testCase = app.add_option("--test-case", m_testCase,
                                        "The test case of --mock-config: MACHINE#CASE");
        config->excludes(responses)->needs(testCase);
        testCase->needs(config);
        app.add_option(
            "--s3", m_objects,
            "File with objects for ItemReader: {\"bucket/key\": \"text\" or {\"file\": \"path\"}, "
            "\"bucket/prefix\": {\"folder\": \"path\"}}");
        app.add_option("--s3-output", m_objectFolder,
                       "Folder for the files of ResultWriters: FOLDER/BUCKET/KEY");
        app.add_option("--keep-children", m_keptChildren,
                       "Child executions of Map Runs to keep for the report: all, failed, none, or "
                       "how many; else the first 10000 and the failed ones")
            ->check(CLI::IsMember({"all", "failed", "none"}) | CLI::NonNegativeNumber);
        m_others.addOptions(app);
        m_environment.addOptions(app);
        app.add_option("--type", m_type, "Type of the state machine: STANDARD or EXPRESS")
            ->transform(
                CLI::CheckedTransformer(types, CLI::ignore_case).description("STANDARD|EXPRESS"))
            ->default_str("STANDARD");
        app.add_flag("--sync", m_settings.isSynchronous,
                     "Run an EXPRESS machine as StartSyncExecution does");
        app.add_option("--history", m_history,
                       "Write the history here, as GetExecutionHistory gives it");
        app.add_option("--seed", m_settings.seed, "Seed of everything that is left to chance")
            ->default_val(m_settings.seed);
        app.add_option("--start-time", m_startTime,
                       "Virtual time of the start, such as 2026-01-31T12:00:00Z");
        app.add_option("--redrive", m_redrives,
                       "Redrive the execution up to so many times while it does not succeed")
            ->check(CLI::Range(0, 1000));
        app.add_flag("--unlimited", m_isUnlimited,
                     "Lift AWS's limits: 256 KiB of data, 25,000 events, 5 minutes for EXPRESS");
        addFormatOption(app, m_format);
    }

    ExitCode run(Streams& streams) override
    {
        if (m_file == "-" && m_input == "-")
            return reportError(
                {ErrorCode::Usage, {"only one of FILE and --input can be standard input"}, {}},
                streams);
        if (m_settings.isSynchronous && m_type != MachineType::Express)
            return reportError({ErrorCode::Usage, {"--sync needs --type EXPRESS"}, {}}, streams);
        const Result<Definition> definition = readDefinition(m_file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        const Result<void> prepared = prepare(streams);
        if (!prepared)
            return reportError(prepared.error(), streams);
        const Result<mock::MockSet> mocks = readMocks();
        if (!mocks)
            return reportError(mocks.error(), streams);
        const Result<mock::ObjectStore> objects = readObjects();
        if (!objects)
            return reportError(objects.error(), streams);
        if (const Result<void> values = m_others.readSubstitutions(); !values)
            return reportError(values.error(), streams);
        const auto known = m_environment.read(*definition, m_others.substitutions(), streams);
        if (!known)
            return known.error();
        m_others.addSubstitutions(known->substitutions());
        const Result<void> others = m_others.read(streams);
        if (!others)
            return reportError(others.error(), streams);
        const engine::CompileResult compiled =
            engine::compile(*definition->model, {m_type, m_others.substitutions()});
        if (!compiled.program) {
            printDiagnostics(streams.err, Paint(streams.errIsTerminal), m_file, definition->tree(),
                             compiled.diagnostics);
            return ExitCode::FoundFault;
        }
        m_settings.definitions = &m_others.definitions();
        mock::MockTaskProvider mocked(*mocks);
        mock::ObjectStoreProvider tasks(*objects, mocked);
        tasks.store().setOutputFolder(m_objectFolder);
        m_settings.results = &tasks.store();
        engine::Execution execution(compiled.program, m_settings,
                                    m_objects.empty() && m_objectFolder.empty()
                                        ? static_cast<engine::TaskProvider&>(mocked)
                                        : tasks);
        execution.run();
        for (int redrives = 0; redrives < m_redrives && !execution.whyNotRedrivable(); ++redrives) {
            execution.redrive();
            execution.run();
        }
        return report(*execution.trace(), streams);
    }

private:
    Result<void> prepare(Streams& streams)
    {
        m_settings.hasLimits = !m_isUnlimited;
        m_settings.keptChildren = keptChildren();
        m_settings.input = Value::object({});
        if (m_file != "-")
            m_settings.machineName = machineNameOf(m_file);
        if (!m_startTime.empty()) {
            const auto time = engine::parseTime(m_startTime);
            if (!time)
                return fail(
                    ErrorCode::Usage,
                    fmt::format("--start-time: '{}' is no time such as 2026-01-31T12:00:00Z",
                                m_startTime));
            m_settings.startTime = *time;
        }
        if (m_input.empty())
            return {};
        const Result<std::string> text = readInput(m_input, streams);
        if (!text)
            return tl::unexpected<Error>(text.error());
        Result<Value> input = value::parseJson(*text);
        if (!input)
            return tl::unexpected<Error>(inFile(std::move(input.error()), m_input));
        m_settings.input = std::move(*input);
        return {};
    }

    /// "order-processing" for "dir/order-processing.asl.json".
    static std::string machineNameOf(const std::string& file)
    {
        const std::string name = std::filesystem::path(file).filename().string();
        const std::string stem = name.substr(0, name.find('.'));
        return stem.empty() ? engine::ExecutionSettings().machineName : stem;
    }

    engine::KeptChildren keptChildren() const
    {
        if (m_keptChildren == "all")
            return {std::numeric_limits<std::uint32_t>::max(), true};
        if (m_keptChildren == "failed" || m_keptChildren == "none")
            return {0, m_keptChildren == "failed"};
        std::uint32_t count = engine::KeptChildren().first;
        std::from_chars(m_keptChildren.data(), m_keptChildren.data() + m_keptChildren.size(),
                        count);
        return {count, m_keptChildren.empty()};
    }

    Result<mock::MockSet> readMocks() const
    {
        const std::string& file = m_config.empty() ? m_responses : m_config;
        if (file.empty())
            return mock::MockSet();
        const Result<std::string> text = readFile(file);
        if (!text)
            return tl::unexpected<Error>(text.error());
        Result<mock::MockSet> mocks = m_config.empty()
                                          ? mock::MockSet::fromResponses(*text)
                                          : mock::MockSet::fromMockConfig(*text, m_testCase);
        if (!mocks)
            return tl::unexpected<Error>(inFile(std::move(mocks.error()), file));
        return mocks;
    }

    Result<mock::ObjectStore> readObjects() const
    {
        if (m_objects.empty())
            return mock::ObjectStore();
        const Result<std::string> text = readFile(m_objects);
        if (!text)
            return tl::unexpected<Error>(text.error());
        // Files are named from where the file that names them is.
        const std::filesystem::path folder = std::filesystem::path(m_objects).parent_path();
        Result<mock::ObjectStore> objects = mock::ObjectStore::fromJson(*text, folder.string());
        if (!objects)
            return tl::unexpected<Error>(inFile(std::move(objects.error()), m_objects));
        return objects;
    }

    ExitCode report(const engine::Trace& trace, Streams& streams) const
    {
        if (!m_history.empty()) {
            const Result<void> written = writeOutput(
                m_history, value::toPrettyJson(engine::toHistory(trace)) + '\n', streams);
            if (!written)
                return reportError(written.error(), streams);
        }
        if (m_format == OutputFormat::Json)
            streams.out << value::toJson(engine::toResult(trace)) << '\n';
        else
            printRun(streams.out, Paint(streams.outIsTerminal), trace);
        return trace.status() == ExecutionStatus::Succeeded ? ExitCode::Good : ExitCode::FoundFault;
    }

    std::string m_file;
    std::string m_input;
    std::string m_responses;
    std::string m_config;
    std::string m_testCase;
    std::string m_objects;
    std::string m_objectFolder;
    std::string m_keptChildren;
    std::string m_history;
    std::string m_startTime;
    OtherMachines m_others;
    EnvironmentOption m_environment;
    MachineType m_type = MachineType::Standard;
    int m_redrives = 0;
    bool m_isUnlimited = false;
    engine::ExecutionSettings m_settings;
    OutputFormat m_format = OutputFormat::Text;
};

} // namespace

std::unique_ptr<Command> makeRunCommand()
{
    return std::make_unique<RunCommand>();
}

} // namespace stepglass::cli
