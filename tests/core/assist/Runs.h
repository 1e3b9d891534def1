// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Execution.h"
#include "core/value/Json.h"

#include <memory>
#include <string>

/// Runs of machines, for tests that hold one machine against another.
namespace stepglass::assist::test {

/// Answers every task by what it was asked; a task whose arguments say so fails.
class EchoingService final : public engine::TaskProvider {
public:
    engine::TaskAnswer invoke(const engine::TaskRequest& request) override
    {
        engine::TaskAnswer answer;
        const Value* fault = request.arguments.find(std::string_view("fail"));
        if (fault != nullptr && fault->isString()) {
            answer.error = engine::StateError{std::string(fault->asString()), "as asked"};
            return answer;
        }
        answer.result = Value::object(
            {{"asked", request.arguments},
             {"code", 7},
             {"list", Value::array({Value::object({{"id", 1}, {"tags", Value::array({"x"})}}),
                                    Value::object({{"id", 2}})})}});
        return answer;
    }
};

inline std::shared_ptr<const asl::Model> modelOf(std::string text)
{
    const syntax::Format format = syntax::formatOf({}, text);
    return asl::Model::build(syntax::SyntaxTree::parse(std::move(text), format));
}

struct Outcome {
    bool isGood = false; ///< it ran to its end, or to a Fail that says what was asked of it
    std::string text;
};

inline Outcome run(const asl::Model& model, const Value& input)
{
    const engine::CompileResult compiled = engine::compile(model);
    if (!compiled.program)
        return {false, "does not compile: " + (compiled.diagnostics.empty()
                                                   ? std::string()
                                                   : toEnglish(compiled.diagnostics.front()))};
    EchoingService service;
    engine::ExecutionSettings settings;
    settings.input = input;
    settings.executionName = "run";
    engine::Execution execution(compiled.program, settings, service);
    execution.run();
    const auto trace = execution.trace();
    if (trace->status() == engine::ExecutionStatus::Succeeded)
        return {true, value::toJson(trace->output().value_or(Value()))};
    const engine::StateError error = trace->error().value_or(engine::StateError{});
    return {error.name.starts_with("Own."), error.name + ": " + error.cause.value_or("")};
}

} // namespace stepglass::assist::test
