// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace stepglass::items {

/// What an ItemBatcher says, its paths resolved.
struct BatchLimits {
    std::size_t items = std::numeric_limits<std::size_t>::max();
    /// Bytes of a child's whole input as JSON text.
    std::size_t bytes = std::numeric_limits<std::size_t>::max();
    std::optional<Value> batchInput;
};

/// Joins items into the inputs of child executions: {"BatchInput"?, "Items"}. An item that alone
/// is larger than the limit makes a batch of its own.
class Batch {
public:
    explicit Batch(BatchLimits limits);

    /// Whether an item can join what is there.
    [[nodiscard]] bool hasRoomFor(const Value& item) const;
    void add(Value item);
    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    /// The input of the child; the batch is empty afterwards.
    [[nodiscard]] Value take();

private:
    [[nodiscard]] Value joined();

    BatchLimits m_limits;
    std::size_t m_emptyBytes = 0; ///< of an input without items
    std::size_t m_bytes = 0;
    std::vector<Value> m_items;
};

} // namespace stepglass::items
