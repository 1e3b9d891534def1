// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/Style.h"

#include "core/syntax/Lines.h"
#include "core/value/Json.h"

#include <algorithm>

namespace stepglass::edit {

namespace {

using syntax::Format;
using syntax::isBlank;
using syntax::isLineEnd;
using syntax::lineBegin;
using syntax::Node;
using syntax::NodeId;
using syntax::SyntaxTree;
using value::Kind;

/// A list of scalars that is shorter stays on one line.
constexpr std::size_t longestInlineList = 72;

bool isFirstOnLine(std::string_view text, std::size_t at)
{
    return syntax::skipBlanks(text, lineBegin(text, at)) == at;
}

bool hasLineEnd(std::string_view text, std::size_t begin, std::size_t end)
{
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                       text.begin() + static_cast<std::ptrdiff_t>(end), isLineEnd);
}

std::string detectedLineEnd(std::string_view text)
{
    const std::size_t first = text.find_first_of("\r\n");
    if (first == std::string_view::npos || text[first] == '\n')
        return "\n";
    return first + 1 < text.size() && text[first + 1] == '\n' ? "\r\n" : "\r";
}

/// The blanks by which a member stands deeper than the line of its container; empty where the
/// container tells nothing.
std::string unitOf(const SyntaxTree& tree, NodeId container)
{
    const std::string_view text = tree.text();
    const NodeId first = tree.node(container).firstChild;
    if (!first.isValid())
        return {};
    const std::uint32_t begin = beginOf(tree, first);
    if (!isFirstOnLine(text, begin))
        return {};
    const std::string inner = indentAt(text, begin);
    std::size_t owner = tree.node(container).range.begin;
    if (isBlockStyle(tree, container)) {
        if (tree.node(container).keyRange.isEmpty())
            return {};
        owner = tree.node(container).keyRange.begin;
    }
    const std::string outer = indentAt(text, owner);
    return inner.size() > outer.size() && inner.starts_with(outer) ? inner.substr(outer.size())
                                                                   : std::string();
}

/// From the container, else from those around it, else from the first that tells.
std::string detectedUnit(const SyntaxTree& tree, NodeId container)
{
    for (NodeId at = container; at.isValid(); at = tree.node(at).parent) {
        std::string unit = unitOf(tree, at);
        if (!unit.empty())
            return unit;
    }
    for (std::uint32_t id = 0; id < tree.nodeCount() && id < 1000; ++id) {
        std::string unit = unitOf(tree, NodeId(id));
        if (!unit.empty())
            return unit;
    }
    return "  ";
}

/// The text between a name and its value; from the first member that has both on one line.
std::string detectedColon(const SyntaxTree& tree, NodeId container)
{
    for (NodeId at = container; at.isValid(); at = tree.node(at).parent) {
        for (NodeId id = tree.node(at).firstChild; id.isValid(); id = tree.node(id).nextSibling) {
            const Node& member = tree.node(id);
            if (member.keyRange.isEmpty() || member.keyRange.end >= member.range.begin)
                continue;
            std::string between =
                tree.text().substr(member.keyRange.end, member.range.begin - member.keyRange.end);
            if (between.find_first_not_of(" :") == std::string::npos &&
                std::count(between.begin(), between.end(), ':') == 1)
                return between;
        }
    }
    return ": ";
}

std::string detectedComma(const SyntaxTree& tree, NodeId container)
{
    const NodeId first = tree.node(container).firstChild;
    const NodeId second = first.isValid() ? tree.node(first).nextSibling : NodeId();
    if (second.isValid()) {
        const std::uint32_t end = tree.node(first).range.end;
        const std::uint32_t begin = beginOf(tree, second);
        std::string between = end < begin ? tree.text().substr(end, begin - end) : std::string();
        if (between.find_first_not_of(" ,") == std::string::npos &&
            std::count(between.begin(), between.end(), ',') == 1)
            return between;
    }
    return detectedColon(tree, container) == ":" ? "," : ", ";
}

std::string renderInline(const Value& value, const Style& style)
{
    std::string out;
    switch (value.kind()) {
    case Kind::Array:
        out.push_back('[');
        for (const Value& element : value.elements()) {
            if (out.size() > 1)
                out += style.comma;
            out += renderInline(element, style);
        }
        out.push_back(']');
        return out;
    case Kind::Object:
        out.push_back('{');
        for (const value::Member& member : value.members()) {
            if (out.size() > 1)
                out += style.comma;
            out += renderKey(member.name.text(), style) + style.colon +
                   renderInline(member.value, style);
        }
        out.push_back('}');
        return out;
    case Kind::String:
        return renderText(value.asString(), style);
    case Kind::Null:
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Double:
        break;
    }
    return value::toJson(value);
}

bool isContainer(const Value& value)
{
    return value.isArray() || value.isObject();
}

bool isInlineList(const Value& value, const Style& style)
{
    const auto elements = value.elements();
    return value.isArray() && std::none_of(elements.begin(), elements.end(), isContainer) &&
           renderInline(value, style).size() <= longestInlineList;
}

std::string renderJsonLines(const Value& value, const Style& style, const std::string& indent)
{
    const std::string inner = indent + style.unit;
    std::string out(value.isArray() ? "[" : "{");
    const auto separate = [&] {
        out += out.size() > 1 ? "," : "";
        out += style.lineEnd + inner;
    };
    for (const Value& element : value.elements()) {
        separate();
        out += renderValue(element, style, inner);
    }
    for (const value::Member& member : value.members()) {
        separate();
        out += renderMember(member.name.text(), member.value, style, inner);
    }
    out += style.lineEnd + indent;
    out.push_back(value.isArray() ? ']' : '}');
    return out;
}

/// The lines of a YAML collection, each beginning with `indent` but for the first.
std::string renderYamlLines(const Value& value, const Style& style, const std::string& indent)
{
    std::string out;
    const auto separate = [&] {
        if (!out.empty())
            out += style.lineEnd + indent;
    };
    for (const Value& element : value.elements()) {
        separate();
        out += "- ";
        const bool isBlock = isContainer(element) && element.size() > 0;
        out += isBlock ? renderYamlLines(element, style, indent + "  ")
                       : renderValue(element, style, indent);
    }
    for (const value::Member& member : value.members()) {
        separate();
        out += renderMember(member.name.text(), member.value, style, indent);
    }
    return out;
}

bool isYamlBlock(const Value& value, const Style& style)
{
    return style.format == Format::Yaml && !style.isInline && isContainer(value) &&
           value.size() > 0;
}

} // namespace

std::size_t openingPlace(const SyntaxTree& tree, NodeId container)
{
    const std::string_view text = tree.text();
    std::size_t at = tree.node(container).range.begin;
    if (tree.format() == Format::Json)
        return at;
    while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
        while (at < text.size() && !isBlank(text[at]) && !isLineEnd(text[at]))
            ++at;
        while (at < text.size() && (isBlank(text[at]) || isLineEnd(text[at])))
            ++at;
    }
    return at;
}

bool isBlockStyle(const SyntaxTree& tree, NodeId container)
{
    if (tree.format() == Format::Json)
        return false;
    const std::size_t at = openingPlace(tree, container);
    return at >= tree.text().size() || (tree.text()[at] != '{' && tree.text()[at] != '[');
}

std::uint32_t beginOf(const SyntaxTree& tree, NodeId id)
{
    const Node& node = tree.node(id);
    return node.keyRange.isEmpty() ? node.range.begin : node.keyRange.begin;
}

std::string indentAt(std::string_view text, std::size_t at)
{
    const std::size_t begin = lineBegin(text, at);
    return std::string(text.substr(begin, syntax::skipBlanks(text, begin) - begin));
}

Style styleOf(const SyntaxTree& tree, NodeId container)
{
    Style style;
    style.format = tree.format();
    style.lineEnd = detectedLineEnd(tree.text());
    style.unit = detectedUnit(tree, container);
    if (isBlockStyle(tree, container))
        return style;
    const Node& node = tree.node(container);
    if (tree.format() == Format::Json)
        style.colon = detectedColon(tree, container);
    style.comma = detectedComma(tree, container);
    const bool isOnOneLine = !hasLineEnd(tree.text(), node.range.begin, node.range.end);
    // In YAML's brackets everything stays in brackets. An empty object of JSON opens up, unless the
    // whole text is one line.
    style.isInline =
        tree.format() == Format::Yaml ||
        (isOnOneLine && (node.childCount > 0 || tree.text().find_first_of("\r\n") >=
                                                    tree.text().find_last_not_of(" \t\r\n")));
    return style;
}

std::string renderKey(std::string_view name, const Style& style)
{
    return style.format == Format::Json
               ? syntax::toJsonText(name)
               : syntax::toYamlScalar(name, syntax::YamlQuotes::AsNeeded, style.isInline);
}

std::string renderText(std::string_view text, const Style& style)
{
    return style.format == Format::Json ? syntax::toJsonText(text)
                                        : syntax::toYamlScalar(text, style.quotes, style.isInline);
}

std::string renderValue(const Value& value, const Style& style, const std::string& indent)
{
    if (!isContainer(value) || style.isInline || value.size() == 0 ||
        (style.format == Format::Json && isInlineList(value, style)))
        return renderInline(value, style);
    return style.format == Format::Json ? renderJsonLines(value, style, indent)
                                        : renderYamlLines(value, style, indent);
}

std::string renderMember(std::string_view name, const Value& value, const Style& style,
                         const std::string& indent)
{
    std::string out = renderKey(name, style);
    if (isYamlBlock(value, style)) {
        const std::string inner = indent + style.unit;
        out += ':' + style.lineEnd + inner;
        out += renderYamlLines(value, style, inner);
        return out;
    }
    out += style.format == Format::Yaml && !style.isInline ? ": " : style.colon;
    out += renderValue(value, style, indent);
    return out;
}

} // namespace stepglass::edit
