// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Workloads.h"

#include "tests/bench/engine/EngineWorkloads.h"
#include "tests/bench/layout/LayoutQuality.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace stepglass::bench {

namespace {

Value count(std::size_t number)
{
    return Value(static_cast<std::int64_t>(number));
}

/// The definitions of a folder by name; none where there is no such folder.
std::vector<std::filesystem::path> definitionsIn(const std::string& folder)
{
    std::vector<std::filesystem::path> paths;
    std::error_code noFolder;
    for (const auto& entry : std::filesystem::directory_iterator(folder, noFolder)) {
        if (entry.path().string().ends_with(".asl.json"))
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

std::vector<Value> measureLayouts(const std::string& folder)
{
    std::vector<Value> rows;
    for (const LayoutFigure& figure : benchLayout(definitionsIn(folder))) {
        rows.push_back(Value::object({
            {"graph", Value(figure.name)},
            {"states", count(figure.states)},
            {"edges", count(figure.edges)},
            {"first ms", Value(figure.firstMilliseconds)},
            {"median ms", Value(figure.medianMilliseconds)},
            {"again ms", Value(figure.againMilliseconds)},
            {"simplified", Value(figure.isSimplified)},
            {"crossings", Value(figure.quality.crossings)},
            {"through nodes", Value(figure.quality.edgesThroughNodes)},
            {"node overlaps", Value(figure.quality.nodeOverlaps)},
            {"label overlaps", Value(figure.quality.labelOverlaps)},
            {"labels crossed", Value(figure.quality.labelsCrossed)},
            {"loose ends", Value(figure.quality.looseEnds)},
        }));
    }
    return rows;
}

std::vector<Value> measureExecutions(const std::string& folder)
{
    if (definitionsIn(folder).empty())
        return {};
    std::vector<Value> rows;
    for (const EngineFigure& figure : benchEngine(folder)) {
        rows.push_back(Value::object({
            {"workload", Value(figure.name)},
            {"ms", Value(figure.milliseconds)},
            {"target ms",
             figure.targetMilliseconds > 0 ? Value(figure.targetMilliseconds) : Value()},
            {"compile ms", Value(figure.compileMilliseconds)},
            {"states", count(figure.states)},
            {"states/s", Value(figure.statesPerSecond)},
            {"events", count(figure.events)},
            {"peak MiB", Value(figure.peakMebibytes)},
            {"target MiB", figure.targetMebibytes > 0 ? Value(figure.targetMebibytes) : Value()},
            {"correct", Value(figure.isCorrect)},
            {"fault", Value(figure.fault)},
        }));
    }
    return rows;
}

} // namespace stepglass::bench
