// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/Expression.h"
#include "core/value/Json.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

namespace {

class NoVariables final : public intrinsics::Variables {
public:
    [[nodiscard]] const Value* find(std::string_view) const override { return nullptr; }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto [text, document] = fuzz::firstLineAndRest(fuzz::textOf(data, size));
    std::uint32_t last = 0;
    for (const intrinsics::Token& token : intrinsics::tokenize(text)) {
        fuzz::require(token.range.begin >= last && token.range.end > token.range.begin,
                      "tokens follow each other");
        last = token.range.end;
    }
    fuzz::require(last <= text.size(), "tokens lie in the text");

    const auto expression = intrinsics::Expression::parse(text);
    if (!expression) {
        fuzz::require(expression.error().offset <= text.size(), "a fault lies in the text");
        return 0;
    }
    const Value input = value::parseJson(document).value_or(Value::object());
    const NoVariables variables;
    intrinsics::SeededRandom random(1);
    jsonpath::EvaluationOptions options;
    options.limits.steps = 20'000;
    const auto result = expression->evaluate({input, input, variables, random, options});
    if (!result)
        fuzz::require(result.error().error.starts_with("States."), "a failure has a name");
    return 0;
}
