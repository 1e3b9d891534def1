// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/Contracts.h"

#include "core/asl/Model.h"
#include "core/mock/private/ContractTable.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace stepglass::mock {

namespace {

using engine::FieldValidation;
using Fault = std::optional<std::string>;

std::optional<std::string_view> contractOf(std::string_view name)
{
    const auto* const found = std::find_if(contractTable.begin(), contractTable.end(),
                                           [&](const auto& entry) { return entry.first == name; });
    return found == contractTable.end() ? std::nullopt
                                        : std::optional<std::string_view>(found->second);
}

/// The name of the contract for a resource.
std::string nameOf(std::string_view resource)
{
    const asl::ServiceAction action = asl::serviceActionOf(resource);
    if (action.pattern == "waitForTaskToken")
        return {};
    std::string service = action.service;
    if (service == "states")
        service = "sfn";
    else if (service == "events")
        service = "eventbridge";
    else if (service == "bedrock" && action.action == "invokeModel")
        service = "bedrockruntime";
    std::string name = service + ':' + action.action;
    if (action.pattern.empty())
        return name;
    // What a job answers with is what the call that polls it answers.
    if (name == "glue:startJobRun")
        return "glue:getJobRun";
    if (name == "athena:startQueryExecution")
        return "athena:getQueryExecution";
    return name + '.' + action.pattern;
}

/// Holds a value against one type, reading the type's text from the front.
class Checker {
public:
    explicit Checker(FieldValidation validation)
        : m_validation(validation)
    {
    }

    /// Reads one type off `text`. A null `value` only reads over it.
    Fault check(std::string_view& text, const Value* value, std::string_view field) const
    {
        switch (text.front()) {
        case '@': {
            const std::string_view name =
                take(text, std::min(text.find_first_of(" ]>}"), text.size()));
            std::string_view named = *contractOf(name);
            return value == nullptr ? std::nullopt : check(named, value, field);
        }
        case '{':
            return checkObject(text, value, field);
        case '[':
            return checkArray(text, value, field);
        case '<':
            return checkMap(text, value, field);
        case '(':
            return checkWords(text, value, field);
        default:
            return checkScalar(text, value, field);
        }
    }

private:
    static std::string_view take(std::string_view& text, std::size_t count)
    {
        const std::string_view taken = text.substr(0, count);
        text.remove_prefix(count);
        return taken;
    }
    static Fault mustBe(std::string_view field, std::string_view what)
    {
        return fmt::format("Field '{}' must be {}", field, what);
    }

    Fault checkObject(std::string_view& text, const Value* value, std::string_view field) const
    {
        Fault fault;
        if (value != nullptr && !value->isObject()) {
            fault = mustBe(field, "an object");
            value = nullptr;
        }
        take(text, 1);
        while (text.front() != '}') {
            std::string_view name = take(text, text.find(':'));
            take(text, 1);
            const bool isRequired = name.ends_with('!');
            name.remove_suffix(isRequired ? 1 : 0);
            const Value* member = value == nullptr ? nullptr : value->find(name);
            if (value != nullptr && member == nullptr && isRequired && !fault &&
                m_validation == FieldValidation::Strict)
                fault = fmt::format("Required field '{}' is missing", name);
            Fault inner = check(text, fault ? nullptr : member, name);
            if (inner)
                fault = std::move(inner);
            if (text.front() == ' ')
                take(text, 1);
        }
        take(text, 1);
        return fault;
    }

    Fault checkArray(std::string_view& text, const Value* value, std::string_view field) const
    {
        take(text, 1);
        Fault fault;
        if (value != nullptr && !value->isArray())
            fault = mustBe(field, "an array");
        else if (value != nullptr)
            for (const Value& element : value->elements()) {
                std::string_view again = text;
                if (fault = check(again, &element, field); fault)
                    break;
            }
        (void)check(text, nullptr, field);
        take(text, 1);
        return fault;
    }

    Fault checkMap(std::string_view& text, const Value* value, std::string_view field) const
    {
        take(text, 1);
        Fault fault;
        if (value != nullptr && !value->isObject())
            fault = mustBe(field, "an object");
        else if (value != nullptr)
            for (const value::Member& member : value->members()) {
                std::string_view again = text;
                if (fault = check(again, &member.value, member.name.text()); fault)
                    break;
            }
        (void)check(text, nullptr, field);
        take(text, 1);
        return fault;
    }

    static Fault checkWords(std::string_view& text, const Value* value, std::string_view field)
    {
        std::string_view words = take(text, text.find(')') + 1);
        words = words.substr(1, words.size() - 2);
        if (value == nullptr)
            return std::nullopt;
        if (!value->isString())
            return mustBe(field, "a string");
        while (!words.empty()) {
            const std::string_view word = take(words, std::min(words.find('|'), words.size()));
            if (word == value->asString())
                return std::nullopt;
            words.remove_prefix(words.empty() ? 0 : 1);
        }
        return fmt::format("Field '{}' is not an expected value", field);
    }

    static Fault checkScalar(std::string_view& text, const Value* value, std::string_view field)
    {
        const std::string_view type =
            take(text, std::min(text.find_first_of("( ]>}"), text.size()));
        std::string_view bounds;
        if (!text.empty() && text.front() == '(') {
            bounds = take(text, text.find(')') + 1);
            bounds = bounds.substr(1, bounds.size() - 2);
        }
        if (value == nullptr || type == "any")
            return std::nullopt;
        if (type == "string")
            return value->isString()
                       ? checkBounds(bounds, static_cast<double>(value->asString().size()),
                                     "length", field)
                       : mustBe(field, "a string");
        if (type == "number")
            return value->isNumber() ? checkBounds(bounds, value->asDouble(), "value", field)
                                     : mustBe(field, "a number");
        if (type == "boolean")
            return value->isBoolean() ? std::nullopt : mustBe(field, "a boolean");
        // Times are ISO 8601 texts or numbers since the epoch, as services differ.
        return value->isString() || value->isNumber() ? std::nullopt
                                                      : mustBe(field, "a valid timestamp");
    }

    static Fault checkBounds(std::string_view bounds, double measure, std::string_view what,
                             std::string_view field)
    {
        const std::size_t dots = bounds.find("..");
        if (dots == std::string_view::npos)
            return std::nullopt;
        if (measure < numberOf(bounds.substr(0, dots)))
            return fmt::format("Field '{}' is smaller than the minimum {}", field, what);
        if (dots + 2 < bounds.size() && measure > numberOf(bounds.substr(dots + 2)))
            return fmt::format("Field '{}' exceeds the maximum {}", field, what);
        return std::nullopt;
    }
    static double numberOf(std::string_view digits)
    {
        double number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return number;
    }

    FieldValidation m_validation;
};

} // namespace

std::optional<std::string> checkResult(std::string_view resource, const Value& result,
                                       FieldValidation validation)
{
    if (validation == FieldValidation::None)
        return std::nullopt;
    auto contract = contractOf(nameOf(resource));
    if (!contract)
        return std::nullopt;
    if (!result.isObject())
        return "Mocked result must be a JSON object";
    return Checker(validation).check(*contract, &result, "");
}

bool hasContract(std::string_view resource)
{
    return contractOf(nameOf(resource)).has_value();
}

} // namespace stepglass::mock
