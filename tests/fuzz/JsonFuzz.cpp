// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/File.h"
#include "core/value/JavaText.h"
#include "core/value/Json.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<Value> value = value::parseJson(fuzz::textOf(data, size));
    if (!value) {
        fuzz::require(!toEnglish(value.error()).empty(), "an error has words");
        return 0;
    }
    const std::string compact = value::toJson(*value);
    fuzz::require(compact.size() == value->textSize(), "the size of the text is known");
    const Result<Value> again = value::parseJson(compact);
    fuzz::require(again.has_value(), "what was printed can be read");
    fuzz::require(*again == *value, "what was printed reads back as the same value");
    fuzz::require(value::toJson(*again) == compact, "printing is stable");
    const Result<Value> pretty = value::parseJson(value::toPrettyJson(*value));
    fuzz::require(pretty && *pretty == *value, "pretty text reads back as the same value");
    static_cast<void>(value::toJavaText(*value));
    return 0;
}
