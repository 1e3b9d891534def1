// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/Comparison.h"

#include "core/syntax/Lines.h"

#include <algorithm>

namespace stepglass::syntax {

namespace {

constexpr std::size_t block = 1024; // bytes

std::uint32_t beginOf(const Node& node)
{
    return node.keyRange.isEmpty() ? node.range.begin
                                   : std::min(node.keyRange.begin, node.range.begin);
}

TextRange shifted(TextRange range, std::int64_t by)
{
    return {static_cast<std::uint32_t>(range.begin + by),
            static_cast<std::uint32_t>(range.end + by)};
}

} // namespace

Comparison::Comparison(const SyntaxTree& before, const SyntaxTree& after)
    : m_before(before)
    , m_after(after)
    , m_end(static_cast<std::uint32_t>(after.nodeCount()))
{
    // What a copy of an anchor's value holds stands elsewhere in the text, and its nodes are not in
    // the order of the text.
    if (before.format() != after.format() || before.hasCopies() || after.hasCopies())
        return;
    compareText();
    compareBeginning();
    compareEnd();
}

void Comparison::compareText()
{
    const std::string_view before = m_before.text();
    const std::string_view after = m_after.text();
    const std::size_t shorter = std::min(before.size(), after.size());
    // Blocks first: comparing them as a whole is much quicker than byte by byte.
    std::size_t begin = 0;
    while (begin + block <= shorter && before.substr(begin, block) == after.substr(begin, block))
        begin += block;
    while (begin < shorter && before[begin] == after[begin])
        ++begin;
    const auto isSameEnd = [&](std::size_t from, std::size_t length) {
        return before.substr(before.size() - from - length, length) ==
               after.substr(after.size() - from - length, length);
    };
    std::size_t end = 0;
    while (begin + end + block <= shorter && isSameEnd(end, block))
        end += block;
    while (begin + end < shorter && isSameEnd(end, 1))
        ++end;
    m_textBegin = static_cast<std::uint32_t>(begin);
    m_textEnd = static_cast<std::uint32_t>(after.size() - end);
}

bool Comparison::isAlike(NodeId before, NodeId after, std::int64_t shift) const
{
    const Node& old = m_before.node(before);
    const Node& now = m_after.node(after);
    return old.kind == now.kind && old.isBroken == now.isBroken && old.hasTag == now.hasTag &&
           old.childCount == now.childCount && shifted(old.range, shift) == now.range &&
           (old.keyRange.isEmpty() ? now.keyRange.isEmpty()
                                   : shifted(old.keyRange, shift) == now.keyRange) &&
           m_before.isReadAlike(before, m_after, after);
}

void Comparison::compareBeginning()
{
    const auto count =
        static_cast<std::uint32_t>(std::min(m_before.nodeCount(), m_after.nodeCount()));
    for (; m_begin < count; ++m_begin) {
        const NodeId id(m_begin);
        const Node& old = m_before.node(id);
        const Node& now = m_after.node(id);
        if (std::max(old.range.end, now.range.end) <= m_textBegin) {
            if (!isAlike(id, id, 0))
                return;
        } else if (old.kind == now.kind && beginOf(old) == beginOf(now)) {
            m_around.push_back(m_begin);
        } else {
            return;
        }
    }
}

void Comparison::compareEnd()
{
    const auto after = static_cast<std::uint32_t>(m_after.nodeCount());
    const auto before = static_cast<std::uint32_t>(m_before.nodeCount());
    const std::int64_t shift = static_cast<std::int64_t>(m_after.text().size()) -
                               static_cast<std::int64_t>(m_before.text().size());
    while (m_end > 0 && after - m_end < before) {
        const NodeId now(m_end - 1);
        const NodeId old(before - (after - m_end) - 1);
        if (beginOf(m_after.node(now)) < m_textEnd || !isAlike(old, now, shift))
            return;
        --m_end;
    }
}

/// One beyond the last node inside.
std::uint32_t Comparison::endOf(NodeId after) const
{
    for (NodeId at = after; at.isValid(); at = m_after.node(at).parent) {
        if (m_after.node(at).nextSibling.isValid())
            return m_after.node(at).nextSibling.value();
    }
    return static_cast<std::uint32_t>(m_after.nodeCount());
}

NodeId Comparison::before(NodeId after) const
{
    if (after.value() >= m_end) {
        // In YAML, what a line's indentation means for the lines below it is part of the value.
        const std::uint32_t begin = beginOf(m_after.node(after));
        const bool isWhole =
            m_after.format() == Format::Json || lineBegin(m_after.text(), begin) >= m_textEnd;
        const std::size_t behind = m_after.nodeCount() - after.value();
        return isWhole ? NodeId(static_cast<std::uint32_t>(m_before.nodeCount() - behind))
                       : NodeId();
    }
    const auto around = std::lower_bound(m_around.begin(), m_around.end(), after.value());
    const std::uint32_t end = endOf(after);
    return end <= m_begin && (around == m_around.end() || *around >= end) ? after : NodeId();
}

} // namespace stepglass::syntax
