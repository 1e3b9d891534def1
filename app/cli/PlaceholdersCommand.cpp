// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Diagnostics.h"
#include "app/cli/EnvironmentOption.h"

#include "core/base/File.h"
#include "core/catalogue/Location.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace stepglass::cli {

namespace {

using placeholders::EnvironmentsFile;
using placeholders::Fault;
using placeholders::Placeholder;
using placeholders::Use;

Value number(std::uint32_t count)
{
    return Value(static_cast<std::int64_t>(count));
}

class PlaceholdersCommand final : public Command {
public:
    std::string_view name() const override { return "placeholders"; }
    std::string_view description() const override
    {
        return "List the ${Placeholders} of a definition: types, uses, values by environment";
    }

    void addOptions(CLI::App& app) override
    {
        app.add_option("FILE", m_file, "The definition, JSON or YAML; - is standard input")
            ->required();
        app.add_option("--environments", m_environments,
                       "The environments file; else the one beside the definition, if there is one "
                       "(NAME.environments.json for NAME.asl.json)");
        addFormatOption(app, m_format);
    }

    ExitCode run(Streams& streams) override
    {
        const Result<Definition> definition = readDefinition(m_file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        const Result<EnvironmentsSource> source = readEnvironments();
        if (!source)
            return reportError(source.error(), streams);
        // What is only declared, or only has a value, is listed too: it may be a slip of the pen.
        const auto catalogue = catalogue::openInstalled();
        std::vector<Placeholder> found = placeholders::placeholdersOf(
            *definition->model, catalogue ? catalogue->get() : nullptr);
        std::vector<Fault> faults = source->file.faults();
        const std::vector<Fault> wrong = source->file.wrongValues(found);
        faults.insert(faults.end(), wrong.begin(), wrong.end());
        for (const asl::KnownPlaceholder& known : source->file.known({}).all) {
            const bool isUsed =
                std::any_of(found.begin(), found.end(), [&known](const Placeholder& placeholder) {
                    return placeholder.name == known.name;
                });
            if (!isUsed)
                found.push_back({.name = known.name});
        }
        if (m_format == OutputFormat::Json)
            printJson(*definition, *source, found, faults, streams);
        else
            printText(*definition, *source, found, faults, streams);
        const bool hasErrors = std::any_of(faults.begin(), faults.end(),
                                           [](const Fault& fault) { return fault.isError; });
        return hasErrors ? ExitCode::FoundFault : ExitCode::Good;
    }

private:
    /// With an empty path where there is none.
    Result<EnvironmentsSource> readEnvironments() const
    {
        std::string path = m_environments;
        if (path.empty()) {
            path = m_file == "-" ? std::string() : placeholders::environmentsFileOf(m_file);
            std::error_code ignored;
            if (path.empty() || !std::filesystem::exists(path, ignored))
                return EnvironmentsSource{{}, EnvironmentsFile()};
        }
        return readFile(path).map([&path](std::string text) {
            return EnvironmentsSource{path, EnvironmentsFile(std::move(text))};
        });
    }

    static Value placeOf(TextRange range, const syntax::SyntaxTree& tree, Value object)
    {
        const LineColumn begin = tree.lines().position(range.begin);
        const LineColumn end = tree.lines().position(range.end);
        return object.with("line", number(begin.line))
            .with("column", number(begin.column))
            .with("endLine", number(end.line))
            .with("endColumn", number(end.column));
    }

    static Value usesOf(const Placeholder& placeholder, const syntax::SyntaxTree& tree)
    {
        std::vector<Value> uses;
        for (std::size_t i = 0; i < placeholder.uses.size(); ++i) {
            const Use& use = placeholder.uses[i];
            const bool contradicts =
                std::find(placeholder.contradictions.begin(), placeholder.contradictions.end(),
                          i) != placeholder.contradictions.end();
            Value object = Value::object({{"path", Value(use.pointer)},
                                          {"whole", Value(use.isWhole)},
                                          {"quoted", Value(!use.isBare)},
                                          {"type", Value(toString(use.type))}});
            if (contradicts)
                object = object.with("contradicts", Value(true));
            uses.push_back(placeOf(use.range, tree, std::move(object)));
        }
        return Value::array(std::move(uses));
    }

    static void printJson(const Definition& definition, const EnvironmentsSource& source,
                          const std::vector<Placeholder>& found, const std::vector<Fault>& faults,
                          Streams& streams)
    {
        std::vector<Value> list;
        for (const Placeholder& placeholder : found) {
            const placeholders::Declaration* declared = source.file.declaration(placeholder.name);
            const bool isDeclared = declared != nullptr && declared->type;
            Value values = Value::object({});
            for (const placeholders::Environment& environment : source.file.environments()) {
                if (const auto* value = environment.find(placeholder.name))
                    values = values.with(environment.name, value->value);
            }
            Value object = Value::object(
                {{"name", Value(placeholder.name)},
                 {"type", Value(toString(isDeclared ? *declared->type : placeholder.inferred))},
                 {"declared", Value(isDeclared)},
                 {"inferred", placeholder.uses.empty() ? Value(nullptr)
                                                       : Value(toString(placeholder.inferred))},
                 {"uses", usesOf(placeholder, definition.tree())},
                 {"values", std::move(values)}});
            if (declared != nullptr && !declared->description.empty())
                object = object.with("description", Value(declared->description));
            list.push_back(std::move(object));
        }
        std::vector<Value> environments;
        for (const placeholders::Environment& environment : source.file.environments())
            environments.emplace_back(environment.name);
        std::vector<Value> told;
        for (const Fault& fault : faults)
            told.push_back(
                placeOf(fault.range, source.file.tree(),
                        Value::object({{"severity", Value(fault.isError ? "error" : "warning")},
                                       {"message", Value(placeholders::toEnglish(fault))}})));
        const std::string& standard = source.file.defaultEnvironment();
        const Value object = Value::object(
            {{"file", Value(definition.file)},
             {"environmentsFile", source.path.empty() ? Value(nullptr) : Value(source.path)},
             {"environments", Value::array(std::move(environments))},
             {"default", standard.empty() ? Value(nullptr) : Value(standard)},
             {"placeholders", Value::array(std::move(list))},
             {"faults", Value::array(std::move(told))}});
        streams.out << value::toJson(object) << '\n';
    }

    static void printText(const Definition& definition, const EnvironmentsSource& source,
                          const std::vector<Placeholder>& found, const std::vector<Fault>& faults,
                          Streams& streams)
    {
        const Paint paint(streams.outIsTerminal);
        for (const Placeholder& placeholder : found) {
            const placeholders::Declaration* declared = source.file.declaration(placeholder.name);
            const bool isDeclared = declared != nullptr && declared->type;
            streams.out << paint.strong("${" + placeholder.name + '}') << "  "
                        << toString(isDeclared ? *declared->type : placeholder.inferred)
                        << (isDeclared ? "" : " (inferred)");
            if (declared != nullptr && !declared->description.empty())
                streams.out << "  " << paint.faint(declared->description);
            streams.out << '\n';
            for (const placeholders::Environment& environment : source.file.environments()) {
                const auto* value = environment.find(placeholder.name);
                streams.out << "    " << environment.name << " = "
                            << (value ? value->text() : paint.faint("no value")) << '\n';
            }
            for (std::size_t i = 0; i < placeholder.uses.size(); ++i) {
                const Use& use = placeholder.uses[i];
                const LineColumn at = definition.tree().lines().position(use.range.begin);
                const bool contradicts =
                    std::find(placeholder.contradictions.begin(), placeholder.contradictions.end(),
                              i) != placeholder.contradictions.end();
                streams.out << fmt::format(
                    "    {}:{}:{}: {}{}\n", definition.file, at.line, at.column, use.pointer,
                    contradicts ? fmt::format(" (used as {} here)", toString(use.type)) : "");
            }
            if (placeholder.uses.empty())
                streams.out << "    " << paint.doubtful("not used by the definition") << '\n';
        }
        streams.out << fmt::format("{} {}\n", found.size(),
                                   found.size() == 1 ? "placeholder" : "placeholders");
        printFaults(source, faults, streams);
    }

    std::string m_file;
    std::string m_environments;
    OutputFormat m_format = OutputFormat::Text;
};

} // namespace

std::unique_ptr<Command> makePlaceholdersCommand()
{
    return std::make_unique<PlaceholdersCommand>();
}

} // namespace stepglass::cli
