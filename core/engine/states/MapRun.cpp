// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapRun.h"

#include "core/engine/private/Simulation.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

constexpr std::string_view readerFailed = "States.ItemReaderFailed";

/// Count and percentage of child executions that may fail; -1 where the definition gives none.
Outcome<void> readTolerance(const DistributedFields& fields, Container& container,
                            const Scope& scope)
{
    container.toleratedCount = -1;
    container.toleratedPercentage = -1;
    const auto count = fields.toleratedCount.integer(scope);
    if (!count)
        return tl::unexpected<Failure>(count.error());
    if (*count && **count < 0)
        return runtimeFailure("ToleratedFailureCount cannot be negative.");
    if (*count)
        container.toleratedCount = static_cast<double>(**count);
    const auto percentage = fields.toleratedPercentage.number(scope);
    if (!percentage)
        return tl::unexpected<Failure>(percentage.error());
    if (*percentage && (**percentage < 0 || **percentage > 100))
        return runtimeFailure("ToleratedFailurePercentage must be between 0 and 100.");
    if (*percentage)
        container.toleratedPercentage = **percentage;
    container.hasTolerance = *count || *percentage;
    return {};
}

/// What a reader asks the world for: its resource with its parameters.
Outcome<TaskAnswer> askReader(Simulation& simulation, Strand& strand,
                              const ItemReaderProgram& reader, const Scope& scope)
{
    TaskRequest request;
    request.state = simulation.stateOf(strand).path;
    request.stateName = simulation.stateOf(strand).name;
    request.resource = reader.resource;
    if (reader.parameters) {
        Outcome<Value> parameters = reader.parameters->evaluate(scope);
        if (!parameters)
            return tl::unexpected<Failure>(std::move(parameters.error()));
        request.arguments = std::move(*parameters);
    }
    request.context = scope.context.context();
    request.attempt = static_cast<int>(strand.retryCount);
    request.invocation = simulation.countInvocation(strand.state);
    return simulation.tasks().invoke(request);
}

/// The items that the world's answer holds. A text is the data set as it stands in the file; an
/// array or object is the data set itself.
Outcome<std::vector<Value>> itemsOfAnswer(const ItemReaderProgram& reader, const TaskAnswer& answer,
                                          std::optional<std::int64_t> mostItems)
{
    if (answer.error)
        return tl::unexpected<Failure>(Failure{*answer.error, false, false});
    if (mostItems && *mostItems < 0)
        return tl::unexpected<Failure>(
            Failure{{std::string(readerFailed), "field MaxItems must be positive"}, false, false});
    std::optional<std::size_t> most;
    if (mostItems && *mostItems > 0)
        most = static_cast<std::size_t>(*mostItems);
    const Value data = answer.result.value_or(Value());
    return data.isString() ? readItems(reader, data.asString(), most) : itemsOf(data, most);
}

/// MapRunFailed, after which the Map itself fails.
void failRun(Simulation& simulation, Strand& strand, Failure failure)
{
    const std::optional<std::string>& cause = failure.error.cause;
    strand.lastEvent = strand.container->runStarted;
    simulation.record(strand, EventType::MapRunFailed,
                      {failure.error.name, cause ? Value(*cause) : Value()});
    simulation.fail(strand, std::move(failure));
}

Outcome<std::vector<Value>> batched(const ItemBatcherProgram& batcher, std::vector<Value> items,
                                    const Scope& scope)
{
    const auto mostItems = batcher.maxItems.integer(scope);
    if (!mostItems)
        return tl::unexpected<Failure>(mostItems.error());
    const auto mostBytes = batcher.maxBytes.integer(scope);
    if (!mostBytes)
        return tl::unexpected<Failure>(mostBytes.error());
    std::optional<Value> batchInput;
    if (batcher.batchInput) {
        Outcome<Value> evaluated = batcher.batchInput->evaluate(scope);
        if (!evaluated)
            return tl::unexpected<Failure>(std::move(evaluated.error()));
        batchInput = std::move(*evaluated);
    }
    return batchItems(std::move(items), *mostItems, *mostBytes, batchInput);
}

std::string textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

} // namespace

void startMapRun(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    const DistributedFields& fields = *map.distributed;
    Container& container = *strand.container;
    container.isMapRun = true;
    const StrandContext context(simulation, strand);
    const Value input = container.input;
    const Scope scope{input, context, strand.variables, simulation.random()};
    if (auto tolerance = readTolerance(fields, container, scope); !tolerance)
        return simulation.fail(strand, std::move(tolerance.error()));
    Outcome<std::optional<std::int64_t>> mostItems = std::nullopt;
    if (fields.reader)
        mostItems = fields.reader->maxItems.integer(scope);
    if (!mostItems)
        return simulation.fail(strand, std::move(mostItems.error()));
    if (fields.writer && fields.writer->hasResource) {
        Outcome<Value> place = fields.writer->parameters
                                   ? fields.writer->parameters->evaluate(scope)
                                   : Outcome<Value>(Value::object({}));
        if (!place)
            return simulation.fail(strand, std::move(place.error()));
        container.writerPlace = std::move(*place);
    }
    const ExecutionSettings& settings = simulation.settings();
    const std::string label = fields.label.empty() ? simulation.newUuid() : fields.label;
    container.mapRunArn =
        fmt::format("arn:aws:states:{}:{}:mapRun:{}/{}:{}", settings.region, settings.account,
                    settings.machineName, label, simulation.newUuid());
    container.runStarted =
        simulation.record(strand, EventType::MapRunStarted, {container.mapRunArn, {}});
    if (fields.reader) {
        Outcome<TaskAnswer> answer = askReader(simulation, strand, *fields.reader, scope);
        Outcome<std::vector<Value>> items =
            answer ? itemsOfAnswer(*fields.reader, *answer, *mostItems)
                   : Outcome<std::vector<Value>>(tl::unexpected<Failure>(answer.error()));
        if (!items)
            return failRun(simulation, strand, std::move(items.error()));
        container.items = std::move(*items);
    }
    if (fields.batcher) {
        Outcome<std::vector<Value>> batches =
            batched(*fields.batcher, std::move(container.items), scope);
        if (!batches)
            return failRun(simulation, strand, std::move(batches.error()));
        container.items = std::move(*batches);
    }
    container.results.resize(container.items.size());
    if (container.items.empty())
        return simulation.goOn(strand, Phase::Resume);
    simulation.block(strand);
    startIterations(simulation, strand, map, 0);
}

void startChildExecution(Simulation& simulation, Strand& child)
{
    const ExecutionSettings& settings = simulation.settings();
    const std::string name = simulation.newUuid();
    child.child = std::make_shared<ChildExecution>();
    child.child->lastEvent = 1; // its own ExecutionStarted
    child.child->execution =
        Value::object({{"Id", fmt::format("arn:aws:states:{}:{}:execution:{}:{}", settings.region,
                                          settings.account, settings.machineName, name)},
                       {"Input", child.input},
                       {"StartTime", toTimestamp(simulation.now())},
                       {"Name", name},
                       {"RoleArn", settings.roleArn},
                       {"RedriveCount", 0}});
    // A child execution is an execution of its own: it does not see the variables around the Map.
    child.variables = Value::object({});
    child.lastEvent = 0;
}

void endMapRun(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    Container& container = *strand.container;
    if (container.failure)
        return failRun(simulation, strand, *container.failure);
    const EventId runStarted = container.runStarted;
    strand.lastEvent = runStarted;
    simulation.record(strand, EventType::MapRunSucceeded);
    simulation.record(strand, EventType::MapStateSucceeded);
    strand.exitPrevious = runStarted;
    Value result;
    if (map.distributed->writer && map.distributed->writer->hasResource) {
        const std::string prefix = textMember(container.writerPlace, "Prefix");
        const std::string arn(container.mapRunArn.asString());
        const std::string folder =
            (prefix.empty() ? "" : prefix + '/') + arn.substr(arn.rfind(':') + 1);
        result =
            Value::object({{"MapRunArn", container.mapRunArn},
                           {"ResultWriterDetails",
                            Value::object({{"Bucket", textMember(container.writerPlace, "Bucket")},
                                           {"Key", folder + "/manifest.json"}})}});
    } else {
        result = Value::takeArray(container.results);
    }
    strand.container.reset();
    simulation.succeed(strand, std::move(result));
}

} // namespace stepglass::engine
