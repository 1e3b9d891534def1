// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/NumberSource.h"
#include "core/engine/private/StatePorts.h"
#include "core/engine/private/Template.h"

#include <optional>
#include <string>
#include <vector>

namespace stepglass::engine {

struct ItemReaderProgram {
    enum class Format { Json, JsonLines, Csv };

    std::string resource;
    std::optional<Template> parameters;
    Format format = Format::Json;
    std::string formatText; ///< as the definition says; empty for a listing
    bool isSupported = true;
    bool hasHeaderRow = true;
    std::vector<std::string> headers;
    char delimiter = ',';
    std::optional<std::string> itemsPointer;
    NumberSource maxItems;
};

struct ItemBatcherProgram {
    NumberSource maxItems;
    NumberSource maxBytes;
    std::optional<Template> batchInput;
};

struct ResultWriterProgram {
    std::optional<Template> parameters; ///< Bucket and Prefix
    bool hasResource = false;
};

/// What only a Map in distributed mode has.
struct DistributedFields {
    std::optional<ItemReaderProgram> reader;
    std::optional<ItemBatcherProgram> batcher;
    std::optional<ResultWriterProgram> writer;
    NumberSource toleratedCount;
    NumberSource toleratedPercentage;
    std::string label;
};

/// Reads the fields of a distributed Map.
[[nodiscard]] DistributedFields compileDistributed(FieldReader& fields);

/// The items of a data set's text (States language, "Input and output processing: ItemReader"), or
/// States.ItemReaderFailed. `most` is the number of items wanted; nothing wants all.
[[nodiscard]] Outcome<std::vector<Value>>
readItems(const ItemReaderProgram& reader, std::string_view text, std::optional<std::size_t> most);
/// Items of a data set that is there as a value: an array's elements, or an object's members as Key
/// and Value.
[[nodiscard]] Outcome<std::vector<Value>> itemsOf(const Value& dataSet,
                                                  std::optional<std::size_t> most);

/// Joins items into the inputs of child executions: {"BatchInput"?, "Items"}.
[[nodiscard]] std::vector<Value> batchItems(std::vector<Value> items,
                                            std::optional<std::int64_t> mostItems,
                                            std::optional<std::int64_t> mostBytes,
                                            const std::optional<Value>& batchInput);

} // namespace stepglass::engine
