// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/ToJsonata.h"

#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

/// Reads the condition of a filter: comparisons of a member with a literal, tests of presence, &&,
/// ||, ! and parentheses. Whatever else there is, is no counterpart.
class FilterReader {
public:
    FilterReader(std::string_view text, const Code& item)
        : m_text(text)
        , m_item(item)
    {
    }

    /// Nothing where the filter has something that JSONata cannot say alike.
    std::optional<Code> read()
    {
        std::optional<Code> all = either();
        skipBlanks();
        return m_at == m_text.size() ? all : std::nullopt;
    }

private:
    std::optional<Code> either() { return chain("||", disjunction, &FilterReader::both); }
    std::optional<Code> both() { return chain("&&", conjunction, &FilterReader::single); }

    template <typename Join>
    std::optional<Code> chain(std::string_view word, const Join& join,
                              std::optional<Code> (FilterReader::*part)())
    {
        std::vector<Code> parts;
        do {
            std::optional<Code> next = (this->*part)();
            if (!next)
                return std::nullopt;
            parts.push_back(std::move(*next));
        } while (take(word));
        return join(parts);
    }

    std::optional<Code> single()
    {
        // Deep nesting in a path is nobody's intention.
        if (++m_depth > 50)
            return std::nullopt;
        skipBlanks();
        if (m_at < m_text.size() && m_text.substr(m_at, 2) != "!=" && take("!")) {
            const std::optional<Code> inner = single();
            return inner ? std::optional(negation(*inner)) : std::nullopt;
        }
        if (take("(")) {
            std::optional<Code> inner = either();
            return inner && take(")") ? inner : std::nullopt;
        }
        return comparisonOf();
    }

    std::optional<Code> comparisonOf()
    {
        const std::optional<Code> left = member();
        if (!left)
            return std::nullopt;
        constexpr std::array<std::string_view, 6> relations{"==", "!=", "<=", ">=", "<", ">"};
        for (const std::string_view relation : relations) {
            if (!take(relation))
                continue;
            const std::optional<Value> right = literalValue();
            return right ? compare(*left, relation, *right) : std::nullopt;
        }
        return call("$exists", std::span(&*left, 1));
    }

    static std::optional<Code> compare(const Code& left, std::string_view relation,
                                       const Value& right)
    {
        const bool isEquality = relation == "==" || relation == "!=";
        if (!right.isString() && !right.isNumber() && !(right.isBoolean() && isEquality))
            return std::nullopt;
        if (!isEquality) {
            const std::array<Code, 2> parts{hasType(left, right.isString() ? "string" : "number"),
                                            comparison(left, relation, literalCode(right))};
            return conjunction(parts);
        }
        // JSONPath takes the text '5' for the number 5; JSONata does not.
        const std::string number = right.isNumber() ? value::toJson(right) : std::string();
        Code equal = comparison(left, "=", literalCode(right));
        if (right.isNumber())
            equal = comparison(left, "in",
                               {fmt::format("[{}, {}]", literal(right), quotedText(number))});
        else if (right.isString() && looksLikeNumber(right.asString()))
            equal =
                comparison(left, "in", {fmt::format("[{}, {}]", literal(right), right.asString())});
        return relation == "==" ? equal : negation(equal);
    }

    static bool looksLikeNumber(std::string_view text)
    {
        const Result<Value> read = value::parseJson(text);
        return read && read->isNumber();
    }

    /// `@.a['b'][0]`
    std::optional<Code> member()
    {
        if (!take("@"))
            return std::nullopt;
        const std::size_t begin = m_at;
        while (m_at < m_text.size() &&
               std::string_view(" =!<>&|)").find(m_text[m_at]) == std::string_view::npos) {
            if (m_text[m_at] == '[') {
                m_at = m_text.find(']', m_at);
                if (m_at == std::string_view::npos)
                    return std::nullopt;
            }
            ++m_at;
        }
        Code code = m_item;
        for (const PathStep& step : stepsOf(m_text.substr(begin, m_at - begin))) {
            if (step.kind == PathStep::Kind::Name)
                code = withName(code, step.text);
            else
                return std::nullopt;
        }
        return code;
    }

    std::optional<Value> literalValue()
    {
        skipBlanks();
        if (m_at >= m_text.size())
            return std::nullopt;
        const char quote = m_text[m_at];
        if (quote == '\'' || quote == '"') {
            const std::size_t end = m_text.find(quote, m_at + 1);
            if (end == std::string_view::npos)
                return std::nullopt;
            const std::string_view text = m_text.substr(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            if (text.find('\\') != std::string_view::npos)
                return std::nullopt;
            return Value(text);
        }
        const std::size_t end = std::min(m_text.find_first_of(" &|)", m_at), m_text.size());
        const Result<Value> read = value::parseJson(m_text.substr(m_at, end - m_at));
        m_at = end;
        return read ? std::optional(*read) : std::nullopt;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }
    bool take(std::string_view word)
    {
        skipBlanks();
        if (!m_text.substr(m_at).starts_with(word))
            return false;
        m_at += word.size();
        return true;
    }

    std::string_view m_text;
    const Code& m_item;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Code ToJsonata::filter(std::string_view text, const Code& item, const std::string& pointer)
{
    std::optional<Code> code = FilterReader(text, item).read();
    return code ? *code : refuse(NoteCode::NoCounterpart, text, pointer);
}

} // namespace stepglass::assist
