// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Diagnostics.h"

#include "core/edit/Edit.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

namespace stepglass::cli {

namespace {

class FormatCommand final : public Command {
public:
    std::string_view name() const override { return "format"; }
    std::string_view description() const override
    {
        return "Lay out a definition's text anew; order, comments and numbers stay";
    }

    void addOptions(CLI::App& app) override
    {
        app.add_option("FILE", m_files, "Definitions, JSON or YAML; - is standard input")
            ->required();
        app.add_option("--indent", m_indent, "Spaces a level")
            ->check(CLI::Range(1, 8))
            ->capture_default_str();
        auto* inPlace =
            app.add_flag("-i,--in-place", m_isInPlace, "Write the files instead of printing them");
        app.add_flag("--check", m_isCheck, "Print which files would change; exit status 1 if any")
            ->excludes(inPlace);
    }

    ExitCode run(Streams& streams) override
    {
        if (m_files.size() > 1 && !m_isInPlace && !m_isCheck)
            return reportError({ErrorCode::Usage, {"several files need --in-place or --check"}, {}},
                               streams);
        ExitCode code = ExitCode::Good;
        for (const std::string& file : m_files)
            code = std::max(code, format(file, streams));
        return code;
    }

private:
    ExitCode format(const std::string& file, Streams& streams) const
    {
        const Result<Definition> definition = readDefinition(file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        if (hasErrors(definition->tree().diagnostics())) {
            printDiagnostics(streams.err, Paint(streams.errIsTerminal), file, definition->tree(),
                             definition->tree().diagnostics());
            return ExitCode::FoundFault;
        }
        const Result<syntax::TextEdits> edits = edit::format(definition->tree(), m_indent);
        if (!edits) {
            reportError(edits.error(), streams);
            return ExitCode::FoundFault;
        }
        if (m_isCheck) {
            if (!edits->empty())
                streams.out << file << '\n';
            return edits->empty() ? ExitCode::Good : ExitCode::FoundFault;
        }
        if (m_isInPlace && edits->empty())
            return ExitCode::Good;
        const Result<void> written = writeOutput(
            m_isInPlace ? file : "-", applyEdits(definition->tree().text(), *edits), streams);
        return written ? ExitCode::Good : reportError(written.error(), streams);
    }

    std::vector<std::string> m_files;
    int m_indent = 2;
    bool m_isInPlace = false;
    bool m_isCheck = false;
};

} // namespace

std::unique_ptr<Command> makeFormatCommand()
{
    return std::make_unique<FormatCommand>();
}

} // namespace stepglass::cli
