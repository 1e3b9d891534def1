// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/ToJsonata.h"

#include "core/intrinsics/Expression.h"
#include "core/value/Json.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using intrinsics::Function;
using intrinsics::Token;

/// An argument of a call, translated.
struct Argument {
    Code code;
    std::string written;        ///< of a text, between its quotes, with its escapes
    std::optional<Value> value; ///< of a literal
};

/// Puts a character of a pattern into a regular expression's [set].
std::string inSet(char c)
{
    return std::string_view("\\]^-/").find(c) != std::string_view::npos ? fmt::format("\\{}", c)
                                                                        : std::string(1, c);
}

class CallTranslator {
public:
    CallTranslator(ToJsonata& to, std::string_view text, const Root& root,
                   const std::string& pointer)
        : m_to(to)
        , m_text(text)
        , m_root(root)
        , m_pointer(pointer)
        , m_tokens(intrinsics::tokenize(text))
    {
    }

    /// The call at the next token. The text is known to be well formed.
    Code translate()
    {
        const std::size_t begin = m_tokens[m_next].range.begin;
        const intrinsics::FunctionInfo* info = intrinsics::findFunction(textOf(m_tokens[m_next]));
        m_next += 2; // the name and the bracket
        std::vector<Argument> arguments;
        while (textOf(m_tokens[m_next]) != ")") {
            if (textOf(m_tokens[m_next]) == ",")
                ++m_next;
            arguments.push_back(argument());
        }
        const std::size_t end = m_tokens[m_next++].range.end;
        m_call = m_text.substr(begin, end - begin);
        return translate(info->function, arguments);
    }

    /// The arguments of a call of States.Array, each by itself.
    std::vector<Argument> elements()
    {
        m_next = 2;
        std::vector<Argument> arguments;
        while (textOf(m_tokens[m_next]) != ")") {
            if (textOf(m_tokens[m_next]) == ",")
                ++m_next;
            arguments.push_back(argument());
        }
        return arguments;
    }

private:
    [[nodiscard]] std::string_view textOf(const Token& token) const
    {
        return m_text.substr(token.range.begin, token.range.length());
    }

    Argument argument()
    {
        const Token& token = m_tokens[m_next];
        const std::string_view text = textOf(token);
        if (token.kind == Token::Kind::Function)
            return {translate(), {}, std::nullopt};
        ++m_next;
        if (token.kind == Token::Kind::Path)
            return {m_to.path(text, m_root, m_pointer), {}, std::nullopt};
        if (token.kind == Token::Kind::Text) {
            const std::string written(text.substr(1, text.size() - 2));
            std::string plain;
            for (std::size_t at = 0; at < written.size(); ++at)
                plain += written[at] == '\\' ? written[++at] : written[at];
            return {literalCode(Value(plain)), written, Value(plain)};
        }
        const Value value = value::parseJson(text).value_or(Value());
        return {literalCode(value), {}, value};
    }

    Code translate(Function function, std::span<const Argument> arguments)
    {
        std::vector<Code> codes;
        for (const Argument& one : arguments)
            codes.push_back(one.code);
        const auto called = [&codes](std::string_view name) { return call(name, codes); };
        switch (function) {
        case Function::Format:
            return format(arguments);
        case Function::StringSplit:
            return split(arguments);
        case Function::StringToJson:
            return called("$parse");
        case Function::JsonToString:
            m_to.note(NoteCode::NumbersAsText, {}, {});
            return scalar(called("$string"));
        case Function::JsonMerge:
            if (arguments[2].value != Value(false))
                return refuse();
            return scalar({fmt::format("$merge([{}, {}])", codes[0].text, codes[1].text)});
        case Function::Array:
            return listOf(codes);
        case Function::ArrayPartition:
            // Of an empty list $partition gives nothing.
            return {fmt::format("[{}[]]", called("$partition").text)};
        case Function::ArrayContains:
            return contains(arguments);
        case Function::ArrayRange:
            wholeNumbers(arguments);
            // A range of one number is that number.
            return {fmt::format("[{}]", called("$range").text), Code::Binding::Atom, false};
        case Function::ArrayGetItem:
            return withIndex({fmt::format("({})", codes[0].text)}, codes[1].text);
        case Function::ArrayLength:
            return scalar(called("$count"));
        case Function::ArrayUnique:
            return called("$distinct");
        case Function::Base64Encode:
        case Function::Base64Decode:
            if (!arguments[0].value)
                m_to.note(NoteCode::TakenAsAscii, m_call, m_pointer);
            else if (!isAscii(arguments[0].value->asString()))
                return refuse();
            return scalar(
                called(function == Function::Base64Encode ? "$base64encode" : "$base64decode"));
        case Function::Hash:
            if (!arguments[0].value)
                m_to.note(NoteCode::NumbersAsText, {}, {});
            return scalar({fmt::format("$hash($string({}), {})", codes[0].text, codes[1].text)});
        case Function::MathRandom:
            return random(arguments);
        case Function::MathAdd:
            wholeNumbers(arguments);
            return {fmt::format("{} + {}", operand(codes[0], Code::Binding::Sum),
                                operand(codes[1], Code::Binding::Sum)),
                    Code::Binding::Sum, false};
        case Function::Uuid:
            return scalar(called("$uuid"));
        }
        return refuse();
    }

    static Code scalar(Code code)
    {
        code.mayBeList = false;
        return code;
    }
    static bool isAscii(std::string_view text)
    {
        return std::all_of(text.begin(), text.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    }
    Code refuse() { return m_to.refuse(NoteCode::NoCounterpart, m_call, m_pointer); }

    /// Intrinsics round, JSONata's functions do not.
    void wholeNumbers(std::span<const Argument> arguments)
    {
        for (const Argument& one : arguments) {
            if (!one.value)
                m_to.note(NoteCode::TakenAsWhole, m_call, m_pointer);
            else if (!one.value->isInteger())
                refuse();
        }
    }

    Code format(std::span<const Argument> arguments)
    {
        if (!arguments[0].value || !arguments[0].value->isString())
            return refuse();
        const std::string& pattern = arguments[0].written;
        std::vector<std::string> parts;
        std::string piece;
        std::size_t next = 1;
        const auto endPiece = [&] {
            if (!piece.empty())
                parts.push_back(quotedText(piece));
            piece.clear();
        };
        for (std::size_t at = 0; at < pattern.size(); ++at) {
            if (pattern[at] == '\\' && at + 1 < pattern.size()) {
                piece += pattern[++at];
            } else if (pattern.compare(at, 2, "{}") == 0) {
                if (next == arguments.size())
                    return refuse();
                endPiece();
                const Argument& filled = arguments[next++];
                if (!filled.value)
                    m_to.note(NoteCode::NumbersAsText, {}, {});
                parts.push_back(filled.value && filled.value->isString()
                                    ? quotedText(filled.value->asString())
                                    : operand(filled.code, Code::Binding::Sum));
                ++at;
            } else {
                piece += pattern[at];
            }
        }
        if (next != arguments.size())
            return refuse();
        endPiece();
        if (parts.empty())
            return literalCode(Value(""));
        if (parts.size() == 1 && next == 2)
            return scalar({fmt::format("$string({})", parts.front())});
        return {fmt::format("{}", fmt::join(parts, " & ")),
                parts.size() == 1 ? Code::Binding::Atom : Code::Binding::Sum, false};
    }

    Code split(std::span<const Argument> arguments)
    {
        const std::optional<Value>& separators = arguments[1].value;
        if (!separators || !separators->isString() || separators->asString().empty() ||
            !isAscii(separators->asString()))
            return refuse();
        // Every character separates, and what is empty between two is left out.
        std::string pattern = quotedText(separators->asString());
        if (separators->asString().size() > 1) {
            pattern = "/[";
            for (const char c : separators->asString())
                pattern += inSet(c);
            pattern += "]/";
        }
        return {fmt::format("[$split({}, {})[$ != '']]", arguments[0].code.text, pattern),
                Code::Binding::Atom, false};
    }

    static Code contains(std::span<const Argument> arguments)
    {
        const Code& list = arguments[0].code;
        const std::optional<Value>& wanted = arguments[1].value;
        if (wanted && !wanted->isArray() && !wanted->isObject())
            return comparison(arguments[1].code, "in", list);
        // `in` compares no objects; `=` does.
        return scalar({fmt::format("$exists($filter({}, function($item) {{ $item = {} }}))",
                                   list.text, operand(arguments[1].code, Code::Binding::Sum))});
    }

    Code random(std::span<const Argument> arguments)
    {
        if (arguments.size() > 2)
            return refuse(); // the same seed gives other numbers
        wholeNumbers(arguments);
        const std::string first = operand(arguments[0].code, Code::Binding::Atom);
        const std::string end = operand(arguments[1].code, Code::Binding::Atom);
        if (arguments[0].value && arguments[1].value && arguments[0].value->isInteger() &&
            arguments[1].value->isInteger()) {
            const std::int64_t span =
                arguments[1].value->asInteger() - arguments[0].value->asInteger();
            return {fmt::format("$floor($random() * {}) + {}", span, first), Code::Binding::Sum,
                    false};
        }
        return {fmt::format("$floor($random() * ({} - {})) + {}", end, first, first),
                Code::Binding::Sum, false};
    }

    ToJsonata& m_to;
    std::string_view m_text;
    const Root& m_root;
    const std::string& m_pointer;
    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    std::string_view m_call;
};

} // namespace

Code ToJsonata::intrinsic(std::string_view text, const Root& root, const std::string& pointer)
{
    if (text.find("${") != std::string_view::npos)
        return refuse(NoteCode::HasPlaceholder, text, pointer);
    if (!intrinsics::Expression::parse(text))
        return refuse(NoteCode::NotReadable, text, pointer);
    return CallTranslator(*this, text, root, pointer).translate();
}

Value ToJsonata::dynamicValue(std::string_view text, const Root& root, const std::string& pointer)
{
    // A list that is made from parts is a list of the template.
    if (text.starts_with("States.Array(") && text.find("${") == std::string_view::npos &&
        intrinsics::Expression::parse(text)) {
        std::vector<Value> elements;
        for (const Argument& one : CallTranslator(*this, text, root, pointer).elements()) {
            const bool isText = one.value && one.value->isString();
            if (isText && looksLikeExpression(one.value->asString()))
                return Value(
                    inField(refuse(NoteCode::LooksLikeExpression, one.value->asString(), pointer)));
            elements.push_back(one.value ? *one.value : Value(inField(one.code)));
        }
        return Value::array(std::move(elements));
    }
    return Value(inField(dynamic(text, root, pointer)));
}

} // namespace stepglass::assist
