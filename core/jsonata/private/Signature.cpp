// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Signature.h"

#include "core/jsonata/private/Fault.h"
#include "core/jsonata/private/Item.h"

#include <algorithm>

namespace stepglass::jsonata {

namespace {

std::size_t findClosing(std::string_view text, std::size_t open, char opening, char closing)
{
    int depth = 1;
    std::size_t place = open + 1;
    for (; place < text.size(); ++place) {
        if (text[place] == closing && --depth == 0)
            break;
        if (text[place] == opening)
            ++depth;
    }
    return place;
}

[[noreturn]] void refuseSignature(std::string_view code, std::string_view part, std::size_t place)
{
    Fault fault{code};
    fault.value = Value(part);
    fault.position = static_cast<std::uint32_t>(place);
    raise(std::move(fault));
}

/// A type's name in the sentence of T0412.
std::string_view pluralOf(char letter)
{
    switch (letter) {
    case 'a':
        return "arrays";
    case 'b':
        return "booleans";
    case 'f':
        return "functions";
    case 'n':
        return "numbers";
    case 'o':
        return "objects";
    case 's':
        return "strings";
    default:
        return "";
    }
}

} // namespace

char letterOf(const Item& item)
{
    switch (item.tag()) {
    case Item::Tag::Undefined:
        return 'm';
    case Item::Tag::Function:
        return 'f';
    case Item::Tag::List:
        return 'a';
    case Item::Tag::Record:
    case Item::Tag::Tuple:
        return 'o';
    case Item::Tag::Json:
        break;
    }
    switch (item.json().kind()) {
    case value::Kind::Null:
        return 'l';
    case value::Kind::Boolean:
        return 'b';
    case value::Kind::Integer:
    case value::Kind::Double:
        return 'n';
    case value::Kind::String:
        return 's';
    case value::Kind::Array:
        return 'a';
    case value::Kind::Object:
        return 'o';
    }
    return 'm';
}

Signature Signature::parse(std::string_view text, std::uint32_t offset)
{
    Signature result;
    std::vector<Parameter>& parameters = result.m_parameters;
    const auto add = [&](char type, std::string accepted) {
        Parameter parameter;
        parameter.type = type;
        parameter.accepted = std::move(accepted);
        parameters.push_back(std::move(parameter));
    };
    for (std::size_t place = 1; place < text.size() && text[place] != ':'; ++place) {
        const char letter = text[place];
        switch (letter) {
        case 's':
        case 'n':
        case 'b':
        case 'l':
        case 'o':
            add(letter, {letter, 'm'});
            break;
        case 'a':
        case 'x':
            add(letter, "asnblfom");
            break;
        case 'f':
            add(letter, "f");
            break;
        case 'j':
            add(letter, "asnblom");
            break;
        case '-':
        case '?':
        case '+':
            if (!parameters.empty()) {
                if (letter == '-')
                    parameters.back().takesContext = true;
                parameters.back().times = letter == '+' ? Times::Many : Times::Optional;
            }
            break;
        case '(': {
            const std::size_t close = findClosing(text, place, '(', ')');
            const std::string choice(text.substr(place + 1, close - place - 1));
            if (choice.find('<') != std::string::npos)
                refuseSignature("S0402", choice, offset + place);
            add('(', choice + 'm');
            place = close;
            break;
        }
        case '<': {
            const char type = parameters.empty() ? '\0' : parameters.back().type;
            if (type != 'a' && type != 'f')
                refuseSignature("S0401", std::string_view(&type, type == '\0' ? 0 : 1),
                                offset + place);
            const std::size_t close = findClosing(text, place, '<', '>');
            parameters.back().elementType = text.substr(place + 1, close - place - 1);
            place = close;
            break;
        }
        default:
            break;
        }
    }
    result.m_isPlain = std::ranges::all_of(parameters, [](const Parameter& parameter) {
        return parameter.times != Times::Many && parameter.type != 'a';
    });
    return result;
}

bool Signature::matchFrom(const std::vector<Parameter>& parameters, std::size_t index,
                          std::size_t last, std::string_view letters, std::size_t place,
                          bool wholeText, Match& match)
{
    if (index == last) {
        match.length = place;
        return !wholeText || place == letters.size();
    }
    const Parameter& parameter = parameters[index];
    const std::size_t least = parameter.times == Times::Optional ? 0 : 1;
    const std::size_t most = parameter.times == Times::Many ? letters.size() : 1;
    std::size_t count = 0;
    while (count < most && place + count < letters.size() &&
           parameter.accepted.find(letters[place + count]) != std::string::npos)
        ++count;
    for (;; --count) {
        if (count < least)
            return false;
        match.counts[index] = count;
        if (matchFrom(parameters, index + 1, last, letters, place + count, wholeText, match))
            return true;
        if (count == 0)
            return false;
    }
}

Arity Signature::arity() const
{
    Arity result{0, m_parameters.size()};
    for (const Parameter& parameter : m_parameters) {
        if (parameter.times != Times::Optional)
            ++result.least;
        if (parameter.times == Times::Many)
            result.most.reset();
    }
    return result;
}

void Signature::refuse(const std::vector<Item>& arguments, std::string_view letters) const
{
    std::size_t good = 0;
    Match match{std::vector<std::size_t>(m_parameters.size()), 0};
    for (std::size_t last = 1; last <= m_parameters.size(); ++last) {
        if (!matchFrom(m_parameters, 0, last, letters, 0, false, match))
            break;
        good = match.length;
    }
    Fault fault{"T0410"};
    if (good < arguments.size())
        fault.value = toValue(arguments[good]);
    fault.index = good + 1;
    raise(std::move(fault));
}

Item Signature::toList(const Parameter& parameter, const Item& argument, char letter,
                       std::size_t count, std::size_t index, Pulse* pulse) const
{
    if (letter == 'm')
        return {};
    if (!parameter.elementType.empty()) {
        bool fits = true;
        if (letter != 'a') {
            fits = count == 1 && parameter.elementType == std::string_view(&letter, 1);
        } else if (argument.size() > 0) {
            const char wanted = parameter.elementType.front();
            for (std::size_t place = 0; fits && place < argument.size(); ++place) {
                beat(pulse);
                fits = wanted == 'x' || letterOf(argument.at(place)) == wanted;
            }
        }
        if (!fits) {
            Fault fault{"T0412"};
            fault.value = toValue(argument);
            fault.index = index + 1;
            fault.message =
                pluralOf(parameter.elementType.size() == 1 ? parameter.elementType.front() : '\0');
            raise(std::move(fault));
        }
    }
    if (letter == 'a')
        return argument;
    return makeArray({argument});
}

void Signature::validate(std::vector<Item>& arguments, const Item& context, Pulse* pulse) const
{
    std::string letters;
    for (const Item& argument : arguments)
        letters += letterOf(argument);
    if (m_isPlain && letters.size() <= m_parameters.size()) {
        // One argument for each parameter, as far as there are any, is what is tried first.
        bool fits = true;
        for (std::size_t index = 0; fits && index < m_parameters.size(); ++index) {
            const Parameter& parameter = m_parameters[index];
            fits = index < letters.size()
                       ? parameter.accepted.find(letters[index]) != std::string::npos
                       : parameter.times == Times::Optional && !parameter.takesContext;
        }
        if (fits) {
            arguments.resize(m_parameters.size());
            return;
        }
    }
    Match match{std::vector<std::size_t>(m_parameters.size()), 0};
    if (!matchFrom(m_parameters, 0, m_parameters.size(), letters, 0, true, match))
        refuse(arguments, letters);
    std::vector<Item> valid;
    valid.reserve(arguments.size() + 1);
    std::size_t place = 0;
    const auto argumentAt = [&](std::size_t index) {
        return index < arguments.size() ? arguments[index] : Item();
    };
    for (std::size_t index = 0; index < m_parameters.size(); ++index) {
        const Parameter& parameter = m_parameters[index];
        const std::size_t count = match.counts[index];
        if (count == 0 && parameter.takesContext) {
            if (parameter.accepted.find(letterOf(context)) == std::string::npos) {
                Fault fault{"T0411"};
                fault.value = toValue(context);
                fault.index = place + 1;
                raise(std::move(fault));
            }
            valid.push_back(context);
            continue;
        }
        if (count == 0) {
            valid.push_back(argumentAt(place++));
            continue;
        }
        // 2.0.6 repeats the first of several arguments unless they are lists.
        const Item first = argumentAt(place);
        for (std::size_t repeat = 0; repeat < count; ++repeat, ++place)
            valid.push_back(parameter.type == 'a' ? toList(parameter, arguments[place],
                                                           letters[place], count, place, pulse)
                                                  : first);
    }
    arguments = std::move(valid);
}

} // namespace stepglass::jsonata
