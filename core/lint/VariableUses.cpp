// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private/VariableUses.h"

#include "core/jsonata/Expression.h"

#include <algorithm>
#include <map>
#include <unordered_set>

// Which variables the texts of a state read.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using syntax::NodeId;

/// Names, each with the first place where it stands.
using NameRanges = std::map<std::string, TextRange>;

/// A path or call as it is read: names with `$` in front, outside of quoted parts.
class NameScanner {
public:
    explicit NameScanner(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] NameRanges pathNames() const
    {
        NameRanges used;
        scan([&](std::size_t begin, std::size_t end) {
            used.emplace(
                m_text.substr(begin, end - begin),
                TextRange{static_cast<std::uint32_t>(begin - 1), static_cast<std::uint32_t>(end)});
        });
        return used;
    }

private:
    template <typename OnName>
    void scan(const OnName& onName) const
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
            }
        }
    }

    std::string_view m_text;
};

bool isFunction(std::string_view name)
{
    static const std::unordered_set<std::string_view> names = [] {
        std::unordered_set<std::string_view> all;
        for (const auto& info : jsonata::functionTable(jsonata::Dialect::StepFunctions))
            all.insert(info.name);
        return all;
    }();
    return names.contains(name);
}

/// The variables that an expression takes from outside; a function handed on by its name is none.
NameRanges expressionNames(Checker& checker, NodeId id, std::string_view text)
{
    constexpr std::uint32_t opening = 2; // {%
    NameRanges used;
    const auto& expression = checker.expression(id, text);
    if (!expression)
        return used; // told already
    for (const jsonata::VariableUse& use : expression->references().variables) {
        if (!isFunction(use.name) && use.name != "$" && !use.name.empty())
            used.emplace(use.name, TextRange{use.range.begin + opening, use.range.end + opening});
    }
    return used;
}

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
            forEachDollarText(checker, field, visit);
    }
}

void forEachVariableUse(Checker& checker, const asl::State& state,
                        const std::function<void(const VariableRead&)>& visit)
{
    const bool isJsonata = state.queryLanguage == QueryLanguage::Jsonata;
    forEachStateText(
        checker, state, [&](NodeId id, const std::string& name, const std::string& text) {
            if (text.find('$') == std::string::npos || hasPlaceholder(text))
                return;
            const bool isRead = isJsonata ? checker.isExpression(id)
                                          : isPathMember(name) && !text.starts_with("$.");
            if (!isRead)
                return;
            for (const auto& [variable, part] :
                 isJsonata ? expressionNames(checker, id, text) : NameScanner(text).pathNames())
                visit({id, variable, part});
        });
}

} // namespace stepglass::lint
