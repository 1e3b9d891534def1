// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/VariableUses.h"

#include <algorithm>
#include <set>

// Which variables the texts of a state read.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using syntax::NodeId;

/// A text as it is read: names with `$` in front, outside of quoted parts.
class NameScanner {
public:
    explicit NameScanner(std::string_view text)
        : m_text(text)
    {
    }

    /// The variables read, without those that the text binds by `:=` or as parameters.
    [[nodiscard]] std::set<std::string> jsonataNames() const
    {
        std::set<std::string> used;
        std::set<std::string> bound;
        bool isParameterList = false;
        scan(
            [&](std::size_t begin, std::size_t end) {
                const std::string name(m_text.substr(begin, end - begin));
                const std::string_view rest = trimmed(m_text.substr(end));
                if (rest.starts_with(":=") || isParameterList)
                    bound.insert(name);
                else if (!rest.starts_with('('))
                    used.insert(name);
            },
            [&](std::size_t at, char c) {
                if (c == '(')
                    isParameterList = endsWithFunctionWord(at);
                else if (c == ')')
                    isParameterList = false;
            });
        for (const std::string& name : bound)
            used.erase(name);
        return used;
    }

    [[nodiscard]] std::set<std::string> pathNames() const
    {
        std::set<std::string> used;
        scan([&](std::size_t begin,
                 std::size_t end) { used.emplace(m_text.substr(begin, end - begin)); },
             [](std::size_t, char) {});
        return used;
    }

private:
    static std::string_view trimmed(std::string_view text)
    {
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        return first == std::string_view::npos ? std::string_view() : text.substr(first);
    }

    /// Whether `function` or its Greek letter stands before a bracket.
    [[nodiscard]] bool endsWithFunctionWord(std::size_t bracket) const
    {
        const std::size_t last = m_text.find_last_not_of(" \t\r\n", bracket == 0 ? 0 : bracket - 1);
        if (bracket == 0 || last == std::string_view::npos)
            return false;
        const std::string_view before = m_text.substr(0, last + 1);
        return before.ends_with("function") || before.ends_with("\xCE\xBB");
    }

    template <typename OnName, typename OnOther>
    void scan(const OnName& onName, const OnOther& onOther) const
    {
        char quote = 0;
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (quote != 0) {
                if (c == '\\')
                    ++i;
                else if (c == quote)
                    quote = 0;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (m_text.substr(i).starts_with("/*")) {
                i = std::min(m_text.find("*/", i), m_text.size() - 1);
            } else if (c == '$') {
                std::size_t end = i + 1;
                while (end < m_text.size() && isNameByte(m_text[end]))
                    ++end;
                const bool isDouble = i > 0 && m_text[i - 1] == '$';
                if (end > i + 1 && !isDouble)
                    onName(i + 1, end);
                i = end - 1;
            } else {
                onOther(i, c);
            }
        }
    }

    std::string_view m_text;
};

/// Whether a text of a JSONPath state is read as a path or a call.
bool isPathMember(std::string_view name)
{
    return name.ends_with(".$") || name.ends_with("Path") || name == "Variable";
}

} // namespace

bool isNameByte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
}

void forEachStateText(
    const Checker& checker, const asl::State& state,
    const std::function<void(NodeId, const std::string&, const std::string&)>& visit)
{
    for (NodeId field = checker.node(state.node).firstChild; field.isValid();
         field = checker.node(field).nextSibling) {
        if (!checker.node(field).firstChild.isValid() && !checker.isText(field))
            continue;
        const std::string name = checker.tree().key(field);
        if (name != "Branches" && name != "ItemProcessor" && name != "Iterator")
            forEachText(checker, field, visit);
    }
}

void forEachVariableUse(const Checker& checker, const asl::State& state,
                        const std::function<void(NodeId, const std::string&)>& visit)
{
    const bool isJsonata = state.queryLanguage == QueryLanguage::Jsonata;
    forEachStateText(
        checker, state, [&](NodeId id, const std::string& name, const std::string& text) {
            if (text.find('$') == std::string::npos || hasPlaceholder(text))
                return;
            const bool isRead = isJsonata ? text.starts_with("{%") && text.ends_with("%}")
                                          : isPathMember(name) && !text.starts_with("$.");
            if (!isRead)
                return;
            const NameScanner scanner(text);
            for (const std::string& variable :
                 isJsonata ? scanner.jsonataNames() : scanner.pathNames())
                visit(id, variable);
        });
}

} // namespace stepglass::lint
