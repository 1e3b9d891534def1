// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/PathParser.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace stepglass::jsonpath {

namespace {

constexpr std::size_t mostSteps = 1000;

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

/// Whether a variable's name may begin with this; any character beyond ASCII counts as a letter.
bool beginsName(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           character == '_' || static_cast<unsigned char>(character) >= 0x80U;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<std::int32_t> wholeNumber(std::string_view text)
{
    std::int32_t number = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || stop != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<FunctionName> functionNamed(std::string_view name)
{
    using Entry = std::pair<std::string_view, FunctionName>;
    static constexpr std::array<Entry, 13> table{{
        {"avg", FunctionName::Average},
        {"stddev", FunctionName::StandardDeviation},
        {"sum", FunctionName::Sum},
        {"min", FunctionName::Minimum},
        {"max", FunctionName::Maximum},
        {"concat", FunctionName::Concat},
        {"length", FunctionName::Length},
        {"size", FunctionName::Length},
        {"append", FunctionName::Append},
        {"keys", FunctionName::Keys},
        {"first", FunctionName::First},
        {"last", FunctionName::Last},
        {"index", FunctionName::Index},
    }};
    const auto* entry = std::find_if(table.begin(), table.end(),
                                     [&](const Entry& known) { return known.first == name; });
    return entry == table.end() ? std::nullopt : std::optional(entry->second);
}

class PathParser {
public:
    PathParser(std::string_view text, PathPlace place)
        : m_scanner(text)
        , m_place(place)
    {
    }

    [[nodiscard]] Parsed<std::shared_ptr<const CompiledPath>> parse()
    {
        if (!readRoot())
            return tl::unexpected<PathError>(m_fault);
        while (!m_scanner.atEnd()) {
            if (m_path.steps.size() >= mostSteps) {
                static_cast<void>(fail("The path has too many steps"));
                return tl::unexpected<PathError>(m_fault);
            }
            if (!readStep())
                return tl::unexpected<PathError>(m_fault);
        }
        m_path.text = std::string(m_scanner.text());
        m_path.classify();
        return std::make_shared<const CompiledPath>(std::move(m_path));
    }

private:
    [[nodiscard]] bool fail(std::string message)
    {
        return fail(std::move(message), m_scanner.position());
    }
    [[nodiscard]] bool fail(std::string message, std::size_t offset)
    {
        m_fault = {std::move(message), std::min(offset, m_scanner.text().size())};
        return false;
    }

    [[nodiscard]] bool readRoot()
    {
        const bool isInside = m_place.nesting > 0;
        if (m_scanner.text().back() == '.')
            return fail("Path must not end with a '.' or '..'", m_scanner.text().size() - 1);
        if (m_scanner.current() == '@' && (isInside || m_place.rule == RootRule::Optional)) {
            m_path.startsAtItem = true;
            m_scanner.advance();
        } else if (m_scanner.current() != '$') {
            return fail("A path begins with '$'");
        } else {
            m_scanner.advance();
            if (!isInside && m_scanner.current() == '$') {
                m_path.root = RootKind::Context;
                m_scanner.advance();
            } else if (!isInside && beginsName(m_scanner.current())) {
                m_path.root = RootKind::Variable;
                const std::size_t begin = m_scanner.position();
                while (beginsName(m_scanner.current()) || isDigit(m_scanner.current()))
                    m_scanner.advance();
                m_path.variable = m_scanner.text().substr(begin, m_scanner.position() - begin);
            }
        }
        if (!m_scanner.atEnd() && m_scanner.current() != '.' && m_scanner.current() != '[')
            return fail("Illegal character at position " + std::to_string(m_scanner.position()) +
                        " expected '.' or '['");
        return true;
    }

    [[nodiscard]] bool readStep()
    {
        if (!m_path.steps.empty() && std::holds_alternative<FunctionStep>(m_path.steps.back()))
            return fail("Nothing may follow a function");
        if (m_scanner.current() == '.') {
            m_scanner.advance();
            if (m_scanner.current() == '.') {
                m_scanner.advance();
                m_path.steps.emplace_back(ScanStep{});
            }
            if (m_scanner.current() == '.')
                return fail("Character '.' on position " + std::to_string(m_scanner.position()) +
                            " is not valid.");
        }
        switch (m_scanner.current()) {
        case '[':
            return readBracket();
        case '*':
            m_scanner.advance();
            m_path.steps.emplace_back(WildcardStep{});
            return true;
        default:
            return readName();
        }
    }

    [[nodiscard]] bool readName()
    {
        constexpr std::string_view bareOperators = "@,:?";
        PropertyStep step;
        std::string name;
        const std::size_t begin = m_scanner.position();
        for (; !m_scanner.atEnd(); m_scanner.advance()) {
            const char character = m_scanner.current();
            if (character == '.' || character == '[' || character == '(')
                break;
            if (character == ' ')
                return fail("Use bracket notion ['my prop'] if your property contains blank "
                            "characters. position: " +
                            std::to_string(begin));
            if (character == '\\') {
                readEscape(name);
                continue;
            }
            step.hasBareOperator =
                step.hasBareOperator || bareOperators.find(character) != std::string_view::npos;
            name += character;
        }
        if (name.empty())
            return fail("A name is missing");
        if (m_scanner.current() == '(')
            return readFunction(name);
        step.names.emplace_back(name);
        m_path.steps.emplace_back(std::move(step));
        return true;
    }

    /// A backslash in a bare name: the States language escapes any character so. The loop around
    /// this steps over the last byte.
    void readEscape(std::string& name)
    {
        const std::string_view rest = m_scanner.text().substr(m_scanner.position());
        if (const std::size_t length = unicodeEscapeLength(rest); length != 0) {
            name += unescape(rest.substr(0, length), Escapes::OfJson, '\0');
            m_scanner.advance(length - 1);
        } else if (rest.size() > 1) {
            name += rest[1];
            m_scanner.advance();
        } else {
            name += rest;
        }
    }

    [[nodiscard]] bool readFunction(const std::string& name)
    {
        const std::optional<FunctionName> known = functionNamed(name);
        if (!known)
            return fail("Function with name: " + name + " does not exist.");
        const std::size_t open = m_scanner.position();
        const std::size_t close = m_scanner.findClosing(open);
        if (close == std::string_view::npos)
            return fail("Arguments to function: '" + name + "' are not closed properly.");
        if (!m_path.steps.empty() && std::holds_alternative<ScanStep>(m_path.steps.back()))
            return fail("A function cannot stand behind '..'");
        FunctionStep step{*known, name, {}};
        std::size_t begin = open + 1;
        while (begin < close) {
            std::size_t end = begin;
            while (end < close && m_scanner.charAt(end) != ',') {
                const char character = m_scanner.charAt(end);
                const bool opens = character == '[' || character == '{' || character == '(';
                const bool quotes = character == '"' || character == '\'';
                const std::size_t past =
                    opens ? m_scanner.findClosing(end)
                          : (quotes ? m_scanner.findUnescaped(character, end + 1) : end);
                if (past == std::string_view::npos || past > close)
                    return fail("Arguments to function: '" + name + "' are not closed properly.");
                end = past + 1;
            }
            if (!readArgument(step, begin, end))
                return false;
            begin = end + 1;
        }
        m_scanner.moveTo(close + 1);
        m_path.steps.emplace_back(std::move(step));
        return true;
    }

    [[nodiscard]] bool readArgument(FunctionStep& step, std::size_t begin, std::size_t end)
    {
        const std::string_view text = trimmed(m_scanner.text().substr(begin, end - begin));
        if (text.starts_with('$') || text.starts_with('@')) {
            if (m_place.nesting >= mostNestedFilters)
                return fail("The path is nested too deeply", begin);
            auto path = parsePath(text, {RootRule::Required, m_place.nesting + 1});
            if (!path)
                return fail(path.error().message, begin + path.error().offset);
            step.arguments.push_back({*std::move(path)});
            return true;
        }
        std::optional<Value> literal = lenientJson(text);
        if (!literal)
            return fail("Not a path or a JSON value: " + std::string(text), begin);
        step.arguments.push_back({*std::move(literal)});
        return true;
    }

    [[nodiscard]] bool readBracket()
    {
        const std::size_t open = m_scanner.position();
        m_scanner.advance();
        m_scanner.skipBlanks();
        const char first = m_scanner.current();
        if (first == '\'' || first == '"')
            return readQuotedNames();
        if (first == '*') {
            m_scanner.advance();
            if (!m_scanner.take(']'))
                return fail("Expected wildcard token to end with ']' on position " +
                            std::to_string(m_scanner.position()));
            m_path.steps.emplace_back(WildcardStep{});
            return true;
        }
        if (first == '?')
            return readFilter(open);
        if (isDigit(first) || first == '-' || first == ':')
            return readIndexes();
        return fail("Could not parse token starting at position " + std::to_string(open) +
                        ". Expected ?, ', 0-9, * ",
                    open);
    }

    [[nodiscard]] bool readQuotedNames()
    {
        PropertyStep step;
        const char quote = m_scanner.current();
        do {
            m_scanner.skipBlanks();
            if (m_scanner.current() != quote)
                return fail("Found empty property at index " +
                            std::to_string(m_scanner.position()));
            const std::size_t begin = m_scanner.position() + 1;
            const std::size_t end = m_scanner.findUnescaped(quote, begin);
            if (end == std::string_view::npos)
                return fail(std::string("Property has not been closed - missing closing ") + quote);
            step.names.emplace_back(
                unescape(m_scanner.text().substr(begin, end - begin), Escapes::OfNames, quote));
            m_scanner.moveTo(end + 1);
        } while (m_scanner.take(','));
        if (!m_scanner.take(']'))
            return fail("Property must be separated by comma or Property must be terminated close "
                        "square bracket at index " +
                        std::to_string(m_scanner.position()));
        m_path.steps.emplace_back(std::move(step));
        return true;
    }

    [[nodiscard]] bool readIndexes()
    {
        const std::size_t begin = m_scanner.position();
        const std::size_t close = m_scanner.text().find(']', begin);
        if (close == std::string_view::npos)
            return fail("Could not parse token starting at position " + std::to_string(begin) +
                        ". Expected ?, ', 0-9, * ");
        const std::string_view operation = trimmed(m_scanner.text().substr(begin, close - begin));
        const bool good = operation.find(':') == std::string_view::npos ? readIndexList(operation)
                                                                        : readSlice(operation);
        m_scanner.moveTo(close + 1);
        return good;
    }

    [[nodiscard]] bool readIndexList(std::string_view operation)
    {
        IndexStep step;
        for (std::size_t begin = 0; begin <= operation.size();) {
            const std::size_t comma = std::min(operation.find(',', begin), operation.size());
            const auto index = wholeNumber(trimmed(operation.substr(begin, comma - begin)));
            if (!index)
                return fail("Failed to parse token in ArrayIndexOperation: " +
                            std::string(operation.substr(begin, comma - begin)));
            step.indexes.push_back(*index);
            begin = comma + 1;
        }
        m_path.steps.emplace_back(std::move(step));
        return true;
    }

    [[nodiscard]] bool readSlice(std::string_view operation)
    {
        const auto refuse = [&] {
            return fail("Failed to parse SliceOperation: " + std::string(operation));
        };
        if (operation.find_first_not_of("0123456789-:") != std::string_view::npos)
            return refuse();
        // A step, the third number, is read over.
        SliceStep step;
        const std::size_t colon = operation.find(':');
        const std::string_view from = operation.substr(0, colon);
        const std::string_view rest = operation.substr(colon + 1);
        const std::string_view to = rest.substr(0, rest.find(':'));
        step.from = wholeNumber(from);
        step.to = wholeNumber(to);
        if ((!from.empty() && !step.from) || (!to.empty() && !step.to))
            return fail("Not a number of 32 bits in: " + std::string(operation));
        if (!step.from && !step.to)
            return refuse();
        m_path.steps.emplace_back(step);
        return true;
    }

    [[nodiscard]] bool readFilter(std::size_t open)
    {
        m_scanner.advance();
        if (m_place.nesting >= mostNestedFilters)
            return fail("The path is nested too deeply");
        const auto refuse = [&] {
            return fail("Could not parse token starting at position " + std::to_string(open) +
                            ". Expected ?, ', 0-9, * ",
                        open);
        };
        if (!m_scanner.take('('))
            return refuse();
        Parsed<FilterNode> condition = parseFilter(m_scanner, m_place.nesting);
        if (!condition) {
            m_fault = condition.error();
            return false;
        }
        if (!m_scanner.take(']'))
            return refuse();
        m_path.steps.emplace_back(
            FilterStep{std::make_shared<const FilterNode>(*std::move(condition))});
        return true;
    }

    Scanner m_scanner;
    PathPlace m_place;
    CompiledPath m_path;
    PathError m_fault;
};

} // namespace

Parsed<std::shared_ptr<const CompiledPath>> parsePath(std::string_view text, PathPlace place)
{
    const std::string_view path = trimmed(text);
    if (path.empty())
        return pathError("A path must not be empty", 0);
    const auto leading = static_cast<std::size_t>(path.data() - text.data());
    if (place.rule == RootRule::Optional && path.front() != '$' && path.front() != '@') {
        // Jayway puts the root in front of a path that has none.
        auto parsed = PathParser("$." + std::string(path), place).parse();
        if (!parsed)
            return pathError(parsed.error().message, leading);
        return parsed;
    }
    auto parsed = PathParser(path, place).parse();
    if (!parsed)
        return pathError(parsed.error().message, leading + parsed.error().offset);
    return parsed;
}

} // namespace stepglass::jsonpath
