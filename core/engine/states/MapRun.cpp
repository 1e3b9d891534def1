// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapRun.h"

#include "core/engine/private/Simulation.h"
#include "core/engine/states/ItemReader.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepglass::engine {

namespace {

/// AWS takes no larger input of a child execution.
constexpr std::size_t mostInputBytes = std::size_t(256) << 10;

/// Count and percentage of items that may fail.
Outcome<void> readTolerance(const DistributedFields& fields, MapRun& run, const Scope& scope)
{
    const auto count = fields.toleratedCount.integer(scope);
    if (!count)
        return tl::unexpected<Failure>(count.error());
    if (*count && **count < 0)
        return runtimeFailure("ToleratedFailureCount cannot be negative.");
    if (*count)
        run.toleratedCount = static_cast<double>(**count);
    const auto percentage = fields.toleratedPercentage.number(scope);
    if (!percentage)
        return tl::unexpected<Failure>(percentage.error());
    if (*percentage && (**percentage < 0 || **percentage > 100))
        return runtimeFailure("ToleratedFailurePercentage must be between 0 and 100.");
    run.toleratedPercentage = *percentage;
    return {};
}

/// One limit of an ItemBatcher; AWS refuses those that are not positive.
Outcome<std::optional<std::size_t>> batchLimit(const NumberSource& source, const Scope& scope)
{
    const auto given = source.integer(scope);
    if (!given)
        return tl::unexpected<Failure>(given.error());
    if (!*given)
        return std::nullopt;
    if (**given <= 0)
        return runtimeFailure(fmt::format("The {} field references a value that is not positive: "
                                          "{}",
                                          source.field, **given));
    return static_cast<std::size_t>(**given);
}

Outcome<void> openBatch(const Simulation& simulation, const ItemBatcherProgram& batcher,
                        MapRun& run, const Scope& scope)
{
    items::BatchLimits limits;
    const auto mostItems = batchLimit(batcher.maxItems, scope);
    if (!mostItems)
        return tl::unexpected<Failure>(mostItems.error());
    limits.items = mostItems->value_or(limits.items);
    const auto mostBytes = batchLimit(batcher.maxBytes, scope);
    if (!mostBytes)
        return tl::unexpected<Failure>(mostBytes.error());
    limits.bytes = mostBytes->value_or(limits.bytes);
    if (simulation.settings().hasLimits)
        limits.bytes = std::min(limits.bytes, mostInputBytes);
    if (batcher.batchInput) {
        Outcome<Value> input = batcher.batchInput->evaluate(scope);
        if (!input)
            return tl::unexpected<Failure>(std::move(input.error()));
        limits.batchInput = std::move(*input);
    }
    run.batch.emplace(std::move(limits));
    return {};
}

std::string textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

/// Bytes that nobody keeps.
class ForgetfulStore final : public items::ResultStore {
public:
    Result<std::unique_ptr<items::ByteSink>> create(const items::Place&) override
    {
        class Sink final : public items::ByteSink {
        public:
            Result<void> write(std::string_view) override { return {}; }
            Result<void> close() override { return {}; }
        };
        return std::make_unique<Sink>();
    }
};

Outcome<void> openWriter(const Simulation& simulation, const ResultWriterProgram& writer,
                         MapRun& run, const Scope& scope)
{
    run.transformation = writer.transformation;
    if (!writer.hasResource)
        return {};
    static ForgetfulStore forgetful;
    Outcome<Value> place =
        writer.parameters ? writer.parameters->evaluate(scope) : Outcome<Value>(Value::object({}));
    if (!place)
        return tl::unexpected<Failure>(std::move(place.error()));
    std::string folder = textMember(*place, "Prefix");
    if (!folder.empty() && !folder.ends_with('/'))
        folder += '/';
    folder += run.arn.substr(run.arn.rfind(':') + 1);
    items::ResultStore* store = simulation.settings().results;
    run.files = std::make_unique<items::ResultFiles>(
        store != nullptr ? *store : forgetful, items::Place{textMember(*place, "Bucket"), folder},
        writer.transformation, writer.outputType);
    run.place = {textMember(*place, "Bucket"), run.files->manifestKey()};
    return {};
}

void nameRun(Simulation& simulation, MapRun& run, const DistributedFields& fields)
{
    const ExecutionSettings& settings = simulation.settings();
    const std::string label = fields.label.empty() ? simulation.newUuid() : fields.label;
    const std::string machine = settings.machineName + '/' + label;
    run.isExpress = fields.isExpress;
    run.arn = fmt::format("arn:aws:states:{}:{}:mapRun:{}:{}", settings.region, settings.account,
                          machine, simulation.newUuid());
    run.machineArn = fmt::format("arn:aws:states:{}:{}:stateMachine:{}", settings.region,
                                 settings.account, machine);
    run.executionPrefix =
        fmt::format("arn:aws:states:{}:{}:{}:{}:", settings.region, settings.account,
                    run.isExpress ? "express" : "execution", machine);
    run.machine = Value::object({{"Id", run.machineArn}, {"Name", machine}});
}

items::ChildResult describeChild(const MapRun& run, const ChildExecution& child,
                                 items::ChildStatus status, TimePoint now)
{
    items::ChildResult result;
    result.status = status;
    result.executionArn = textMember(child.execution, "Id");
    result.name = textMember(child.execution, "Name");
    result.machineArn = run.machineArn;
    result.isExpress = run.isExpress;
    result.input = child.input;
    result.startDate = toTimestamp(child.start);
    result.stopDate = toTimestamp(now);
    return result;
}

/// Counts a result, and puts it where results go.
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

/// The next item after ItemSelector; nothing at the end of the data set.
Outcome<std::optional<Value>> nextItem(Simulation& simulation, Strand& strand,
                                       const MapProgram& map, MapRun& run,
                                       std::shared_ptr<MapItem>& item)
{
    if (run.readAhead)
        return std::exchange(run.readAhead, std::nullopt);
    if (!run.source)
        return std::nullopt;
    items::ReadResult<std::optional<items::Item>> read = run.source->next();
    if (!read)
        return tl::unexpected<Failure>(failureOf(std::move(read.error())));
    if (!*read) {
        run.source.reset();
        return std::nullopt;
    }
    ++run.itemCounts.total;
    item = std::make_shared<MapItem>();
    item->index = run.nextItem++;
    item->value = std::move((*read)->value);
    item->key = std::move((*read)->key);
    item->source = std::move((*read)->source);
    Outcome<Value> input = iterationInput(simulation, strand, map, item);
    if (!input)
        return tl::unexpected<Failure>(std::move(input.error()));
    return std::move(*input);
}

/// The input of the next child execution, and how many items it holds.
struct NextInput {
    Value input;
    std::shared_ptr<MapItem> item;
    std::uint32_t items = 1;
};

Outcome<std::optional<NextInput>> nextInput(Simulation& simulation, Strand& strand,
                                            const MapProgram& map, MapRun& run)
{
    NextInput next;
    while (true) {
        Outcome<std::optional<Value>> value = nextItem(simulation, strand, map, run, next.item);
        if (!value)
            return tl::unexpected<Failure>(std::move(value.error()));
        if (*value && !run.batch) {
            next.input = std::move(**value);
            return next;
        }
        if (*value && run.batch->hasRoomFor(**value)) {
            run.batch->add(std::move(**value));
            continue;
        }
        run.readAhead = std::move(*value);
        if (!run.batch || run.batch->size() == 0)
            return std::nullopt;
        next.items = static_cast<std::uint32_t>(run.batch->size());
        next.input = run.batch->take();
        next.item = std::make_shared<MapItem>();
        next.item->index = run.nextChild;
        next.item->value = next.input;
        return next;
    }
}

std::shared_ptr<ChildExecution> newChild(Simulation& simulation, const MapRun& run,
                                         const NextInput& next)
{
    const std::string name = simulation.newUuid();
    auto child = std::make_shared<ChildExecution>();
    child->lastEvent = 1; // its own ExecutionStarted
    child->input = next.input;
    child->start = simulation.now();
    child->index = run.nextChild;
    child->items = next.items;
    child->machine = run.machine;
    child->execution = Value::object({{"Id", run.executionPrefix + name},
                                      {"Input", next.input},
                                      {"StartTime", toTimestamp(simulation.now())},
                                      {"Name", name},
                                      {"RoleArn", simulation.settings().roleArn},
                                      {"RedriveCount", 0}});
    return child;
}

void count(Simulation& simulation, const MapRun& run)
{
    simulation.store().countMapRun(run.record, run.itemCounts, run.executionCounts);
}

/// Aborts what runs, counts what never ran, and completes the files. The first failure of a file
/// is `failure` where there is none yet.
void closeRun(Simulation& simulation, Strand& strand, const MapProgram& map,
              std::optional<Failure>& failure)
{
    MapRun& run = *strand.container->run;
    const auto keep = [&](Outcome<void> kept) {
        if (!kept && !failure)
            failure = std::move(kept.error());
    };
    for (const StrandId id : strand.container->live) {
        const ChildExecution& child = *simulation.strand(id).child;
        --run.executionCounts.running;
        ++run.executionCounts.aborted;
        run.itemCounts.running -= child.items;
        run.itemCounts.aborted += child.items;
        if (run.files)
            keep(keepResult(
                run, child,
                describeChild(run, child, items::ChildStatus::Aborted, simulation.now())));
    }
    simulation.abortChildren(strand);
    while (run.source || run.readAhead) {
        const Outcome<std::optional<NextInput>> next = nextInput(simulation, strand, map, run);
        if (!next || !*next)
            break;
        ++run.executionCounts.total;
        ++run.executionCounts.pending;
        run.itemCounts.pending += (*next)->items;
        if (!run.files)
            continue;
        const auto child = newChild(simulation, run, **next);
        items::ChildResult pending =
            describeChild(run, *child, items::ChildStatus::Pending, simulation.now());
        pending.startDate.clear();
        pending.stopDate.clear();
        keep(keepResult(run, *child, std::move(pending)));
        ++run.nextChild;
    }
    if (run.files)
        if (const Result<void> finished = run.files->finish(run.arn); !finished && !failure)
            failure =
                Failure{{"States.ResultWriterFailed", toEnglish(finished.error())}, false, false};
    count(simulation, run);
}

/// MapRunFailed, after which the Map itself fails.
void failRun(Simulation& simulation, Strand& strand, const MapProgram& map, Failure failure)
{
    std::optional<Failure> first = std::move(failure);
    closeRun(simulation, strand, map, first);
    simulation.store().endMapRun(strand.container->run->record, ExecutionStatus::Failed,
                                 simulation.now());
    const std::optional<std::string>& cause = first->error.cause;
    strand.lastEvent = strand.container->runStarted;
    simulation.record(strand, EventType::MapRunFailed,
                      {first->error.name, cause ? Value(*cause) : Value()});
    simulation.fail(strand, std::move(*first));
}

/// Whether more items have failed than may (States language, "Tolerated failure threshold"): either
/// threshold ends the run; one that is not given does not count unless neither is. A percentage
/// counts once all items are known.
bool isIntolerable(const MapRun& run)
{
    const auto failed = static_cast<double>(run.itemCounts.failed + run.itemCounts.timedOut);
    if (failed == 0)
        return false;
    if (!run.toleratedCount && !run.toleratedPercentage)
        return true;
    if (run.toleratedCount && failed > *run.toleratedCount)
        return true;
    return run.toleratedPercentage && !run.source &&
           100.0 * failed > *run.toleratedPercentage * static_cast<double>(run.itemCounts.total);
}

/// Starts child executions as far as MaxConcurrency allows, and ends the run where nothing is left.
void startChildren(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    Container& container = *strand.container;
    MapRun& run = *container.run;
    while (container.live.size() < container.concurrency) {
        Outcome<std::optional<NextInput>> next = nextInput(simulation, strand, map, run);
        if (!next) {
            container.failure = std::move(next.error());
            return simulation.wake(strand);
        }
        if (!*next)
            break;
        const std::shared_ptr<ChildExecution> execution = newChild(simulation, run, **next);
        Strand& child = simulation.startChild(strand, map.processor, run.nextChild++,
                                              std::move((*next)->input), container.runStarted);
        const std::shared_ptr<ChildExecution> outer = child.child;
        execution->outer = outer;
        execution->isKept = execution->index < simulation.settings().keptChildren.first &&
                            (!outer || outer->isKept);
        child.child = execution;
        child.item = std::move((*next)->item);
        child.isIteration = true;
        // A child execution is an execution of its own: it does not see the variables around the
        // Map.
        child.variables = Value::object({});
        child.lastEvent = 0;
        if (run.isExpress && simulation.settings().hasLimits)
            simulation.limitChild(child);
        ++run.executionCounts.total;
        ++run.executionCounts.running;
        run.itemCounts.running += execution->items;
    }
    count(simulation, run);
    if (!run.source && isIntolerable(run))
        container.failure = Failure{{"States.ExceedToleratedFailureThreshold",
                                     "The specified tolerated failure threshold was exceeded"},
                                    false,
                                    false};
    if (container.failure || container.live.empty())
        simulation.wake(strand);
}

} // namespace

void startMapRun(Simulation& simulation, Strand& strand, const MapProgram& map, Value dataSet)
{
    const DistributedFields& fields = *map.distributed;
    Container& container = *strand.container;
    const auto run = std::make_shared<MapRun>();
    const StrandContext context(simulation, strand);
    const Value input = container.input;
    const Scope scope{input, context, strand.variables, simulation.random()};
    if (auto tolerance = readTolerance(fields, *run, scope); !tolerance)
        return simulation.fail(strand, std::move(tolerance.error()));
    Outcome<std::optional<std::int64_t>> mostItems = std::nullopt;
    if (fields.reader)
        mostItems = fields.reader->maxItems.integer(scope);
    if (!mostItems)
        return simulation.fail(strand, std::move(mostItems.error()));
    nameRun(simulation, *run, fields);
    if (fields.batcher)
        if (auto opened = openBatch(simulation, *fields.batcher, *run, scope); !opened)
            return simulation.fail(strand, std::move(opened.error()));
    if (fields.writer)
        if (auto opened = openWriter(simulation, *fields.writer, *run, scope); !opened)
            return simulation.fail(strand, std::move(opened.error()));
    MapRunRecord record;
    record.visit = strand.visit;
    record.arn = run->arn;
    record.start = simulation.now();
    record.maxConcurrency = map.maxConcurrency.isGiven() ? container.concurrency : 0;
    record.toleratedFailureCount = run->toleratedCount;
    record.toleratedFailurePercentage = run->toleratedPercentage;
    run->record = simulation.store().beginMapRun(std::move(record));
    container.run = run;
    container.runStarted = simulation.record(strand, EventType::MapRunStarted, {run->arn, {}});
    Outcome<std::unique_ptr<items::ItemSource>> source =
        fields.reader ? openReader(simulation, strand, *fields.reader, *mostItems, scope)
                      : items::itemsOfValue(std::move(dataSet), "STATE_DATA").map_error(failureOf);
    if (!source)
        return failRun(simulation, strand, map, std::move(source.error()));
    run->source = std::move(*source);
    simulation.block(strand);
    startChildren(simulation, strand, map);
}

void childExecutionEnded(Simulation& simulation, Strand& strand, const ChildExecution& child,
                         items::ChildStatus status, std::optional<Value> output,
                         const StateError& error)
{
    MapRun& run = *strand.container->run;
    const auto countEnd = [status](MapRunCounts& counts, std::uint64_t ended) {
        counts.running -= ended;
        (status == items::ChildStatus::Succeeded  ? counts.succeeded
         : status == items::ChildStatus::TimedOut ? counts.timedOut
                                                  : counts.failed) += ended;
    };
    countEnd(run.executionCounts, 1);
    countEnd(run.itemCounts, child.items);
    items::ChildResult result = describeChild(run, child, status, simulation.now());
    result.output = std::move(output);
    if (!error.name.empty())
        result.error = error.name;
    result.cause = error.cause;
    if (auto kept = keepResult(run, child, std::move(result)); !kept) {
        strand.container->failure = std::move(kept.error());
        return simulation.wake(strand);
    }
    if (!isIntolerable(run))
        return startChildren(simulation, strand,
                             std::get<MapProgram>(simulation.stateOf(strand).body));
    strand.container->failure = Failure{{"States.ExceedToleratedFailureThreshold",
                                         "The specified tolerated failure threshold was exceeded"},
                                        false,
                                        false};
    simulation.wake(strand);
}

void endMapRun(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    Container& container = *strand.container;
    if (container.failure)
        return failRun(simulation, strand, map, *container.failure);
    const std::shared_ptr<MapRun> run = container.run;
    closeRun(simulation, strand, map, container.failure);
    if (container.failure) {
        run->files.reset();
        return failRun(simulation, strand, map, *container.failure);
    }
    const EventId runStarted = container.runStarted;
    strand.lastEvent = runStarted;
    simulation.record(strand, EventType::MapRunSucceeded);
    simulation.store().endMapRun(run->record, ExecutionStatus::Succeeded, simulation.now());
    simulation.record(strand, EventType::MapStateSucceeded);
    strand.exitPrevious = runStarted;
    Value result = run->files ? writtenResults(*run) : joinedResults(*run);
    strand.container.reset();
    simulation.succeed(strand, std::move(result));
}

} // namespace stepglass::engine
