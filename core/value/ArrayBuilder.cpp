// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/ArrayBuilder.h"

#include "core/value/Storage.h"

#include <algorithm>
#include <span>

namespace stepglass::value {

ArrayBuilder::ArrayBuilder(std::size_t expected)
{
    if (expected > 0)
        grow(expected);
}

ArrayBuilder::~ArrayBuilder()
{
    static_cast<void>(take());
}

void ArrayBuilder::grow(std::size_t capacity)
{
    Value::Storage* larger = Value::Storage::make<Value>(capacity);
    if (m_storage != nullptr) {
        for (Value& element : std::span(m_storage->parts<Value>(), m_storage->used()))
            larger->push(std::move(element));
        // What was moved away needs no destruction.
        Value::Storage::free(m_storage);
    }
    m_storage = larger;
    m_capacity = capacity;
}

void ArrayBuilder::add(Value element)
{
    if (m_storage == nullptr || m_storage->used() == m_capacity)
        grow(std::max<std::size_t>(16, m_capacity * 2));
    m_textSize += element.textSize() + 1;
    m_storage->push(std::move(element));
}

Value ArrayBuilder::take()
{
    Value made = Value::array();
    Value::Storage* storage = std::exchange(m_storage, nullptr);
    const std::size_t textSize = std::exchange(m_textSize, 0);
    m_capacity = 0;
    if (storage == nullptr || storage->used() <= Value::mostInlineParts) {
        if (storage != nullptr) {
            made = Value::takeArray({storage->parts<Value>(), storage->used()});
            Value::Storage::free(storage);
        }
        return made;
    }
    made.m_node = Value::makeNode<Value>(storage, storage->used());
    // Two brackets, and a comma less than elements.
    made.m_node->textSize = textSize + 1;
    return made;
}

} // namespace stepglass::value
