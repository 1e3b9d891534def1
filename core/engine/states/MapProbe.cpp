// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapProbe.h"

#include "core/engine/private/Probe.h"
#include "core/engine/states/ItemReader.h"
#include "core/engine/states/MapRunParts.h"
#include "core/value/Json.h"
#include "core/value/Pointer.h"

namespace stepglass::engine {

namespace {

Outcome<void> readNumbers(Probe& probe, const MapProgram& map, const Scope& scope)
{
    const auto concurrency = map.maxConcurrency.integer(scope);
    if (!concurrency)
        return tl::unexpected<Failure>(concurrency.error());
    probe.maxConcurrency = concurrency->value_or(0);
    if (!map.distributed)
        return {};
    const auto count = map.distributed->toleratedCount.integer(scope);
    if (!count)
        return tl::unexpected<Failure>(count.error());
    probe.toleratedCount = *count;
    const auto percentage = map.distributed->toleratedPercentage.number(scope);
    if (!percentage)
        return tl::unexpected<Failure>(percentage.error());
    probe.toleratedPercentage = *percentage;
    return {};
}

Outcome<std::vector<items::Item>> readItems(items::ItemSource& source)
{
    std::vector<items::Item> all;
    while (true) {
        items::ReadResult<std::optional<items::Item>> next = source.next();
        if (!next)
            return tl::unexpected<Failure>(failureOf(std::move(next.error())));
        if (!*next)
            return all;
        all.push_back(std::move(**next));
    }
}

Outcome<Value> argumentsOf(const ItemReaderProgram& reader, const Scope& scope)
{
    return reader.parameters ? reader.parameters->evaluate(scope)
                             : Outcome<Value>(Value::object({}));
}

std::string textMember(const Value& object, std::string_view name)
{
    const Value* member = object.find(name);
    return member != nullptr && member->isString() ? std::string(member->asString())
                                                   : std::string();
}

/// What an ItemReader makes of the data as they stand in their source: a file's text, or what
/// listObjectsV2 answers.
Outcome<std::vector<items::Item>> itemsOfReader(Probe& probe, const ItemReaderProgram& reader,
                                                const Scope& scope)
{
    const Outcome<Value> arguments = argumentsOf(reader, scope);
    if (!arguments)
        return tl::unexpected<Failure>(arguments.error());
    const auto mostItems = reader.maxItems.integer(scope);
    if (!mostItems)
        return tl::unexpected<Failure>(mostItems.error());
    if (!probe.readerData)
        return std::vector<items::Item>();
    const items::Place place{textMember(*arguments, "Bucket"), textMember(*arguments, "Key")};
    const items::OpenObject none =
        [](const items::Place& missing) -> items::ReadResult<std::unique_ptr<items::ByteStream>> {
        return tl::unexpected<items::ReadFault>(
            items::ReadFault{"The object " + missing.uri() + " is not part of the test.",
                             items::ReadFault::Kind::DataSet,
                             {}});
    };
    const Result<Value> document = value::parseJson(*probe.readerData);
    items::ReadResult<std::unique_ptr<items::ItemSource>> source;
    if (reader.isListing && document)
        source = items::itemsOfValue(*document, Value("S3://" + place.bucket));
    else
        source = items::openItems(reader.config, items::streamOf(*probe.readerData), place, none);
    if (!source)
        return tl::unexpected<Failure>(failureOf(std::move(source.error())));
    if (document && !reader.config.itemsPointer.empty())
        if (const Value* pointed = value::resolve(*document, reader.config.itemsPointer))
            probe.afterItemsPointer = *pointed;
    if (*mostItems && **mostItems > 0)
        source = items::firstItems(std::move(*source), static_cast<std::size_t>(**mostItems));
    return readItems(**source);
}

Outcome<std::vector<Value>> selectItems(Simulation& simulation, Strand& strand,
                                        const MapProgram& map, std::vector<items::Item> all)
{
    std::vector<Value> inputs;
    for (items::Item& each : all) {
        auto item = std::make_shared<MapItem>();
        item->index = static_cast<std::uint32_t>(inputs.size());
        item->value = std::move(each.value);
        item->key = std::move(each.key);
        item->source = std::move(each.source);
        Outcome<Value> input = iterationInput(simulation, strand, map, item);
        if (!input)
            return tl::unexpected<Failure>(std::move(input.error()));
        inputs.push_back(std::move(*input));
    }
    return inputs;
}

Outcome<std::vector<Value>> batchItems(const Simulation& simulation,
                                       const ItemBatcherProgram& batcher, const Scope& scope,
                                       std::vector<Value> inputs)
{
    Outcome<items::Batch> batch = openBatch(simulation, batcher, scope);
    if (!batch)
        return tl::unexpected<Failure>(std::move(batch.error()));
    std::vector<Value> batches;
    for (Value& input : inputs) {
        if (!batch->hasRoomFor(input))
            batches.push_back(batch->take());
        batch->add(std::move(input));
    }
    if (batch->size() > 0)
        batches.push_back(batch->take());
    return batches;
}

/// Notes what the fields of a Map that runs alone give.
Outcome<void> readProbe(Simulation& simulation, Strand& strand, const MapProgram& map,
                        const Scope& scope, const Value& items)
{
    Probe& probe = *simulation.probe();
    if (auto read = readNumbers(probe, map, scope); !read)
        return read;
    Outcome<std::vector<items::Item>> all = std::vector<items::Item>();
    if (map.distributed && map.distributed->reader)
        all = itemsOfReader(probe, *map.distributed->reader, scope);
    else
        for (const Value& element : items.elements())
            all->push_back({element, {}, {}});
    if (!all)
        return tl::unexpected<Failure>(std::move(all.error()));
    probe.iterations = all->size();
    Outcome<std::vector<Value>> inputs = selectItems(simulation, strand, map, std::move(*all));
    if (!inputs)
        return tl::unexpected<Failure>(std::move(inputs.error()));
    if (map.itemSelector)
        probe.afterItemSelector = Value::array(*inputs);
    if (!map.distributed || !map.distributed->batcher)
        return {};
    Outcome<std::vector<Value>> batches =
        batchItems(simulation, *map.distributed->batcher, scope, std::move(*inputs));
    if (!batches)
        return tl::unexpected<Failure>(std::move(batches.error()));
    probe.iterations = batches->size();
    probe.afterItemBatcher = Value::takeArray(*batches);
    return {};
}

} // namespace

void probeMap(Simulation& simulation, Strand& strand, const MapProgram& map, const Scope& scope,
              const Value& items)
{
    strand.container = std::make_unique<Container>();
    strand.container->input = scope.input;
    if (auto read = readProbe(simulation, strand, map, scope, items); !read)
        return simulation.fail(strand, std::move(read.error()));
    simulation.endProbedContainer(strand);
}

} // namespace stepglass::engine
