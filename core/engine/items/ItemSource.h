// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/items/ByteStream.h"
#include "core/value/Value.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace stepglass::items {

/// Why a data set cannot be read: the cause of a States.ItemReaderFailed.
struct ReadFault {
    enum class Kind {
        DataSet,     ///< AWS would fail as well
        Unsupported, ///< Stepglass cannot read such data; AWS can
        Service,     ///< the service that was asked failed with `error`
    };
    std::string cause;
    Kind kind = Kind::DataSet;
    std::string error; ///< its name, where the kind is Service
    friend bool operator==(const ReadFault&, const ReadFault&) = default;
};
template <typename T>
using ReadResult = tl::expected<T, ReadFault>;

/// One item of a data set.
struct Item {
    Value value;
    /// The name of the member, where an object is iterated; null else.
    Value key;
    /// Where it came from, as the Context Object's Map.Item.Source shows it.
    Value source;
};

/// The items of a data set, one after the other. Nothing is read ahead of what is asked for but
/// one buffer.
class ItemSource {
public:
    virtual ~ItemSource() = default;
    /// The next item; nothing when there are no more, from then on.
    [[nodiscard]] virtual ReadResult<std::optional<Item>> next() = 0;
};

enum class Format { Json, JsonLines, Csv, Parquet };
enum class Manifest { None, Inventory, AthenaData };

/// What a ReaderConfig says (States language, "ItemReader").
struct ReaderConfig {
    Format format = Format::Json;
    Manifest manifest = Manifest::None;
    bool hasHeaderRow = true;
    std::vector<std::string> headers; ///< where there is no header row
    char delimiter = ',';
    std::string itemsPointer; ///< JSON Pointer to the items; empty: the whole document
};

/// Where an object lies.
struct Place {
    std::string bucket;
    std::string key;
    [[nodiscard]] std::string uri() const { return "S3://" + bucket + '/' + key; }
};
/// Opens further objects that a manifest or a listing names.
using OpenObject = std::function<ReadResult<std::unique_ptr<ByteStream>>(const Place& place)>;

/// The items of an object's bytes, which may be packed. A manifest's files are opened one by one.
[[nodiscard]] ReadResult<std::unique_ptr<ItemSource>> openItems(const ReaderConfig& config,
                                                                std::unique_ptr<ByteStream> bytes,
                                                                const Place& place,
                                                                OpenObject open);
/// The items of all objects that a listing names, one object after the other (LOAD_AND_FLATTEN).
/// Names of empty folders count as no object.
[[nodiscard]] std::unique_ptr<ItemSource> openListed(const ReaderConfig& config, std::string bucket,
                                                     Value listing, OpenObject open);
/// The items of a value: an array's elements, or an object's members as {"Key", "Value"}. Anything
/// else is a fault, with AWS's words. `source` goes to every item.
[[nodiscard]] ReadResult<std::unique_ptr<ItemSource>> itemsOfValue(Value dataSet, Value source);

/// At most `most` items of `all`.
[[nodiscard]] std::unique_ptr<ItemSource> firstItems(std::unique_ptr<ItemSource> all,
                                                     std::size_t most);

/// All items that are left; for data sets that are known to be small.
[[nodiscard]] ReadResult<std::vector<Value>> readAll(ItemSource& source);

} // namespace stepglass::items
