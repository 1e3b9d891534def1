// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/private/ToJsonata.h"

#include <fmt/format.h>

namespace stepglass::assist {

namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;

/// A member whose value is a path or a call.
bool isComputed(const syntax::SyntaxTree& tree, NodeId member)
{
    return tree.key(member).ends_with(".$") && tree.node(member).kind == NodeKind::String;
}

std::string plainName(const std::string& key)
{
    return key.substr(0, key.size() - 2);
}

} // namespace

bool looksLikeExpression(std::string_view text)
{
    return text.starts_with("{%") || text.ends_with("%}");
}

bool ToJsonata::isPlainText(NodeId node)
{
    const std::string text = m_tree.string(node);
    if (!looksLikeExpression(text))
        return true;
    refuse(NoteCode::LooksLikeExpression, text, m_tree.pointer(node));
    return false;
}

Value ToJsonata::constant(NodeId id)
{
    const Node& node = m_tree.node(id);
    if (node.kind == NodeKind::String)
        isPlainText(id);
    for (NodeId child = node.firstChild; child.isValid(); child = m_tree.node(child).nextSibling)
        constant(child);
    return asl::toValue(m_tree, id);
}

Value ToJsonata::shaped(NodeId id, const Root& root)
{
    const Node& node = m_tree.node(id);
    switch (node.kind) {
    case NodeKind::Object: {
        std::vector<value::Member> members;
        for (const NodeId child : m_tree.children(id)) {
            const std::string key = m_tree.key(child);
            if (isComputed(m_tree, child))
                members.push_back(
                    {value::Key(plainName(key)),
                     dynamicValue(m_tree.string(child), root, m_tree.pointer(child))});
            else
                members.push_back({value::Key(key), shaped(child, root)});
        }
        return Value::object(std::move(members));
    }
    case NodeKind::Array: {
        std::vector<Value> elements;
        for (const NodeId child : m_tree.children(id))
            elements.push_back(shaped(child, root));
        return Value::array(std::move(elements));
    }
    case NodeKind::String:
        isPlainText(id);
        break;
    case NodeKind::Number:
    case NodeKind::Boolean:
    case NodeKind::Null:
    case NodeKind::Placeholder:
    case NodeKind::Missing:
        break;
    }
    return asl::toValue(m_tree, id);
}

bool ToJsonata::isKnown(NodeId id)
{
    const Node& node = m_tree.node(id);
    const std::string key = m_tree.key(id);
    const bool isFunction = key.starts_with("Fn::") || key == "Ref";
    if (!isFunction && !node.hasTag && node.kind != NodeKind::Placeholder)
        return true;
    refuse(NoteCode::HasPlaceholder, isFunction ? key : m_tree.string(id), m_tree.pointer(id));
    return false;
}

Code ToJsonata::constantCode(NodeId id)
{
    if (!isKnown(id))
        return {"null"};
    for (const NodeId child : m_tree.children(id))
        static_cast<void>(constantCode(child));
    return literalCode(asl::toValue(m_tree, id));
}

Code ToJsonata::shapedCode(NodeId id, const Root& root)
{
    const Node& node = m_tree.node(id);
    if (!isKnown(id))
        return {"null"};
    std::string text;
    if (node.kind == NodeKind::Object) {
        for (const NodeId child : m_tree.children(id)) {
            std::string key = m_tree.key(child);
            const bool isDynamic = isComputed(m_tree, child);
            const Code code = isDynamic ? dynamic(m_tree.string(child), root, m_tree.pointer(child))
                                        : shapedCode(child, root);
            if (isDynamic)
                key = plainName(key);
            text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", quotedText(key), code.text);
        }
        return {fmt::format("{{{}}}", text), Code::Binding::Atom, false};
    }
    if (node.kind == NodeKind::Array) {
        for (const NodeId child : m_tree.children(id))
            text += fmt::format("{}{}", text.empty() ? "" : ", ", shapedCode(child, root).text);
        return {fmt::format("[{}]", text), Code::Binding::Atom, false};
    }
    return literalCode(asl::toValue(m_tree, id));
}

} // namespace stepglass::assist
