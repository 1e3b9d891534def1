// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/Batches.h"

#include <utility>

namespace stepglass::items {

Batch::Batch(BatchLimits limits)
    : m_limits(std::move(limits))
{
    m_emptyBytes = joined().textSize();
    m_bytes = m_emptyBytes;
}

bool Batch::hasRoomFor(const Value& item) const
{
    if (m_items.empty())
        return true;
    return m_items.size() < m_limits.items && m_bytes + 1 + item.textSize() <= m_limits.bytes;
}

void Batch::add(Value item)
{
    m_bytes += item.textSize() + (m_items.empty() ? 0 : 1);
    m_items.push_back(std::move(item));
}

Value Batch::take()
{
    Value input = joined();
    m_items.clear();
    m_bytes = m_emptyBytes;
    return input;
}

Value Batch::joined()
{
    std::vector<value::Member> members;
    if (m_limits.batchInput)
        members.push_back({"BatchInput", *m_limits.batchInput});
    members.push_back({"Items", Value::takeArray(m_items)});
    return Value::takeObject(members);
}

} // namespace stepglass::items
