// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/MapRunParts.h"

#include "core/engine/states/ItemReader.h"

#include <utility>

namespace stepglass::engine {

namespace {

/// The next item after ItemSelector; nothing at the end of the data set.
Outcome<std::optional<Value>> nextItem(Simulation& simulation, Strand& strand,
                                       const MapProgram& map, MapRun& run)
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
    const auto item = std::make_shared<MapItem>();
    item->index = run.nextItem++;
    item->value = std::move((*read)->value);
    item->key = std::move((*read)->key);
    item->source = std::move((*read)->source);
    Outcome<Value> input = iterationInput(simulation, strand, map, item);
    if (!input)
        return tl::unexpected<Failure>(std::move(input.error()));
    return std::move(*input);
}

} // namespace

Outcome<std::optional<NextInput>> nextInput(Simulation& simulation, Strand& strand,
                                            const MapProgram& map, MapRun& run)
{
    NextInput next;
    while (true) {
        Outcome<std::optional<Value>> value = nextItem(simulation, strand, map, run);
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
        return next;
    }
}

Outcome<void> openDataSet(Simulation& simulation, Strand& strand, const MapProgram& map,
                          MapRun& run)
{
    const DistributedFields& fields = *map.distributed;
    if (fields.reader && !run.request) {
        const StrandContext context(simulation, strand);
        const Value input = strand.container->input;
        Outcome<TaskRequest> request =
            readerRequest(simulation, strand, *fields.reader,
                          {input, context, strand.variables, simulation.random()});
        if (!request)
            return tl::unexpected<Failure>(std::move(request.error()));
        run.request = std::move(*request);
    }
    Outcome<std::unique_ptr<items::ItemSource>> source =
        fields.reader ? openReader(simulation, *run.request, *fields.reader, run.mostItems)
                      : items::itemsOfValue(Value(run.dataSet), "STATE_DATA").map_error(failureOf);
    if (!source)
        return tl::unexpected<Failure>(std::move(source.error()));
    run.source = std::move(*source);
    return {};
}

Outcome<void> reopenDataSet(Simulation& simulation, Strand& strand, const MapProgram& map,
                            MapRun& run)
{
    run.readAhead.reset();
    run.nextItem = 0;
    run.nextChild = 0;
    run.itemCounts.total = 0;
    // A run that has started nothing takes what is there by now; one that has, what it had.
    if (run.startedChildren == 0)
        run.request.reset();
    if (auto opened = openDataSet(simulation, strand, map, run); !opened)
        return opened;
    for (; run.nextChild < run.startedChildren; ++run.nextChild)
        if (auto next = nextInput(simulation, strand, map, run); !next || !*next)
            return next ? Outcome<void>() : tl::unexpected<Failure>(std::move(next.error()));
    return {};
}

} // namespace stepglass::engine
