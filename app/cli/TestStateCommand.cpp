// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"
#include "app/cli/Paint.h"

#include "core/engine/TestState.h"
#include "core/lint/Lint.h"
#include "core/mock/Contracts.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <ostream>

namespace stepglass::cli {

namespace {

using engine::TestStateResponse;
using engine::TestStateStatus;

class TestStateCommand final : public Command {
public:
    std::string_view name() const override { return "test-state"; }
    std::string_view description() const override
    {
        return "Run one state alone, as AWS's TestState does";
    }

    void addOptions(CLI::App& app) override
    {
        app.add_option("REQUEST", m_file,
                       "The request of TestState as JSON: definition, input, mock, stateName, "
                       "variables, context, inspectionLevel, stateConfiguration, ..; - is standard "
                       "input")
            ->required();
        app.add_option("--seed", m_seed, "Seed of everything that is left to chance")
            ->capture_default_str();
        addFormatOption(app, m_format);
    }

    ExitCode run(Streams& streams) override
    {
        const Result<std::string> text = readInput(m_file, streams);
        if (!text)
            return reportError(text.error(), streams);
        Result<Value> json = value::parseJson(*text);
        if (!json) {
            Error error = std::move(json.error());
            error.context = m_file;
            return reportError(error, streams);
        }
        const auto outcome = test(*json);
        if (m_format == OutputFormat::Json)
            streams.out << value::toJson(engine::toJson(outcome)) << '\n';
        else
            print(outcome, streams);
        return outcome && outcome->status == TestStateStatus::Succeeded ? ExitCode::Good
                                                                        : ExitCode::FoundFault;
    }

private:
    [[nodiscard]] engine::TestStateOutcome<TestStateResponse> test(const Value& json) const
    {
        auto request = engine::readTestStateRequest(json);
        if (!request)
            return tl::unexpected(std::move(request.error()));
        request->seed = m_seed;
        engine::TestStateRules rules;
        rules.checkDefinition = [](const asl::Model& model) { return lint::check(model); };
        rules.checkResult = mock::checkResult;
        return engine::testState(*request, rules);
    }

    static void print(const engine::TestStateOutcome<TestStateResponse>& outcome, Streams& streams)
    {
        const Paint paint(streams.outIsTerminal);
        if (!outcome) {
            streams.out << paint.bad(outcome.error().code) << ": " << outcome.error().message
                        << '\n';
            return;
        }
        const std::string status(engine::toString(outcome->status));
        streams.out << (outcome->status == TestStateStatus::Succeeded ? paint.good(status)
                                                                      : paint.bad(status));
        if (outcome->nextState)
            streams.out << paint.faint(" -> ") << *outcome->nextState;
        streams.out << '\n';
        if (outcome->error)
            streams.out << paint.bad(outcome->error->name) << ": "
                        << outcome->error->cause.value_or("") << '\n';
        if (outcome->output)
            streams.out << value::toPrettyJson(*outcome->output) << '\n';
        if (outcome->inspectionData)
            for (const value::Member& member : outcome->inspectionData->members())
                streams.out << paint.strong(std::string(member.name.text())) << ": "
                            << value::toPrettyJson(member.value) << '\n';
    }

    std::string m_file;
    std::uint64_t m_seed = 1;
    OutputFormat m_format = OutputFormat::Text;
};

} // namespace

std::unique_ptr<Command> makeTestStateCommand()
{
    return std::make_unique<TestStateCommand>();
}

} // namespace stepglass::cli
