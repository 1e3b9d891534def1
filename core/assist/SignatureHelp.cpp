// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/SignatureHelp.h"

#include "core/assist/Vocabulary.h"
#include "core/intrinsics/FunctionTable.h"
#include "core/jsonata/Expression.h"
#include "core/jsonata/Syntax.h"

#include <algorithm>

namespace stepglass::assist {

namespace {

/// A bracket that is open at the caret.
struct Opening {
    std::string function; ///< whose arguments stand in it; empty for any other bracket
    std::size_t argument = 0;
};

std::optional<Opening> innermostCall(const std::vector<Opening>& openings)
{
    const auto call = std::find_if(openings.rbegin(), openings.rend(),
                                   [](const Opening& one) { return !one.function.empty(); });
    return call == openings.rend() ? std::nullopt : std::optional(*call);
}

/// What is typed of a text, as the expression has it: without the escapes of JSON.
std::string withoutEscapes(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        ++i;
        if (text[i] == '"' || text[i] == '\\' || text[i] == '/')
            plain += text[i];
        else
            plain += ' '; // a control character, or one of those that no bracket and no comma is
    }
    return plain;
}

/// The call that the end of a JSONata expression stands in.
std::optional<Opening> callInJsonata(std::string_view expression)
{
    std::vector<Opening> openings;
    std::string_view last;
    std::string_view beforeLast;
    for (const jsonata::Token& token : jsonata::tokenize(expression)) {
        const std::string_view text =
            expression.substr(token.range.begin, token.range.end - token.range.begin);
        if (token.kind == jsonata::Token::Kind::Comment)
            continue;
        if (token.kind == jsonata::Token::Kind::Operator) {
            if (text == "(") {
                const bool isCall = last.size() > 1 && last.front() == '$';
                // `x ~> $f(y)` puts x in front of y.
                openings.push_back({isCall ? std::string(last) : std::string(),
                                    isCall && beforeLast == "~>" ? 1U : 0U});
            } else if (text == "[" || text == "{") {
                openings.push_back({});
            } else if ((text == ")" || text == "]" || text == "}") && !openings.empty()) {
                openings.pop_back();
            } else if (text == "," && !openings.empty()) {
                ++openings.back().argument;
            }
        }
        beforeLast = last;
        last = text;
    }
    return innermostCall(openings);
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
}

/// The call that the end of an intrinsic function's call stands in.
std::optional<Opening> callOfIntrinsic(std::string_view text)
{
    std::vector<Opening> openings;
    bool isQuoted = false;
    std::size_t nameBegin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isQuoted && c == '\\') {
            ++i;
        } else if (c == '\'') {
            isQuoted = !isQuoted;
        } else if (isQuoted) {
            continue;
        } else if (c == '(') {
            openings.push_back({std::string(text.substr(nameBegin, i - nameBegin)), 0});
        } else if (c == '[') {
            openings.push_back({});
        } else if ((c == ')' || c == ']') && !openings.empty()) {
            openings.pop_back();
        } else if (c == ',' && !openings.empty()) {
            ++openings.back().argument;
        }
        if (!isNameCharacter(c))
            nameBegin = i + 1;
    }
    return innermostCall(openings);
}

/// "(text, start, length)" as its three names.
std::vector<std::string> namesIn(std::string_view signature)
{
    std::vector<std::string> names;
    if (signature.size() < 3)
        return names;
    std::string_view rest = signature.substr(1, signature.size() - 2);
    for (std::size_t comma = rest.find(", "); comma != std::string_view::npos;
         comma = rest.find(", ")) {
        names.emplace_back(rest.substr(0, comma));
        rest.remove_prefix(comma + 2);
    }
    names.emplace_back(rest);
    return names;
}

SignatureHelp help(const Opening& call, std::string_view signature, std::string_view documentation,
                   std::size_t least)
{
    SignatureHelp help{call.function, namesIn(signature), call.argument,
                       std::string(documentation)};
    const std::size_t count = help.parameters.size();
    const bool takesMore = count > 0 && help.parameters.back().ends_with("...");
    help.active = std::min(help.active, takesMore ? count - 1 : count);
    for (std::size_t i = least; i < count; ++i) {
        if (!help.parameters[i].ends_with("..."))
            help.parameters[i] += '?';
    }
    return help;
}

/// How many parameters of a function of JSONata people give. Those marked - in its signature take
/// the context where they are left out, which nobody does at the top of an expression.
std::size_t leastArguments(std::string_view name)
{
    const auto& table = jsonata::functionTable(jsonata::Dialect::StepFunctions);
    const auto info = std::find_if(table.begin(), table.end(),
                                   [name](const auto& one) { return one.name == name; });
    if (info == table.end())
        return 0;
    const auto fromContext = std::count(info->signature.begin(), info->signature.end(), '-');
    return jsonata::arityOf(*info).least + static_cast<std::size_t>(fromContext);
}

} // namespace

std::string SignatureHelp::label() const
{
    std::string text = function + "(";
    for (std::size_t i = 0; i < parameters.size(); ++i)
        text.append(i == 0 ? "" : ", ").append(parameters[i]);
    return text + ")";
}

std::optional<SignatureHelp> signatureAt(const asl::Model& model, std::uint32_t offset)
{
    const Cursor cursor = cursorAt(model, offset);
    if (cursor.kind != Cursor::Kind::Value && cursor.kind != Cursor::Kind::Element)
        return std::nullopt;
    const std::string typed = cursor.isQuoted && model.tree().format() == syntax::Format::Json
                                  ? withoutEscapes(cursor.before)
                                  : cursor.before;
    if (languageOf(model, cursor.around) == asl::QueryLanguage::Jsonata) {
        const std::size_t begin = typed.find("{%");
        if (begin == std::string::npos || typed.find("%}", begin) != std::string::npos)
            return std::nullopt;
        const auto call = callInJsonata(std::string_view(typed).substr(begin + 2));
        const Word* function =
            call ? findJsonataFunction(std::string_view(call->function).substr(1)) : nullptr;
        if (function == nullptr)
            return std::nullopt;
        return help(*call, function->detail, function->documentation,
                    leastArguments(function->name));
    }
    const auto call = callOfIntrinsic(typed);
    const intrinsics::FunctionInfo* function =
        call ? intrinsics::findFunction(call->function) : nullptr;
    if (function == nullptr)
        return std::nullopt;
    return help(*call, function->signature, intrinsicDocumentation(function->name),
                function->leastArguments);
}

} // namespace stepglass::assist
