// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "core/base/File.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>

namespace stepglass::cli {

namespace {

constexpr const char* programDescription =
    "Checks, draws, edits and runs AWS Step Functions state machines. Needs no account, no network "
    "and no\n"
    "display. Exit status: 0 good, 1 the work found a fault, 2 it could not be done.";

/// What CLI11 says of bad usage, as one message of ours.
int reportUsage(const CLI::App& app, const CLI::ParseError& error, const std::string& firstArgument,
                Streams& streams)
{
    if (error.get_exit_code() == 0)
        return app.exit(error, streams.out, streams.err);
    const auto chosen = app.get_subcommands();
    streams.err << "stepglass-cli: ";
    if (chosen.empty() && !firstArgument.empty() && firstArgument.front() != '-')
        streams.err << "there is no command '" << firstArgument << '\'';
    else
        streams.err << error.what();
    streams.err << "\nTry 'stepglass-cli "
                << (chosen.empty() ? "" : chosen.front()->get_name() + " ") << "--help'.\n";
    return static_cast<int>(ExitCode::CouldNotRun);
}

/// Whoever asks for no colours (https://no-color.org) gets none.
void respectNoColor(Streams& streams)
{
    const char* wish = std::getenv("NO_COLOR");
    if (wish != nullptr && *wish != '\0') {
        streams.outIsTerminal = false;
        streams.errIsTerminal = false;
    }
}

} // namespace

void addFormatOption(CLI::App& app, OutputFormat& format)
{
    static const std::map<std::string, OutputFormat> words{{"text", OutputFormat::Text},
                                                           {"json", OutputFormat::Json}};
    app.add_option("--format", format, "How to print: text for people, json for programs")
        ->transform(CLI::CheckedTransformer(words).description("text|json"))
        ->default_str("text");
}

int runCommandLine(std::vector<std::string> arguments, Streams& streams)
{
    respectNoColor(streams);
    CLI::App app(programDescription, "stepglass-cli");
    app.set_version_flag("--version", "stepglass-cli " STEPGLASS_VERSION);
    app.require_subcommand(1);

    const std::vector<std::unique_ptr<Command>> commands = makeCommands();
    std::vector<CLI::App*> subcommands;
    for (const std::unique_ptr<Command>& command : commands) {
        CLI::App* subcommand =
            app.add_subcommand(std::string(command->name()), std::string(command->description()));
        command->addOptions(*subcommand);
        subcommands.push_back(subcommand);
    }
    const std::string firstArgument = arguments.empty() ? std::string() : arguments.front();
    try {
        std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back.
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        return reportUsage(app, error, firstArgument, streams);
    }
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (subcommands[i]->parsed()) {
            const ExitCode code = commands[i]->run(streams);
            streams.out.flush();
            if (!streams.out) {
                streams.err << "stepglass-cli: "
                            << toEnglish(Error{ErrorCode::CannotWriteFile,
                                               {"standard output", "write failed"},
                                               {}})
                            << '\n';
                return static_cast<int>(ExitCode::CouldNotRun);
            }
            return static_cast<int>(code);
        }
    }
    return static_cast<int>(ExitCode::CouldNotRun);
}

} // namespace stepglass::cli
