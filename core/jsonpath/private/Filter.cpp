// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Filter.h"

#include "core/jsonpath/private/Decimal.h"
#include "core/jsonpath/private/Evaluator.h"
#include "core/value/Json.h"

#include <algorithm>

namespace stepglass::jsonpath {

namespace {

/// One side of a relation, ready to be compared.
struct Side {
    FilterValue found;
    const Pattern* pattern = nullptr;

    [[nodiscard]] bool isString() const { return found.value && found.value->isString(); }
    [[nodiscard]] bool isNumber() const { return found.value && found.value->isNumber(); }
    [[nodiscard]] bool isArray() const { return found.value && found.value->isArray(); }
    [[nodiscard]] bool isContainer() const
    {
        return found.value && (found.value->isArray() || found.value->isObject());
    }
};

std::string numberText(const FilterValue& number)
{
    return number.numberText.empty() ? value::toJson(*number.value) : number.numberText;
}

/// Not symmetric, as in Jayway: a text on the left compares as text with a number, and a number on
/// the left compares as number with a text.
bool areEqual(const FilterValue& left, const FilterValue& right)
{
    if (!left.value || !right.value)
        return false;
    if (left.value->isString() && right.value->isNumber())
        return left.value->asString() == numberText(right);
    if (left.value->isNumber() && right.value->isString()) {
        const std::optional<Value> number = decimalValue(right.value->asString());
        return number && *left.value == *number;
    }
    return *left.value == *right.value;
}

bool areSameType(const FilterValue& left, const FilterValue& right)
{
    if (!left.value || !right.value)
        return left.value.has_value() == right.value.has_value();
    const auto group = [](const Value& value) {
        if (value.isNumber())
            return value::Kind::Integer;
        return value.isObject() ? value::Kind::Array : value.kind();
    };
    return group(*left.value) == group(*right.value);
}

/// Below, at or above zero; nothing for what has no order: only two numbers or two texts have.
std::optional<int> order(const Side& left, const Side& right)
{
    if (left.isString() && right.isString())
        return left.found.value->asString().compare(right.found.value->asString());
    if (!left.isNumber() || !right.isNumber())
        return std::nullopt;
    const Value& a = *left.found.value;
    const Value& b = *right.found.value;
    if (a.isInteger() && b.isInteger())
        return a.asInteger() < b.asInteger() ? -1 : (a.asInteger() > b.asInteger() ? 1 : 0);
    return a.asDouble() < b.asDouble() ? -1 : (a.asDouble() > b.asDouble() ? 1 : 0);
}

bool holds(const Value& list, const FilterValue& wanted)
{
    return std::any_of(list.elements().begin(), list.elements().end(), [&](const Value& element) {
        return areEqual({element, {}}, wanted);
    });
}

bool holdsAll(const Value& list, const Value& wanted)
{
    return std::all_of(wanted.elements().begin(), wanted.elements().end(),
                       [&](const Value& element) {
                           return holds(list, {element, {}});
                       });
}

bool holdsAny(const Value& list, const Value& wanted)
{
    return std::any_of(wanted.elements().begin(), wanted.elements().end(),
                       [&](const Value& element) {
                           return holds(list, {element, {}});
                       });
}

bool contains(const Side& left, const Side& right)
{
    if (left.isString() && right.isString())
        return left.found.value->asString().find(right.found.value->asString()) !=
               std::string_view::npos;
    return left.isArray() && holds(*left.found.value, right.found);
}

std::string patternInput(const FilterValue& value)
{
    if (!value.value || value.value->isNull() || value.value->isArray() || value.value->isObject())
        return {};
    if (value.value->isString())
        return std::string(value.value->asString());
    return value.value->isNumber() ? numberText(value) : value::toJson(*value.value);
}

bool matches(const Side& left, const Side& right)
{
    if ((left.pattern == nullptr) == (right.pattern == nullptr))
        return false;
    const Pattern& pattern = left.pattern != nullptr ? *left.pattern : *right.pattern;
    const Side& other = left.pattern != nullptr ? right : left;
    if (!other.isArray())
        return pattern.matches(patternInput(other.found));
    const auto elements = other.found.value->elements();
    return std::any_of(elements.begin(), elements.end(), [&](const Value& element) {
        return pattern.matches(patternInput({element, {}}));
    });
}

bool hasSize(const Side& left, const Side& right)
{
    if (!right.isNumber() || !left.found.value)
        return false;
    std::size_t size = 0;
    if (left.isString())
        size = left.found.value->asString().size();
    else if (left.isContainer())
        size = left.found.value->size();
    else
        return false;
    return right.found.value->asDouble() == static_cast<double>(size);
}

bool isEmpty(const Side& left, const Side& right)
{
    if (!right.found.value || !right.found.value->isBoolean())
        return false;
    const bool wanted = right.found.value->asBoolean();
    if (left.isString())
        return left.found.value->asString().empty() == wanted;
    return left.isContainer() && (left.found.value->size() == 0) == wanted;
}

bool relate(FilterOperator relation, const Side& left, const Side& right)
{
    const auto isOrdered = [&](auto test) {
        const std::optional<int> compared = order(left, right);
        return compared && test(*compared);
    };
    switch (relation) {
    case FilterOperator::Equal:
        return areEqual(left.found, right.found);
    case FilterOperator::NotEqual:
        return !areEqual(left.found, right.found);
    case FilterOperator::SameTypeEqual:
        return areSameType(left.found, right.found) && areEqual(left.found, right.found);
    case FilterOperator::SameTypeNotEqual:
        return !(areSameType(left.found, right.found) && areEqual(left.found, right.found));
    case FilterOperator::Less:
        return isOrdered([](int way) { return way < 0; });
    case FilterOperator::LessOrEqual:
        return isOrdered([](int way) { return way <= 0; });
    case FilterOperator::Greater:
        return isOrdered([](int way) { return way > 0; });
    case FilterOperator::GreaterOrEqual:
        return isOrdered([](int way) { return way >= 0; });
    case FilterOperator::Matches:
        return matches(left, right);
    case FilterOperator::In:
        return right.isArray() && holds(*right.found.value, left.found);
    case FilterOperator::NotIn:
        return !(right.isArray() && holds(*right.found.value, left.found));
    case FilterOperator::Contains:
        return contains(left, right);
    case FilterOperator::All:
        return left.isArray() && right.isArray() && holdsAll(*left.found.value, *right.found.value);
    case FilterOperator::Size:
        return hasSize(left, right);
    case FilterOperator::Empty:
        return isEmpty(left, right);
    case FilterOperator::SubsetOf:
        return left.isArray() && right.isArray() && holdsAll(*right.found.value, *left.found.value);
    case FilterOperator::AnyOf:
        return left.isArray() && right.isArray() && holdsAny(*left.found.value, *right.found.value);
    case FilterOperator::NoneOf:
        return left.isArray() && right.isArray() &&
               !holdsAny(*left.found.value, *right.found.value);
    case FilterOperator::Exists:
        return false;
    }
    return false;
}

Side sideOf(const Operand& operand, const Value& item, const Value& root, Budget& budget)
{
    Side side;
    if (const auto* literal = std::get_if<FilterValue>(&operand)) {
        side.found = *literal;
    } else if (const auto* pattern = std::get_if<Pattern>(&operand)) {
        side.pattern = pattern;
    } else {
        const CompiledPath& path = *std::get<FilterPath>(operand).path;
        tl::expected<Value, EvaluationError> found =
            evaluateCompiled(path, path.startsAtItem ? item : root, root, budget);
        if (found)
            side.found.value = *std::move(found);
    }
    return side;
}

bool exists(const FilterNode& node, const Value& item, const Value& root, Budget& budget)
{
    // Jayway asks for existence below the item even where the path begins with `$`.
    const CompiledPath& path = *std::get<FilterPath>(node.left).path;
    return evaluateCompiled(path, item, root, budget, MissingNames::Faults).has_value() ==
           node.shouldExist;
}

} // namespace

bool accepts(const FilterNode& filter, const Value& item, const Value& root, Budget& budget)
{
    if (!budget.spend())
        return false;
    const auto takes = [&](const FilterNode& node) { return accepts(node, item, root, budget); };
    switch (filter.kind) {
    case FilterNode::Kind::And:
        return std::all_of(filter.children.begin(), filter.children.end(), takes);
    case FilterNode::Kind::Or:
        return std::any_of(filter.children.begin(), filter.children.end(), takes);
    case FilterNode::Kind::Not:
        return !takes(filter.children.front());
    case FilterNode::Kind::Relation:
        if (filter.relation == FilterOperator::Exists)
            return exists(filter, item, root, budget);
        return relate(filter.relation, sideOf(filter.left, item, root, budget),
                      sideOf(filter.right, item, root, budget));
    }
    return false;
}

} // namespace stepglass::jsonpath
