// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapRunParts.h"

namespace stepglass::engine {

namespace {

std::string textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

Value joinedResults(MapRun& run)
{
    if (run.transformation != items::Transformation::Flatten)
        return Value::takeArray(run.results);
    std::vector<Value> flat;
    for (const Value& result : run.results) {
        if (result.isArray())
            flat.insert(flat.end(), result.elements().begin(), result.elements().end());
        else
            flat.push_back(result);
    }
    return Value::takeArray(flat);
}

/// What the Map gives where its results went to files.
Value writtenResults(const MapRun& run)
{
    const Value details = Value::object({{"Bucket", run.place.bucket}, {"Key", run.place.key}});
    return Value::object({{"MapRunArn", run.arn}, {"ResultWriterDetails", details}});
}

} // namespace

items::ChildResult describeChild(const MapRun& run, const ChildExecution& child,
                                 items::ChildStatus status, const StateError& error, TimePoint end)
{
    items::ChildResult result;
    result.status = status;
    result.executionArn = textMember(child.execution, "Id");
    result.name = textMember(child.execution, "Name");
    result.machineArn = run.machineArn;
    result.isExpress = run.isExpress;
    result.input = child.input;
    result.startDate = toTimestamp(child.start);
    result.stopDate = toTimestamp(end);
    result.redriveCount = child.redriveCount;
    if (!error.name.empty())
        result.error = error.name;
    result.cause = error.cause;
    return result;
}

Outcome<void> keepResult(MapRun& run, const ChildExecution& child, items::ChildResult result)
{
    ++run.itemCounts.resultsWritten;
    ++run.executionCounts.resultsWritten;
    if (run.files) {
        if (const Result<void> written = run.files->add(result); !written)
            return tl::unexpected<Failure>(
                Failure{{"States.ResultWriterFailed", toEnglish(written.error())}, false, false});
        return {};
    }
    // A list of one: FLATTEN comes last, in the order of the children.
    std::vector<Value> entries;
    items::appendResult(entries, result,
                        run.transformation == items::Transformation::None
                            ? items::Transformation::None
                            : items::Transformation::Compact);
    run.results.resize(std::max<std::size_t>(run.results.size(), child.index + std::size_t(1)));
    run.results[child.index] = std::move(entries.front());
    return {};
}

Value resultOf(MapRun& run)
{
    return run.files ? writtenResults(run) : joinedResults(run);
}

} // namespace stepglass::engine
