// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Diagnostics.h"
#include "app/cli/RunReport.h"

#include "core/engine/Engine.h"
#include "core/engine/HistoryReader.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace stepglass::cli {

namespace {

class HistoryCommand final : public Command {
public:
    std::string_view name() const override { return "history"; }
    std::string_view description() const override
    {
        return "Show what an execution on AWS did, from its history";
    }

    void addOptions(CLI::App& app) override
    {
        app.add_option("FILE", m_files,
                       "What GetExecutionHistory answered: pages in any order, times as numbers or "
                       "texts; or the event log of an Express execution; - is standard input")
            ->required();
        app.add_option("--definition", m_definition,
                       "The state machine that ran: its paths name the states");
        addFormatOption(app, m_format);
    }

    ExitCode run(Streams& streams) override
    {
        std::vector<std::string> texts;
        for (const std::string& file : m_files) {
            Result<std::string> text = readInput(file, streams);
            if (!text)
                return reportError(text.error(), streams);
            texts.push_back(std::move(*text));
        }
        std::shared_ptr<const engine::Program> program;
        if (!m_definition.empty()) {
            const Result<Definition> definition = readDefinition(m_definition, streams);
            if (!definition)
                return reportError(definition.error(), streams);
            engine::CompileResult compiled = engine::compile(*definition->model);
            if (!compiled.program) {
                printDiagnostics(streams.err, Paint(streams.errIsTerminal), m_definition,
                                 definition->tree(), compiled.diagnostics);
                return ExitCode::FoundFault;
            }
            program = std::move(compiled.program);
        }
        const auto trace = engine::readHistory(texts, std::move(program));
        if (!trace) {
            Error error = trace.error();
            error.context = m_files.front();
            return reportError(error, streams);
        }
        if (m_format == OutputFormat::Json)
            printJson(streams.out, **trace);
        else
            printRun(streams.out, Paint(streams.outIsTerminal), **trace);
        return (*trace)->status() == engine::ExecutionStatus::Succeeded ? ExitCode::Good
                                                                        : ExitCode::FoundFault;
    }

private:
    /// The result with the events of all pages, in their order.
    static void printJson(std::ostream& out, const engine::Trace& trace)
    {
        const Value history = engine::toHistory(trace);
        const Value* events = history.find(std::string_view("events"));
        out << value::toJson(engine::toResult(trace).with("events", *events)) << '\n';
    }

    std::vector<std::string> m_files;
    std::string m_definition;
    OutputFormat m_format = OutputFormat::Text;
};

} // namespace

std::unique_ptr<Command> makeHistoryCommand()
{
    return std::make_unique<HistoryCommand>();
}

} // namespace stepglass::cli
