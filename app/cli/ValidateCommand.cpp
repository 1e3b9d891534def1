// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Diagnostics.h"
#include "app/cli/EnvironmentOption.h"
#include "app/cli/Repairing.h"

#include "core/catalogue/Location.h"
#include "core/lint/Lint.h"
#include "core/lint/Rules.h"
#include "core/lint/ServiceView.h"
#include "core/lint/Values.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ostream>

namespace stepglass::cli {

namespace {

/// "1 error", "3 warnings"; empty for none.
std::string counted(std::size_t count, std::string_view word)
{
    return count == 0 ? std::string() : fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

class ValidateCommand final : public Command {
public:
    std::string_view name() const override { return "validate"; }
    std::string_view description() const override
    {
        return "Name the faults of definitions, with their places";
    }

    void addOptions(CLI::App& app) override
    {
        static const std::map<std::string, lint::MachineType> types{
            {"STANDARD", lint::MachineType::Standard}, {"EXPRESS", lint::MachineType::Express}};
        app.add_option("FILE", m_files, "Definitions, JSON or YAML; - is standard input")
            ->required();
        app.add_option("--type", m_options.type, "Type of the state machine: STANDARD or EXPRESS")
            ->transform(
                CLI::CheckedTransformer(types, CLI::ignore_case).description("STANDARD|EXPRESS"))
            ->default_str("STANDARD");
        static const std::map<std::string, Severity> severities{
            {"ERROR", Severity::Error},
            {"WARNING", Severity::Warning},
            {"INFO", Severity::Information},
            {"HINT", Severity::Hint},
        };
        app.add_option("--severity", m_severity, "The least serious findings that are shown")
            ->transform(CLI::CheckedTransformer(severities, CLI::ignore_case)
                            .description("ERROR|WARNING|INFO|HINT"))
            ->default_str("WARNING");
        app.add_option("--ignore", m_options.ignored,
                       "Rules or codes that are left out, such as no-timeout");
        m_environment.addOptions(app);
        app.add_flag("--fix", m_fixes,
                     "Repair what has a repair that needs no decision; with - print the new text");
        addFormatOption(app, m_format);
    }

    ExitCode run(Streams& streams) override
    {
        ExitCode code = ExitCode::Good;
        // Without it, the rules about services are left out; the others stand.
        if (auto opened = catalogue::openInstalled())
            m_options.catalogue = std::move(*opened);
        else
            streams.err << toEnglish(opened.error()) << '\n';
        for (const std::string& file : m_files)
            code = std::max(code, validate(file, streams));
        return code;
    }

private:
    ExitCode validate(const std::string& file, Streams& streams) const
    {
        Result<Definition> definition = readDefinition(file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        auto known = m_environment.read(*definition, {}, streams);
        if (!known)
            return known.error();
        definition = withKnown(*definition, *std::move(known));
        const auto found = [&](const Definition& checked) {
            std::vector<Diagnostic> diagnostics = lint::checkWithValues(*checked.model, m_options);
            std::erase_if(diagnostics, [this](const Diagnostic& diagnostic) {
                return diagnostic.severity > m_severity;
            });
            return diagnostics;
        };
        RepairedDefinition result{*definition, {}};
        if (m_fixes) {
            result = repairDefinition(*definition, found);
            printRepairs(streams.err, result);
            const bool isChanged = !result.repaired.empty();
            if (isChanged || file == "-") {
                const auto written = writeOutput(file, result.definition.tree().text(), streams);
                if (!written)
                    return reportError(written.error(), streams);
            }
        }
        const std::vector<Diagnostic> diagnostics = found(result.definition);
        // The new text has standard output for itself.
        if (m_fixes && file == "-")
            printDiagnostics(streams.err, Paint(streams.errIsTerminal), file,
                             *result.definition.model, diagnostics);
        else if (m_format == OutputFormat::Json)
            printJson(result, diagnostics, streams);
        else
            printText(result.definition, diagnostics, streams);
        return hasErrors(diagnostics) ? ExitCode::FoundFault : ExitCode::Good;
    }

    /// One object a line, so that a program can read one file's result before the next one is done.
    void printJson(const RepairedDefinition& result, const std::vector<Diagnostic>& diagnostics,
                   Streams& streams) const
    {
        const Definition& definition = result.definition;
        std::vector<Value> list;
        list.reserve(diagnostics.size());
        for (const Diagnostic& diagnostic : diagnostics)
            list.push_back(withServiceView(diagnostic, *definition.model));
        const bool isValid = !hasErrors(diagnostics);
        Value object = Value::object({{"file", Value(definition.file)},
                                      {"valid", Value(isValid)},
                                      {"result", Value(isValid ? "OK" : "FAIL")},
                                      {"diagnostics", Value::array(std::move(list))}});
        if (m_fixes)
            object = object.with("repaired", Value::array(result.repaired));
        streams.out << value::toJson(object) << '\n';
    }

    /// Adds the rule, and what ValidateStateMachineDefinition would say.
    static Value withServiceView(const Diagnostic& diagnostic, const asl::Model& model)
    {
        Value object =
            toJson(diagnostic, model)
                .with("rule", Value(lint::ruleId(diagnostic.code)))
                .with("location", Value(lint::serviceLocation(model.tree(), diagnostic)));
        const std::string message = lint::serviceMessage(diagnostic);
        return message.empty() ? object : object.with("awsMessage", Value(message));
    }

    static void printText(const Definition& definition, const std::vector<Diagnostic>& diagnostics,
                          Streams& streams)
    {
        const Paint paint(streams.outIsTerminal);
        printDiagnostics(streams.out, paint, definition.file, *definition.model, diagnostics);
        const auto errors = static_cast<std::size_t>(
            std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
                return diagnostic.severity == Severity::Error;
            }));
        const auto warnings = static_cast<std::size_t>(
            std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
                return diagnostic.severity == Severity::Warning;
            }));
        const std::string others = counted(warnings, "warning");
        streams.out << definition.file << ": "
                    << (errors > 0 ? paint.bad(counted(errors, "error")) : paint.good("valid"))
                    << (others.empty() ? "" : ", " + others) << '\n';
    }

    std::vector<std::string> m_files;
    EnvironmentOption m_environment;
    bool m_fixes = false;
    lint::Options m_options;
    Severity m_severity = Severity::Warning;
    OutputFormat m_format = OutputFormat::Text;
};

} // namespace

std::unique_ptr<Command> makeValidateCommand()
{
    return std::make_unique<ValidateCommand>();
}

} // namespace stepglass::cli
