// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/Compare.h"

#include "core/value/Json.h"
#include "core/value/Pointer.h"

#include <optional>

namespace stepglass::test {

namespace {

struct Placeholder {
    std::size_t begin;
    std::size_t end;
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isNamePart(char c)
{
    return isLetter(c) || isDigit(c) || c == '_' || c == ' ' || c == '.' || c == '-';
}

/// The next `<name>` or `<name:1>` from an offset on.
std::optional<Placeholder> findPlaceholder(std::string_view text, std::size_t from)
{
    for (std::size_t begin = text.find('<', from); begin != std::string_view::npos;
         begin = text.find('<', begin + 1)) {
        std::size_t at = begin + 1;
        if (at >= text.size() || !isLetter(text[at]))
            continue;
        while (at < text.size() && isNamePart(text[at]))
            ++at;
        if (at < text.size() && text[at] == ':') {
            const std::size_t digits = ++at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            if (at == digits)
                continue;
        }
        if (at < text.size() && text[at] == '>')
            return Placeholder{begin, at + 1};
    }
    return std::nullopt;
}

std::string shown(const Value* value)
{
    if (value == nullptr)
        return "(absent)";
    std::string text = value::toJson(*value);
    return text.size() <= 160 ? text : text.substr(0, 157) + "...";
}

std::string difference(const std::string& pointer, const Value* expected, const Value* actual)
{
    std::string text = pointer.empty() ? "/" : pointer;
    text += ": expected ";
    text += shown(expected);
    text += ", got ";
    text += shown(actual);
    return text;
}

bool agreesWithVolatile(const Value& expected, const Value* actual)
{
    if (!expected.isString() || !findPlaceholder(expected.asString(), 0))
        return actual != nullptr;
    if (actual == nullptr)
        return false;
    return matchesPlaceholders(expected.asString(), actual->isString()
                                                        ? std::string(actual->asString())
                                                        : value::toJson(*actual));
}

void append(std::vector<std::string>& all, std::vector<std::string> more)
{
    all.insert(all.end(), more.begin(), more.end());
}

std::vector<std::string> objectDifferences(const Value& expected, const Value& actual,
                                           const std::string& pointer,
                                           const VolatilePlaces& volatilePlaces)
{
    std::vector<std::string> all;
    const auto below = [&](const value::Key& name) {
        return pointer + "/" + value::escapePointerToken(name.text());
    };
    for (const value::Member& member : expected.members())
        append(all, differences(member.value, actual.find(member.name), below(member.name),
                                volatilePlaces));
    for (const value::Member& member : actual.members()) {
        if (expected.find(member.name) == nullptr)
            all.push_back(difference(below(member.name), nullptr, &member.value));
    }
    return all;
}

bool isNoText(const Value* value)
{
    return value == nullptr || value->isNull() || (value->isString() && value->asString().empty());
}

} // namespace

bool matchesPlaceholders(std::string_view pattern, std::string_view text)
{
    std::size_t at = 0;   // in the text
    std::size_t from = 0; // in the pattern
    bool isFirst = true;
    for (;;) {
        const std::optional<Placeholder> placeholder = findPlaceholder(pattern, from);
        const std::string_view part =
            placeholder ? pattern.substr(from, placeholder->begin - from) : pattern.substr(from);
        if (!placeholder) {
            // The last part must end the text; after a placeholder it may stand anywhere behind it.
            if (isFirst)
                return text == part;
            return text.size() >= at + part.size() && text.ends_with(part);
        }
        if (isFirst) {
            if (!text.starts_with(part))
                return false;
            at = part.size();
        } else {
            const std::size_t found = text.find(part, at);
            if (found == std::string_view::npos)
                return false;
            at = found + part.size();
        }
        isFirst = false;
        from = placeholder->end;
    }
}

std::vector<std::string> differences(const Value& expected, const Value* actual,
                                     const std::string& pointer,
                                     const VolatilePlaces& volatilePlaces)
{
    if (volatilePlaces.contains(pointer)) {
        if (agreesWithVolatile(expected, actual))
            return {};
        return {difference(pointer, &expected, actual)};
    }
    if (actual != nullptr && expected.isObject() && actual->isObject())
        return objectDifferences(expected, *actual, pointer, volatilePlaces);
    if (actual != nullptr && expected.isArray() && actual->isArray() &&
        expected.size() == actual->size()) {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < expected.size(); ++i)
            append(all, differences(*expected.at(i), actual->at(i),
                                    pointer + "/" + std::to_string(i), volatilePlaces));
        return all;
    }
    if (actual != nullptr && expected == *actual)
        return {};
    return {difference(pointer, &expected, actual)};
}

std::vector<std::string> textDifferences(const Value* expected, const Value* actual,
                                         const std::string& pointer,
                                         const VolatilePlaces& volatilePlaces)
{
    if (isNoText(expected)) {
        if (isNoText(actual))
            return {};
        return {difference(pointer, nullptr, actual)};
    }
    if (!expected->isString() && actual != nullptr && actual->isString()) {
        const Result<Value> parsed = value::parseJson(actual->asString());
        return differences(*expected, parsed ? &*parsed : actual, pointer, volatilePlaces);
    }
    return differences(*expected, actual, pointer, volatilePlaces);
}

} // namespace stepglass::test
