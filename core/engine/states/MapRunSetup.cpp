// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapRunParts.h"

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

} // namespace

Outcome<items::Batch> openBatch(const Simulation& simulation, const ItemBatcherProgram& batcher,
                                const Scope& scope)
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
    return items::Batch(std::move(limits));
}

namespace {

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

} // namespace

Outcome<void> prepareRun(Simulation& simulation, const MapProgram& map, MapRun& run,
                         const Scope& scope)
{
    const DistributedFields& fields = *map.distributed;
    if (auto tolerance = readTolerance(fields, run, scope); !tolerance)
        return tolerance;
    if (fields.reader) {
        Outcome<std::optional<std::int64_t>> mostItems = fields.reader->maxItems.integer(scope);
        if (!mostItems)
            return tl::unexpected<Failure>(std::move(mostItems.error()));
        run.mostItems = *mostItems;
    }
    nameRun(simulation, run, fields);
    if (fields.batcher) {
        Outcome<items::Batch> batch = openBatch(simulation, *fields.batcher, scope);
        if (!batch)
            return tl::unexpected<Failure>(std::move(batch.error()));
        run.batch = std::move(*batch);
    }
    if (fields.writer)
        return openWriter(simulation, *fields.writer, run, scope);
    return {};
}

} // namespace stepglass::engine
