// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Evaluator.h"
#include "core/jsonpath/private/Recorder.h"
#include "core/value/Json.h"

#include <algorithm>
#include <cmath>

namespace stepglass::jsonpath {

namespace {

using Outcome = tl::expected<Value, EvaluationError>;

Outcome invalid(std::string message)
{
    return tl::unexpected<EvaluationError>(
        EvaluationError{EvaluationError::Kind::Invalid, std::move(message)});
}

Outcome aggregate(FunctionName name, const Value& model, const std::vector<Value>& arguments)
{
    std::vector<double> numbers;
    const auto gather = [&](const Value& value) {
        if (value.isNumber())
            numbers.push_back(value.asDouble());
    };
    std::for_each(model.elements().begin(), model.elements().end(), gather);
    for (const Value& argument : arguments) {
        gather(argument);
        std::for_each(argument.elements().begin(), argument.elements().end(), gather);
    }
    if (numbers.empty())
        return invalid("Aggregation function attempted to calculate value using empty array");

    const auto count = static_cast<double>(numbers.size());
    double sum = 0;
    double sumOfSquares = 0;
    for (const double number : numbers) {
        sum += number;
        sumOfSquares += number * number;
    }
    switch (name) {
    case FunctionName::Sum:
        return Value(sum);
    case FunctionName::Average:
        return Value(sum / count);
    case FunctionName::Minimum:
        return Value(*std::min_element(numbers.begin(), numbers.end()));
    case FunctionName::Maximum:
        return Value(*std::max_element(numbers.begin(), numbers.end()));
    default:
        return Value(std::sqrt(sumOfSquares / count - sum * sum / count / count));
    }
}

Outcome concatenate(const Value& model, const std::vector<Value>& arguments)
{
    std::string text;
    const auto add = [&](const Value& value) {
        if (value.isString())
            text += value.asString();
        else if (value.isNumber())
            value::appendJson(text, value);
    };
    for (const Value& element : model.elements()) {
        if (element.isString())
            add(element);
    }
    for (const Value& argument : arguments) {
        add(argument);
        std::for_each(argument.elements().begin(), argument.elements().end(), add);
    }
    return Value(text);
}

Outcome elementOf(const Value& model, std::int64_t index)
{
    const auto count = static_cast<std::int64_t>(model.size());
    const std::int64_t place = index < 0 ? count + index : index;
    const Value* found = place < 0 ? nullptr : model.at(static_cast<std::size_t>(place));
    if (found == nullptr)
        return invalid("Aggregation function attempted to calculate value using empty array");
    return *found;
}

} // namespace

tl::expected<Value, EvaluationError> applyFunction(const FunctionStep& function, const Value& model,
                                                   const Value& root, Budget& budget,
                                                   Recorder* recorder)
{
    std::vector<Value> arguments;
    for (const FunctionArgument& argument : function.arguments) {
        if (const auto* literal = std::get_if<Value>(&argument.value)) {
            arguments.push_back(*literal);
            continue;
        }
        const CompiledPath& path = *std::get<std::shared_ptr<const CompiledPath>>(argument.value);
        std::optional<Recorder> inner;
        if (recorder != nullptr && !(path.startsAtItem && recorder->isNowhere()))
            inner = path.startsAtItem ? recorder->here() : recorder->atRoot();
        Outcome found = evaluateCompiled(path, path.startsAtItem ? model : root, root, budget,
                                         MissingNames::Ignored, inner ? &*inner : nullptr);
        if (!found)
            return found;
        if (inner)
            recorder->addOperand(inner->result);
        arguments.push_back(*std::move(found));
    }

    switch (function.name) {
    case FunctionName::Sum:
    case FunctionName::Average:
    case FunctionName::Minimum:
    case FunctionName::Maximum:
    case FunctionName::StandardDeviation:
        return aggregate(function.name, model, arguments);
    case FunctionName::Concat:
        return concatenate(model, arguments);
    case FunctionName::Length:
        if (!model.isArray() && !model.isObject())
            return Value();
        return Value(static_cast<std::int64_t>(model.size()));
    case FunctionName::Keys: {
        if (!model.isObject())
            return Value();
        std::vector<Value> names;
        for (const value::Member& member : model.members())
            names.emplace_back(member.name);
        return Value::takeArray(names);
    }
    case FunctionName::Append: {
        if (!model.isArray())
            return model;
        Value extended = model;
        for (Value& argument : arguments)
            extended = extended.withAppended(std::move(argument));
        return extended;
    }
    case FunctionName::First:
        return elementOf(model, 0);
    case FunctionName::Last:
        return elementOf(model, -1);
    case FunctionName::Index:
        if (arguments.empty() || !arguments.front().isInteger())
            return invalid("The function index needs a number");
        return elementOf(model, arguments.front().asInteger());
    }
    return invalid("Unknown function");
}

} // namespace stepglass::jsonpath
