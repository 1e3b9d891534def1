// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/private/Lexer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace stepglass::jsonata {

namespace {

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r' ||
           character == '\v';
}

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

Symbol symbolOf(char character)
{
    switch (character) {
    case '.':
        return Symbol::Dot;
    case '[':
        return Symbol::OpenBracket;
    case ']':
        return Symbol::CloseBracket;
    case '{':
        return Symbol::OpenBrace;
    case '}':
        return Symbol::CloseBrace;
    case '(':
        return Symbol::OpenParenthesis;
    case ')':
        return Symbol::CloseParenthesis;
    case ',':
        return Symbol::Comma;
    case '@':
        return Symbol::At;
    case '#':
        return Symbol::Hash;
    case ';':
        return Symbol::Semicolon;
    case ':':
        return Symbol::Colon;
    case '?':
        return Symbol::Question;
    case '+':
        return Symbol::Plus;
    case '-':
        return Symbol::Minus;
    case '*':
        return Symbol::Star;
    case '/':
        return Symbol::Slash;
    case '%':
        return Symbol::Percent;
    case '|':
        return Symbol::Bar;
    case '=':
        return Symbol::Equal;
    case '<':
        return Symbol::Less;
    case '>':
        return Symbol::Greater;
    case '^':
        return Symbol::Caret;
    case '&':
        return Symbol::Ampersand;
    case '!':
        return Symbol::Exclamation;
    case '~':
        return Symbol::Tilde;
    default:
        return Symbol::End;
    }
}

Symbol pairOf(char first, char second)
{
    if (first == '.' && second == '.')
        return Symbol::DoubleDot;
    if (first == ':' && second == '=')
        return Symbol::Assign;
    if (first == '!' && second == '=')
        return Symbol::NotEqual;
    if (first == '>' && second == '=')
        return Symbol::GreaterEqual;
    if (first == '<' && second == '=')
        return Symbol::LessEqual;
    if (first == '*' && second == '*')
        return Symbol::DoubleStar;
    if (first == '~' && second == '>')
        return Symbol::Apply;
    return Symbol::End;
}

void appendUtf8(std::string& out, std::uint32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

std::size_t characterLength(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Up to four hexadecimal digits at the text's begin; nothing where there is anything else among
/// the next four characters.
std::optional<std::uint32_t> hexadecimal(std::string_view digits)
{
    std::uint32_t code = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), end, code, 16);
    if (digits.empty() || problem != std::errc() || stop != end)
        return std::nullopt;
    return code;
}

} // namespace

std::string_view textOf(Symbol symbol)
{
    static constexpr std::array<std::string_view, 43> texts{
        "(end)", "",   "",   "",   "",   "",   "",   ".",   "[",  "]",  "{", "}", "(", ")", ",",
        "@",     "#",  ";",  ":",  "?",  "+",  "-",  "*",   "/",  "%",  "|", "=", "<", ">", "^",
        "**",    "..", ":=", "!=", "<=", ">=", "~>", "and", "or", "in", "&", "!", "~"};
    return texts[static_cast<std::size_t>(symbol)];
}

Value shownValue(const LexerToken& token)
{
    const std::string_view text = textOf(token.symbol);
    return text.empty() ? token.value : Value(text);
}

void Lexer::refuse(std::string_view code, std::size_t place, Value token)
{
    Fault fault{code};
    fault.position = static_cast<std::uint32_t>(place);
    if (!token.isNull())
        fault.token = std::move(token);
    raise(std::move(fault));
}

LexerToken Lexer::make(Symbol symbol, std::size_t length)
{
    LexerToken token;
    token.symbol = symbol;
    token.begin = static_cast<std::uint32_t>(m_place);
    m_place += length;
    token.end = static_cast<std::uint32_t>(m_place);
    return token;
}

void Lexer::skipBlanksAndComments()
{
    while (true) {
        while (m_place < m_text.size() && isBlank(m_text[m_place]))
            ++m_place;
        if (at(m_place) != '/' || at(m_place + 1) != '*')
            return;
        const std::size_t close = m_text.find("*/", m_place + 2);
        if (close == std::string_view::npos)
            refuse("S0106", m_place);
        m_place = close + 2;
    }
}

LexerToken Lexer::next(Slash slash)
{
    skipBlanksAndComments();
    if (m_place >= m_text.size())
        return make(Symbol::End, 0);
    const char first = m_text[m_place];
    if (first == '/' && slash == Slash::BeginsRegex)
        return readRegex();
    if (const Symbol pair = pairOf(first, at(m_place + 1)); pair != Symbol::End)
        return make(pair, 2);
    if (const Symbol single = symbolOf(first); single != Symbol::End)
        return make(single, 1);
    if (first == '"' || first == '\'')
        return readText(first);
    if (isDigit(first))
        return readNumber();
    if (first == '`')
        return readQuotedName();
    return readName();
}

LexerToken Lexer::readRegex()
{
    const std::size_t begin = m_place++;
    const std::size_t patternBegin = m_place;
    int depth = 0;
    // Brackets are counted as 2.0.6 does it: a slash inside of them does not end the pattern.
    for (; m_place < m_text.size(); ++m_place) {
        const char character = m_text[m_place];
        if (character == '/' && depth == 0) {
            std::size_t backslashes = 0;
            while (m_text[m_place - backslashes - 1] == '\\')
                ++backslashes;
            if (backslashes % 2 == 0)
                break;
        }
        const bool isEscaped = m_text[m_place - 1] == '\\';
        if (!isEscaped && (character == '(' || character == '[' || character == '{'))
            ++depth;
        else if (!isEscaped && (character == ')' || character == ']' || character == '}'))
            --depth;
    }
    if (m_place >= m_text.size())
        refuse("S0302", m_text.size());
    if (m_place == patternBegin)
        refuse("S0301", m_place);
    LexerToken token;
    token.symbol = Symbol::Regex;
    token.value = Value(m_text.substr(patternBegin, m_place - patternBegin));
    ++m_place;
    for (; at(m_place) == 'i' || at(m_place) == 'm'; ++m_place)
        token.flags += m_text[m_place];
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(m_place);
    return token;
}

LexerToken Lexer::readText(char quote)
{
    const std::size_t begin = m_place++;
    std::string content;
    for (; m_place < m_text.size(); ++m_place) {
        const char character = m_text[m_place];
        if (character == quote) {
            LexerToken token = make(Symbol::Text, 1);
            token.begin = static_cast<std::uint32_t>(begin);
            token.value = Value(content);
            return token;
        }
        if (character == '\\') {
            ++m_place;
            appendEscape(content);
        } else {
            content += character;
        }
    }
    refuse("S0101", m_text.size());
}

void Lexer::appendEscape(std::string& out)
{
    switch (const char character = at(m_place)) {
    case '"':
    case '\\':
    case '/':
        out += character;
        return;
    case 'b':
        out += '\b';
        return;
    case 'f':
        out += '\f';
        return;
    case 'n':
        out += '\n';
        return;
    case 'r':
        out += '\r';
        return;
    case 't':
        out += '\t';
        return;
    case 'u': {
        std::optional<std::uint32_t> code = hexadecimal(m_text.substr(m_place + 1, 4));
        if (!code)
            refuse("S0104", m_place);
        m_place += 4;
        // Two halves of a pair make one character of UTF-8.
        if (*code >= 0xD800 && *code < 0xDC00 && at(m_place + 1) == '\\' &&
            at(m_place + 2) == 'u') {
            const auto low = hexadecimal(m_text.substr(std::min(m_place + 3, m_text.size()), 4));
            if (low && *low >= 0xDC00 && *low < 0xE000) {
                code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
                m_place += 6;
            }
        }
        appendUtf8(out, *code);
        return;
    }
    default: {
        const std::size_t length =
            m_place < m_text.size() ? characterLength(m_text[m_place]) : std::size_t(0);
        refuse("S0103", m_place, Value(m_text.substr(std::min(m_place, m_text.size()), length)));
    }
    }
}

LexerToken Lexer::readNumber()
{
    std::size_t end = m_place + 1;
    if (m_text[m_place] != '0')
        while (isDigit(at(end)))
            ++end;
    const std::size_t integerEnd = end;
    if (at(end) == '.' && isDigit(at(end + 1))) {
        ++end;
        while (isDigit(at(end)))
            ++end;
    }
    if (at(end) == 'e' || at(end) == 'E') {
        std::size_t digits = end + 1;
        if (at(digits) == '+' || at(digits) == '-')
            ++digits;
        if (isDigit(at(digits))) {
            end = digits;
            while (isDigit(at(end)))
                ++end;
        }
    }
    const std::string digits(m_text.substr(m_place, end - m_place));
    LexerToken token;
    if (end == integerEnd && digits.size() <= 15) {
        std::int64_t number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        token = make(Symbol::Number, digits.size());
        token.value = Value(number);
        return token;
    }
    double number = 0;
    const auto [stop, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    // Too small is zero, as in JavaScript; too large is an error.
    if (problem == std::errc::result_out_of_range)
        number = std::strtod(digits.c_str(), nullptr);
    if (!std::isfinite(number))
        refuse("S0102", m_place, Value(digits));
    token = make(Symbol::Number, digits.size());
    token.value = number == std::floor(number) && std::abs(number) < 9e15
                      ? Value(static_cast<std::int64_t>(number))
                      : Value(number);
    return token;
}

LexerToken Lexer::readQuotedName()
{
    const std::size_t close = m_text.find('`', m_place + 1);
    if (close == std::string_view::npos)
        refuse("S0105", m_text.size());
    const Value name(m_text.substr(m_place + 1, close - m_place - 1));
    LexerToken token = make(Symbol::Name, close + 1 - m_place);
    token.value = name;
    return token;
}

LexerToken Lexer::readName()
{
    std::size_t end = m_place;
    while (end < m_text.size() && !isBlank(m_text[end]) && symbolOf(m_text[end]) == Symbol::End)
        ++end;
    const std::string_view name = m_text.substr(m_place, end - m_place);
    if (name == "and")
        return make(Symbol::And, 3);
    if (name == "or")
        return make(Symbol::Or, 2);
    if (name == "in")
        return make(Symbol::In, 2);
    const bool isVariable = name.starts_with('$');
    const bool isWord = name == "true" || name == "false" || name == "null";
    LexerToken token = make(isVariable ? Symbol::Variable
                            : isWord   ? Symbol::Word
                                       : Symbol::Name,
                            name.size());
    if (isWord)
        token.value = name == "null" ? Value() : Value(name == "true");
    else
        token.value = Value(isVariable ? name.substr(1) : name);
    return token;
}

} // namespace stepglass::jsonata
