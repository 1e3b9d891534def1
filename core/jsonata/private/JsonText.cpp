// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/JsonText.h"

#include "core/jsonata/library/Numbers.h"
#include "core/jsonata/private/Fault.h"
#include "core/value/Json.h"

#include <cmath>
#include <string>

namespace stepglass::jsonata {

namespace {

constexpr std::size_t deepest = 4000;

std::string textOfNumber(const Value& value, Digits digits)
{
    const double number = value.asDouble();
    if (digits == Digits::Fifteen || number != std::trunc(number))
        return shortNumberText(number);
    return value.isInteger() ? std::to_string(value.asInteger()) : numberText(number);
}

class Writer {
public:
    Writer(std::string& out, JsonLayout layout, Digits digits, Pulse* pulse)
        : m_out(out)
        , m_layout(layout)
        , m_digits(digits)
        , m_pulse(pulse)
    {
    }

    void write(const Item& item, std::size_t depth)
    {
        if (depth > deepest)
            raiseLimit(FaultKind::Depth);
        beat(m_pulse);
        if (item.isArray())
            writeArray(item, depth);
        else if (item.isObject())
            writeObject(item, depth);
        else if (item.isFunction())
            m_out += "\"\"";
        else if (item.isJson())
            writeScalar(item.json());
        else
            m_out += "null";
    }

private:
    void writeScalar(const Value& value)
    {
        switch (value.kind()) {
        case value::Kind::Boolean:
            m_out += value.asBoolean() ? "true" : "false";
            break;
        case value::Kind::Integer:
        case value::Kind::Double:
            writeNumber(value);
            break;
        case value::Kind::String:
            m_out += value::quoted(value.asString());
            break;
        default:
            m_out += "null";
        }
    }
    void writeNumber(const Value& value)
    {
        const double number = value.asDouble();
        if (m_digits != Digits::All && isNumeric(value))
            m_out += textOfNumber(value, m_digits);
        else if (std::isfinite(number))
            m_out += numberText(number);
        else
            m_out += "null";
    }
    void breakLine(std::size_t depth)
    {
        if (m_layout == JsonLayout::Compact)
            return;
        m_out += '\n';
        m_out.append(depth * 2, ' ');
    }
    void writeArray(const Item& array, std::size_t depth)
    {
        m_out += '[';
        const std::size_t count = array.size();
        for (std::size_t index = 0; index < count; ++index) {
            if (index > 0)
                m_out += ',';
            breakLine(depth + 1);
            write(array.at(index), depth + 1);
        }
        if (count > 0)
            breakLine(depth);
        m_out += ']';
    }
    void writeObject(const Item& object, std::size_t depth)
    {
        m_out += '{';
        bool isFirst = true;
        forEachMember(object, [&](const value::Key& name, const Item& content) {
            if (!isFirst)
                m_out += ',';
            isFirst = false;
            breakLine(depth + 1);
            m_out += value::quoted(name.text());
            m_out += m_layout == JsonLayout::Compact ? ":" : ": ";
            write(content, depth + 1);
        });
        if (!isFirst)
            breakLine(depth);
        m_out += '}';
    }

    std::string& m_out;
    JsonLayout m_layout;
    Digits m_digits;
    Pulse* m_pulse;
};

} // namespace

void appendJsonText(std::string& out, const Item& item, JsonLayout layout, Digits digits,
                    Pulse* pulse)
{
    Writer(out, layout, digits, pulse).write(item, 0);
}

std::string jsonText(const Value& value)
{
    std::string out;
    appendJsonText(out, Item(value), JsonLayout::Compact, Digits::All);
    return out;
}

std::string textOfItem(const Item& item, Digits digits, JsonLayout layout, Pulse* pulse)
{
    if (item.isText())
        return std::string(item.text());
    if (item.isFunction())
        return {};
    if (item.isNumber()) {
        if (!std::isfinite(item.number())) {
            Fault fault{"D3001"};
            fault.value = item.json();
            raise(std::move(fault));
        }
        return textOfNumber(item.json(), digits);
    }
    std::string out;
    if (item.isList() && item.list().wrapsInput)
        appendJsonText(out, item.at(0), layout, digits, pulse);
    else
        appendJsonText(out, item, layout, digits, pulse);
    return out;
}

} // namespace stepglass::jsonata
