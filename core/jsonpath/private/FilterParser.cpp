// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/private/Decimal.h"
#include "core/jsonpath/private/PathParser.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace stepglass::jsonpath {

namespace {

bool isRelationCharacter(char character)
{
    return character == '<' || character == '>' || character == '=' || character == '~' ||
           character == '!';
}

std::optional<FilterOperator> operatorNamed(std::string_view name)
{
    using Entry = std::pair<std::string_view, FilterOperator>;
    static constexpr std::array<Entry, 18> table{{
        {"==", FilterOperator::Equal},
        {"!=", FilterOperator::NotEqual},
        {"===", FilterOperator::SameTypeEqual},
        {"!==", FilterOperator::SameTypeNotEqual},
        {"<", FilterOperator::Less},
        {"<=", FilterOperator::LessOrEqual},
        {">", FilterOperator::Greater},
        {">=", FilterOperator::GreaterOrEqual},
        {"=~", FilterOperator::Matches},
        {"IN", FilterOperator::In},
        {"NIN", FilterOperator::NotIn},
        {"CONTAINS", FilterOperator::Contains},
        {"ALL", FilterOperator::All},
        {"SIZE", FilterOperator::Size},
        {"EMPTY", FilterOperator::Empty},
        {"SUBSETOF", FilterOperator::SubsetOf},
        {"ANYOF", FilterOperator::AnyOf},
        {"NONEOF", FilterOperator::NoneOf},
    }};
    const auto* entry = std::find_if(table.begin(), table.end(),
                                     [&](const Entry& known) { return known.first == name; });
    return entry == table.end() ? std::nullopt : std::optional(entry->second);
}

/// Reads conditions: `||` binds weakest, then `&&`, then `!` and parentheses, then a relation.
class FilterParser {
public:
    FilterParser(Scanner& scanner, int nesting)
        : m_scanner(scanner)
        , m_nesting(nesting)
    {
    }

    [[nodiscard]] Parsed<FilterNode> readOr() { return readChain("||", FilterNode::Kind::Or); }

private:
    [[nodiscard]] tl::unexpected<PathError> fault(std::string message) const
    {
        return pathError(std::move(message), m_scanner.position());
    }

    [[nodiscard]] Parsed<FilterNode> readChain(std::string_view separator, FilterNode::Kind kind)
    {
        FilterNode chain;
        chain.kind = kind;
        do {
            Parsed<FilterNode> part = kind == FilterNode::Kind::Or
                                          ? readChain("&&", FilterNode::Kind::And)
                                          : readOperand();
            if (!part)
                return part;
            chain.children.push_back(*std::move(part));
            m_scanner.skipBlanks();
        } while (m_scanner.takeText(separator));
        if (chain.children.size() > 1)
            return chain;
        FilterNode only = std::move(chain.children.front());
        return only;
    }

    [[nodiscard]] Parsed<FilterNode> readOperand()
    {
        // Parentheses and negations recurse.
        constexpr int mostNested = 100;
        if (m_depth >= mostNested)
            return fault("The filter is nested too deeply");
        ++m_depth;
        Parsed<FilterNode> operand = readNested();
        --m_depth;
        return operand;
    }

    [[nodiscard]] Parsed<FilterNode> readNested()
    {
        m_scanner.skipBlanks();
        const std::size_t begin = m_scanner.position();
        if (m_scanner.take('!')) {
            m_scanner.skipBlanks();
            const char next = m_scanner.current();
            if (next != '@' && next != '$') {
                Parsed<FilterNode> negated = readOperand();
                if (!negated)
                    return negated;
                FilterNode node;
                node.kind = FilterNode::Kind::Not;
                node.children.push_back(*std::move(negated));
                return node;
            }
            m_scanner.moveTo(begin);
        }
        if (m_scanner.take('(')) {
            Parsed<FilterNode> inner = readOr();
            if (inner && !m_scanner.take(')'))
                return fault("Expected character: )");
            return inner;
        }
        return readRelation();
    }

    [[nodiscard]] Parsed<FilterNode> readRelation()
    {
        FilterNode node;
        m_scanner.skipBlanks();
        const bool isNegated = m_scanner.take('!');
        Parsed<Operand> left = readValue();
        if (!left)
            return tl::unexpected<PathError>(left.error());
        node.left = *std::move(left);

        const std::size_t afterLeft = m_scanner.position();
        if (const std::optional<FilterOperator> relation = readOperator()) {
            Parsed<Operand> right = readValue();
            if (right) {
                node.relation = *relation;
                node.right = *std::move(right);
                return node;
            }
        }
        // Without an operator and another value, a path asks whether it finds something.
        m_scanner.moveTo(afterLeft);
        if (!std::holds_alternative<FilterPath>(node.left))
            return fault("Expected path node");
        node.relation = FilterOperator::Exists;
        node.shouldExist = !isNegated;
        return node;
    }

    [[nodiscard]] std::optional<FilterOperator> readOperator()
    {
        m_scanner.skipBlanks();
        const std::size_t begin = m_scanner.position();
        const bool isSymbol = isRelationCharacter(m_scanner.current());
        while (!m_scanner.atEnd() &&
               (isSymbol ? isRelationCharacter(m_scanner.current()) : m_scanner.current() != ' '))
            m_scanner.advance();
        std::string name(m_scanner.text().substr(begin, m_scanner.position() - begin));
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char character) {
            return static_cast<char>(std::toupper(character));
        });
        return operatorNamed(name);
    }

    [[nodiscard]] Parsed<Operand> readValue()
    {
        m_scanner.skipBlanks();
        switch (m_scanner.current()) {
        case '$':
        case '@':
            return readPath();
        case '\'':
        case '"':
            return readText();
        case '[':
        case '{':
            return readContainer();
        case '/':
            return readPattern();
        case 't':
            return m_scanner.takeText("true") ? literal(Value(true))
                                              : fault("Expected <true> literal");
        case 'f':
            return m_scanner.takeText("false") ? literal(Value(false))
                                               : fault("Expected <false> literal");
        case 'n':
            return m_scanner.takeText("null") ? literal(Value()) : fault("Expected <null> value");
        default:
            return readNumber();
        }
    }

    [[nodiscard]] static Parsed<Operand> literal(Value value)
    {
        return Operand(FilterValue{std::move(value), {}});
    }

    [[nodiscard]] Parsed<Operand> readPath()
    {
        const std::size_t begin = m_scanner.position();
        std::size_t openParentheses = 0;
        m_scanner.advance();
        while (!m_scanner.atEnd()) {
            const char character = m_scanner.current();
            if (character == '[') {
                const std::size_t close = m_scanner.findClosing(m_scanner.position());
                if (close == std::string_view::npos)
                    return fault("Square brackets does not match in filter");
                m_scanner.moveTo(close + 1);
                continue;
            }
            if (character == ')' && openParentheses == 0)
                break;
            if (openParentheses == 0 && (character == ' ' || isRelationCharacter(character)))
                break;
            if (character == '(')
                ++openParentheses;
            else if (character == ')')
                --openParentheses;
            m_scanner.advance();
        }
        auto path = parsePath(m_scanner.text().substr(begin, m_scanner.position() - begin),
                              {RootRule::Required, m_nesting + 1});
        if (!path)
            return pathError(path.error().message, begin + path.error().offset);
        return Operand(FilterPath{*std::move(path)});
    }

    [[nodiscard]] Parsed<Operand> readText()
    {
        const char quote = m_scanner.current();
        const std::size_t begin = m_scanner.position() + 1;
        const std::size_t end = m_scanner.findUnescaped(quote, begin);
        if (end == std::string_view::npos)
            return fault("String literal does not have matching quotes");
        m_scanner.moveTo(end + 1);
        return literal(
            Value(unescape(m_scanner.text().substr(begin, end - begin), Escapes::OfJson, quote)));
    }

    [[nodiscard]] Parsed<Operand> readContainer()
    {
        const std::size_t begin = m_scanner.position();
        const std::size_t close = m_scanner.findClosing(begin);
        if (close == std::string_view::npos)
            return fault("String not closed");
        std::optional<Value> value = lenientJson(m_scanner.text().substr(begin, close + 1 - begin));
        if (!value)
            return fault("Not a JSON value");
        m_scanner.moveTo(close + 1);
        return literal(*std::move(value));
    }

    [[nodiscard]] Parsed<Operand> readPattern()
    {
        const std::size_t begin = m_scanner.position() + 1;
        const std::size_t end = m_scanner.findUnescaped('/', begin);
        if (end == std::string_view::npos)
            return fault("Pattern not closed. Expected /");
        std::size_t flagsEnd = end + 1;
        while (std::string_view("idmsuUx").find(m_scanner.charAt(flagsEnd)) !=
               std::string_view::npos)
            ++flagsEnd;
        auto pattern = Pattern::compile(m_scanner.text().substr(begin, end - begin),
                                        m_scanner.text().substr(end + 1, flagsEnd - end - 1));
        if (!pattern)
            return fault("Bad regular expression: " + pattern.error());
        m_scanner.moveTo(flagsEnd);
        return Operand(*std::move(pattern));
    }

    [[nodiscard]] Parsed<Operand> readNumber()
    {
        const std::size_t begin = m_scanner.position();
        while (std::string_view("0123456789-.eE").find(m_scanner.current()) !=
                   std::string_view::npos &&
               !m_scanner.atEnd())
            m_scanner.advance();
        const std::string_view text = m_scanner.text().substr(begin, m_scanner.position() - begin);
        std::optional<Value> number = decimalValue(text);
        if (!number)
            return pathError("Expected a value", begin);
        return Operand(FilterValue{*std::move(number), decimalText(text)});
    }

    Scanner& m_scanner;
    int m_nesting;
    int m_depth = 0;
};

} // namespace

Parsed<FilterNode> parseFilter(Scanner& scanner, int nesting)
{
    Parsed<FilterNode> condition = FilterParser(scanner, nesting).readOr();
    if (condition && !scanner.take(')'))
        return pathError("Expected character: )", scanner.position());
    return condition;
}

std::optional<Value> lenientJson(std::string_view text)
{
    std::string strict;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char quote = text[at];
        if (quote != '\'' && quote != '"') {
            strict += quote;
            continue;
        }
        const std::size_t end = Scanner(text).findUnescaped(quote, at + 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        strict +=
            value::quoted(unescape(text.substr(at + 1, end - at - 1), Escapes::OfJson, quote));
        at = end;
    }
    Result<Value> parsed = value::parseJson(strict);
    return parsed ? std::optional(*std::move(parsed)) : std::nullopt;
}

} // namespace stepglass::jsonpath
