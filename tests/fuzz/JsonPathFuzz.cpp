// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/ReferencePath.h"
#include "core/value/Json.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto [pathText, document] = fuzz::firstLineAndRest(fuzz::textOf(data, size));
    const Value root = value::parseJson(document).value_or(Value::object());
    jsonpath::EvaluationOptions options;
    options.limits.steps = 20'000;

    const auto path = jsonpath::Path::parse(pathText, jsonpath::RootRule::Optional);
    if (!path) {
        fuzz::require(path.error().offset <= pathText.size(), "a fault lies in the text");
        return 0;
    }
    const auto found = path->evaluate(root, options);
    if (!found)
        fuzz::require(!found.error().message.empty(), "an error has words");
    else
        fuzz::require(path->isDefinite() || found->isArray(), "an indefinite path gives an array");
    if (const Value* place = path->locate(root))
        fuzz::require(found && *found == *place, "both ways to a place find the same");

    if (const auto reference = jsonpath::ReferencePath::parse(pathText)) {
        if (const auto changed = reference->set(root, "put")) {
            const auto put = reference->get(*changed);
            fuzz::require(put && *put == Value("put"), "what was put at a place is found there");
        }
    }
    return 0;
}
