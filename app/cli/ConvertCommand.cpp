// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Diagnostics.h"

#include "core/exchange/Convert.h"

#include <CLI/CLI.hpp>
#include <map>

namespace stepglass::cli {

namespace {

class ConvertCommand final : public Command {
public:
    std::string_view name() const override { return "convert"; }
    std::string_view description() const override
    {
        return "Write a definition as JSON or as YAML";
    }

    void addOptions(CLI::App& app) override
    {
        static const std::map<std::string, syntax::Format> formats{{"json", syntax::Format::Json},
                                                                   {"yaml", syntax::Format::Yaml}};
        app.add_option("FILE", m_file, "The definition, JSON or YAML; - is standard input")
            ->required();
        app.add_option("--to", m_target, "What to write: json or yaml")
            ->required()
            ->transform(
                CLI::CheckedTransformer(formats, CLI::ignore_case).description("json|yaml"));
        app.add_option("-o,--output", m_output, "The new file; - is standard output")
            ->capture_default_str();
        app.add_option("--indent", m_indent, "Spaces a level")
            ->check(CLI::Range(1, 8))
            ->capture_default_str();
    }

    ExitCode run(Streams& streams) override
    {
        const Result<Definition> definition = readDefinition(m_file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        const syntax::SyntaxTree& tree = definition->tree();
        if (hasErrors(tree.diagnostics())) {
            printDiagnostics(streams.err, Paint(streams.errIsTerminal), m_file, tree,
                             tree.diagnostics());
            return ExitCode::FoundFault;
        }
        const Result<std::string> text = exchange::convert(tree, m_target, m_indent);
        if (!text) {
            reportError(text.error(), streams);
            return ExitCode::FoundFault;
        }
        const Result<void> written = writeOutput(m_output, *text, streams);
        return written ? ExitCode::Good : reportError(written.error(), streams);
    }

private:
    std::string m_file;
    std::string m_output = "-";
    syntax::Format m_target = syntax::Format::Json;
    int m_indent = 2;
};

} // namespace

std::unique_ptr<Command> makeConvertCommand()
{
    return std::make_unique<ConvertCommand>();
}

} // namespace stepglass::cli
