// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/private/CompactJson.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace stepglass::catalogue {

namespace {

constexpr std::size_t deepest = 32;

/// Every function reads one thing and leaves the place behind it; false where it is none.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] std::optional<Value> document()
    {
        Value value;
        if (!read(value, 0) || m_at != m_text.size())
            return std::nullopt;
        return value;
    }

private:
    [[nodiscard]] char next() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] bool take(char c)
    {
        if (next() != c)
            return false;
        ++m_at;
        return true;
    }

    bool read(Value& value, std::size_t depth)
    {
        switch (next()) {
        case '"': {
            std::string_view text;
            if (!readText(text))
                return false;
            value = Value(shared(text));
            return true;
        }
        case '[':
            return depth < deepest && readArray(value, depth);
        case '{':
            return depth < deepest && readObject(value, depth);
        case 't':
            value = Value(true);
            return takeWord("true");
        case 'f':
            value = Value(false);
            return takeWord("false");
        case 'n':
            value = Value();
            return takeWord("null");
        default:
            return readNumber(value);
        }
    }

    bool takeWord(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }

    /// A text: a view of the document, or of `m_unescaped` where it has escapes. Escapes by number
    /// are left to a reader of any JSON.
    bool readText(std::string_view& text)
    {
        if (!take('"'))
            return false;
        const std::size_t begin = m_at;
        const std::size_t end = endOfPlain(begin);
        if (end == std::string_view::npos)
            return false;
        if (m_text[end] == '"') {
            text = m_text.substr(begin, end - begin);
            m_at = end + 1;
            return true;
        }
        m_unescaped.assign(m_text.substr(begin, end - begin));
        m_at = end;
        return readEscaped(text);
    }

    /// The rest of a text, from its first escape on.
    bool readEscaped(std::string_view& text)
    {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        while (next() == '\\') {
            ++m_at;
            const std::size_t which = m_at < m_text.size() ? names.find(next()) : names.npos;
            const std::size_t end = endOfPlain(m_at + 1);
            if (which == names.npos || end == std::string_view::npos)
                return false;
            m_unescaped += meanings[which];
            m_unescaped += m_text.substr(m_at + 1, end - m_at - 1);
            m_at = end;
        }
        text = m_unescaped;
        return take('"');
    }

    /// The place of the next quote or backslash. A plain loop: find_first_of looks every character
    /// up in the list.
    [[nodiscard]] std::size_t endOfPlain(std::size_t at) const
    {
        while (at < m_text.size() && m_text[at] != '"' && m_text[at] != '\\')
            ++at;
        return at < m_text.size() ? at : std::string_view::npos;
    }

    bool readNumber(Value& value)
    {
        const char* const first = m_text.data() + m_at;
        const char* const last = m_text.data() + m_text.size();
        std::int64_t whole = 0;
        auto result = std::from_chars(first, last, whole);
        if (result.ec != std::errc())
            return false;
        value = Value(whole);
        if (result.ptr != last &&
            (*result.ptr == '.' || *result.ptr == 'e' || *result.ptr == 'E')) {
            double number = 0;
            result = std::from_chars(first, last, number);
            value = Value(number);
        }
        m_at += static_cast<std::size_t>(result.ptr - first);
        return result.ec == std::errc();
    }

    bool readArray(Value& value, std::size_t depth)
    {
        const std::size_t first = m_values.size();
        if (!take('['))
            return false;
        while (next() != ']') {
            Value element;
            if ((m_values.size() > first && !take(',')) || !read(element, depth + 1))
                return false;
            m_values.push_back(std::move(element));
        }
        ++m_at;
        value = Value::takeArray(std::span(m_values).subspan(first));
        m_values.resize(first);
        return true;
    }

    bool readObject(Value& value, std::size_t depth)
    {
        const std::size_t first = m_members.size();
        if (!take('{'))
            return false;
        while (next() != '}') {
            std::string_view name;
            if ((m_members.size() > first && !take(',')) || !readText(name) || !take(':'))
                return false;
            value::Member member{shared(name), {}};
            if (!read(member.value, depth + 1))
                return false;
            m_members.push_back(std::move(member));
        }
        ++m_at;
        value = Value::takeObject(std::span(m_members).subspan(first));
        m_members.resize(first);
        return true;
    }

    /// The text, the same one where it was met lately: names of members come again and again.
    const value::Key& shared(std::string_view text)
    {
        value::Key& slot = m_recent[std::hash<std::string_view>{}(text) % m_recent.size()];
        if (slot.text() != text)
            slot = value::Key(text);
        return slot;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_unescaped; ///< the last text that had escapes
    // Parts of all arrays and objects that are open.
    std::vector<Value> m_values;
    std::vector<value::Member> m_members;
    std::array<value::Key, 2048> m_recent;
};

} // namespace

std::optional<Value> readCompactJson(std::string_view text)
{
    return Reader(text).document();
}

} // namespace stepglass::catalogue
