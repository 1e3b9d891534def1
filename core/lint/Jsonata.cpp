// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/ContextObject.h"
#include "core/catalogue/Nearest.h"
#include "core/jsonata/Expression.h"
#include "core/jsonata/Syntax.h"
#include "core/lint/private/StateRules.h"
#include "core/syntax/YamlText.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>

// JSONata: where expressions begin and end, and what they can refer to.

namespace stepglass::lint {

namespace {

using asl::QueryLanguage;
using asl::State;
using asl::StateType;
using syntax::NodeId;
using syntax::NodeKind;

/// Fields whose texts are JSONata between {% and %}, at any depth.
constexpr std::array<std::string_view, 20> evaluatedFields{
    "Arguments",
    "Assign",
    "Output",
    "Items",
    "ItemSelector",
    "Seconds",
    "Timestamp",
    "TimeoutSeconds",
    "HeartbeatSeconds",
    "Credentials",
    "Error",
    "Cause",
    "MaxConcurrency",
    "ToleratedFailureCount",
    "ToleratedFailurePercentage",
    "ItemReader",
    "ItemBatcher",
    "ResultWriter",
    "Choices",
    "Catch",
};

/// What `$states` holds.
constexpr std::array<std::string_view, 4> statesFields{"input", "result", "errorOutput", "context"};
/// Functions whose result is not the same every time, or that fail because they are meant to.
constexpr std::array<std::string_view, 8> unpredictable{"random",  "uuid",  "now",    "millis",
                                                        "shuffle", "error", "assert", "eval"};
constexpr std::uint32_t openingLength = 2; // "{%"
/// Constant expressions that need longer than this are left alone.
constexpr std::size_t mostSteps = 20'000;

/// One expression and where it stands.
struct Place {
    const State& state;
    const std::string& field; ///< the state's field that it is in
    NodeId node;
    const std::string& text; ///< with {% and %}

    [[nodiscard]] std::string_view body() const
    {
        return std::string_view(text).substr(openingLength, text.size() - 2 * openingLength);
    }
};

TextRange inText(TextRange inBody)
{
    return {inBody.begin + openingLength, inBody.end + openingLength};
}

std::string listed(std::span<const std::string_view> names)
{
    std::string list;
    for (const std::string_view name : names)
        list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

class JsonataRules final : public StateRules {
public:
    explicit JsonataRules(Checker& checker)
        : m_checker(checker)
    {
        for (const jsonata::FunctionInfo& info :
             jsonata::functionTable(jsonata::Dialect::StepFunctions))
            m_functions.emplace(info.name, &info);
    }

    void check(const State& state) override
    {
        if (state.queryLanguage != QueryLanguage::Jsonata ||
            m_checker.node(state.node).kind != NodeKind::Object)
            return;
        for (NodeId field = m_checker.node(state.node).firstChild; field.isValid();
             field = m_checker.node(field).nextSibling) {
            const std::string name = m_checker.tree().key(field);
            if (std::find(evaluatedFields.begin(), evaluatedFields.end(), name) ==
                evaluatedFields.end())
                continue;
            forEachText(m_checker, field,
                        [&](NodeId id, const std::string& key, const std::string& text) {
                            if (key != "Comment" && key != "Next" && key != "Resource")
                                checkText(state, name, id, key, text);
                        });
        }
    }

private:
    void checkText(const State& state, const std::string& field, NodeId id, const std::string& key,
                   const std::string& text)
    {
        const bool isOpened = text.starts_with("{%");
        const bool isClosed = text.ends_with("%}") && text.size() >= 2 * openingLength;
        const bool isCondition = field == "Choices" && key == "Condition";
        if (isOpened != isClosed || (isCondition && !isOpened && !hasPlaceholder(text))) {
            reportUnclosed(id, text, isOpened, isClosed);
            return;
        }
        if (!isOpened)
            checkPlain(id, text);
        else if (!hasPlaceholder(text))
            checkExpression({state, field, id, text});
    }

    void reportUnclosed(NodeId id, const std::string& text, bool isOpened, bool isClosed)
    {
        m_checker.report(DiagnosticCode::UnclosedJsonata, id);
        std::string whole = text;
        if (isOpened && whole.ends_with('%'))
            whole += '}';
        else if (isOpened && whole.ends_with('}') && whole.size() > openingLength)
            whole.insert(whole.size() - 1, 1, '%');
        else if (isOpened || !isClosed)
            whole += " %}";
        if (!isOpened)
            whole = fmt::format("{{% {}", whole);
        replaceBy(whole);
    }

    /// A path of the other language, which nothing reads here.
    void checkPlain(NodeId id, const std::string& text)
    {
        if (!looksLikePath(text) || m_checker.isOpaque(id))
            return;
        std::string expression = "$states.input";
        if (text.starts_with("$$"))
            expression = "$states.context" + text.substr(2);
        else
            expression += text.substr(1);
        m_checker.report(DiagnosticCode::PathInJsonata, id, {text, "{% " + expression + " %}"});
        replaceBy("{% " + expression + " %}");
    }

    void checkExpression(const Place& place)
    {
        const auto& expression = m_checker.expression(place.node, place.text);
        if (!expression) {
            const jsonata::Error& error = expression.error();
            m_checker.reportPart(DiagnosticCode::InvalidJsonata, place.node,
                                 tokenAt(place, error.position), {error.message});
            return;
        }
        const std::size_t before = m_checker.faults.size();
        const jsonata::References& references = expression->references();
        for (const jsonata::BareName& name : references.bareNames) {
            m_checker.reportPart(DiagnosticCode::UnsupportedReference, place.node,
                                 inText(name.range),
                                 {name.name, "write $states.input." + name.name});
            replacePart(place, {name.range.begin, name.range.begin}, "$states.input.");
        }
        for (const jsonata::VariableUse& use : references.variables)
            checkVariable(place, use);
        for (const jsonata::CallUse& call : references.calls)
            checkCall(place, call);
        if (m_checker.faults.size() == before)
            checkConstant(place, *expression);
    }

    void checkVariable(const Place& place, const jsonata::VariableUse& use)
    {
        if (use.name == "$") {
            m_checker.reportPart(DiagnosticCode::UnsupportedReference, place.node,
                                 inText(use.range), {"$$", "write $states.input"});
            replacePart(place, use.range, "$states.input");
        }
        if (use.name != "states" || use.members.empty())
            return;
        const std::string& first = use.members.front();
        if (std::find(statesFields.begin(), statesFields.end(), first) == statesFields.end())
            reportUnknownField(place, use);
        else if (first == "errorOutput" && place.field != "Catch")
            m_checker.reportPart(DiagnosticCode::UnsupportedReference, place.node,
                                 memberRange(place, use, 0, true),
                                 {"$states.errorOutput", "only a Catcher has an error"});
        else if (first == "result" && !hasResult(place))
            reportNoResult(place, use);
        else if (first == "context")
            checkContextField(place, use);
    }

    /// Output and Assign come after the result; a Catcher's have an error instead.
    [[nodiscard]] static bool hasResult(const Place& place)
    {
        const bool makesOne = place.state.type == StateType::Task || place.state.isContainer() ||
                              place.state.type == StateType::Unknown;
        return makesOne && (place.field == "Output" || place.field == "Assign");
    }

    void reportNoResult(const Place& place, const jsonata::VariableUse& use)
    {
        const bool makesOne = place.state.type == StateType::Task || place.state.isContainer();
        m_checker.reportPart(
            DiagnosticCode::UnsupportedReference, place.node, memberRange(place, use, 0, true),
            {"$states.result", makesOne ? "only Output and Assign come after the result"
                                        : "only Task, Parallel and Map have a result"});
        m_checker.faults.back().severity = Severity::Warning;
    }

    void reportUnknownField(const Place& place, const jsonata::VariableUse& use)
    {
        const TextRange range = memberRange(place, use, 0, false);
        m_checker.reportPart(DiagnosticCode::UnknownStatesField, place.node, range,
                             {use.members.front(), listed(statesFields)});
        suggest(place, range, use.members.front(), statesFields);
    }

    void checkContextField(const Place& place, const jsonata::VariableUse& use)
    {
        const std::span<const std::string> names = std::span(use.members).subspan(1);
        const auto unknown = asl::firstUnknownInContext(names);
        if (!unknown)
            return;
        std::string path = "$states.context";
        for (const std::string& name : names.first(*unknown + 1))
            path.append(".").append(name);
        const TextRange range = memberRange(place, use, *unknown + 1, false);
        m_checker.reportPart(DiagnosticCode::UnknownContextField, place.node, range, {path});
        suggest(place, range, names[*unknown], asl::contextMembers(names.first(*unknown)));
    }

    void checkCall(const Place& place, const jsonata::CallUse& call)
    {
        if (call.isLocal)
            return;
        const auto known = m_functions.find(call.name);
        if (known == m_functions.end()) {
            reportUnknownFunction(place, call);
            return;
        }
        const jsonata::Arity arity = jsonata::arityOf(*known->second);
        const std::size_t given = call.arguments + (call.isApplied ? 1 : 0);
        if (call.isPartial || arity.accepts(given))
            return;
        const bool isTooMany = arity.most && given > *arity.most;
        std::string bound = isTooMany ? "at most " : "at least ";
        if (arity.most == arity.least)
            bound.clear();
        m_checker.reportPart(DiagnosticCode::WrongArgumentCount, place.node, inText(call.range),
                             {call.name,
                              fmt::format("{}{}", bound, isTooMany ? *arity.most : arity.least),
                              fmt::format("{}", given)});
    }

    void reportUnknownFunction(const Place& place, const jsonata::CallUse& call)
    {
        catalogue::Nearest nearest(call.name);
        for (const auto& [name, info] : m_functions)
            nearest.offer(name);
        const std::string more =
            nearest.name() ? fmt::format("; did you mean \"${}\"?", *nearest.name()) : "";
        m_checker.reportPart(DiagnosticCode::UnknownFunction, place.node, inText(call.range),
                             {call.name, more});
        if (nearest.name())
            replacePart(place, call.range, fmt::format("${}", *nearest.name()));
    }

    /// An expression that takes nothing from outside has one result, or one fault, for ever.
    void checkConstant(const Place& place, const jsonata::Expression& expression)
    {
        const jsonata::References& references = expression.references();
        const bool isConstant =
            references.variables.empty() && references.bareNames.empty() &&
            std::none_of(references.calls.begin(), references.calls.end(),
                         [](const jsonata::CallUse& call) {
                             return std::find(unpredictable.begin(), unpredictable.end(),
                                              call.name) != unpredictable.end();
                         });
        if (!isConstant)
            return;
        jsonata::EvaluationOptions options;
        options.limits.steps = mostSteps;
        options.limits.depth = 100;
        options.boundMemory = true;
        const auto result = expression.evaluate(std::nullopt, {}, options);
        if (result || result.error().kind != jsonata::FaultKind::Coded)
            return;
        m_checker.reportPart(DiagnosticCode::AlwaysFails, place.node,
                             tokenAt(place, result.error().position),
                             {std::string(trimmed(place.body())), result.error().message});
    }

    [[nodiscard]] static std::string_view trimmed(std::string_view text)
    {
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return {};
        return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    }

    /// The token at a place of the expression, as a part of the whole text; without a place, or
    /// behind the last token, the closing sign.
    [[nodiscard]] static TextRange tokenAt(const Place& place,
                                           std::optional<std::uint32_t> position)
    {
        const auto size = static_cast<std::uint32_t>(place.text.size());
        if (!position)
            return {0, size};
        for (const jsonata::Token& token : jsonata::tokenize(place.body())) {
            if (token.range.begin <= *position && *position < token.range.end)
                return inText(token.range);
        }
        const auto end = size - openingLength;
        const std::uint32_t begin = *position + openingLength;
        if (begin >= end)
            return {end, size};
        // No token: a character that the language does not have, or a text that is left open.
        std::uint32_t next = begin + 1;
        while (next < end && (static_cast<unsigned char>(place.text[next]) & 0xC0U) == 0x80U)
            ++next;
        return {begin, next};
    }

    /// Where the member of a variable's path stands: `$states.input.a` has input as number 0.
    [[nodiscard]] static TextRange memberRange(const Place& place, const jsonata::VariableUse& use,
                                               std::size_t number, bool isFromTheVariable)
    {
        using Kind = jsonata::Token::Kind;
        std::size_t count = 0;
        for (const jsonata::Token& token : jsonata::tokenize(place.body())) {
            const bool isName = token.kind != Kind::Operator && token.kind != Kind::Comment;
            if (!isName || token.range.begin < use.range.end)
                continue;
            if (count == number) {
                const std::uint32_t begin = isFromTheVariable ? use.range.begin : token.range.begin;
                return inText({begin, token.range.end});
            }
            ++count;
        }
        return inText(use.fullRange);
    }

    /// The last fault is repaired by another text.
    void replaceBy(const std::string& text)
    {
        m_checker.addFix(Fix::Kind::ReplaceValue, {}, syntax::toJsonText(text));
    }
    void replacePart(const Place& place, TextRange inBody, std::string_view by)
    {
        std::string whole = place.text;
        const TextRange range = inText(inBody);
        whole.replace(range.begin, range.length(), by);
        replaceBy(whole);
    }
    /// Repairs the last fault, a wrong name, by the nearest right one.
    template <typename Names>
    void suggest(const Place& place, TextRange range, std::string_view wrong, const Names& names)
    {
        catalogue::Nearest nearest(wrong);
        for (const std::string_view name : names)
            nearest.offer(name);
        if (!nearest.name() || place.text.substr(range.begin, range.length()) != wrong)
            return;
        std::string whole = place.text;
        whole.replace(range.begin, range.length(), *nearest.name());
        replaceBy(whole);
    }

    Checker& m_checker;
    std::map<std::string_view, const jsonata::FunctionInfo*> m_functions;
};

} // namespace

std::unique_ptr<StateRules> makeJsonataRules(Checker& checker)
{
    return std::make_unique<JsonataRules>(checker);
}

} // namespace stepglass::lint
