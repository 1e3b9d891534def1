// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/private/Patch.h"

#include "core/syntax/Lines.h"

#include <algorithm>

namespace stepglass::edit {

namespace {

using syntax::Format;
using syntax::isBlank;
using syntax::isLineEnd;
using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::rangeOf;
using syntax::TextEdit;
using syntax::YamlQuotes;

YamlQuotes quotesOf(std::string_view source)
{
    if (source.starts_with('"'))
        return YamlQuotes::Double;
    return source.starts_with('\'') ? YamlQuotes::Single : YamlQuotes::AsNeeded;
}

} // namespace

bool Patch::isInPlace(NodeId id)
{
    for (NodeId at = id; m_tree.node(at).parent.isValid(); at = m_tree.node(at).parent) {
        const Node& child = m_tree.node(at);
        const TextRange outer = m_tree.node(child.parent).range;
        const TextRange whole{beginOf(m_tree, at), std::max(child.range.end, child.keyRange.end)};
        if (!outer.contains(whole)) {
            m_isBehindAlias = true;
            return false;
        }
    }
    return true;
}

void Patch::replace(TextRange range, std::string replacement)
{
    m_edits.push_back({range, std::move(replacement)});
}

void Patch::replaceText(NodeId string, std::string_view text)
{
    if (!isInPlace(string))
        return;
    const TextRange range = m_tree.node(string).range;
    Style style = styleOf(m_tree, m_tree.node(string).parent);
    style.quotes = quotesOf(std::string_view(m_tree.text()).substr(range.begin, range.length()));
    std::string rendered = renderText(text, style);
    // An empty value follows its colon directly.
    if (range.isEmpty() && m_tree.text()[range.begin - 1] == ':')
        rendered.insert(0, 1, ' ');
    replace(range, std::move(rendered));
}

void Patch::replaceKey(NodeId member, std::string_view name)
{
    if (!isInPlace(member))
        return;
    const TextRange range = m_tree.node(member).keyRange;
    const std::string_view old =
        std::string_view(m_tree.text()).substr(range.begin, range.length());
    if (m_tree.format() == Format::Json)
        replace(range, syntax::toJsonText(name));
    else
        replace(range, syntax::toYamlScalar(name, quotesOf(old),
                                            !isBlockStyle(m_tree, m_tree.node(member).parent)));
}

void Patch::replaceValue(NodeId id, const Value& value)
{
    const Node& old = m_tree.node(id);
    if (value.isString() && old.kind == NodeKind::String) {
        replaceText(id, value.asString());
        return;
    }
    if (!old.keyRange.isEmpty()) {
        replaceMember(id, m_tree.key(id), value);
        return;
    }
    if (!isInPlace(id))
        return;
    if (!old.parent.isValid()) {
        Style style = styleOf(m_tree, id);
        style.isInline = false;
        replace(old.range, renderValue(value, style, {}));
        return;
    }
    const Style style = styleOf(m_tree, old.parent);
    std::string indent = indentAt(m_tree.text(), old.range.begin);
    if (isBlockStyle(m_tree, old.parent))
        indent.append(old.range.begin - lineStart(old.range.begin) - indent.size(), ' ');
    replace(old.range, renderValue(value, style, indent));
}

void Patch::replaceMember(NodeId member, std::string_view name, const Value& value)
{
    if (!isInPlace(member))
        return;
    const Node& old = m_tree.node(member);
    const bool keepsKey = m_tree.key(member) == name;
    Style style = styleOf(m_tree, old.parent);
    const bool isBlock = isBlockStyle(m_tree, old.parent);
    const std::string indent =
        isBlock ? memberIndent(old.parent, style) : indentAt(m_tree.text(), old.keyRange.begin);
    std::string text = renderMember(name, value, style, indent);
    TextRange range{old.keyRange.begin, std::max(old.range.end, old.keyRange.end)};
    if (keepsKey) {
        // Only what stands behind the name changes.
        const std::size_t colon = m_tree.text().find(':', old.keyRange.end);
        const std::string keyText = renderKey(name, style);
        const bool hasColon = colon != std::string::npos && colon <= old.range.begin;
        if (hasColon && text.starts_with(keyText)) {
            std::string rest = text.substr(keyText.size());
            const std::string between =
                m_tree.text().substr(colon + 1, old.range.begin - colon - 1);
            const bool opensBlock = rest.starts_with(':' + style.lineEnd);
            const bool keepsBlanks = !opensBlock && !between.empty() &&
                                     between.find_first_not_of(" \t") == std::string::npos;
            const std::size_t value0 = rest.find_first_not_of(": ");
            if (keepsBlanks && value0 != std::string::npos) {
                range.begin = old.range.begin;
                text = rest.substr(value0);
            } else {
                range.begin = static_cast<std::uint32_t>(colon);
                text = std::move(rest);
            }
        }
    }
    replace(range, std::move(text));
}

std::string Patch::memberIndent(NodeId container, const Style& style) const
{
    const std::string_view text = m_tree.text();
    const NodeId first = m_tree.node(container).firstChild;
    if (isBlockStyle(m_tree, container)) {
        // The first member may follow a dash: what stands before it counts as blanks.
        std::size_t begin = m_tree.node(container).range.begin;
        if (first.isValid())
            begin = beginOf(m_tree, first);
        if (m_tree.node(container).kind == NodeKind::Array) {
            begin = m_tree.text().rfind('-', begin);
        }
        std::string indent = indentAt(text, begin);
        const std::size_t column = begin - lineStart(begin);
        indent.append(column - std::min(column, indent.size()), ' ');
        return indent;
    }
    for (NodeId id = first; id.isValid(); id = m_tree.node(id).nextSibling) {
        if (isFirstOnLine(beginOf(m_tree, id)))
            return indentAt(text, beginOf(m_tree, id));
    }
    return indentAt(text, openingPlace(m_tree, container)) + style.unit;
}

void Patch::insertMember(NodeId object, NodeId anchor, std::string_view name, const Value& value)
{
    const value::Member member{value::Key(name), value};
    insertMembers(object, anchor, std::span(&member, 1));
}

void Patch::insertMembers(NodeId object, NodeId anchor, std::span<const value::Member> members)
{
    if (members.empty() || !isInPlace(object) || (anchor.isValid() && !isInPlace(anchor)))
        return;
    const Node& owner = m_tree.node(object);
    const bool isEmpty = !owner.firstChild.isValid();
    const bool opensBlock = isEmpty && owner.parent.isValid() && !owner.keyRange.isEmpty() &&
                            isBlockStyle(m_tree, owner.parent);
    const Style style = styleOf(m_tree, opensBlock ? owner.parent : object);
    const std::string indent =
        opensBlock ? memberIndent(owner.parent, style) + style.unit : memberIndent(object, style);
    const bool isBlock = opensBlock || (!isEmpty && isBlockStyle(m_tree, object));
    std::string text;
    for (const value::Member& member : members) {
        if (!text.empty() && isBlock)
            text += style.lineEnd + indent;
        else if (!text.empty())
            text += style.isInline ? style.comma : ',' + style.lineEnd + indent;
        text += renderMember(member.name.text(), member.value, style, indent);
    }
    if (opensBlock) {
        // {} gives way to indented lines.
        const std::size_t colon = m_tree.text().find(':', owner.keyRange.end);
        replace(rangeOf(colon + 1, std::max<std::size_t>(owner.range.end, colon + 1)),
                style.lineEnd + indent + text);
    } else {
        insertText(object, anchor, text, style, indent);
    }
}

void Patch::insertText(NodeId container, NodeId anchor, const std::string& text, const Style& style,
                       const std::string& indent)
{
    if (!m_tree.node(container).firstChild.isValid())
        insertIntoEmpty(container, text, style);
    else if (isBlockStyle(m_tree, container))
        insertBlock(container, anchor, text, style, indent);
    else if (anchor.isValid())
        insertAfter(container, anchor, text, style, indent);
    else
        insertFirst(container, text, style, indent);
}

void Patch::appendElement(NodeId array, const Value& value)
{
    NodeId last;
    for (NodeId id = m_tree.node(array).firstChild; id.isValid(); id = m_tree.node(id).nextSibling)
        last = id;
    insertElement(array, last, value);
}

void Patch::insertElement(NodeId array, NodeId anchor, const Value& value)
{
    if (!isInPlace(array))
        return;
    const Style style = styleOf(m_tree, array);
    const std::string indent = memberIndent(array, style);
    if (!isBlockStyle(m_tree, array)) {
        insertText(array, anchor, renderValue(value, style, indent), style, indent);
        return;
    }
    const std::string text = renderValue(Value::array({value}), style, indent);
    if (anchor.isValid()) {
        insertBlock(array, anchor, text, style, indent);
        return;
    }
    const std::size_t dash =
        m_tree.text().rfind('-', beginOf(m_tree, m_tree.node(array).firstChild));
    replace(rangeOf(dash, dash), text + style.lineEnd + indent);
}

TextRange Patch::extentOf(NodeId element) const
{
    const Node& node = m_tree.node(element);
    std::size_t begin = node.range.begin;
    const NodeId parent = node.parent;
    if (isBlockStyle(m_tree, parent) || !isFirstOnLine(begin))
        return node.range;
    const auto comments = m_tree.comments();
    const auto isCommentLine = [&](std::size_t line) {
        const std::size_t first = syntax::skipBlanks(m_tree.text(), line);
        return std::any_of(comments.begin(), comments.end(), [&](const TextRange& comment) {
            return comment.begin == first && comment.end <= syntax::lineEnd(m_tree.text(), first);
        });
    };
    while (lineStart(begin) > m_tree.node(parent).range.begin) {
        const std::size_t above = lineStart(lineStart(begin) - 1);
        if (!isCommentLine(above))
            break;
        begin = syntax::skipBlanks(m_tree.text(), above);
    }
    return rangeOf(begin, node.range.end);
}

void Patch::moveToEnd(NodeId element)
{
    if (!isInPlace(element))
        return;
    // The texts change places, so that commas, line ends and indentation stay.
    TextRange place = extentOf(element);
    const std::string_view text = m_tree.text();
    const std::string moved(text.substr(place.begin, place.length()));
    for (NodeId id = m_tree.node(element).nextSibling; id.isValid();
         id = m_tree.node(id).nextSibling) {
        const TextRange next = extentOf(id);
        replace(place, std::string(text.substr(next.begin, next.length())));
        place = next;
    }
    replace(place, moved);
}

/// Behind a member of a bracketed container: on a line of its own where the members stand so.
void Patch::insertAfter(NodeId container, NodeId anchor, const std::string& text,
                        const Style& style, const std::string& indent)
{
    const std::size_t end =
        std::max(m_tree.node(anchor).range.end, m_tree.node(anchor).keyRange.end);
    const std::size_t comma = commaAfter(anchor);
    const bool isLast = !m_tree.node(anchor).nextSibling.isValid();
    const bool ownLine =
        !style.isInline && (isFirstOnLine(beginOf(m_tree, anchor)) || isLast ||
                            isFirstOnLine(beginOf(m_tree, m_tree.node(container).firstChild)));
    if (!ownLine) {
        replace(rangeOf(end, end), style.comma + text);
        return;
    }
    const std::string line = style.lineEnd + indent + text;
    if (comma != std::string::npos) {
        // Comments behind the comma stay with the member that they follow.
        const bool isLineFree = isRestOfLineBlank(comma + 1);
        const std::size_t place = isLineFree ? syntax::lineEnd(m_tree.text(), comma) : comma + 1;
        replace(rangeOf(place, place), line + ',');
        return;
    }
    const std::size_t place = syntax::lineEnd(m_tree.text(), end);
    if (isRestOfLineBlank(end) && place > end) {
        replace(rangeOf(end, end), ",");
        replace(rangeOf(place, place), line);
    } else {
        replace(rangeOf(end, end), ',' + line);
    }
}

void Patch::insertFirst(NodeId container, const std::string& text, const Style& style,
                        const std::string& indent)
{
    const std::size_t begin = beginOf(m_tree, m_tree.node(container).firstChild);
    if (!style.isInline && isFirstOnLine(begin)) {
        const std::size_t line = lineStart(begin);
        replace(rangeOf(line, line), indent + text + ',' + style.lineEnd);
    } else {
        replace(rangeOf(begin, begin), text + style.comma);
    }
}

void Patch::insertIntoEmpty(NodeId container, const std::string& text, const Style& style)
{
    const std::size_t open = openingPlace(m_tree, container);
    const std::string& source = m_tree.text();
    const std::size_t end = m_tree.node(container).range.end;
    const std::size_t inner = open + 1;
    const bool isClosed = end > inner && (source[end - 1] == '}' || source[end - 1] == ']');
    const std::size_t innerEnd = isClosed ? end - 1 : end;
    if (style.isInline) {
        replace(rangeOf(inner, innerEnd), text);
        return;
    }
    const std::string outer = indentAt(source, open);
    const bool isBlankInside = source.find_first_not_of(" \t\r\n", inner) >= innerEnd;
    const std::string line = style.lineEnd + outer + style.unit + text;
    if (isBlankInside)
        replace(rangeOf(inner, innerEnd), line + style.lineEnd + outer);
    else
        replace(rangeOf(inner, inner), line); // before the comments
}

/// A line of its own behind the anchor's last, or before the first member.
void Patch::insertBlock(NodeId container, NodeId anchor, const std::string& text,
                        const Style& style, const std::string& indent)
{
    const std::string& source = m_tree.text();
    if (!anchor.isValid()) {
        const std::size_t begin = beginOf(m_tree, m_tree.node(container).firstChild);
        replace(rangeOf(begin, begin), text + style.lineEnd + indent);
        return;
    }
    const Node& last = m_tree.node(anchor);
    const std::size_t end = std::max(last.range.end, last.keyRange.end);
    const std::size_t place = syntax::lineEnd(source, end);
    replace(rangeOf(place, place), style.lineEnd + indent + text);
}

void Patch::removeChildren(NodeId container, const std::vector<NodeId>& children)
{
    if (children.empty() || !isInPlace(container) ||
        !std::all_of(children.begin(), children.end(),
                     [this](NodeId child) { return isInPlace(child); }))
        return;
    if (children.size() == m_tree.node(container).childCount) {
        empty(container);
    } else if (isBlockStyle(m_tree, container)) {
        for (const NodeId child : children)
            removeBlock(container, child);
    } else {
        removeBracketed(container, children);
    }
}

void Patch::empty(NodeId container)
{
    const Node& node = m_tree.node(container);
    const std::string brackets(node.kind == NodeKind::Array ? "[]" : "{}");
    if (!isBlockStyle(m_tree, container)) {
        replace(rangeOf(openingPlace(m_tree, container), node.range.end), brackets);
        return;
    }
    std::size_t begin = node.range.begin;
    if (!node.keyRange.isEmpty()) {
        const std::size_t colon = m_tree.text().find(':', node.keyRange.end);
        begin = std::min<std::size_t>(colon + 1, begin);
        replace(rangeOf(begin, node.range.end), ' ' + brackets);
        return;
    }
    replace(rangeOf(begin, node.range.end), brackets);
}

void Patch::removeBlock(NodeId container, NodeId child)
{
    const std::string& source = m_tree.text();
    const Node& node = m_tree.node(child);
    std::size_t begin = beginOf(m_tree, child);
    if (m_tree.node(container).kind == NodeKind::Array)
        begin = source.rfind('-', begin);
    const std::size_t end = std::max(node.range.end, node.keyRange.end);
    if (isFirstOnLine(begin)) {
        std::size_t next = nextLine(end);
        std::size_t from = lineStart(begin);
        if (next == source.size() && next > 0 && !isLineEnd(source[next - 1]) && from > 0) {
            // The last line has no end: the one before it gives its own.
            from -= from > 1 && source[from - 2] == '\r' ? 2 : 1;
        }
        replace(rangeOf(from, next), {});
        return;
    }
    // Behind a dash: the next member takes the place.
    const std::size_t next = node.nextSibling.isValid() ? beginOf(m_tree, node.nextSibling) : end;
    replace(rangeOf(begin, next), {});
}

void Patch::removeBracketed(NodeId container, const std::vector<NodeId>& children)
{
    const auto isRemoved = [&children](NodeId id) {
        return std::find(children.begin(), children.end(), id) != children.end();
    };
    const auto ownsLines = [this](NodeId id) {
        const std::size_t comma = commaAfter(id);
        const std::size_t end =
            comma != std::string::npos ? comma + 1 : std::size_t(m_tree.node(id).range.end);
        return isFirstOnLine(beginOf(m_tree, id)) && isRestOfLineBlank(end);
    };
    const std::vector<NodeId> all = m_tree.children(container);
    std::size_t lastKept = all.size();
    while (lastKept > 0 && isRemoved(all[lastKept - 1]))
        --lastKept;
    // What is removed at the end takes the comma before it along.
    if (lastKept < all.size() && commaAfter(all.back()) == std::string::npos) {
        const std::size_t comma = commaAfter(all[lastKept - 1]);
        const bool areLines =
            std::all_of(all.begin() + static_cast<std::ptrdiff_t>(lastKept), all.end(), ownsLines);
        if (!areLines) {
            replace(rangeOf(m_tree.node(all[lastKept - 1]).range.end,
                            m_tree.node(all.back()).range.end),
                    {});
        } else {
            if (comma != std::string::npos)
                replace(rangeOf(comma, comma + 1), {});
            for (std::size_t i = lastKept; i < all.size(); ++i)
                replace(rangeOf(lineStart(beginOf(m_tree, all[i])),
                                nextLine(std::max(m_tree.node(all[i]).range.end,
                                                  m_tree.node(all[i]).keyRange.end))),
                        {});
        }
    } else {
        lastKept = all.size();
    }
    for (std::size_t i = 0; i < lastKept; ++i) {
        if (!isRemoved(all[i]))
            continue;
        const std::size_t begin = beginOf(m_tree, all[i]);
        const std::size_t comma = commaAfter(all[i]);
        const std::size_t end =
            comma != std::string::npos ? comma + 1 : std::size_t(m_tree.node(all[i]).range.end);
        if (ownsLines(all[i]))
            replace(rangeOf(lineStart(begin), nextLine(end)), {});
        else if (i + 1 < all.size())
            replace(rangeOf(begin, beginOf(m_tree, all[i + 1])), {});
        else
            replace(rangeOf(begin, end), {});
    }
}

std::size_t Patch::skipTrivia(std::size_t at) const
{
    const std::string_view text = m_tree.text();
    const auto comments = m_tree.comments();
    while (at < text.size()) {
        if (isBlank(text[at]) || isLineEnd(text[at])) {
            ++at;
            continue;
        }
        const auto comment = std::lower_bound(
            comments.begin(), comments.end(), at,
            [](const TextRange& range, std::size_t place) { return range.begin < place; });
        if (comment == comments.end() || comment->begin != at)
            break;
        at = comment->end;
    }
    return at;
}

std::size_t Patch::commaAfter(NodeId child) const
{
    const Node& node = m_tree.node(child);
    const std::size_t at = skipTrivia(std::max(node.range.end, node.keyRange.end));
    return at < m_tree.text().size() && m_tree.text()[at] == ',' ? at : std::string::npos;
}

/// Whether nothing but comments follows on the line, and the comment ends there too.
bool Patch::isRestOfLineBlank(std::size_t at) const
{
    const std::size_t end = syntax::lineEnd(m_tree.text(), at);
    std::size_t next = at;
    while (next < end) {
        const std::size_t blank = syntax::skipBlanks(m_tree.text(), next);
        if (blank >= end)
            return true;
        next = skipTrivia(blank);
        if (next == blank)
            return false;
    }
    // A comment over several lines would be torn.
    return skipTrivia(at) >= end && next >= end;
}

bool Patch::isFirstOnLine(std::size_t at) const
{
    return syntax::skipBlanks(m_tree.text(), lineStart(at)) == at;
}

std::size_t Patch::lineStart(std::size_t at) const
{
    return syntax::lineBegin(m_tree.text(), at);
}

std::size_t Patch::nextLine(std::size_t at) const
{
    const std::string& text = m_tree.text();
    at = syntax::lineEnd(text, at);
    if (at < text.size())
        at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    return at;
}

Result<syntax::TextEdits> Patch::finish()
{
    if (m_isBehindAlias)
        return fail(ErrorCode::EditNotPossible,
                    "this part of the text comes from an anchor (&) elsewhere");
    std::stable_sort(m_edits.begin(), m_edits.end(),
                     [](const TextEdit& a, const TextEdit& b) { return a.range < b.range; });
    syntax::TextEdits edits;
    for (TextEdit& edit : m_edits) {
        const std::string_view old =
            std::string_view(m_tree.text()).substr(edit.range.begin, edit.range.length());
        if (old == edit.replacement)
            continue;
        if (!edits.empty() && edits.back().range.end > edit.range.begin) {
            if (edits.back() == edit)
                continue;
            return fail(ErrorCode::EditNotPossible, "two changes meet at one place");
        }
        const bool isSamePlace =
            !edits.empty() && edits.back().range.isEmpty() && edit.range == edits.back().range;
        if (isSamePlace)
            edits.back().replacement += edit.replacement;
        else
            edits.push_back(std::move(edit));
    }
    return edits;
}

} // namespace stepglass::edit
