// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/private/Call.h"
#include "core/value/JavaText.h"
#include "core/value/Json.h"

#include <algorithm>

namespace stepglass::intrinsics {

namespace {

constexpr std::size_t characterLength(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0U)
        return 1;
    return byte < 0xE0U ? 2 : (byte < 0xF0U ? 3 : 4);
}

} // namespace

Outcome formatText(Arguments arguments)
{
    const Evaluated& pattern = arguments[0];
    if (!pattern.value.isString())
        return wrong("The first argument must be a text");
    // Between quotes a brace or quote may be escaped; a text that a path brings has no escapes.
    const bool isLiteral = pattern.written != nullptr;
    const std::string_view text = isLiteral ? *pattern.written : pattern.value.asString();
    std::string formatted;
    std::size_t next = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isLiteral && text[at] == '\\' && at + 1 < text.size()) {
            formatted += text[++at];
        } else if (text.substr(at).starts_with("{}")) {
            if (next < arguments.size())
                formatted += value::toJavaText(arguments[next].value);
            ++next;
            ++at;
        } else {
            formatted += text[at];
        }
    }
    if (next != arguments.size())
        return wrong("The template has " + std::to_string(next - 1) + " places, but " +
                     std::to_string(arguments.size() - 1) + " values are given");
    return Value(formatted);
}

Outcome splitText(Arguments arguments)
{
    if (!arguments[0].value.isString() || !arguments[1].value.isString())
        return wrong("The arguments must be texts");
    const std::string_view text = arguments[0].value.asString();
    const std::string_view separators = arguments[1].value.asString();
    const auto separates = [&](std::string_view character) {
        for (std::size_t at = 0; at < separators.size(); at += characterLength(separators[at])) {
            if (separators.substr(at, characterLength(separators[at])) == character)
                return true;
        }
        return false;
    };
    std::vector<Value> pieces;
    std::size_t begin = 0;
    const auto endPiece = [&](std::size_t end) {
        if (end > begin)
            pieces.emplace_back(text.substr(begin, end - begin));
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text[at]);
        if (separates(text.substr(at, length))) {
            endPiece(at);
            begin = at + length;
        }
        at += length;
    }
    endPiece(text.size());
    return Value::takeArray(pieces);
}

Outcome textToJson(Arguments arguments)
{
    if (!arguments[0].value.isString())
        return wrong("The argument must be a text");
    const std::string_view text = arguments[0].value.asString();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return Value();
    Result<Value> parsed = value::parseJson(text);
    if (!parsed)
        return wrong(toEnglish(parsed.error()));
    return *std::move(parsed);
}

Outcome jsonToText(Arguments arguments)
{
    return Value(value::toJson(arguments[0].value));
}

Outcome mergeObjects(Arguments arguments)
{
    if (!arguments[0].value.isObject() || !arguments[1].value.isObject())
        return wrong("The first two arguments must be objects");
    const Value& isDeep = arguments[2].value;
    if (!isDeep.isBoolean() || isDeep.asBoolean())
        return wrong("The third argument must be false: only shallow merging is supported");
    const auto first = arguments[0].value.members();
    const auto second = arguments[1].value.members();
    std::vector<value::Member> merged(first.begin(), first.end());
    merged.insert(merged.end(), second.begin(), second.end());
    return Value::takeObject(merged);
}

} // namespace stepglass::intrinsics
