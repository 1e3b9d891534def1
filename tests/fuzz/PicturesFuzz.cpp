// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/DateTimePicture.h"
#include "core/jsonata/library/IntegerPicture.h"
#include "core/jsonata/library/NumberPicture.h"
#include "core/jsonata/library/Numbers.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

namespace {

template <typename T>
void requireCode(const jsonata::LibraryResult<T>& result)
{
    fuzz::require(result || result.error().code.size() == 5, "an error has JSONata's code");
}

} // namespace

// The first line is a picture, the rest a number or a text to read with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t mostBytes = 1024;
    if (size > mostBytes)
        return 0;
    const auto [picture, text] = fuzz::firstLineAndRest(fuzz::textOf(data, size));
    const double number = jsonata::numberFromText(text).value_or(-1234.5);
    requireCode(jsonata::formatNumber(number, picture));
    requireCode(jsonata::formatInteger(number, picture));
    requireCode(jsonata::parseInteger(text, picture));
    requireCode(jsonata::fromMillis(number, picture, text));
    requireCode(jsonata::toMillis(text, picture, 0));
    requireCode(jsonata::toMillis(text, std::nullopt, 0));
    return 0;
}
