// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Execution.h"
#include "core/mock/MockSet.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::test {

/// A definition compiled for a test; stops the test program where it does not compile.
inline std::shared_ptr<const engine::Program> program(std::string definition,
                                                      engine::CompileSettings settings = {})
{
    const auto tree = syntax::SyntaxTree::parse(std::move(definition), syntax::Format::Json);
    engine::CompileResult compiled = engine::compile(*asl::Model::build(tree), settings);
    for (const Diagnostic& diagnostic : compiled.diagnostics)
        qWarning("%s: %s", diagnostic.pointer.c_str(), toEnglish(diagnostic).c_str());
    if (!compiled.program)
        qFatal("the definition of a test does not compile");
    return compiled.program;
}

/// A run of a definition with mocks in the form of MockSet::fromResponses.
class SampleRun {
public:
    explicit SampleRun(std::string definition, std::string_view input = "{}",
                       std::string_view mocks = "{}", engine::ExecutionSettings settings = {},
                       engine::CompileSettings compiling = {})
        : m_tasks(mock::MockSet::fromResponses(mocks).value())
    {
        settings.input = json(input);
        settings.executionName = "sample";
        m_execution = std::make_unique<engine::Execution>(program(std::move(definition), compiling),
                                                          settings, m_tasks);
    }

    /// Runs to the end.
    SampleRun& run()
    {
        m_execution->run();
        return *this;
    }
    [[nodiscard]] engine::Execution& execution() { return *m_execution; }
    [[nodiscard]] std::shared_ptr<const engine::Trace> trace() const
    {
        return m_execution->trace();
    }
    [[nodiscard]] Value result() const { return engine::toResult(*trace()); }
    /// The first visit of a state at the top.
    [[nodiscard]] engine::Visit visit(std::string_view name) const
    {
        const auto visits =
            trace()->visitsOf(trace()->stateIndex(asl::StatePath("/States/" + std::string(name))));
        return visits.empty() ? engine::Visit() : trace()->visit(visits.front());
    }
    /// "id<previous Type name", one an event.
    [[nodiscard]] std::vector<std::string> events() const
    {
        std::vector<std::string> lines;
        for (engine::EventId id = 1; id <= trace()->eventCount(); ++id) {
            const engine::Event event = trace()->event(id);
            const Value details = trace()->eventDetails(id);
            std::string line = fmt::format("{}<{} {}", id, event.previous, toString(event.type));
            if (const Value* name = details.find(std::string_view("name")))
                line += fmt::format(" {}", name->asString());
            if (const Value* index = details.find(std::string_view("index")))
                line += fmt::format("[{}]", index->asInteger());
            lines.push_back(line);
        }
        return lines;
    }

private:
    mock::MockTaskProvider m_tasks;
    std::unique_ptr<engine::Execution> m_execution;
};

} // namespace stepglass::test
