// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/engine/EngineWorkloads.h"

#include "core/base/File.h"
#include "core/engine/Execution.h"
#include "core/value/Json.h"

#include <fmt/format.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <map>

namespace stepglass::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int runs = 7;

struct Target {
    double milliseconds = 0;
    double mebibytes = 0;
};

const std::map<std::string, Target>& targets()
{
    static const std::map<std::string, Target> all{
        {"pass-chain-1000", {0.5, 0}}, {"choice-loop-100k", {100, 60}}, {"map-10k", {50, 75}},
        {"map-10k-c40", {55, 0}},      {"nested-map", {45, 0}},         {"parallel-100", {1.5, 0}},
        {"task-mock-10k", {40, 0}},    {"retry-storm", {10, 0}},        {"big-payload", {10, 40}},
        {"data-transform", {30, 0}},   {"jsonata-loop-100k", {150, 0}}};
    return all;
}

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double processorMilliseconds()
{
    return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

double medianOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Answers as a workload's mocks say: fail the first tries of every visit, then return, or echo.
class WorkloadTasks final : public engine::TaskProvider {
public:
    explicit WorkloadTasks(const Value& mocks)
    {
        for (const value::Member& member : mocks.members()) {
            Mock mock;
            if (const Value* result = member.value.find(std::string_view("return")))
                mock.result = *result;
            if (const Value* count = member.value.find(std::string_view("failFirst")))
                mock.failFirst = static_cast<int>(count->asInteger());
            if (const Value* error = member.value.find(std::string_view("error")))
                mock.error.name = error->asString();
            if (const Value* cause = member.value.find(std::string_view("cause")))
                mock.error.cause = std::string(cause->asString());
            m_mocks.emplace(std::string(member.name.text()), std::move(mock));
        }
    }

    engine::TaskAnswer invoke(const engine::TaskRequest& request) override
    {
        engine::TaskAnswer answer;
        const auto found = m_mocks.find(request.stateName);
        if (found == m_mocks.end())
            answer.error = engine::StateError{"Bench.NoMock", std::string(request.stateName)};
        else if (request.attempt < found->second.failFirst)
            answer.error = found->second.error;
        else
            answer.result = found->second.result.value_or(request.arguments);
        return answer;
    }

private:
    struct Mock {
        std::optional<Value> result; ///< absent: echo
        int failFirst = 0;
        engine::StateError error;
    };
    std::map<std::string, Mock, std::less<>> m_mocks;
};

struct Workload {
    std::string definition;
    Value input;
    Value mocks;
    Value meta;
};

Result<Workload> readWorkload(const std::string& stem)
{
    Workload workload;
    Result<std::string> definition = readFile(stem + ".asl.json");
    if (!definition)
        return tl::unexpected<Error>(definition.error());
    workload.definition = std::move(*definition);
    for (const auto& [suffix, place] :
         {std::pair(".input.json", &workload.input), std::pair(".mocks.json", &workload.mocks),
          std::pair(".meta.json", &workload.meta)}) {
        const Result<std::string> text = readFile(stem + suffix);
        if (!text)
            return tl::unexpected<Error>(text.error());
        Result<Value> json = value::parseJson(*text);
        if (!json)
            return tl::unexpected<Error>(json.error());
        *place = std::move(*json);
    }
    return workload;
}

/// What is wrong with a finished run; empty where nothing is.
std::string faultOf(const engine::Trace& trace, const Value& meta)
{
    if (trace.status() != engine::ExecutionStatus::Succeeded)
        return fmt::format("it ended as {}", engine::toString(trace.status()));
    const Value* output = meta.find(std::string_view("output"));
    if (output != nullptr && !(*trace.output() == *output))
        return "its output is wrong";
    const Value* states = meta.find(std::string_view("states"));
    if (states != nullptr && static_cast<std::size_t>(states->asInteger()) != trace.visitCount())
        return fmt::format("it entered {} states", trace.visitCount());
    return {};
}

EngineFigure measure(const std::string& name, const std::string& stem)
{
    EngineFigure figure;
    figure.name = name;
    const Result<Workload> workload = readWorkload(stem);
    if (!workload) {
        figure.fault = toEnglish(workload.error());
        return figure;
    }
    const Clock::time_point compiling = Clock::now();
    const auto model =
        asl::Model::build(syntax::SyntaxTree::parse(workload->definition, syntax::Format::Json));
    const engine::CompileResult compiled = engine::compile(*model);
    figure.compileMilliseconds = millisecondsSince(compiling);
    if (!compiled.program) {
        figure.fault = "it does not compile";
        return figure;
    }
    WorkloadTasks tasks(workload->mocks);
    std::vector<double> times;
    std::vector<double> processorTimes;
    for (int run = 0; run < runs; ++run) {
        engine::ExecutionSettings settings;
        settings.input = workload->input;
        settings.hasLimits = false;
        const double processorStart = processorMilliseconds();
        const Clock::time_point start = Clock::now();
        engine::Execution execution(compiled.program, settings, tasks);
        execution.run();
        times.push_back(millisecondsSince(start));
        processorTimes.push_back(processorMilliseconds() - processorStart);
        const auto trace = execution.trace();
        figure.states = trace->visitCount();
        figure.events = trace->eventCount();
        figure.fault = faultOf(*trace, workload->meta);
    }
    figure.milliseconds = medianOf(times);
    figure.cpuMilliseconds = medianOf(processorTimes);
    figure.statesPerSecond = static_cast<double>(figure.states) / figure.milliseconds * 1000;
    figure.isCorrect = figure.fault.empty();
    return figure;
}

/// A figure as a line of text between processes, and back.
std::string toLine(const EngineFigure& figure)
{
    return value::toJson(Value::object({{"ms", figure.milliseconds},
                                        {"cpu", figure.cpuMilliseconds},
                                        {"compile", figure.compileMilliseconds},
                                        {"states", static_cast<std::int64_t>(figure.states)},
                                        {"rate", figure.statesPerSecond},
                                        {"events", static_cast<std::int64_t>(figure.events)},
                                        {"fault", figure.fault}}));
}

void fromLine(EngineFigure& figure, std::string_view line)
{
    const Result<Value> json = value::parseJson(line);
    if (!json) {
        figure.fault = "its process ended early";
        return;
    }
    const auto number = [&](std::string_view name) { return json->find(name)->asDouble(); };
    figure.milliseconds = number("ms");
    figure.cpuMilliseconds = number("cpu");
    figure.compileMilliseconds = number("compile");
    figure.states = static_cast<std::size_t>(number("states"));
    figure.statesPerSecond = number("rate");
    figure.events = static_cast<std::size_t>(number("events"));
    figure.fault = json->find(std::string_view("fault"))->asString();
    figure.isCorrect = figure.fault.empty();
}

/// Measures in a process of its own, whose peak of memory is the workload's.
EngineFigure measureApart(const std::string& name, const std::string& stem)
{
    EngineFigure figure;
    figure.name = name;
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0) {
        figure.fault = "no pipe";
        return figure;
    }
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        const std::string line = toLine(measure(name, stem));
        const bool isWritten =
            write(ends[1], line.data(), line.size()) == static_cast<ssize_t>(line.size());
        _exit(isWritten ? 0 : 1);
    }
    close(ends[1]);
    std::string line;
    char buffer[4096];
    for (ssize_t count = 0; (count = read(ends[0], buffer, sizeof buffer)) > 0;)
        line.append(buffer, static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    rusage usage{};
    if (child > 0 && wait4(child, &status, 0, &usage) == child)
        figure.peakMebibytes = static_cast<double>(usage.ru_maxrss) / 1024;
    fromLine(figure, line);
    return figure;
}

} // namespace

std::vector<EngineFigure> benchEngine(const std::string& folder)
{
    constexpr std::string_view suffix = ".asl.json";
    std::vector<std::string> names;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault)) {
        const std::string file = entry.path().filename().string();
        if (file.ends_with(suffix))
            names.push_back(file.substr(0, file.size() - suffix.size()));
    }
    std::sort(names.begin(), names.end());
    std::vector<EngineFigure> figures;
    for (const std::string& name : names) {
        EngineFigure figure = measureApart(name, folder + '/' + name);
        if (const auto target = targets().find(name); target != targets().end()) {
            figure.targetMilliseconds = target->second.milliseconds;
            figure.targetMebibytes = target->second.mebibytes;
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace stepglass::bench
