// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/SyntaxTree.h"

#include "core/base/File.h"
#include "core/syntax/private/JsonParser.h"
#include "core/syntax/private/YamlParser.h"

#include <algorithm>
#include <charconv>

namespace stepglass::syntax {

namespace {

/// From so many members on, an index is worth its making.
constexpr std::uint32_t largeObject = 64;

bool endsWithIgnoringCase(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() &&
           std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()),
                      [](char a, char b) {
                          return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
                      });
}

void appendPointerToken(std::string& pointer, std::string_view token)
{
    pointer.push_back('/');
    for (const char c : token) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer.push_back(c);
    }
}

std::string pointerToken(std::string_view escaped)
{
    std::string token;
    for (std::size_t at = 0; at < escaped.size(); ++at) {
        const bool isEscape = escaped[at] == '~' && at + 1 < escaped.size() &&
                              (escaped[at + 1] == '0' || escaped[at + 1] == '1');
        token.push_back(isEscape ? (escaped[at + 1] == '0' ? '~' : '/') : escaped[at]);
        at += isEscape ? 1 : 0;
    }
    return token;
}

} // namespace

Format formatOf(std::string_view fileName, std::string_view text)
{
    if (endsWithIgnoringCase(fileName, ".yaml") || endsWithIgnoringCase(fileName, ".yml"))
        return Format::Yaml;
    if (endsWithIgnoringCase(fileName, ".json") || endsWithIgnoringCase(fileName, ".jsonc") ||
        endsWithIgnoringCase(fileName, ".asl"))
        return Format::Json;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return Format::Json;
    const std::string_view start = text.substr(first);
    const bool isJson = start.front() == '{' || start.front() == '[' || start.front() == '"' ||
                        start.starts_with("//") || start.starts_with("/*");
    return isJson ? Format::Json : Format::Yaml;
}

std::shared_ptr<const SyntaxTree> SyntaxTree::parse(std::string text, Format format,
                                                    const Limits& limits, const CancelToken& cancel)
{
    std::shared_ptr<SyntaxTree> tree(new SyntaxTree);
    tree->m_text = std::move(text);
    tree->m_format = format;
    tree->m_lines.emplace(tree->m_text);
    const std::string_view whole = tree->m_text;
    const auto giveUp = [&tree](DiagnosticCode code, TextRange range,
                                std::vector<std::string> arguments = {}) {
        const auto size = static_cast<std::uint32_t>(tree->m_text.size());
        tree->m_nodes.assign(1, Node{.range = {size, size}});
        tree->m_diagnostics.push_back(makeDiagnostic(code, range, {}, std::move(arguments)));
        return tree;
    };
    if (whole.size() > limits.bytes)
        return giveUp(DiagnosticCode::TooLarge, {0, 0}, {std::to_string(limits.bytes)});
    if (whole.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos)
        return giveUp(DiagnosticCode::EmptyDocument, {0, static_cast<std::uint32_t>(whole.size())});
    const std::size_t invalid = firstInvalidUtf8(whole);
    if (invalid != std::string_view::npos) {
        const auto place = static_cast<std::uint32_t>(invalid);
        // Zero bytes are a binary file's; a text in another encoding still has its structure.
        if (whole.find('\0') != std::string_view::npos || format == Format::Yaml)
            return giveUp(DiagnosticCode::NotText, {place, place + 1});
        tree->m_diagnostics.push_back(
            makeDiagnostic(DiagnosticCode::NotText, {place, place + 1}, {}));
    }
    if (format == Format::Json)
        JsonParser(*tree, limits, cancel).parse();
    else
        YamlParser(*tree, limits, cancel).parse();
    tree->makeDirectories();
    return tree;
}

void SyntaxTree::makeDirectories()
{
    // Where keys come from elsewhere, their places are not their order.
    if (m_hasCopies)
        return;
    std::string decoded;
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i) {
        const Node& object = m_nodes[i];
        if (object.kind != NodeKind::Object || object.childCount < largeObject)
            continue;
        Directory directory{NodeId(i), {}};
        directory.members.reserve(object.childCount);
        for (NodeId id = object.firstChild; id.isValid(); id = node(id).nextSibling) {
            if (!node(id).keyRange.isEmpty())
                directory.members.emplace_back(std::hash<std::string_view>()(key(id, decoded)), id);
        }
        std::sort(directory.members.begin(), directory.members.end());
        m_directories.push_back(std::move(directory));
    }
}

const SyntaxTree::Directory* SyntaxTree::directoryOf(NodeId object) const
{
    const auto found = std::lower_bound(
        m_directories.begin(), m_directories.end(), object,
        [](const Directory& directory, NodeId wanted) { return directory.object < wanted; });
    return found != m_directories.end() && found->object == object ? &*found : nullptr;
}

std::string SyntaxTree::key(NodeId id) const
{
    std::string decoded;
    const std::string_view text = key(id, decoded);
    return decoded.empty() ? std::string(text) : std::move(decoded);
}

std::string_view SyntaxTree::key(NodeId id, std::string& decoded) const
{
    const TextRange range = node(id).keyRange;
    if (range.isEmpty())
        return {};
    if (m_format == Format::Yaml) {
        const std::string* known = m_decodedKeys.find(id);
        return known != nullptr ? std::string_view(*known) : source(range);
    }
    return jsonContent(range, decoded);
}

std::string_view SyntaxTree::jsonContent(TextRange range, std::string& decoded) const
{
    const std::string_view content = source(jsonContentRange(m_text, range));
    if (content.find('\\') == std::string_view::npos)
        return content;
    decoded = decodeJsonString(content);
    return decoded;
}

bool SyntaxTree::keyEquals(NodeId id, std::string_view wanted) const
{
    const TextRange range = node(id).keyRange;
    if (range.isEmpty())
        return false;
    if (m_format == Format::Json) {
        // Most keys differ in their first character already, which only a backslash can hide.
        const char first = range.length() > 1 ? m_text[range.begin + 1] : '\\';
        if (m_text[range.begin] == '"' && first != '\\' && !wanted.empty() &&
            first != wanted.front())
            return false;
        const std::string_view content = source(jsonContentRange(m_text, range));
        if (content.find('\\') == std::string_view::npos)
            return content == wanted;
    }
    return key(id) == wanted;
}

std::string SyntaxTree::string(NodeId id) const
{
    std::string decoded;
    const std::string_view text = string(id, decoded);
    return decoded.empty() ? std::string(text) : std::move(decoded);
}

std::string_view SyntaxTree::string(NodeId id, std::string& decoded) const
{
    const Node& value = node(id);
    if (value.kind == NodeKind::Object || value.kind == NodeKind::Array ||
        value.kind == NodeKind::Missing)
        return {};
    if (m_format == Format::Yaml) {
        const std::string* known = m_decodedValues.find(id);
        return known != nullptr ? std::string_view(*known) : source(value.range);
    }
    return value.kind == NodeKind::String ? jsonContent(value.range, decoded) : source(value.range);
}

bool SyntaxTree::isReadAlike(NodeId id, const SyntaxTree& other, NodeId otherId) const
{
    if (m_format == Format::Json)
        return true;
    const auto isAlike = [&](const DecodedTexts& own, const DecodedTexts& others) {
        const std::string* decoded = own.find(id);
        const std::string* otherDecoded = others.find(otherId);
        return decoded == nullptr || otherDecoded == nullptr ? decoded == otherDecoded
                                                             : *decoded == *otherDecoded;
    };
    return isAlike(m_decodedValues, other.m_decodedValues) &&
           isAlike(m_decodedKeys, other.m_decodedKeys);
}

TextRange SyntaxTree::contentRange(NodeId id) const
{
    const Node& value = node(id);
    if (value.kind != NodeKind::String)
        return value.range;
    if (m_format == Format::Json)
        return jsonContentRange(m_text, value.range);
    TextRange range = value.range;
    const char first = range.isEmpty() ? '\0' : m_text[range.begin];
    if (range.length() >= 2 && (first == '"' || first == '\'') && m_text[range.end - 1] == first) {
        ++range.begin;
        --range.end;
    }
    return range;
}

NodeId SyntaxTree::member(NodeId object, std::string_view wanted) const
{
    NodeId found;
    if (!object.isValid() || node(object).kind != NodeKind::Object)
        return found;
    const Directory* directory =
        node(object).childCount < largeObject ? nullptr : directoryOf(object);
    if (directory != nullptr) {
        const std::size_t hash = std::hash<std::string_view>()(wanted);
        auto at = std::upper_bound(
            directory->members.begin(), directory->members.end(), hash,
            [](std::size_t value, const auto& member) { return value < member.first; });
        while (at != directory->members.begin() && (--at)->first == hash) {
            if (keyEquals(at->second, wanted))
                return at->second;
        }
        return found;
    }
    for (NodeId id = node(object).firstChild; id.isValid(); id = node(id).nextSibling) {
        if (keyEquals(id, wanted))
            found = id;
    }
    return found;
}

NodeId SyntaxTree::element(NodeId array, std::size_t index) const
{
    if (!array.isValid() || node(array).kind != NodeKind::Array || index >= node(array).childCount)
        return {};
    NodeId id = node(array).firstChild;
    while (index-- > 0)
        id = node(id).nextSibling;
    return id;
}

std::vector<NodeId> SyntaxTree::children(NodeId id) const
{
    std::vector<NodeId> ids;
    ids.reserve(node(id).childCount);
    for (NodeId child = node(id).firstChild; child.isValid(); child = node(child).nextSibling)
        ids.push_back(child);
    return ids;
}

std::string SyntaxTree::pointer(NodeId id) const
{
    std::vector<NodeId> chain;
    for (NodeId at = id; at.isValid() && node(at).parent.isValid(); at = node(at).parent)
        chain.push_back(at);
    std::string pointer;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        if (node(node(*at).parent).kind == NodeKind::Array)
            appendPointerToken(pointer, std::to_string(node(*at).indexInParent));
        else
            appendPointerToken(pointer, key(*at));
    }
    return pointer;
}

NodeId SyntaxTree::find(std::string_view pointer) const
{
    NodeId id = root();
    while (!pointer.empty() && id.isValid()) {
        if (pointer.front() != '/')
            return {};
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        const std::string token = pointerToken(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
        if (node(id).kind == NodeKind::Array) {
            std::size_t index = 0;
            const auto read = std::from_chars(token.data(), token.data() + token.size(), index);
            const bool isIndex =
                !token.empty() && read.ec == std::errc() && read.ptr == token.data() + token.size();
            id = isIndex ? element(id, index) : NodeId();
        } else {
            id = member(id, token);
        }
    }
    return id;
}

NodeId SyntaxTree::nodeAt(std::uint32_t offset) const
{
    NodeId at = root();
    // Where nothing is out of order, no two members touch each other.
    const bool isInOrder = m_diagnostics.empty() && !m_hasCopies;
    while (true) {
        NodeId inner;
        NodeId first = node(at).firstChild;
        if (isInOrder && node(at).childCount >= largeObject) {
            // The last node that begins before the offset, and the child that it is in.
            const auto next = std::partition_point(
                m_nodes.begin() + first.value(), m_nodes.end(), [offset](const Node& other) {
                    return (other.keyRange.isEmpty() ? other.range : other.keyRange).begin <=
                           offset;
                });
            NodeId last(static_cast<std::uint32_t>(next - m_nodes.begin()) - 1);
            while (last >= first && node(last).parent != at)
                last = node(last).parent;
            first = std::max(first, last);
        }
        for (NodeId id = first; id.isValid() && !inner.isValid(); id = node(id).nextSibling) {
            const Node& child = node(id);
            const bool isKeyTouched = !child.keyRange.isEmpty() && child.keyRange.touches(offset);
            if (isKeyTouched && !child.range.touches(offset))
                return id;
            if (child.range.touches(offset))
                inner = id;
        }
        if (!inner.isValid())
            return at;
        at = inner;
    }
}

} // namespace stepglass::syntax
