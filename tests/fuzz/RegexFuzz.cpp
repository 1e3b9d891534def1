// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/RegexFunctions.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

// The first line is a pattern, the rest a text to search in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t mostBytes = 4096;
    if (size > mostBytes)
        return 0;
    const auto [pattern, text] = fuzz::firstLineAndRest(fuzz::textOf(data, size));
    const auto regex = jsonata::Regex::compile(pattern, "im");
    if (!regex) {
        fuzz::require(regex.error().code == "S0303", "a broken pattern has its code");
        return 0;
    }
    const CancelToken cancel;
    std::size_t end = 0;
    const auto count = jsonata::forEachMatch(
        text, *regex, std::nullopt, cancel, [&](const jsonata::RegexMatch& match) {
            fuzz::require(match.start >= end && match.end >= match.start, "matches go forward");
            fuzz::require(match.groups.size() == regex->groupCount(), "every group is told");
            end = match.end;
        });
    if (!count) {
        fuzz::require(count.error().code == "D1004" || count.error().code == "U1001",
                      "a search fails for emptiness or for its bounds");
        return 0;
    }
    const auto same = jsonata::replaceMatches(text, *regex, "$0", std::nullopt, cancel);
    fuzz::require(same && *same == text, "matches put in their own places change nothing");
    return 0;
}
