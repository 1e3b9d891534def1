// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/private/LetterCases.h"

#include "core/jsonata/library/private/LetterCaseTable.h"
#include "core/jsonata/library/private/Utf8.h"

#include <algorithm>
#include <span>

namespace stepglass::jsonata {

namespace {

/// The first entry that does not end before the character, or nothing.
template <typename Entry, typename End>
const Entry* entryFor(std::span<const Entry> table, char32_t codePoint, End end)
{
    const auto found =
        std::lower_bound(table.begin(), table.end(), codePoint,
                         [&](const Entry& entry, char32_t wanted) { return end(entry) < wanted; });
    return found == table.end() ? nullptr : &*found;
}

void appendMapped(std::string& out, char32_t codePoint, std::span<const CaseRun> runs,
                  std::span<const CaseExpansion> expansions)
{
    const auto* expansion =
        entryFor(expansions, codePoint, [](const CaseExpansion& entry) { return entry.from; });
    if (expansion != nullptr && expansion->from == codePoint) {
        for (const char32_t part : expansion->to) {
            if (part != 0)
                appendUtf8(out, part);
        }
        return;
    }
    const auto* run = entryFor(runs, codePoint, [](const CaseRun& entry) { return entry.last; });
    if (run != nullptr && run->first <= codePoint && (codePoint - run->first) % run->step == 0)
        codePoint = static_cast<char32_t>(static_cast<std::int32_t>(codePoint) + run->distance);
    appendUtf8(out, codePoint);
}

bool isIn(std::span<const CharacterRange> ranges, char32_t codePoint)
{
    const auto* range =
        entryFor(ranges, codePoint, [](const CharacterRange& entry) { return entry.last; });
    return range != nullptr && range->first <= codePoint;
}

} // namespace

void appendLower(std::string& out, char32_t codePoint)
{
    appendMapped(out, codePoint, lowerRuns, lowerSeveral);
}

void appendUpper(std::string& out, char32_t codePoint)
{
    appendMapped(out, codePoint, upperRuns, upperSeveral);
}

bool isCased(char32_t codePoint)
{
    return isIn(casedRanges, codePoint);
}

bool isCaseIgnorable(char32_t codePoint)
{
    return isIn(caseIgnorableRanges, codePoint);
}

} // namespace stepglass::jsonata
