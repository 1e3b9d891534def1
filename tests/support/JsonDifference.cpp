// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/JsonDifference.h"

#include "core/base/Error.h"
#include "core/value/Json.h"
#include "core/value/Pointer.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace stepglass::test {

namespace {

constexpr std::size_t mostDifferences = 10;
constexpr std::size_t longestValue = 200;

std::string shortened(const Value& value)
{
    std::string text = value::toJson(value);
    if (text.size() > longestValue)
        text = text.substr(0, longestValue) + "...";
    return text;
}

class Comparison {
public:
    void compare(const std::string& place, const Value& actual, const Value& expected)
    {
        if (m_count >= mostDifferences || actual == expected)
            return;
        if (actual.isObject() && expected.isObject())
            compareObjects(place, actual, expected);
        else if (actual.isArray() && expected.isArray())
            compareArrays(place, actual, expected);
        else
            add(place, "is " + shortened(actual) + ", expected " + shortened(expected));
    }
    [[nodiscard]] std::string takeText() { return std::move(m_text); }

private:
    void add(const std::string& place, const std::string& what)
    {
        ++m_count;
        m_text += "\n  " + (place.empty() ? "the whole value" : place) + " " + what;
    }
    void compareObjects(const std::string& place, const Value& actual, const Value& expected)
    {
        for (const value::Member& member : expected.members()) {
            const std::string below =
                placeBelow(place, value::escapePointerToken(member.name.text()));
            if (const Value* found = actual.find(member.name))
                compare(below, *found, member.value);
            else
                add(below, "is missing, expected " + shortened(member.value));
        }
        for (const value::Member& member : actual.members()) {
            if (expected.find(member.name) == nullptr)
                add(placeBelow(place, value::escapePointerToken(member.name.text())),
                    "is " + shortened(member.value) + ", expected nothing");
        }
    }
    void compareArrays(const std::string& place, const Value& actual, const Value& expected)
    {
        if (actual.size() != expected.size())
            add(place, "has " + std::to_string(actual.size()) + " elements, expected " +
                           std::to_string(expected.size()));
        const std::size_t common = std::min(actual.size(), expected.size());
        for (std::size_t index = 0; index < common; ++index)
            compare(placeBelow(place, std::to_string(index)), *actual.at(index),
                    *expected.at(index));
    }
    static std::string placeBelow(const std::string& place, const std::string& token)
    {
        std::string below = place;
        below += '/';
        below += token;
        return below;
    }

    std::string m_text;
    std::size_t m_count = 0;
};

} // namespace

Value json(std::string_view text)
{
    Result<Value> parsed = value::parseJson(text);
    if (!parsed) {
        std::fprintf(stderr, "Not JSON: %.*s\n%s\n", static_cast<int>(text.size()), text.data(),
                     toEnglish(parsed.error()).c_str());
        std::abort();
    }
    return *std::move(parsed);
}

std::string differences(const Value& actual, const Value& expected)
{
    Comparison comparison;
    comparison.compare({}, actual, expected);
    return comparison.takeText();
}

} // namespace stepglass::test
