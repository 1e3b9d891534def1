// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Failure.h"
#include "core/engine/private/Strand.h"

#include <optional>
#include <string>
#include <vector>

namespace stepglass::engine {

/// Makes a simulation run one state alone, as TestState does: the state's data flow is real, the
/// states inside a Parallel or Map never run, and what a Retrier or Catcher decides is noted
/// instead of done.
struct Probe {
    StateIndex state;
    Value variables = Value::object();
    std::optional<Value> context; ///< stands for the whole Context Object
    std::uint32_t retryCount = 0; ///< tries that each Retrier is taken to have granted
    std::optional<Value> result;  ///< of a Parallel or Map
    std::optional<StateError> error;
    std::optional<std::int64_t> failedIterations;
    std::optional<std::string> readerData; ///< what the ItemReader is taken to have read
    /// The state stands inside a Map: its input is an item.
    bool isInsideMap = false;

    enum class Ending { None, Succeeded, Failed, Retriable, CaughtError };
    Ending ending = Ending::None;
    VisitId visit;
    StateError endedBy;
    std::optional<Value> output;
    StateIndex next;
    Value variablesAfter = Value::object();
    std::optional<std::size_t> retrier;
    std::optional<Duration> backoff;
    std::optional<std::size_t> catcher;
    /// Of a Map, as far as its fields were read.
    std::optional<std::int64_t> maxConcurrency;
    std::optional<std::int64_t> toleratedCount;
    std::optional<double> toleratedPercentage;
    std::optional<Value> afterItemSelector;
    std::optional<Value> afterItemBatcher;
    std::optional<Value> afterItemsPointer;
    std::optional<std::size_t> iterations;
};

} // namespace stepglass::engine
