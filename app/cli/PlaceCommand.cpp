// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/PlaceCommand.h"

#include "app/cli/Diagnostics.h"

#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <ostream>

namespace stepglass::cli {

void PlaceCommand::addOptions(CLI::App& app)
{
    app.add_option("FILE", m_file, "Definition, JSON or YAML; - is standard input")->required();
    app.add_option("--line", m_line, "Line, counted from 1")->required();
    app.add_option("--column", m_column,
                   "Column, counted from 1 in UTF-16 units: the caret "
                   "stands before that character")
        ->required();
    m_environment.addOptions(app);
    addFormatOption(app, m_format);
}

ExitCode PlaceCommand::run(Streams& streams)
{
    Result<Definition> definition = readDefinition(m_file, streams);
    if (!definition)
        return reportError(definition.error(), streams);
    auto known = m_environment.read(*definition, {}, streams);
    if (!known)
        return known.error();
    definition = withKnown(*definition, *std::move(known));
    const std::uint32_t offset = definition->tree().lines().offset({m_line, m_column});
    const Value result = answer(*definition, offset);
    if (m_format == OutputFormat::Json)
        streams.out << value::toJson(result) << '\n';
    else
        print(result, streams.out);
    return ExitCode::Good;
}

Value toJson(TextRange range, const Definition& definition)
{
    const LineIndex& lines = definition.tree().lines();
    const LineColumn begin = lines.position(range.begin);
    const LineColumn end = lines.position(range.end);
    const auto number = [](std::uint32_t count) { return Value(static_cast<std::int64_t>(count)); };
    return Value::object({{"line", number(begin.line)},
                          {"column", number(begin.column)},
                          {"endLine", number(end.line)},
                          {"endColumn", number(end.column)}});
}

} // namespace stepglass::cli
