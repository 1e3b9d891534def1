// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/Template.h"

#include "core/jsonata/Template.h"
#include "core/value/Pointer.h"

namespace stepglass::engine {

using value::Key;
using value::Member;

/// One value of a template. Without a source and without parts it is a constant.
struct Template::Node {
    Value constant;
    std::optional<DynamicValue> source;
    std::string field; ///< the member's name as written, with its `.$`: AWS's texts quote it
    bool isObject = false;
    bool isArray = false;
    std::vector<Key> names;
    std::vector<Node> parts;

    [[nodiscard]] bool isConstant() const { return !source && !isObject && !isArray; }
};

Outcome<Value> JsonataTemplate::evaluateAs(std::string_view type, const Scope& scope) const
{
    Outcome<Value> value = evaluate(scope);
    if (!value)
        return value;
    auto mistaken =
        jsonata::findTypeFailure(*value, jsonata::toResultType(type), expression(), location());
    if (mistaken)
        return queryFailure(std::move(mistaken->location), std::move(mistaken->cause));
    return value;
}

std::optional<DynamicValue> compileDynamic(std::string_view text,
                                           std::vector<TemplateFault>& faults,
                                           const std::string& pointer)
{
    if (intrinsics::Expression::looksLikeCall(text)) {
        auto call = intrinsics::Expression::parse(text);
        if (call)
            return DynamicValue(IntrinsicCall(std::move(*call)));
        faults.push_back({pointer, std::string(text), call.error().message, true});
        return std::nullopt;
    }
    auto path = jsonpath::Path::parse(text);
    if (path)
        return DynamicValue(std::move(*path));
    faults.push_back({pointer, std::string(text), path.error().message, false});
    return std::nullopt;
}

Template Template::compile(const Value& text, std::vector<TemplateFault>& faults)
{
    std::string pointer;
    return Template(std::make_shared<const Node>(compileNode(text, faults, pointer)));
}

Template::Node Template::compileNode(const Value& text, std::vector<TemplateFault>& faults,
                                     std::string& pointer)
{
    Node node;
    node.constant = text;
    bool isDynamic = false;
    const std::size_t length = pointer.size();
    for (const Member& member : text.members()) {
        const std::string_view name = member.name.text();
        pointer += '/' + value::escapePointerToken(name);
        if (name.ends_with(".$")) {
            Node part;
            if (member.value.isString())
                part.source = compileDynamic(member.value.asString(), faults, pointer);
            else
                faults.push_back({pointer, {}, "not a text", false});
            part.constant = member.value;
            part.field = name;
            isDynamic = true;
            node.names.emplace_back(name.substr(0, name.size() - 2));
            node.parts.push_back(std::move(part));
        } else {
            node.names.push_back(member.name);
            node.parts.push_back(compileNode(member.value, faults, pointer));
            isDynamic = isDynamic || !node.parts.back().isConstant();
        }
        pointer.resize(length);
    }
    node.isObject = isDynamic;
    std::size_t index = 0;
    for (const Value& element : text.elements()) {
        pointer += '/' + std::to_string(index++);
        node.parts.push_back(compileNode(element, faults, pointer));
        node.isArray = node.isArray || !node.parts.back().isConstant();
        pointer.resize(length);
    }
    if (node.isConstant()) {
        node.names.clear();
        node.parts.clear();
    }
    return node;
}

Outcome<Value> Template::evaluate(const Scope& scope) const
{
    return m_jsonata ? m_jsonata->evaluate(scope) : evaluateNode(*m_root, scope);
}

Outcome<Value> Template::evaluateAs(std::string_view type, const Scope& scope) const
{
    return m_jsonata ? m_jsonata->evaluateAs(type, scope) : evaluateNode(*m_root, scope);
}

std::string_view Template::expression() const
{
    return m_jsonata ? m_jsonata->expression() : std::string_view();
}

Outcome<Value> Template::evaluateNode(const Node& node, const Scope& scope)
{
    if (node.source)
        return node.source->evaluate(node.field, scope);
    if (node.isConstant())
        return node.constant;
    if (node.isObject) {
        std::vector<Member> members;
        members.reserve(node.parts.size());
        for (std::size_t index = 0; index < node.parts.size(); ++index) {
            Outcome<Value> part = evaluateNode(node.parts[index], scope);
            if (!part)
                return part;
            members.push_back({node.names[index], std::move(*part)});
        }
        return Value::takeObject(members);
    }
    std::vector<Value> elements;
    elements.reserve(node.parts.size());
    for (const Node& each : node.parts) {
        Outcome<Value> part = evaluateNode(each, scope);
        if (!part)
            return part;
        elements.push_back(std::move(*part));
    }
    return Value::takeArray(elements);
}

} // namespace stepglass::engine
