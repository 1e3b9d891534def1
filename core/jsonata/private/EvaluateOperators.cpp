// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Evaluator.h"

#include "core/jsonata/private/JsonText.h"

#include <array>
#include <cmath>

namespace stepglass::jsonata {

namespace {

[[noreturn]] void refuse(std::string_view code, const Item& item)
{
    Fault fault{code};
    fault.value = toValue(item);
    raise(std::move(fault));
}

/// Results of small integers are exact without a detour over doubles.
constexpr std::int64_t smallInteger = std::int64_t(1) << 51;

bool isSmall(const Item& item)
{
    return item.json().isInteger() && item.json().asInteger() < smallInteger &&
           item.json().asInteger() > -smallInteger;
}

Item calculate(Symbol symbol, const Item& left, const Item& right)
{
    if (!left.isUndefined() && !isNumeric(left))
        refuse("T2001", left);
    if (!right.isUndefined() && !isNumeric(right))
        refuse("T2002", right);
    if (left.isUndefined() || right.isUndefined())
        return {};
    if (symbol <= Symbol::Minus && isSmall(left) && isSmall(right)) {
        const std::int64_t one = left.json().asInteger();
        const std::int64_t other = right.json().asInteger();
        return Value(symbol == Symbol::Plus ? one + other : one - other);
    }
    const double one = left.number();
    const double other = right.number();
    switch (symbol) {
    case Symbol::Plus:
        return makeNumber(one + other);
    case Symbol::Minus:
        return makeNumber(one - other);
    case Symbol::Star:
        return makeNumber(one * other);
    case Symbol::Slash:
        return makeNumber(one / other);
    default:
        return makeNumber(std::fmod(one, other));
    }
}

/// Texts and numbers can be compared; undefined is let through to be no result.
bool isComparable(const Item& item)
{
    return item.isUndefined() || item.isText() || item.isNumber();
}

Item compare(Symbol symbol, const Item& left, const Item& right)
{
    if (!isComparable(left) || !isComparable(right))
        refuse("T2010", !left.isText() && !left.isNumber() ? left : right);
    if (left.isUndefined() || right.isUndefined())
        return {};
    if (left.isText() != right.isText()) {
        Fault fault{"T2009"};
        fault.value = left.json();
        fault.secondValue = right.json();
        raise(std::move(fault));
    }
    const bool areTexts = left.isText();
    const auto isLess = [areTexts](const Item& one, const Item& other) {
        return areTexts ? isTextLess(one.text(), other.text()) : one.number() < other.number();
    };
    const auto isLessOrEqual = [&](const Item& one, const Item& other) {
        return areTexts ? !isTextLess(other.text(), one.text()) : one.number() <= other.number();
    };
    switch (symbol) {
    case Symbol::Less:
        return Value(isLess(left, right));
    case Symbol::LessEqual:
        return Value(isLessOrEqual(left, right));
    case Symbol::Greater:
        return Value(isLess(right, left));
    default:
        return Value(isLessOrEqual(right, left));
    }
}

/// `in` compares scalars by value; an array or an object is the same as itself only.
bool isMember(const Item& element, const Item& array, Pulse& pulse)
{
    const auto isSame = [&](const Item& other) {
        if (!element.isJson() || !other.isJson())
            return false;
        if (other.isArray() || other.isObject())
            return other.json().size() > 0 && element.json().isSameNode(other.json());
        return element.json() == other.json();
    };
    if (!array.isArray())
        return isSame(array);
    for (std::size_t index = 0; index < array.size(); ++index) {
        pulse.beat();
        if (isSame(array.at(index)))
            return true;
    }
    return false;
}

} // namespace

Item append(const Item& left, const Item& right, Pulse& pulse)
{
    if (left.isUndefined())
        return right;
    if (right.isUndefined())
        return left;
    auto list = makeRef<List>();
    const auto sizeOf = [](const Item& item) { return item.isArray() ? item.size() : 1; };
    list->items.reserve(sizeOf(left) + sizeOf(right));
    for (const Item* item : {&left, &right}) {
        if (!item->isArray()) {
            list->items.push_back(*item);
            continue;
        }
        const std::size_t count = item->size();
        for (std::size_t index = 0; index < count; ++index) {
            pulse.beat();
            list->items.push_back(item->at(index));
        }
    }
    return list;
}

Item Evaluator::evaluateBinary(const Node& node, const Item& input, Frame& frame)
{
    if (node.symbol == Symbol::And || node.symbol == Symbol::Or)
        return evaluateLogic(node, input, frame);
    const Item left = evaluate(*node.lhs, input, frame);
    const Item right = evaluate(*node.rhs, input, frame);
    try {
        Item result = evaluateOperator(node, left, right);
        if (m_tracer != nullptr)
            result = traced(std::move(result), std::array{left, right});
        return result;
    } catch (Fault& fault) {
        fault.position = node.position;
        fault.token = Value(textOf(node.symbol));
        throw;
    }
}

Item Evaluator::evaluateLogic(const Node& node, const Item& input, Frame& frame)
{
    const Item left = evaluate(*node.lhs, input, frame);
    try {
        const bool isLeftTrue = isTrue(left);
        if (isLeftTrue == (node.symbol == Symbol::Or)) {
            Item result = Value(isLeftTrue);
            return m_tracer != nullptr ? traced(std::move(result), {&left, 1}) : result;
        }
        const Item right = evaluate(*node.rhs, input, frame);
        Item result = Value(isTrue(right));
        return m_tracer != nullptr ? traced(std::move(result), std::array{left, right}) : result;
    } catch (Fault& fault) {
        fault.position = node.position;
        fault.token = Value(textOf(node.symbol));
        throw;
    }
}

Item Evaluator::evaluateOperator(const Node& node, const Item& left, const Item& right)
{
    switch (node.symbol) {
    case Symbol::Plus:
    case Symbol::Minus:
    case Symbol::Star:
    case Symbol::Slash:
    case Symbol::Percent:
        return calculate(node.symbol, left, right);
    case Symbol::Equal:
    case Symbol::NotEqual:
        if (left.isUndefined() || right.isUndefined())
            return Value(false);
        return Value(areEqual(left, right, this) == (node.symbol == Symbol::Equal));
    case Symbol::Less:
    case Symbol::LessEqual:
    case Symbol::Greater:
    case Symbol::GreaterEqual:
        return compare(node.symbol, left, right);
    case Symbol::Ampersand: {
        std::string text;
        if (!left.isUndefined())
            text = textOfItem(left, textDigits(), JsonLayout::Compact, this);
        if (!right.isUndefined())
            text += textOfItem(right, textDigits(), JsonLayout::Compact, this);
        checkSize(text.size());
        return Value(text);
    }
    case Symbol::DoubleDot:
        return evaluateRange(left, right);
    case Symbol::In:
        return Value(!left.isUndefined() && !right.isUndefined() && isMember(left, right, *this));
    default:
        return {};
    }
}

Item Evaluator::evaluateRange(const Item& left, const Item& right)
{
    const auto isInteger = [](const Item& item) {
        return item.isNumber() &&
               (item.json().isInteger() || item.number() == std::trunc(item.number())) &&
               std::isfinite(item.number());
    };
    if (!left.isUndefined() && !isInteger(left))
        refuse("T2003", left);
    if (!right.isUndefined() && !isInteger(right))
        refuse("T2004", right);
    if (left.isUndefined() || right.isUndefined() || left.number() > right.number())
        return {};
    const double size = right.number() - left.number() + 1;
    if (size > 1e7)
        refuse("D2014", makeNumber(size));
    const auto count = static_cast<std::size_t>(size);
    if (count > mostElements())
        raiseLimit(FaultKind::Memory);
    Ref<List> range = makeSequence();
    range->items.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        tick();
        range->items.push_back(makeNumber(left.number() + static_cast<double>(index)));
    }
    return range;
}

Item Evaluator::evaluateUnary(const Node& node, const Item& input, Frame& frame)
{
    if (node.symbol == Symbol::OpenBracket)
        return evaluateArray(node, input, frame);
    if (node.symbol == Symbol::OpenBrace)
        return evaluateGroup(node.pairs, node.position, input, frame);
    const Item operand = evaluate(*node.lhs, input, frame);
    if (operand.isUndefined())
        return {};
    if (!isNumeric(operand)) {
        Fault fault{"D1002"};
        fault.position = node.position;
        fault.token = Value("-");
        fault.value = toValue(operand);
        raise(std::move(fault));
    }
    Item negative = makeNumber(-operand.number());
    return m_tracer != nullptr ? traced(std::move(negative), {&operand, 1}) : negative;
}

Item Evaluator::evaluateArray(const Node& node, const Item& input, Frame& frame)
{
    const auto list = makeRef<List>();
    std::vector<Item>& items = list->items;
    for (const Node* element : node.children) {
        const bool isConstructor =
            element->type == NodeType::Unary && element->symbol == Symbol::OpenBracket;
        Item item = evaluate(*element, input, frame);
        if (item.isUndefined())
            continue;
        if (isConstructor || !item.isArray()) {
            items.push_back(std::move(item));
            continue;
        }
        const std::size_t count = item.size();
        items.reserve(items.size() + count);
        for (std::size_t index = 0; index < count; ++index) {
            beat();
            items.push_back(item.at(index));
        }
    }
    if (!node.constructsArray)
        return makeArray(list, this);
    list->isConstructed = true;
    return list;
}

} // namespace stepglass::jsonata
