// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/private/Fault.h"
#include "core/value/Value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stepglass::jsonata {

/// The symbols of the language. `End` stands behind the last token.
enum class Symbol : std::uint8_t {
    End,
    Name,
    Variable,
    Text,
    Number,
    Word, ///< true, false, null
    Regex,
    Dot,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    OpenParenthesis,
    CloseParenthesis,
    Comma,
    At,
    Hash,
    Semicolon,
    Colon,
    Question,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Bar,
    Equal,
    Less,
    Greater,
    Caret,
    DoubleStar,
    DoubleDot,
    Assign,
    NotEqual,
    LessEqual,
    GreaterEqual,
    Apply,
    And,
    Or,
    In,
    Ampersand,
    Exclamation, ///< ends names, but is no operator
    Tilde,       ///< as above
};

/// How a symbol is written; "(end)" for End, nothing for those with a text of their own.
[[nodiscard]] std::string_view textOf(Symbol symbol);

struct LexerToken {
    Symbol symbol = Symbol::End;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// The name (without `$`), the text, the number or the word; the pattern of a regular
    /// expression.
    Value value;
    std::string flags; ///< of a regular expression
};

/// What `token` shows in an error's sentence.
[[nodiscard]] Value shownValue(const LexerToken& token);

/// Cuts an expression's text into tokens. Whether `/` divides or begins a regular expression is
/// the parser's decision.
class Lexer {
public:
    enum class Slash { Divides, BeginsRegex };

    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }
    /// Raises S01xx and S03xx.
    [[nodiscard]] LexerToken next(Slash slash);

private:
    [[nodiscard]] char at(std::size_t place) const
    {
        return place < m_text.size() ? m_text[place] : '\0';
    }
    void skipBlanksAndComments();
    [[nodiscard]] LexerToken make(Symbol symbol, std::size_t length);
    [[nodiscard]] LexerToken readRegex();
    [[nodiscard]] LexerToken readText(char quote);
    void appendEscape(std::string& out);
    [[nodiscard]] LexerToken readNumber();
    [[nodiscard]] LexerToken readQuotedName();
    [[nodiscard]] LexerToken readName();
    [[noreturn]] void refuse(std::string_view code, std::size_t place, Value token = {});

    std::string_view m_text;
    std::size_t m_place = 0;
};

} // namespace stepglass::jsonata
