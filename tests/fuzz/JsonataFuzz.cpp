// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Expression.h"
#include "core/value/Json.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

namespace {

void evaluate(std::string_view text, jsonata::Dialect dialect, const Value& input)
{
    const auto expression = jsonata::Expression::parse(text, {.dialect = dialect});
    if (!expression) {
        const jsonata::Error& error = expression.error();
        fuzz::require(!error.message.empty(), "a fault has words");
        fuzz::require(!error.position || *error.position <= text.size(), "it lies in the text");
        return;
    }
    for (const jsonata::VariableUse& variable : expression->references().variables)
        fuzz::require(variable.range.begin < variable.range.end &&
                          variable.range.end <= text.size(),
                      "a variable stands in the text");
    jsonata::EvaluationOptions options;
    options.limits.steps = 20'000;
    options.limits.bytes = std::size_t(1) << 20;
    options.boundMemory = true;
    const auto first = expression->evaluate(input, {}, options);
    if (!first) {
        fuzz::require(!first.error().message.empty(), "a fault has words");
        return;
    }
    const auto second = expression->evaluate(input, {}, options);
    fuzz::require(second && first->has_value() == second->has_value(),
                  "an evaluation repeats itself");
    if (*first)
        fuzz::require(value::toJson(**first) == value::toJson(**second),
                      "an evaluation repeats itself");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto [text, document] = fuzz::firstLineAndRest(fuzz::textOf(data, size));
    const Value input = value::parseJson(document).value_or(Value::object());
    for (const jsonata::Token& token : jsonata::tokenize(text))
        fuzz::require(token.range.begin < token.range.end && token.range.end <= text.size(),
                      "a token stands in the text");
    evaluate(text, jsonata::Dialect::Plain, input);
    evaluate(text, jsonata::Dialect::StepFunctions, input);
    return 0;
}
