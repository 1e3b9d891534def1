// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Scope.h"
#include "core/engine/states/DistributedMap.h"

#include <memory>
#include <optional>

namespace stepglass::engine {

/// Why a data set cannot be read, as the Map fails with it.
[[nodiscard]] Failure failureOf(items::ReadFault fault);

/// What a reader asks the world for; counts as a call of its state.
[[nodiscard]] Outcome<TaskRequest> readerRequest(Simulation& simulation, Strand& strand,
                                                 const ItemReaderProgram& reader,
                                                 const Scope& scope);
/// Asks the world for a reader's data set. The answer may be the items (an array or object), the
/// text of the object, or its bytes as they come. `mostItems` is MaxItems; 0 means all.
[[nodiscard]] Outcome<std::unique_ptr<items::ItemSource>>
openReader(Simulation& simulation, const TaskRequest& request, const ItemReaderProgram& reader,
           std::optional<std::int64_t> mostItems);

} // namespace stepglass::engine
