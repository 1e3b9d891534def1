// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/FromJsonata.h"

#include "core/jsonata/Template.h"
#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using syntax::NodeId;
using syntax::NodeKind;
using Kind = jsonata::SyntaxNode::Kind;

bool isDynamicName(std::string_view name)
{
    return name.ends_with(".$");
}

/// Whether a name in a value would be taken for that of a path.
bool hasDynamicName(const Value& value)
{
    for (const value::Member& member : value.members()) {
        if (isDynamicName(member.name.text()) || hasDynamicName(member.value))
            return true;
    }
    for (const Value& element : value.elements()) {
        if (hasDynamicName(element))
            return true;
    }
    return false;
}

/// Whether there is an expression among an array's own elements.
bool hasExpression(const syntax::SyntaxTree& tree, NodeId array)
{
    for (const NodeId child : tree.children(array)) {
        if (tree.node(child).kind == NodeKind::String &&
            jsonata::isExpressionText(tree.string(child)))
            return true;
    }
    return false;
}

} // namespace

void FromJsonata::addMember(std::vector<value::Member>& members, std::string_view name,
                            const Part& part, Origin origin, const std::string& pointer)
{
    if (isDynamicName(name))
        return refuse(name, pointer);
    const bool isRange = part.kind == Kind::Array && part.parts.size() == 1 &&
                         part.parts.front().kind == Kind::Range;
    const bool isShape = part.kind == Kind::Object || (part.kind == Kind::Array && !isRange);
    if (isShape || constantOf(part)) {
        members.push_back({value::Key(name), shaped(part, origin, pointer)});
    } else if (const auto text = dynamic(part, origin, pointer)) {
        members.push_back({value::Key(fmt::format("{}.$", name)), Value(*text)});
    } else {
        refuse(part.text, pointer);
    }
}

Value FromJsonata::shaped(const Part& part, Origin origin, const std::string& pointer)
{
    if (const std::optional<Value> constant = constantOf(part)) {
        if (hasDynamicName(*constant))
            refuse(part.text, pointer);
        return *constant;
    }
    if (part.kind == Kind::Object) {
        std::vector<value::Member> members;
        for (std::size_t i = 0; i + 1 < part.parts.size(); i += 2) {
            const std::optional<Value> name = constantOf(part.parts[i]);
            if (name && name->isString())
                addMember(members, name->asString(), part.parts[i + 1], origin, pointer);
            else
                refuse(part.parts[i].text, pointer);
        }
        return Value::object(std::move(members));
    }
    if (part.kind == Kind::Array) {
        // Only constructors stay elements of their own; what else is a list would dissolve.
        std::vector<Value> elements;
        for (const Part& element : part.parts) {
            if (element.kind != Kind::Object && element.kind != Kind::Array && !constantOf(element))
                refuse(element.text, pointer);
            else
                elements.push_back(shaped(element, origin, pointer));
        }
        return Value::array(std::move(elements));
    }
    refuse(part.text, pointer);
    return {};
}

Value FromJsonata::shaped(NodeId id, Origin origin)
{
    const syntax::Node& node = m_tree.node(id);
    if (node.kind == NodeKind::String && jsonata::isExpressionText(m_tree.string(id))) {
        const std::string pointer = m_tree.pointer(id);
        const std::optional<Part> part = read(m_tree.string(id), pointer);
        return part ? shaped(*part, origin, pointer) : Value();
    }
    if (node.kind == NodeKind::Array) {
        std::vector<Value> elements;
        for (const NodeId child : m_tree.children(id))
            elements.push_back(shaped(child, origin));
        return Value::array(std::move(elements));
    }
    if (node.kind != NodeKind::Object)
        return asl::toValue(m_tree, id);
    std::vector<value::Member> members;
    for (const NodeId child : m_tree.children(id)) {
        const std::string name = m_tree.key(child);
        const std::string pointer = m_tree.pointer(child);
        const bool isText = m_tree.node(child).kind == NodeKind::String;
        if (isText && jsonata::isExpressionText(m_tree.string(child))) {
            if (const std::optional<Part> part = read(m_tree.string(child), pointer))
                addMember(members, name, *part, origin, pointer);
        } else if (m_tree.node(child).kind == NodeKind::Array && hasExpression(m_tree, child)) {
            addList(members, name, child, origin);
        } else if (isDynamicName(name)) {
            refuse(name, pointer);
        } else {
            members.push_back({value::Key(name), shaped(child, origin)});
        }
    }
    return Value::object(std::move(members));
}

void FromJsonata::addList(std::vector<value::Member>& members, std::string_view name, NodeId array,
                          Origin origin)
{
    // A template's list has no paths of its own, but a call may make one.
    std::string arguments;
    for (const NodeId child : m_tree.children(array)) {
        const std::string pointer = m_tree.pointer(child);
        std::optional<std::string> text;
        const Value value = asl::toValue(m_tree, child);
        if (value.isString() && jsonata::isExpressionText(value.asString())) {
            if (const std::optional<Part> part = read(value.asString(), pointer))
                text = constantOf(*part) ? std::nullopt : dynamic(*part, origin, pointer);
        } else if (!value.isArray() && !value.isObject()) {
            text = literalArgument(value);
        }
        if (!text)
            return refuse(value::toJson(value), pointer);
        arguments += fmt::format("{}{}", arguments.empty() ? "" : ", ", *text);
    }
    members.push_back(
        {value::Key(fmt::format("{}.$", name)), Value(fmt::format("States.Array({})", arguments))});
}

} // namespace stepglass::assist
