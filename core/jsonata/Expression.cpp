// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Expression.h"

#include "core/jsonata/private/Evaluator.h"
#include "core/jsonata/private/Tree.h"
#include "core/value/ArrayBuilder.h"
#include "core/value/Disposal.h"

#include <cmath>
#include <new>

namespace stepglass::jsonata {

namespace {

/// What AWS makes of a number in a result: a text where it is not finite, an integer where it is
/// one. Nothing where it stays.
std::optional<Value> changedNumber(const Value& number)
{
    if (!number.isDouble())
        return std::nullopt;
    const double value = number.asDouble();
    if (std::isnan(value))
        return Value("NaN");
    if (std::isinf(value))
        return Value(value > 0 ? "Infinity" : "-Infinity");
    constexpr double largestExact = 9007199254740992.0;
    if (value == std::trunc(value) && std::abs(value) <= largestExact)
        return Value(static_cast<std::int64_t>(value));
    return std::nullopt;
}

/// The result as AWS hands it on; what needs no change is shared.
Value forStepFunctions(const Value& value, Pulse& pulse, std::size_t depth = 0)
{
    constexpr std::size_t deepest = 4000;
    if (depth > deepest)
        raiseLimit(FaultKind::Depth);
    pulse.beat();
    if (value.isArray()) {
        std::size_t same = 0;
        Value changed;
        while (same < value.size()) {
            changed = forStepFunctions(*value.at(same), pulse, depth + 1);
            if (!changed.isSameNode(*value.at(same)))
                break;
            ++same;
        }
        if (same == value.size())
            return value;
        value::ArrayBuilder result(value.size());
        for (const Value& element : value.elements().first(same)) {
            pulse.beat();
            result.add(element);
        }
        result.add(std::move(changed));
        for (const Value& element : value.elements().subspan(same + 1))
            result.add(forStepFunctions(element, pulse, depth + 1));
        return result.take();
    }
    if (value.isObject()) {
        Value result = value;
        for (const value::Member& member : value.members()) {
            Value changed = forStepFunctions(member.value, pulse, depth + 1);
            if (!changed.isSameNode(member.value))
                result = result.with(member.name, std::move(changed));
        }
        return result;
    }
    return changedNumber(value).value_or(value);
}

/// What a result becomes outside.
std::optional<Value> finished(const Item& result, Evaluator& evaluator)
{
    std::optional<Value> value = toValue(result, &evaluator);
    if (value && evaluator.dialect() == Dialect::StepFunctions)
        value = forStepFunctions(*value, evaluator);
    return value;
}

/// What `work` returns, or why it left.
template <typename Work>
auto caught(Work&& work) -> tl::expected<decltype(work()), Error>
{
    try {
        return work();
    } catch (const Fault& fault) {
        return tl::unexpected<Error>(toError(fault));
    } catch (const Cancellation&) {
        return tl::unexpected<Error>(toError(limitFault(FaultKind::Cancelled)));
    } catch (const std::bad_alloc&) {
        return tl::unexpected<Error>(toError(limitFault(FaultKind::Memory)));
    }
}

} // namespace

tl::expected<Expression, Error> Expression::parse(std::string_view text,
                                                  const ParseOptions& options)
{
    return caught([&] {
        auto tree = std::make_shared<Tree>();
        tree->text = text;
        tree->options = options;
        compile(*tree);
        tree->references = collectReferences(*tree);
        return Expression(std::move(tree));
    });
}

tl::expected<std::optional<Value>, Error>
Expression::evaluate(const std::optional<Value>& input, const Bindings& bindings,
                     const EvaluationOptions& options) const
{
    const value::DisposalScope scope(options.cancel);
    return caught([&] {
        Evaluator evaluator(*m_tree, options);
        return finished(evaluator.run(input, bindings), evaluator);
    });
}

tl::expected<TracedResult, Error>
Expression::evaluateWithProvenance(const std::optional<Value>& input, const Bindings& bindings,
                                   const EvaluationOptions& options,
                                   const value::ProvenanceLimits& limits) const
{
    const value::DisposalScope scope(options.cancel);
    return caught([&] {
        Tracer tracer;
        Evaluator evaluator(*m_tree, options, &tracer);
        const Item result = evaluator.run(input, bindings);
        TracedResult traced{finished(result, evaluator), {}};
        if (traced.value)
            traced.provenance = tracer.collect(result, *traced.value, limits);
        return traced;
    });
}

const std::string& Expression::text() const noexcept
{
    return m_tree->text;
}

Dialect Expression::dialect() const noexcept
{
    return m_tree->options.dialect;
}

const References& Expression::references() const noexcept
{
    return m_tree->references;
}

std::vector<Token> tokenize(std::string_view text)
{
    std::vector<Token> tokens;
    Lexer lexer(text);
    auto slash = Lexer::Slash::BeginsRegex;
    std::uint32_t end = 0;
    const auto addGap = [&](std::uint32_t begin) {
        const std::size_t comment = text.substr(end, begin - end).find("/*");
        if (comment != std::string_view::npos)
            tokens.push_back(
                {Token::Kind::Comment, {end + static_cast<std::uint32_t>(comment), begin}});
    };
    try {
        while (true) {
            const LexerToken token = lexer.next(slash);
            addGap(token.begin);
            if (token.symbol == Symbol::End)
                return tokens;
            Token::Kind kind = Token::Kind::Operator;
            switch (token.symbol) {
            case Symbol::Name:
                kind = Token::Kind::Name;
                break;
            case Symbol::Variable:
                kind = Token::Kind::Variable;
                break;
            case Symbol::Text:
                kind = Token::Kind::Text;
                break;
            case Symbol::Number:
                kind = Token::Kind::Number;
                break;
            case Symbol::Word:
                kind = Token::Kind::Word;
                break;
            case Symbol::Regex:
                kind = Token::Kind::Regex;
                break;
            default:
                break;
            }
            tokens.push_back({kind, {token.begin, token.end}});
            end = token.end;
            const bool endsOperand =
                kind != Token::Kind::Operator || token.symbol == Symbol::CloseParenthesis ||
                token.symbol == Symbol::CloseBracket || token.symbol == Symbol::CloseBrace;
            slash = endsOperand ? Lexer::Slash::Divides : Lexer::Slash::BeginsRegex;
        }
    } catch (const Fault&) {
        // What follows a text or a comment that never ends cannot be told.
        return tokens;
    }
}

} // namespace stepglass::jsonata
