// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Template.h"
#include "tests/fuzz/Entry.h"

#include <string>

using namespace stepglass;

namespace {

void parse(std::string_view text, jsonata::Dialect dialect)
{
    const auto expression = jsonata::Expression::parse(text, {.dialect = dialect});
    if (!expression) {
        const jsonata::Error& error = expression.error();
        fuzz::require(!error.message.empty(), "a fault has words");
        fuzz::require(!error.position || *error.position <= text.size(), "it lies in the text");
        return;
    }
    const auto lies = [&text](const TextRange& range) {
        return range.begin <= range.end && range.end <= text.size();
    };
    const jsonata::References& references = expression->references();
    for (const jsonata::VariableUse& variable : references.variables) {
        fuzz::require(lies(variable.range) && variable.range.begin < variable.range.end,
                      "a variable stands in the text");
        fuzz::require(lies(variable.fullRange) && variable.fullRange.begin <= variable.range.begin,
                      "its members follow it");
    }
    for (const jsonata::CallUse& call : references.calls)
        fuzz::require(lies(call.range), "a call stands in the text");
    for (const jsonata::BareName& name : references.bareNames)
        fuzz::require(lies(name.range), "a name stands in the text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    parse(text, jsonata::Dialect::Plain);
    parse(text, jsonata::Dialect::StepFunctions);
    const Value field = Value::array({Value("{% " + std::string(text) + " %}"), Value(text)});
    if (const auto fields = jsonata::Template::parse(field, "Output"); !fields)
        fuzz::require(!fields.error().empty(), "what cannot be a template says why");
    return 0;
}
