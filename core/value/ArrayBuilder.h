// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <cstddef>

namespace stepglass::value {

/// Makes an array element by element, where it will stand: for large ones, whose maker wants to
/// stop in between.
class ArrayBuilder {
public:
    /// Room for so many elements; more may come.
    explicit ArrayBuilder(std::size_t expected);
    ArrayBuilder(const ArrayBuilder&) = delete;
    ArrayBuilder& operator=(const ArrayBuilder&) = delete;
    ~ArrayBuilder();

    void add(Value element);
    /// The array of what was added. The builder is empty then.
    [[nodiscard]] Value take();

private:
    void grow(std::size_t capacity);

    Value::Storage* m_storage = nullptr;
    std::size_t m_capacity = 0;
    std::size_t m_textSize = 0;
};

} // namespace stepglass::value
