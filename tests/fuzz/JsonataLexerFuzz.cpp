// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Expression.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    std::uint32_t end = 0;
    for (const jsonata::Token& token : jsonata::tokenize(text)) {
        fuzz::require(token.range.begin >= end, "tokens follow each other");
        fuzz::require(token.range.begin < token.range.end && token.range.end <= text.size(),
                      "a token stands in the text");
        end = token.range.end;
    }
    return 0;
}
