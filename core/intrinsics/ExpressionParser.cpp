// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/Expression.h"
#include "core/intrinsics/private/Call.h"
#include "core/value/Json.h"

#include <algorithm>

namespace stepglass::intrinsics {

namespace {

constexpr std::size_t mostNestedCalls = 10;
constexpr std::string_view functionPrefix = "States.";

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

bool isNameCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '.' || character == '_';
}

TextRange rangeOf(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The end of a text in quotes that begins at `begin`: behind its closing quote, or the text's end.
std::size_t endOfQuoted(std::string_view text, std::size_t begin)
{
    for (std::size_t at = begin + 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == text[begin])
            return at + 1;
    }
    return text.size();
}

/// The end of a path argument: the comma or parenthesis, outside its own brackets and quotes, that
/// belongs to the call around it.
std::size_t endOfPath(std::string_view text, std::size_t begin)
{
    std::size_t open = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        const char character = text[at];
        const bool inBrackets = open > 0;
        if (inBrackets && (character == '\'' || character == '"')) {
            at = endOfQuoted(text, at) - 1;
        } else if (character == '[' || character == '(') {
            ++open;
        } else if (inBrackets && (character == ']' || character == ')')) {
            --open;
        } else if (!inBrackets && (character == ',' || character == ')' || isBlank(character))) {
            return at;
        }
    }
    return text.size();
}

Token::Kind wordKind(std::string_view word)
{
    if (word.starts_with(functionPrefix))
        return Token::Kind::Function;
    const char first = word.front();
    return first == '-' || (first >= '0' && first <= '9') ? Token::Kind::Number : Token::Kind::Word;
}

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_text(text)
        , m_tokens(tokenize(text))
    {
    }

    [[nodiscard]] bool parse(Call& call)
    {
        if (m_tokens.empty() || m_tokens.front().kind != Token::Kind::Function)
            return fail("An intrinsic function begins with States.", 0);
        if (!readCall(call, 1))
            return false;
        if (m_next != m_tokens.size())
            return fail("Nothing may follow the call", offset());
        return true;
    }

    [[nodiscard]] const ParseError& fault() const { return m_fault; }
    [[nodiscard]] std::vector<Token> takeTokens() { return std::move(m_tokens); }
    [[nodiscard]] std::vector<PathUse> takePaths() { return std::move(m_paths); }

private:
    [[nodiscard]] bool fail(std::string message, std::size_t offset)
    {
        m_fault = {std::move(message), offset};
        return false;
    }
    [[nodiscard]] std::size_t offset() const
    {
        return m_next < m_tokens.size() ? m_tokens[m_next].range.begin : m_text.size();
    }
    [[nodiscard]] std::string_view textOf(const Token& token) const
    {
        return m_text.substr(token.range.begin, token.range.length());
    }
    [[nodiscard]] bool takePunctuation(char character)
    {
        if (m_next == m_tokens.size() || m_tokens[m_next].kind != Token::Kind::Punctuation ||
            m_text[m_tokens[m_next].range.begin] != character)
            return false;
        ++m_next;
        return true;
    }

    [[nodiscard]] bool readCall(Call& call, std::size_t depth)
    {
        const Token name = m_tokens[m_next];
        const FunctionInfo* info = findFunction(textOf(name));
        if (info == nullptr)
            return fail("There is no function " + std::string(textOf(name)), name.range.begin);
        if (depth > mostNestedCalls)
            return fail("At most 10 calls may be nested", name.range.begin);
        ++m_next;
        call.function = info->function;
        if (!takePunctuation('('))
            return fail("Expected ( after " + std::string(info->name), offset());
        if (!takePunctuation(')')) {
            do {
                if (!readArgument(call, depth))
                    return false;
            } while (takePunctuation(','));
            if (!takePunctuation(')'))
                return fail("Expected , or )", offset());
        }
        const std::size_t count = call.arguments.size();
        if (count < info->leastArguments || count > info->mostArguments)
            return fail(std::string(info->name) + " takes " + arity(*info) + ", not " +
                            std::to_string(count),
                        name.range.begin);
        return true;
    }

    [[nodiscard]] static std::string arity(const FunctionInfo& info)
    {
        const std::string least = std::to_string(info.leastArguments);
        if (info.mostArguments == FunctionInfo::anyNumber)
            return "at least " + least + " arguments";
        if (info.mostArguments != info.leastArguments)
            return least + " to " + std::to_string(info.mostArguments) + " arguments";
        return least + (info.leastArguments == 1 ? " argument" : " arguments");
    }

    [[nodiscard]] bool readArgument(Call& call, std::size_t depth)
    {
        if (m_next == m_tokens.size())
            return fail("An argument is missing", offset());
        const Token token = m_tokens[m_next];
        const std::string_view text = textOf(token);
        switch (token.kind) {
        case Token::Kind::Function: {
            auto nested = std::make_unique<Call>();
            if (!readCall(*nested, depth + 1))
                return false;
            call.arguments.emplace_back(std::move(nested));
            return true;
        }
        case Token::Kind::Path:
            return readPath(call, token);
        case Token::Kind::Text:
            return readText(call, token);
        case Token::Kind::Number:
        case Token::Kind::Word: {
            Result<Value> literal = value::parseJson(text);
            if (!literal)
                return fail("Not a path, a text in single quotes, a number, true, false, null or a "
                            "function: " +
                                std::string(text),
                            token.range.begin);
            call.arguments.emplace_back(*std::move(literal));
            ++m_next;
            return true;
        }
        case Token::Kind::Punctuation:
            return fail("An argument is missing", token.range.begin);
        }
        return false;
    }

    [[nodiscard]] bool readPath(Call& call, const Token& token)
    {
        auto path = jsonpath::Path::parse(textOf(token));
        if (!path)
            return fail(path.error().message, token.range.begin + path.error().offset);
        m_paths.push_back({*path, token.range});
        call.arguments.emplace_back(*std::move(path));
        ++m_next;
        return true;
    }

    /// States language, appendix B: a quote, a brace and a backslash may be escaped, nothing else.
    [[nodiscard]] bool readText(Call& call, const Token& token)
    {
        const std::string_view text = textOf(token);
        if (text.size() < 2 || text.back() != '\'' || endOfQuoted(text, 0) != text.size())
            return fail("The text is not closed", token.range.begin);
        const std::string_view written = text.substr(1, text.size() - 2);
        std::string plain;
        for (std::size_t at = 0; at < written.size(); ++at) {
            if (written[at] == '\\') {
                ++at;
                if (at == written.size())
                    return fail("The text is not closed", token.range.begin);
                if (std::string_view("'{}\\").find(written[at]) == std::string_view::npos)
                    return fail(std::string("Only ' { } and \\ can be escaped, not ") + written[at],
                                token.range.begin + at);
            }
            plain += written[at];
        }
        call.arguments.emplace_back(TextLiteral{Value(plain), std::string(written)});
        ++m_next;
        return true;
    }

    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    std::vector<PathUse> m_paths;
    ParseError m_fault;
};

} // namespace

std::vector<Token> tokenize(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char character = text[at];
        if (isBlank(character)) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        Token::Kind kind = Token::Kind::Punctuation;
        if (character == '$') {
            kind = Token::Kind::Path;
            end = endOfPath(text, at);
        } else if (character == '\'') {
            kind = Token::Kind::Text;
            end = endOfQuoted(text, at);
        } else if (character != '(' && character != ')' && character != ',') {
            // A number may have signs in it; anything else that is no name stands for itself.
            while (end < text.size() &&
                   (isNameCharacter(text[end]) || text[end] == '+' || text[end] == '-'))
                ++end;
            kind = wordKind(text.substr(at, end - at));
        }
        tokens.push_back({kind, rangeOf(at, end)});
        at = end;
    }
    return tokens;
}

bool Expression::looksLikeCall(std::string_view text)
{
    return text.starts_with(functionPrefix);
}

tl::expected<Expression, ParseError> Expression::parse(std::string_view text)
{
    auto compiled = std::make_shared<Compiled>();
    compiled->text = std::string(text);
    Parser parser(compiled->text);
    if (!parser.parse(compiled->call))
        return tl::unexpected<ParseError>(parser.fault());
    compiled->tokens = parser.takeTokens();
    compiled->paths = parser.takePaths();
    return Expression(std::move(compiled));
}

} // namespace stepglass::intrinsics
