// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/NumberSource.h"
#include "core/engine/private/StatePorts.h"
#include "core/engine/private/Template.h"
#include "core/engine/states/DistributedMap.h"

#include <memory>
#include <optional>

namespace stepglass::engine {

/// Child executions that a Map Run without MaxConcurrency has in flight. AWS allows 10,000; fewer
/// change nothing in virtual time but the memory needed.
inline constexpr std::uint32_t mostChildExecutions = 1000;

struct MapProgram {
    ScopeIndex processor;
    std::optional<jsonpath::Path> itemsPath;
    bool isJsonata = false;
    std::optional<Template> items; ///< JSONata's Items
    std::optional<Template> itemSelector;
    NumberSource maxConcurrency;
    /// ItemReader, ItemBatcher or ResultWriter on an inline Map, which AWS accepts and then fails.
    bool hasDistributedFields = false;
    std::optional<DistributedFields> distributed; ///< absent: inline
};

[[nodiscard]] MapProgram compileMap(FieldReader& fields);
void start(Simulation& simulation, Strand& strand, const MapProgram& map);
void resume(Simulation& simulation, Strand& strand, const MapProgram& map);
/// The input of an iteration, after ItemSelector.
[[nodiscard]] Outcome<Value> iterationInput(Simulation& simulation, Strand& strand,
                                            const MapProgram& map,
                                            const std::shared_ptr<const MapItem>& item);
/// Starts iterations as far as MaxConcurrency allows. `previous` is the event that the next one
/// follows.
void startIterations(Simulation& simulation, Strand& strand, const MapProgram& map,
                     EventId previous);

} // namespace stepglass::engine
