// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TextRange.h"

#include <algorithm>

namespace stepglass {

namespace {

/// How many UTF-16 units the character beginning with this byte takes; none for a byte inside one.
std::uint32_t utf16Units(char byte)
{
    const auto lead = static_cast<unsigned char>(byte);
    if ((lead & 0xC0U) == 0x80U)
        return 0;
    return lead >= 0xF0U ? 2 : 1;
}

} // namespace

LineIndex::LineIndex(std::string_view text)
    : m_text(text)
    , m_starts{0}
{
    // Two searches for one character each are many times as fast as one for either, and texts
    // without a carriage return are the rule.
    std::size_t lineFeed = text.find('\n');
    std::size_t carriageReturn = text.find('\r');
    while (lineFeed != std::string_view::npos || carriageReturn != std::string_view::npos) {
        const bool isPair =
            carriageReturn != std::string_view::npos && lineFeed == carriageReturn + 1;
        const std::size_t at = (isPair ? lineFeed : std::min(lineFeed, carriageReturn)) + 1;
        m_starts.push_back(static_cast<std::uint32_t>(at));
        if (lineFeed < at)
            lineFeed = text.find('\n', at);
        if (carriageReturn < at)
            carriageReturn = text.find('\r', at);
    }
}

LineColumn LineIndex::position(std::uint32_t offset) const
{
    offset = std::min(offset, static_cast<std::uint32_t>(m_text.size()));
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - m_starts.begin());
    LineColumn place{line, 1};
    for (std::uint32_t at = m_starts[line - 1]; at < offset; ++at)
        place.column += utf16Units(m_text[at]);
    return place;
}

std::uint32_t LineIndex::offset(LineColumn position) const
{
    if (position.line == 0)
        return 0;
    if (position.line > m_starts.size())
        return static_cast<std::uint32_t>(m_text.size());
    std::uint32_t at = m_starts[position.line - 1];
    std::uint32_t column = 1;
    const auto isInside = [this](std::uint32_t place) {
        return place < m_text.size() && m_text[place] != '\n' && m_text[place] != '\r';
    };
    while (isInside(at) && column < position.column) {
        column += utf16Units(m_text[at]);
        ++at;
        while (isInside(at) && utf16Units(m_text[at]) == 0)
            ++at;
    }
    return at;
}

} // namespace stepglass
