// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/ChangeSet.h"

#include <algorithm>

namespace stepglass::ui::document {

namespace {

std::uint32_t length(const std::string& text)
{
    return static_cast<std::uint32_t>(text.size());
}

} // namespace

ChangeSet::ChangeSet(std::string_view oldText, const syntax::TextEdits& edits)
{
    // From the last to the first, so that the places of those to come stay valid.
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        append({edit->range.begin,
                std::string(oldText.substr(edit->range.begin, edit->range.length())),
                edit->replacement});
    }
}

void ChangeSet::append(const ChangeSet& later)
{
    for (auto change = later.m_changes.rbegin(); change != later.m_changes.rend(); ++change)
        append(*change);
}

void ChangeSet::append(const Change& later)
{
    const std::uint32_t laterEnd = later.begin + length(later.removed);

    // Changes before `first` end before the later one; `shift` is what they add to the text's
    // length. Unsigned arithmetic wraps around and back.
    std::size_t first = m_changes.size();
    std::uint32_t shift = 0;
    for (const Change& change : m_changes)
        shift += length(change.inserted) - length(change.removed);
    // Searched from the end, where the next change of a long series usually is.
    std::size_t last = first; // one after the last that the later change touches
    std::uint32_t suffixBegin = 0;
    while (first > 0) {
        const Change& change = m_changes[first - 1];
        const std::uint32_t before = shift - length(change.inserted) + length(change.removed);
        const std::uint32_t begin = change.begin + before;
        const std::uint32_t end = begin + length(change.inserted);
        if (end < later.begin)
            break;
        --first;
        shift = before;
        if (begin > laterEnd)
            last = first;
        else if (first + 1 == last)
            suffixBegin = begin;
    }
    if (first == last) {
        m_changes.insert(m_changes.begin() + static_cast<std::ptrdiff_t>(first),
                         Change{later.begin - shift, later.removed, later.inserted});
        return;
    }

    Change& front = m_changes[first];
    const std::uint32_t frontBegin = front.begin + shift;
    if (first + 1 == last && later.removed.empty() &&
        later.begin == frontBegin + length(front.inserted)) {
        front.inserted += later.inserted; // typing on: no need to copy what was typed so far
        return;
    }

    // Everything between the first and the last touched change lies in what the later one removes.
    Change joined;
    joined.begin = std::min(frontBegin, later.begin) - shift;
    if (frontBegin < later.begin)
        joined.inserted = front.inserted.substr(0, later.begin - frontBegin);
    joined.inserted += later.inserted;
    const std::string& backInserted = m_changes[last - 1].inserted;
    if (suffixBegin + length(backInserted) > laterEnd)
        joined.inserted += backInserted.substr(laterEnd - suffixBegin);

    std::uint32_t position = std::min(frontBegin, later.begin);
    for (std::size_t i = first; i < last; ++i) {
        const Change& change = m_changes[i];
        const std::uint32_t begin = change.begin + shift;
        if (begin > position)
            joined.removed += later.removed.substr(position - later.begin, begin - position);
        joined.removed += change.removed;
        position = begin + length(change.inserted);
        shift += length(change.inserted) - length(change.removed);
    }
    if (position < laterEnd)
        joined.removed += later.removed.substr(position - later.begin);

    m_changes[first] = std::move(joined);
    m_changes.erase(m_changes.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    m_changes.begin() + static_cast<std::ptrdiff_t>(last));
}

syntax::TextEdits ChangeSet::forward() const
{
    syntax::TextEdits edits;
    edits.reserve(m_changes.size());
    for (const Change& change : m_changes)
        edits.push_back({{change.begin, change.begin + length(change.removed)}, change.inserted});
    return edits;
}

syntax::TextEdits ChangeSet::backward() const
{
    syntax::TextEdits edits;
    edits.reserve(m_changes.size());
    std::uint32_t shift = 0;
    for (const Change& change : m_changes) {
        const std::uint32_t begin = change.begin + shift;
        edits.push_back({{begin, begin + length(change.inserted)}, change.removed});
        shift += length(change.inserted) - length(change.removed);
    }
    return edits;
}

} // namespace stepglass::ui::document
