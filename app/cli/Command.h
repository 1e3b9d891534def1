// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace stepglass::cli {

/// Where a command reads and writes. Tests bring their own.
struct Streams {
    std::istream& in;
    std::ostream& out;          ///< results
    std::ostream& err;          ///< messages
    bool outIsTerminal = false; ///< colours make sense
    bool errIsTerminal = false;
};

/// What the shell sees of a run of the program.
enum class ExitCode {
    Good = 0,
    FoundFault = 1,  ///< the work was done and found the document (or the execution) at fault
    CouldNotRun = 2, ///< bad usage, unreadable or unwritable file
};

/// How results are printed.
enum class OutputFormat { Text, Json };

/// One word of the command line: `stepglass-cli NAME ...`. An object serves one call.
class Command {
public:
    virtual ~Command() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// One line for the list of commands; begins with a capital, ends without a full stop.
    [[nodiscard]] virtual std::string_view description() const = 0;
    /// Declares options and arguments that write into this object's members.
    virtual void addOptions(CLI::App& app) = 0;
    /// Called once, after the arguments were read. Throws nothing.
    [[nodiscard]] virtual ExitCode run(Streams& streams) = 0;
};

/// Every command in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> makeCommands();

/// Adds `--format text|json`, which all commands with a result have.
void addFormatOption(CLI::App& app, OutputFormat& format);

/// Reads the arguments (without the program's name), runs the command they name, and gives the exit
/// code. Messages about bad usage go to `streams.err`.
[[nodiscard]] int runCommandLine(std::vector<std::string> arguments, Streams& streams);

} // namespace stepglass::cli
