// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/items/ItemSource.h"

namespace stepglass::items {

[[nodiscard]] inline tl::unexpected<ReadFault> dataSetFault(std::string cause)
{
    return tl::unexpected<ReadFault>(ReadFault{std::move(cause), ReadFault::Kind::DataSet, {}});
}

/// The member of an object as an item: {"Key", "Value"}.
[[nodiscard]] Item memberItem(const value::Key& name, Value value);

/// Text with delimiters (RFC 4180: quotes double, and may hold delimiters and line ends). Every
/// cell is a text; missing cells are "", surplus ones are dropped; blank lines are passed over.
[[nodiscard]] ReadResult<std::unique_ptr<ItemSource>> openCsv(const ReaderConfig& config,
                                                              std::unique_ptr<ByteStream> bytes);
/// One JSON value a line; blank lines are passed over.
[[nodiscard]] std::unique_ptr<ItemSource> openJsonLines(std::unique_ptr<ByteStream> bytes);
/// The elements of the array, or the members of the object, at the ItemsPointer of a JSON text. The
/// text is walked once; only one item at a time becomes a Value.
[[nodiscard]] ReadResult<std::unique_ptr<ItemSource>> openJson(const ReaderConfig& config,
                                                               std::unique_ptr<ByteStream> bytes);
/// The files that a manifest names, as one data set.
[[nodiscard]] ReadResult<std::unique_ptr<ItemSource>>
openManifest(const ReaderConfig& config, std::unique_ptr<ByteStream> bytes, OpenObject open);

/// Several objects one after the other, read alike.
[[nodiscard]] std::unique_ptr<ItemSource> openSeveral(ReaderConfig config,
                                                      std::vector<Place> places, OpenObject open);

} // namespace stepglass::items
