// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Workloads.h"

#include "core/base/File.h"
#include "core/value/Json.h"
#include "tests/bench/engine/EngineWorkloads.h"
#include "tests/bench/layout/LayoutQuality.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <unordered_map>

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

/// What a peer's file says of each workload, a line of JSON each.
std::unordered_map<std::string, Value> peersFigures(const std::string& file)
{
    std::unordered_map<std::string, Value> figures;
    const auto text = file.empty() ? Result<std::string>() : readFile(file);
    if (!text)
        return figures;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        const auto figure = value::parseJson(line);
        const Value* name = figure ? figure->find(std::string_view("name")) : nullptr;
        if (name != nullptr && name->isString())
            figures.emplace(name->asString(), *figure);
    }
    return figures;
}

/// A number of a peer's, or null where it has none.
Value peersNumber(const std::unordered_map<std::string, Value>& figures,
                  const std::string& workload, std::string_view name)
{
    const auto found = figures.find(workload);
    const Value* number = found == figures.end() ? nullptr : found->second.find(name);
    return number != nullptr && number->isNumber() ? *number : Value();
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

std::vector<Value> measureExecutions(const std::string& folder, const std::string& peerFile)
{
    if (definitionsIn(folder).empty())
        return {};
    std::vector<Value> rows;
    const auto peer = peersFigures(peerFile);
    for (const EngineFigure& figure : benchEngine(folder)) {
        const Value peersTime = peersNumber(peer, figure.name, "warmMedianMs");
        rows.push_back(Value::object({
            {"workload", Value(figure.name)},
            {"ms", Value(figure.milliseconds)},
            {"target ms",
             figure.targetMilliseconds > 0 ? Value(figure.targetMilliseconds) : Value()},
            {"peer ms", peersTime},
            {"ratio",
             peersTime.isNumber() ? Value(peersTime.asDouble() / figure.milliseconds) : Value()},
            {"compile ms", Value(figure.compileMilliseconds)},
            {"states", count(figure.states)},
            {"states/s", Value(figure.statesPerSecond)},
            {"events", count(figure.events)},
            {"peak MiB", Value(figure.peakMebibytes)},
            {"target MiB", figure.targetMebibytes > 0 ? Value(figure.targetMebibytes) : Value()},
            {"peer MiB", peersNumber(peer, figure.name, "maxRssMiB")},
            {"correct", Value(figure.isCorrect)},
            {"fault", Value(figure.fault)},
        }));
    }
    return rows;
}

} // namespace stepglass::bench
