// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/EditOperation.h"

#include "core/assist/Convert.h"
#include "core/assist/Enclosing.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

namespace stepglass::cli {

namespace {

constexpr const char* operations =
    "One edit as JSON:\n"
    "  {\"op\":\"rename\",\"state\":\"/States/A\",\"to\":\"B\"}\n"
    "  {\"op\":\"delete\",\"state\":\"/States/A\"}\n"
    "  {\"op\":\"retarget\",\"state\":\"/States/A\",\"kind\":\"Next\",\"index\":0,\"to\":\"B\"}\n"
    "  "
    "{\"op\":\"insert\",\"state\":\"/States/"
    "A\",\"kind\":\"Next\",\"index\":0,\"type\":\"Wait\",\"name\":\"Pause\"}\n"
    "  {\"op\":\"insert-first\",\"scope\":\"\",\"type\":\"Pass\",\"name\":\"Begin\"}\n"
    "  {\"op\":\"set\",\"state\":\"/States/A\",\"field\":\"/Comment\",\"value\":\"text\"}\n"
    "  {\"op\":\"remove\",\"state\":\"/States/A\",\"field\":\"/Comment\"}\n"
    "  {\"op\":\"convert\",\"state\":\"/States/A\",\"to\":\"JSONata\"}   without state: the "
    "machine\n"
    "  {\"op\":\"put-into-parallel\",\"states\":[\"/States/A\",\"/States/B\"]}\n"
    "state and scope are JSON Pointers; kind is Next, Choice, Default, Catch or Start;\n"
    "index counts Choice rules or Catchers from 0; an empty \"to\" ends the state.";

class EditCommand final : public Command {
public:
    std::string_view name() const override { return "edit"; }
    std::string_view description() const override
    {
        return "Apply one edit, touching only what it changes, and print the new text";
    }

    void addOptions(CLI::App& app) override
    {
        app.add_option("FILE", m_file, "The definition, JSON or YAML; - is standard input")
            ->required();
        app.add_option("--op", m_operation, "The edit as JSON; see below")->required();
        app.add_flag("-i,--in-place", m_isInPlace, "Write the file instead of printing it");
        app.footer(operations);
    }

    ExitCode run(Streams& streams) override
    {
        const Result<EditOperation> operation = parseEditOperation(m_operation);
        if (!operation)
            return reportError(operation.error(), streams);
        const Result<Definition> definition = readDefinition(m_file, streams);
        if (!definition)
            return reportError(definition.error(), streams);
        const asl::Model& model = *definition->model;
        const Result<syntax::TextEdits> edits = std::visit(
            [&](const auto& wish) { return editsFor(model, wish, streams); }, *operation);
        if (!edits) {
            Error error = edits.error();
            error.context = m_file;
            reportError(error, streams);
            return ExitCode::FoundFault;
        }
        if (m_isInPlace && edits->empty())
            return ExitCode::Good;
        const Result<void> written = writeOutput(
            m_isInPlace ? m_file : "-", applyEdits(definition->tree().text(), *edits), streams);
        return written ? ExitCode::Good : reportError(written.error(), streams);
    }

private:
    static Result<syntax::TextEdits> editsFor(const asl::Model& model, const edit::Intent& intent,
                                              Streams&)
    {
        return edit::plan(model, intent);
    }

    /// Says what there is to say of it; fails where nothing could be converted.
    Result<syntax::TextEdits> editsFor(const asl::Model& model, const ConvertLanguage& wish,
                                       Streams& streams) const
    {
        Result<assist::Conversion> conversion =
            wish.state.isRoot() ? assist::convertMachine(model, wish.language)
                                : assist::convertState(model, wish.state, wish.language);
        if (!conversion)
            return tl::unexpected(conversion.error());
        print(conversion->notes, streams);
        if (conversion->converted == 0 && conversion->refused > 0)
            return fail(ErrorCode::EditNotPossible, "nothing could be converted; see the notes");
        return std::move(conversion->edits);
    }

    Result<syntax::TextEdits> editsFor(const asl::Model& model, const PutIntoParallel& wish,
                                       Streams& streams) const
    {
        Result<assist::Action> action = assist::intoParallel(model, wish.states);
        if (!action)
            return tl::unexpected(action.error());
        print(action->notes, streams);
        if (action->edits.empty())
            return fail(ErrorCode::EditNotPossible, "nothing is changed; see the notes");
        return std::move(action->edits);
    }

    void print(const std::vector<assist::Note>& notes, Streams& streams) const
    {
        for (const assist::Note& note : notes)
            streams.err << m_file << ": " << note.pointer << ": " << assist::toEnglish(note)
                        << '\n';
    }

    std::string m_file;
    std::string m_operation;
    bool m_isInPlace = false;
};

} // namespace

std::unique_ptr<Command> makeEditCommand()
{
    return std::make_unique<EditCommand>();
}

} // namespace stepglass::cli
