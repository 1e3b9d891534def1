// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/RegexFunctions.h"
#include "core/jsonata/library/Text.h"
#include "core/jsonata/private/Evaluator.h"
#include "core/value/ArrayBuilder.h"
#include "core/value/Disposal.h"

#include <array>

namespace stepglass::jsonata {

namespace {

const value::Key& matchKey()
{
    static const value::Key key("match");
    return key;
}
const value::Key& startKey()
{
    static const value::Key key("start");
    return key;
}
const value::Key& endKey()
{
    static const value::Key key("end");
    return key;
}
const value::Key& groupsKey()
{
    static const value::Key key("groups");
    return key;
}
const value::Key& nextKey()
{
    static const value::Key key("next");
    return key;
}

/// The regular expression that a function is, or nothing where the user wrote a matcher.
const Regex* regexOf(const Item& function)
{
    if (!function.isFunction() || function.function().kind != Function::Kind::Regex)
        return nullptr;
    return &static_cast<const RegexFunction&>(function.function()).regex();
}

MatchLimit limitOf(const Item& item)
{
    return item.isNumber() ? MatchLimit(item.number()) : std::nullopt;
}

[[noreturn]] void refuse(std::string_view code, const Item& item)
{
    Fault fault{code};
    fault.value = toValue(item);
    raise(std::move(fault));
}

/// What a matcher that the user wrote answers: an object of the form that regular expressions
/// give.
class OwnMatches {
public:
    OwnMatches(Evaluator& evaluator, const Call& call, const Item& matcher, Item text)
        : m_evaluator(evaluator)
        , m_call(call)
        , m_match(check(evaluator.callBack(matcher, {std::move(text)}, call.frame)))
    {
    }
    [[nodiscard]] bool isAtEnd() const { return m_match.isUndefined(); }
    [[nodiscard]] Item member(const value::Key& name) const { return memberOf(m_match, name); }
    [[nodiscard]] const Item& object() const { return m_match; }
    void advance()
    {
        m_evaluator.tick();
        m_match = check(m_evaluator.callBack(member(nextKey()), {}, m_call.frame));
    }
    [[nodiscard]] double number(const value::Key& name) const
    {
        const Item item = member(name);
        return item.isNumber() ? item.number() : 0;
    }

private:
    static Item check(Item match)
    {
        if (match.isUndefined() || !isTrue(match))
            return match.isUndefined() ? match : Item();
        const bool isMatch = memberOf(match, startKey()).isNumber() ||
                             memberOf(match, groupsKey()).isArray() ||
                             memberOf(match, nextKey()).isFunction();
        if (!isMatch)
            raise(Fault{"T1010"});
        return match;
    }

    Evaluator& m_evaluator;
    const Call& m_call;
    Item m_match;
};

/// Where the UTF-16 units of a text begin. What is asked for goes forward mostly, so the search
/// begins where the last one ended.
class UnitPlaces {
public:
    UnitPlaces(std::string_view text, Pulse& pulse)
        : m_text(text)
        , m_pulse(pulse)
    {
    }
    [[nodiscard]] std::size_t byteOf(double unit)
    {
        if (unit < m_passed) {
            m_place = 0;
            m_passed = 0;
        }
        while (m_place < m_text.size() && m_passed < unit) {
            m_pulse.beat();
            const auto lead = static_cast<unsigned char>(m_text[m_place]);
            m_place += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            m_passed += lead < 0xF0 ? 1 : 2;
        }
        return std::min(m_place, m_text.size());
    }

private:
    std::string_view m_text;
    Pulse& m_pulse;
    std::size_t m_place = 0;
    double m_passed = 0;
};

Item contains(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const std::string_view text = call[0].text();
    if (call[1].isText())
        return Value(text.find(call[1].text()) != std::string_view::npos);
    if (const Regex* regex = regexOf(call[1]))
        return Value(evaluator.unwrapWatched(containsMatch(text, *regex, evaluator.watch())));
    if (!call[1].isFunction())
        return Value(false);
    return Value(!OwnMatches(evaluator, call, call[1], call[0]).isAtEnd());
}

Item toFound(Item text, Item index, Item groups)
{
    static const value::Key indexKey("index");
    auto record = makeRef<Record>();
    if (text.isJson() && index.isJson() && groups.isJson())
        return Value::object(
            {{matchKey(), text.json()}, {indexKey, index.json()}, {groupsKey(), groups.json()}});
    record->members = {{matchKey(), std::move(text)},
                       {indexKey, std::move(index)},
                       {groupsKey(), std::move(groups)}};
    return record;
}

Item match(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const MatchLimit limit = limitOf(call[2]);
    if (limit && *limit < 0)
        refuse("D3040", call[2]);
    Ref<List> found = makeSequence();
    if (const Regex* regex = regexOf(call[1])) {
        static_cast<void>(evaluator.unwrapWatched(forEachMatch(
            call[0].text(), *regex, limit, evaluator.watch(), [&](const RegexMatch& one) {
                std::vector<Item> groups;
                groups.reserve(one.groups.size());
                for (const std::optional<std::string_view>& group : one.groups)
                    groups.push_back(group ? Item(Value(*group)) : Item());
                found->items.push_back(toFound(Value(one.match),
                                               Value(static_cast<std::int64_t>(one.index)),
                                               makeArray(std::move(groups))));
            })));
        return found;
    }
    if (limit && *limit <= 0)
        return found;
    OwnMatches matches(evaluator, call, call[1], call[0]);
    for (double count = 0; !matches.isAtEnd() && (!limit || count < *limit); ++count) {
        found->items.push_back(toFound(matches.member(matchKey()), matches.member(startKey()),
                                       matches.member(groupsKey())));
        matches.advance();
    }
    return found;
}

/// The replacement of one match: a pattern with $1, or what a function answers.
std::string replacementOf(Evaluator& evaluator, const Call& call, const Item& match)
{
    if (call[2].isText()) {
        const Item groups = memberOf(match, groupsKey());
        std::vector<Item> held;
        std::vector<std::optional<std::string_view>> texts;
        for (std::size_t index = 0; groups.isArray() && index < groups.size(); ++index)
            held.push_back(groups.at(index));
        for (const Item& group : held)
            texts.push_back(group.isText() ? std::optional(group.text()) : std::nullopt);
        const Item whole = memberOf(match, matchKey());
        return expandReplacement(call[2].text(), whole.isText() ? whole.text() : "", texts);
    }
    const Item replacement = evaluator.callBack(call[2], {match}, call.frame);
    if (!replacement.isText())
        refuse("D3012", replacement);
    return std::string(replacement.text());
}

Item replace(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    if (call[1].isText() && call[1].text().empty())
        refuse("D3010", call[1]);
    const MatchLimit limit = limitOf(call[3]);
    if (limit && *limit < 0)
        refuse("D3011", call[3]);
    const std::string_view text = call[0].text();
    if (call[1].isText())
        return Value(evaluator.unwrapWatched(replaceText(
            text, call[1].text(), call[2].isText() ? call[2].text() : std::string_view(), limit,
            evaluator.watch())));
    if (!call[1].isFunction() || call[2].isUndefined())
        return call[0];
    const Regex* regex = regexOf(call[1]);
    if (regex != nullptr && call[2].isText()) {
        std::string result = evaluator.unwrapWatched(
            replaceMatches(text, *regex, call[2].text(), limit, evaluator.watch()));
        evaluator.checkSize(result.size());
        return Value(result);
    }
    if (limit && *limit <= 0)
        return call[0];
    std::string result;
    std::size_t place = 0;
    UnitPlaces units(text, evaluator);
    OwnMatches matches(evaluator, call, call[1], call[0]);
    for (double count = 0; !matches.isAtEnd() && (!limit || count < *limit); ++count) {
        const std::size_t start = units.byteOf(matches.number(startKey()));
        if (start > place)
            result += text.substr(place, start - place);
        result += replacementOf(evaluator, call, matches.object());
        evaluator.checkSize(result.size());
        const Item whole = matches.member(matchKey());
        place = std::min(text.size(), start + (whole.isText() ? whole.text().size() : 0));
        matches.advance();
    }
    result += text.substr(place);
    return Value(result);
}

Item toTexts(std::vector<std::string_view> parts, Pulse& pulse)
{
    struct Holder {
        ~Holder() { value::leaveIfOver(all); }
        std::vector<std::string_view>& all;
    };
    const Holder holder{parts};
    value::ArrayBuilder texts(parts.size());
    for (const std::string_view part : parts) {
        pulse.beat();
        texts.add(part);
    }
    return texts.take();
}

Item split(Evaluator& evaluator, const Call& call)
{
    if (!call.has(0))
        return {};
    const MatchLimit limit = limitOf(call[2]);
    if (limit && *limit < 0)
        refuse("D3020", call[2]);
    const std::string_view text = call[0].text();
    if (call[1].isText())
        return toTexts(
            evaluator.unwrapWatched(splitAtText(text, call[1].text(), limit, evaluator.watch())),
            evaluator);
    if (const Regex* regex = regexOf(call[1]))
        return toTexts(
            evaluator.unwrapWatched(splitAtMatches(text, *regex, limit, evaluator.watch())),
            evaluator);
    if (!call[1].isFunction())
        return toTexts({text}, evaluator);
    std::vector<std::string_view> parts;
    std::size_t place = 0;
    double count = 0;
    if (limit && *limit <= 0)
        return toTexts({}, evaluator);
    UnitPlaces units(text, evaluator);
    OwnMatches matches(evaluator, call, call[1], call[0]);
    for (; !matches.isAtEnd() && (!limit || count < *limit); ++count) {
        const std::size_t start = units.byteOf(matches.number(startKey()));
        parts.push_back(start > place ? text.substr(place, start - place) : std::string_view());
        place = units.byteOf(matches.number(endKey()));
        matches.advance();
    }
    if (!limit || count < *limit)
        parts.push_back(text.substr(place));
    return toTexts(std::move(parts), evaluator);
}

} // namespace

std::span<const BuiltinDefinition> matchFunctions()
{
    static constexpr std::array functions{
        BuiltinDefinition{"contains", "<s-(sf):b>", 2, contains},
        BuiltinDefinition{"match", "<s-f<s:o>n?:a<o>>", 3, match},
        BuiltinDefinition{"replace", "<s-(sf)(sf)n?:s>", 4, replace},
        BuiltinDefinition{"split", "<s-(sf)n?:a<s>>", 3, split},
    };
    return functions;
}

} // namespace stepglass::jsonata
