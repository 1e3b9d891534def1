// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/states/Map.h"

#include "core/engine/private/FieldReader.h"
#include "core/engine/private/Simulation.h"
#include "core/engine/states/MapProbe.h"
#include "core/engine/states/MapRun.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

/// AWS runs so many inline iterations at once, whatever MaxConcurrency says.
constexpr std::uint32_t mostInlineIterations = 40;

/// A path as AWS's text about ItemsPath shows it: with one `$`, also for the Context Object.
std::string shownPath(const jsonpath::Path& path)
{
    const bool isContext = path.root() == jsonpath::RootKind::Context;
    return isContext ? path.text().substr(1) : path.text();
}

Outcome<Value> itemsOfInput(const MapProgram& map, const Scope& scope)
{
    if (map.items)
        return map.items->evaluateAs("array", scope);
    if (map.isJsonata && !scope.input.isArray())
        return queryFailure("Items", fmt::format("Map state input must be an array but was: {}",
                                                 value::toJson(scope.input)));
    Outcome<Value> items =
        map.itemsPath ? evaluatePath(*map.itemsPath, scope) : Outcome<Value>(scope.input);
    if (items && !items->isArray())
        return runtimeFailure(fmt::format("Reference path \"{}\" must point to array.",
                                          map.itemsPath ? shownPath(*map.itemsPath) : "$"));
    return items;
}

Outcome<std::uint32_t> concurrencyOf(const MapProgram& map, const Scope& scope)
{
    const auto given = map.maxConcurrency.integer(scope);
    if (!given)
        return tl::unexpected<Failure>(given.error());
    const std::int64_t wanted = given->value_or(0);
    if (wanted < 0)
        return runtimeFailure(fmt::format("The {} field references a negative value: {}",
                                          map.maxConcurrency.field, wanted));
    const std::int64_t most = map.distributed ? mostChildExecutions : mostInlineIterations;
    return static_cast<std::uint32_t>(wanted == 0 ? most : std::min(wanted, most));
}

} // namespace

Outcome<Value> iterationInput(Simulation& simulation, Strand& strand, const MapProgram& map,
                              const std::shared_ptr<const MapItem>& item)
{
    if (!map.itemSelector)
        return item->value;
    const std::shared_ptr<const MapItem> outer = std::exchange(strand.item, item);
    const StrandContext context(simulation, strand);
    Outcome<Value> input = map.itemSelector->evaluate(
        {strand.container->input, context, strand.variables, simulation.random()});
    strand.item = outer;
    return input;
}

MapProgram compileMap(FieldReader& fields)
{
    MapProgram program;
    const std::vector<ScopeIndex> scopes = fields.scopes();
    if (scopes.empty())
        fields.reportMissing("ItemProcessor");
    else
        program.processor = scopes.front();
    program.itemsPath = fields.path("ItemsPath");
    program.isJsonata = fields.isJsonata();
    if (program.isJsonata)
        program.items = fields.tmpl("Items");
    program.itemSelector = fields.tmpl(fields.has("ItemSelector") ? "ItemSelector" : "Parameters");
    program.maxConcurrency = fields.numberSource("MaxConcurrency");
    if (fields.state().isDistributedMap)
        program.distributed = compileDistributed(fields);
    else
        program.hasDistributedFields =
            fields.has("ItemReader") || fields.has("ItemBatcher") || fields.has("ResultWriter");
    return program;
}

void start(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    Outcome<Value> input = applyInputPath(simulation, strand);
    if (!input)
        return simulation.fail(strand, std::move(input.error()));
    if (map.hasDistributedFields)
        return simulation.fail(strand,
                               runtimeFailure("The ItemReader, ItemBatcher and ResultWriter fields "
                                              "are not supported for INLINE maps")
                                   .value());
    const StrandContext context(simulation, strand);
    const Scope scope{*input, context, strand.variables, simulation.random()};
    const bool hasReader = map.distributed && map.distributed->reader;
    Outcome<Value> items = hasReader ? Outcome<Value>(Value::array()) : itemsOfInput(map, scope);
    if (!items)
        return simulation.fail(strand, std::move(items.error()));
    if (!hasReader)
        strand.stages.set(Stage::AfterItemsPath, *items);
    Outcome<std::uint32_t> concurrency = concurrencyOf(map, scope);
    if (!concurrency)
        return simulation.fail(strand, std::move(concurrency.error()));
    if (simulation.probe() != nullptr)
        return probeMap(simulation, strand, map, scope, *items);
    const EventId started = simulation.record(strand, EventType::MapStateStarted,
                                              {static_cast<std::int64_t>(items->size()), {}});
    simulation.startAttempt(strand, started);
    simulation.saveStages(strand);
    strand.container = std::make_unique<Container>();
    Container& container = *strand.container;
    container.input = *input;
    container.concurrency = *concurrency;
    container.lastEvent = started;
    if (map.distributed)
        return startMapRun(simulation, strand, map, std::move(*items));
    container.items.assign(items->elements().begin(), items->elements().end());
    container.results.resize(container.items.size());
    if (container.items.empty())
        return simulation.goOn(strand, Phase::Resume);
    simulation.block(strand);
    startIterations(simulation, strand, map, started);
}

void startIterations(Simulation& simulation, Strand& strand, const MapProgram& map,
                     EventId previous)
{
    Container& container = *strand.container;
    while (container.live.size() < container.concurrency &&
           container.nextItem < container.items.size()) {
        auto item = std::make_shared<MapItem>();
        item->index = container.nextItem++;
        item->value = std::exchange(container.items[item->index], Value());
        Outcome<Value> input = iterationInput(simulation, strand, map, item);
        if (!input)
            return simulation.fail(strand, std::move(input.error()));
        Strand& child =
            simulation.startChild(strand, map.processor, item->index, std::move(*input), previous);
        child.item = std::move(item);
        child.isIteration = true;
        child.phase = Phase::Begin;
    }
}

void resume(Simulation& simulation, Strand& strand, const MapProgram& map)
{
    if (map.distributed)
        return resumeMapRun(simulation, strand, map);
    if (strand.container->failure)
        return simulation.fail(strand, *strand.container->failure);
    strand.lastEvent = strand.container->lastEvent;
    strand.exitPrevious = strand.lastEvent;
    simulation.record(strand, EventType::MapStateSucceeded);
    Value result = Value::takeArray(strand.container->results);
    strand.container.reset();
    simulation.succeed(strand, std::move(result));
}

} // namespace stepglass::engine
