// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Execution.h"
#include "core/engine/TestState.h"
#include "core/value/Json.h"
#include "tests/fuzz/Entry.h"

#include <algorithm>

using namespace stepglass;

namespace {

/// Answers by what is asked: most tasks give back their arguments, some fail, some never answer.
class AnyTasks final : public engine::TaskProvider {
public:
    engine::TaskAnswer invoke(const engine::TaskRequest& request) override
    {
        engine::TaskAnswer answer;
        switch (request.stateName.size() % 4) {
        case 0:
            answer.error = engine::StateError{"Fuzz.Failed", "as asked"};
            break;
        case 1:
            answer.isPending = true;
            answer.isUnknown = true;
            break;
        default:
            answer.result = request.arguments;
        }
        answer.latency = std::chrono::seconds(request.invocation % 3);
        return answer;
    }
};

/// So many steps show what a definition does; a loop would take more.
constexpr int mostSteps = 20'000;

void run(const std::shared_ptr<const engine::Program>& program, const Value& input)
{
    engine::DefinitionSet others;
    others.add("self", program);
    engine::ExecutionSettings settings;
    settings.input = input;
    settings.definitions = &others;
    AnyTasks tasks;
    engine::Execution execution(program, settings, tasks);
    int steps = 0;
    while (steps < mostSteps && execution.step())
        ++steps;
    if (execution.status() == engine::ExecutionStatus::Running)
        execution.stop("Fuzz.Stopped", std::nullopt);
    const auto trace = execution.trace();
    fuzz::require(trace->status() != engine::ExecutionStatus::Running, "an execution ends");
    if (!execution.whyNotRedrivable()) {
        execution.redrive();
        for (steps = 0; steps < mostSteps / 10 && execution.step();)
            ++steps;
    }
    const Value history = engine::toHistory(*trace);
    fuzz::require(value::parseJson(value::toJson(history)).has_value(), "a history is JSON");
    for (std::uint32_t visit = 0; visit < std::min<std::size_t>(trace->visitCount(), 200);
         ++visit) {
        (void)engine::explainChoice(*trace, engine::VisitId(visit));
        (void)engine::explainRecovery(*trace, engine::VisitId(visit));
    }
}

} // namespace

// The first line is the input, the rest the definition, JSON or YAML by its first character.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto [first, definition] = fuzz::firstLineAndRest(fuzz::textOf(data, size));
    const Value input = value::parseJson(first).value_or(Value::object());
    const bool isJson = definition.find_first_not_of(" \n\r\t") == std::string_view::npos ||
                        definition[definition.find_first_not_of(" \n\r\t")] == '{';
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(
        std::string(definition), isJson ? syntax::Format::Json : syntax::Format::Yaml));
    const engine::CompileResult compiled = engine::compile(*model);
    if (compiled.program == nullptr)
        fuzz::require(!compiled.diagnostics.empty(), "what cannot run says why");
    else
        run(compiled.program, input);

    engine::TestStateRequest request;
    request.definition = definition;
    request.input = input;
    request.level = engine::InspectionLevel::Trace;
    if (size % 2 == 0) {
        request.mock.emplace();
        request.mock->result = std::string(first);
    }
    (void)engine::toJson(engine::testState(request));
    return 0;
}
