// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Definition.h"

#include "core/base/File.h"

#include <cerrno>
#include <istream>
#include <iterator>
#include <ostream>
#include <system_error>

namespace stepglass::cli {

Result<std::string> readInput(const std::string& path, Streams& streams)
{
    if (path != "-")
        return readFile(path);
    std::string bytes{std::istreambuf_iterator<char>(streams.in), std::istreambuf_iterator<char>()};
    if (streams.in.bad())
        return fail(ErrorCode::CannotReadFile, "standard input",
                    std::generic_category().message(errno));
    return bytes;
}

Result<Definition> readDefinition(const std::string& path, Streams& streams)
{
    return readInput(path, streams).map([&](std::string text) {
        const syntax::Format format = syntax::formatOf(path, text);
        return Definition{path,
                          asl::Model::build(syntax::SyntaxTree::parse(std::move(text), format))};
    });
}

Definition withKnown(const Definition& definition, asl::KnownPlaceholders known)
{
    return {definition.file,
            asl::Model::build(definition.model->sharedTree(),
                              std::make_shared<const asl::KnownPlaceholders>(std::move(known)))};
}

Result<void> writeOutput(const std::string& path, std::string_view bytes, Streams& streams)
{
    if (path != "-")
        return writeFileAtomically(path, bytes);
    // Whether standard output took it is checked once, after the command.
    streams.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return {};
}

ExitCode reportError(const Error& error, Streams& streams)
{
    streams.err << "stepglass-cli: ";
    if (!error.context.empty())
        streams.err << error.context << ": ";
    streams.err << toEnglish(error) << '\n';
    return ExitCode::CouldNotRun;
}

} // namespace stepglass::cli
