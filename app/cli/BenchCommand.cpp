// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/Definition.h"

#include "core/base/File.h"
#include "core/engine/Execution.h"
#include "core/layout/Layout.h"
#include "core/lint/Lint.h"
#include "core/mock/MockSet.h"
#include "core/value/Json.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <ostream>
#include <sys/resource.h>
#include <vector>

namespace stepglass::cli {

namespace {

/// The median time of some rounds of work, in milliseconds.
template <typename Work>
double median(std::size_t rounds, Work work)
{
    std::vector<double> times(rounds);
    for (double& time : times) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                   .count();
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(rounds / 2),
                     times.end());
    return times[rounds / 2];
}

double peakMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0; // Linux counts KiB.
}

class BenchCommand final : public Command {
public:
    std::string_view name() const override { return "bench"; }
    std::string_view description() const override
    {
        return "Measure reading, checking, laying out and running a definition";
    }

    void addOptions(CLI::App& app) override
    {
        app.add_option("WORKLOAD", m_file,
                       "A definition; NAME.input.json and NAME.mocks.json beside it are used")
            ->required();
        app.add_option("--rounds", m_rounds, "Rounds of which the median counts")
            ->check(CLI::Range(1, 1000))
            ->capture_default_str();
        app.footer(
            "Prints one JSON object; times are medians in milliseconds. AWS's limits are lifted.");
    }

    ExitCode run(Streams& streams) override
    {
        const Result<std::string> text = readInput(m_file, streams);
        if (!text)
            return reportError(text.error(), streams);
        const Result<Value> input = readCompanion(".input.json");
        if (!input)
            return reportError(input.error(), streams);
        const Result<mock::MockSet> mocks = readMocks();
        if (!mocks)
            return reportError(mocks.error(), streams);

        std::shared_ptr<const asl::Model> model;
        const syntax::Format format = syntax::formatOf(m_file, *text);
        add("parse", median(m_rounds, [&] {
                model = asl::Model::build(syntax::SyntaxTree::parse(*text, format));
            }));
        add("lint", median(m_rounds, [&] { static_cast<void>(lint::check(*model)); }));
        add("layout", median(m_rounds, [&] {
                static_cast<void>(layout::makeGraphvizLayoutEngine()->layout(*model, {}, {}));
            }));
        m_figures.push_back(
            {"states", Value(static_cast<std::int64_t>(model->allStates().size()))});
        const bool hasRun = measureRun(*model, *input, *mocks);
        add("peakMebibytes", peakMebibytes());
        streams.out << value::toJson(Value::object(std::move(m_figures))) << '\n';
        return hasRun ? ExitCode::Good : ExitCode::FoundFault;
    }

private:
    void add(const char* name, double figure) { m_figures.push_back({name, Value(figure)}); }

    /// False where the definition cannot run.
    bool measureRun(const asl::Model& model, const Value& input, const mock::MockSet& mocks)
    {
        engine::CompileResult compiled;
        add("compile", median(m_rounds, [&] { compiled = engine::compile(model); }));
        if (compiled.program == nullptr)
            return false;
        std::shared_ptr<const engine::Trace> trace;
        const double time = median(m_rounds, [&] {
            mock::MockTaskProvider tasks(mocks);
            engine::ExecutionSettings settings;
            settings.input = input;
            settings.hasLimits = false;
            engine::Execution execution(compiled.program, std::move(settings), tasks);
            execution.run();
            trace = execution.trace();
        });
        add("run", time);
        m_figures.push_back({"status", Value(engine::toString(trace->status()))});
        m_figures.push_back({"events", Value(static_cast<std::int64_t>(trace->eventCount()))});
        m_figures.push_back(
            {"transitions", Value(static_cast<std::int64_t>(trace->transitionCount()))});
        add("transitionsPerSecond", static_cast<double>(trace->transitionCount()) * 1000.0 / time);
        return true;
    }

    std::string companion(const char* ending) const
    {
        const std::filesystem::path path(m_file);
        const std::string name = path.filename().string();
        return (path.parent_path() / (name.substr(0, name.find('.')) + ending)).string();
    }

    /// The JSON beside the definition, or {} where there is none.
    Result<Value> readCompanion(const char* ending) const
    {
        if (!std::filesystem::exists(companion(ending)))
            return Value::object({});
        return readFile(companion(ending)).and_then([&](const std::string& text) {
            return value::parseJson(text).map_error([&](Error error) {
                error.context = companion(ending);
                return error;
            });
        });
    }

    Result<mock::MockSet> readMocks() const
    {
        return readCompanion(".mocks.json").and_then([&](const Value& json) {
            return mock::MockSet::fromResponses(value::toJson(json)).map_error([&](Error error) {
                error.context = companion(".mocks.json");
                return error;
            });
        });
    }

    std::string m_file;
    std::size_t m_rounds = 5;
    std::vector<value::Member> m_figures;
};

} // namespace

std::unique_ptr<Command> makeBenchCommand()
{
    return std::make_unique<BenchCommand>();
}

} // namespace stepglass::cli
