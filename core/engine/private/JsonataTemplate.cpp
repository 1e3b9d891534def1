// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/JsonataTemplate.h"

#include "core/engine/private/Template.h"
#include "core/jsonata/Expression.h"
#include "core/value/Pointer.h"

#include <fmt/format.h>

namespace stepglass::engine {

namespace {

using value::Member;

constexpr std::string_view opening = "{%";
constexpr std::string_view closing = "%}";
/// AWS stops deeper evaluations.
constexpr std::size_t mostDepth = 100;
/// About what AWS lets one expression do in its second.
constexpr std::size_t mostSteps = 5'000'000;

bool isExpression(std::string_view text)
{
    return text.size() >= opening.size() + closing.size() && text.starts_with(opening) &&
           text.ends_with(closing);
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// What an expression's fault is called behind "threw an error during evaluation".
std::string wordsOf(const jsonata::Error& error)
{
    switch (error.kind) {
    case jsonata::FaultKind::Coded:
        return fmt::format(". {}: {}", error.code, error.message);
    case jsonata::FaultKind::Depth:
        return ": Stack overflow error: Check for non-terminating recursive function. Consider "
               "rewriting as tail-recursive";
    case jsonata::FaultKind::Memory:
        return ": Expression evaluation memory limit exceeded: Check for excessive memory usage";
    case jsonata::FaultKind::Time:
    case jsonata::FaultKind::Steps:
    case jsonata::FaultKind::Cancelled:
        break;
    }
    return ": Expression evaluation timeout";
}

/// `$states`, as far as an expression looks at it.
Value statesOf(const Scope& scope, const std::vector<std::string>& wanted)
{
    const auto wants = [&](std::string_view name) {
        return wanted.empty() || wanted.front() == name;
    };
    std::vector<Member> members;
    if (wants("input"))
        members.push_back({"input", scope.input});
    if (wants("context"))
        members.push_back({"context", scope.context.context()});
    if (scope.result != nullptr && wants("result"))
        members.push_back({"result", *scope.result});
    if (scope.errorOutput != nullptr && wants("errorOutput"))
        members.push_back({"errorOutput", *scope.errorOutput});
    return Value::takeObject(members);
}

/// What the expression takes from outside: `$states` and the workflow's variables.
jsonata::Bindings bindingsOf(const jsonata::Expression& expression, const Scope& scope)
{
    jsonata::Bindings bindings;
    std::vector<std::string> wanted;
    std::size_t uses = 0;
    for (const jsonata::VariableUse& use : expression.references().variables) {
        if (use.name == "states") {
            if (uses++ == 0)
                wanted = use.members;
            else if (use.members.empty() || wanted.empty() || use.members.front() != wanted.front())
                wanted.clear();
        } else if (const Value* variable = scope.variables.find(std::string_view(use.name))) {
            bindings.emplace_back(use.name, *variable);
        }
    }
    if (uses > 0)
        bindings.emplace_back("states", statesOf(scope, wanted));
    return bindings;
}

} // namespace

/// One value of a template. Without an expression and without parts it is a constant.
struct JsonataTemplate::Node {
    Value constant;
    std::optional<jsonata::Expression> expression;
    std::string text;     ///< of the expression, as AWS shows it
    std::string location; ///< of the value, as AWS shows it
    std::vector<value::Key> names;
    std::vector<Node> parts;
    bool isDynamic = false;
};

JsonataTemplate JsonataTemplate::compile(const Value& text, std::string location,
                                         std::vector<TemplateFault>& faults)
{
    return JsonataTemplate(std::make_shared<const Node>(compileNode(text, faults, location, {})));
}

// The depth of a text is limited while it is parsed, which bounds this recursion.
JsonataTemplate::Node JsonataTemplate::compileNode(const Value& text,
                                                   std::vector<TemplateFault>& faults,
                                                   const std::string& location,
                                                   const std::string& pointer)
{
    Node node;
    node.constant = text;
    node.location = location;
    if (text.isString() && isExpression(text.asString())) {
        std::string_view inner = text.asString();
        inner.remove_prefix(opening.size());
        inner.remove_suffix(closing.size());
        node.text = trimmed(inner);
        auto parsed = jsonata::Expression::parse(node.text, {jsonata::Dialect::StepFunctions, {}});
        if (parsed)
            node.expression = std::move(*parsed);
        else
            faults.push_back({pointer, node.text, parsed.error().message, false});
        node.isDynamic = node.expression.has_value();
        return node;
    }
    for (const Member& member : text.members()) {
        const std::string_view name = member.name.text();
        node.names.push_back(member.name);
        node.parts.push_back(compileNode(member.value, faults, fmt::format("{}/{}", location, name),
                                         pointer + '/' + value::escapePointerToken(name)));
        node.isDynamic = node.isDynamic || node.parts.back().isDynamic;
    }
    std::size_t index = 0;
    for (const Value& element : text.elements()) {
        node.parts.push_back(compileNode(element, faults, fmt::format("{}[{}]", location, index),
                                         fmt::format("{}/{}", pointer, index)));
        node.isDynamic = node.isDynamic || node.parts.back().isDynamic;
        ++index;
    }
    return node;
}

Outcome<Value> JsonataTemplate::evaluate(const Scope& scope) const
{
    return evaluateNode(*m_root, scope);
}

Outcome<Value> JsonataTemplate::evaluateNode(const Node& node, const Scope& scope)
{
    if (!node.isDynamic)
        return node.constant;
    if (node.expression) {
        jsonata::EvaluationOptions options;
        options.limits.depth = mostDepth;
        options.limits.steps = mostSteps;
        options.boundMemory = true;
        options.random = &scope.random;
        options.now = std::chrono::duration_cast<std::chrono::milliseconds>(
                          scope.context.now().time_since_epoch())
                          .count();
        auto result =
            node.expression->evaluate(std::nullopt, bindingsOf(*node.expression, scope), options);
        if (!result)
            return queryFailure(
                node.location,
                fmt::format("The JSONata expression '{}' specified for the field '{}' "
                            "threw an error during evaluation{}",
                            node.text, node.location, wordsOf(result.error())));
        if (!*result)
            return queryFailure(
                node.location,
                fmt::format("The JSONata expression '{}' specified for the field '{}' "
                            "returned nothing (undefined).",
                            node.text, node.location));
        return std::move(**result);
    }
    std::vector<Value> values;
    values.reserve(node.parts.size());
    for (const Node& each : node.parts) {
        Outcome<Value> part = evaluateNode(each, scope);
        if (!part)
            return part;
        values.push_back(std::move(*part));
    }
    if (node.names.empty())
        return Value::takeArray(values);
    std::vector<Member> members;
    members.reserve(values.size());
    for (std::size_t index = 0; index < values.size(); ++index)
        members.push_back({node.names[index], std::move(values[index])});
    return Value::takeObject(members);
}

std::string_view JsonataTemplate::expression() const
{
    return m_root->text;
}

const std::string& JsonataTemplate::location() const
{
    return m_root->location;
}

} // namespace stepglass::engine
