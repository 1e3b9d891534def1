// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/items/ItemSource.h"
#include "core/engine/items/ResultFiles.h"
#include "core/engine/private/NumberSource.h"
#include "core/engine/private/StatePorts.h"
#include "core/engine/private/Template.h"

#include <optional>
#include <string>

namespace stepglass::engine {

struct ItemReaderProgram {
    std::string resource;
    std::optional<Template> parameters;
    items::ReaderConfig config;
    bool isListing = false;   ///< listObjectsV2
    bool isFlattened = false; ///< LOAD_AND_FLATTEN: the listed objects' items
    NumberSource maxItems;
};

struct ItemBatcherProgram {
    NumberSource maxItems;
    NumberSource maxBytes;
    std::optional<Template> batchInput;
};

struct ResultWriterProgram {
    std::optional<Template> parameters; ///< Bucket and Prefix
    bool hasResource = false;           ///< else the results go to the state's output
    items::Transformation transformation = items::Transformation::None;
    items::OutputType outputType = items::OutputType::Json;
};

/// What only a Map in distributed mode has.
struct DistributedFields {
    std::optional<ItemReaderProgram> reader;
    std::optional<ItemBatcherProgram> batcher;
    std::optional<ResultWriterProgram> writer;
    NumberSource toleratedCount;
    NumberSource toleratedPercentage;
    std::string label;
    bool isExpress = false; ///< ExecutionType of the child executions
};

/// Reads the fields of a distributed Map.
[[nodiscard]] DistributedFields compileDistributed(FieldReader& fields);

} // namespace stepglass::engine
