// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/private/YamlParser.h"

#include "core/syntax/Lines.h"
#include "core/syntax/private/JsonScanner.h"
#include "core/syntax/private/YamlScalars.h"

#include <algorithm>

namespace stepglass::syntax {

namespace {

/// What aliases may add: definitions have few, "billion laughs" have billions.
constexpr std::size_t maximumCopiedNodes = 100'000;

/// Tags of YAML itself, such as !!str, say what a scalar is; others are a template's.
bool isTemplateTag(std::string_view tag)
{
    return !tag.empty() && tag != "!" && !tag.starts_with("tag:yaml.org,2002:");
}

} // namespace

YamlParser::YamlParser(SyntaxTree& tree, const Limits& limits, const CancelToken& cancel)
    : m_tree(tree)
    , m_buffer(tree.m_text)
    , m_limits(limits)
    , m_cancel(cancel)
{
}

void YamlParser::parse()
{
    const YamlEvents events = readWithRecovery();
    build(events.events);
    while (!m_stack.empty())
        closeCollection({});
    if (m_tree.m_nodes.empty()) {
        const auto size = static_cast<std::uint32_t>(m_tree.m_text.size());
        m_tree.m_nodes.push_back(Node{.range = {size, size}});
        if (m_pending.empty())
            m_pending.push_back({{}, makeDiagnostic(DiagnosticCode::EmptyDocument, {0, size}, {})});
    }
    collectComments();
    attachFaults();
}

void YamlParser::build(const std::vector<YamlEvent>& events)
{
    bool hasDocument = false;
    for (std::size_t next = 0; next < events.size(); ++next) {
        const YamlEvent& event = events[next];
        if (next % 4096 == 0 && (m_cancel.isCancelled() || m_tree.m_nodes.size() > m_limits.nodes))
            return;
        if (event.kind == YamlEvent::Kind::DocumentStart) {
            if (hasDocument) {
                fault(event.range, "only one document is allowed in a file");
                return;
            }
            hasDocument = true;
        } else if (event.kind == YamlEvent::Kind::CollectionEnd) {
            if (!m_stack.empty())
                closeCollection(event);
        } else if (!m_stack.empty() && m_stack.back().isMapping && m_stack.back().expectsKey) {
            takeKey(event, next, events);
        } else {
            addValue(event, next, events);
        }
    }
}

void YamlParser::skipCollection(std::size_t& next, const std::vector<YamlEvent>& events) const
{
    std::size_t depth = 1;
    while (depth > 0 && next + 1 < events.size()) {
        const YamlEvent::Kind kind = events[++next].kind;
        if (kind == YamlEvent::Kind::CollectionEnd)
            --depth;
        else if (kind == YamlEvent::Kind::SequenceStart || kind == YamlEvent::Kind::MappingStart)
            ++depth;
    }
}

void YamlParser::takeKey(const YamlEvent& event, std::size_t& next,
                         const std::vector<YamlEvent>& events)
{
    Frame& frame = m_stack.back();
    frame.expectsKey = false;
    frame.key = event.range;
    if (event.kind == YamlEvent::Kind::Scalar) {
        frame.keyText = event.value;
        m_scalars.push_back(event.range);
        collectPlaceholders(m_tree.m_text, event.range, event.isPlain, m_tree.m_placeholders);
    } else if (event.kind == YamlEvent::Kind::Alias) {
        const auto anchor = m_anchors.find(event.value);
        frame.keyText =
            anchor != m_anchors.end() ? m_tree.string(anchor->second.node) : event.value;
    } else {
        // JSON has no keys that are lists or objects.
        skipCollection(next, events);
        frame.key.end = std::max(frame.key.begin, events[next].range.end);
        frame.key = trimmed(frame.key);
        frame.keyText = m_tree.source(frame.key);
        fault(frame.key, "a key must be a text");
    }
}

void YamlParser::addValue(const YamlEvent& event, std::size_t& next,
                          const std::vector<YamlEvent>& events)
{
    if (m_isDone)
        return;
    if (event.kind == YamlEvent::Kind::Scalar) {
        addScalar(event);
    } else if (event.kind == YamlEvent::Kind::Alias) {
        addAlias(event);
    } else if (m_stack.size() >= m_limits.depth) {
        const std::size_t first = next;
        skipCollection(next, events);
        const NodeId id =
            append(Node{.isBroken = true,
                        .range = rangeOf(event.range.begin, std::max(events[next].range.begin,
                                                                     events[first].range.end))});
        m_pending.push_back({id, makeDiagnostic(DiagnosticCode::TooDeeplyNested,
                                                rangeOf(event.range.begin, event.range.begin + 1),
                                                {}, {std::to_string(m_limits.depth)})});
    } else {
        addCollection(event);
    }
}

NodeId YamlParser::append(Node value)
{
    NodeId none;
    if (m_stack.empty()) {
        m_isDone = value.kind != NodeKind::Object && value.kind != NodeKind::Array;
        return TreeBuilder::append(m_tree.m_nodes, value, none);
    }
    Frame& frame = m_stack.back();
    value.parent = frame.node;
    value.keyRange = frame.isMapping ? frame.key : TextRange{};
    const NodeId id = TreeBuilder::append(m_tree.m_nodes, value, frame.lastChild);
    if (frame.isMapping) {
        if (frame.keyText != m_tree.source(frame.key))
            m_tree.m_decodedKeys.set(id, frame.keyText);
        if (frame.keyText == "<<" && m_tree.source(frame.key) == "<<")
            frame.merge = id;
        frame.expectsKey = true;
    }
    return id;
}

void YamlParser::addScalar(const YamlEvent& event)
{
    Node value{.kind = NodeKind::String,
               .range = event.isBlock ? trimmed(event.range) : event.range};
    std::string content = event.value;
    const bool isTemplate = isTemplateTag(event.tag);
    if (isTemplate && event.tag != "!Sub") {
        // !Ref, !GetAtt and their like: a placeholder in all but spelling.
        value.kind = NodeKind::Placeholder;
        content = "${" + content + '}';
        m_tree.m_placeholders.push_back({event.value, event.range, true});
    } else if (event.isPlain &&
               (event.tag.empty() || event.tag.ends_with(":int") || event.tag.ends_with(":float") ||
                event.tag.ends_with(":bool") || event.tag.ends_with(":null"))) {
        PlainScalar plain = resolvePlainScalar(event.value);
        value.kind = plain.kind;
        if (!plain.json.empty())
            content = std::move(plain.json);
    }
    value.hasTag = isTemplate;
    if (event.isPlain && event.value.empty() && event.tag.empty() && event.anchor.empty()) {
        const std::uint32_t place =
            m_stack.empty() ? event.range.begin : emptyValuePlace(m_stack.back());
        value.range = rangeOf(place, place);
    }
    const NodeId id = append(value);
    if (!value.range.isEmpty())
        m_scalars.push_back(value.range);
    if (content != m_tree.source(value.range))
        m_tree.m_decodedValues.set(id, std::move(content));
    if (value.kind != NodeKind::Placeholder || !isTemplate)
        collectPlaceholders(m_tree.m_text, value.range, event.isPlain, m_tree.m_placeholders);
    if (!event.anchor.empty())
        m_anchors[event.anchor] = {id, id.value() + 1};
}

void YamlParser::addCollection(const YamlEvent& event)
{
    Node value{.kind =
                   event.kind == YamlEvent::Kind::MappingStart ? NodeKind::Object : NodeKind::Array,
               .range = event.range};
    value.hasTag = isTemplateTag(event.tag);
    const NodeId id = append(value);
    if (!event.anchor.empty())
        m_anchors[event.anchor] = {id, 0};
    Frame frame;
    frame.node = id;
    frame.anchor = event.anchor;
    frame.isBlock = event.isBlock;
    frame.isMapping = event.kind == YamlEvent::Kind::MappingStart;
    m_stack.push_back(std::move(frame));
}

void YamlParser::addAlias(const YamlEvent& event)
{
    const auto anchor = m_anchors.find(event.value);
    const bool isKnown = anchor != m_anchors.end() && anchor->second.end != 0;
    const std::size_t size = isKnown ? anchor->second.end - anchor->second.node.value() : 0;
    if (!isKnown || m_copiedNodes + size > maximumCopiedNodes) {
        append(Node{.isBroken = true, .range = event.range});
        fault(event.range, isKnown ? "aliases make this text too large"
                                   : "there is no anchor of this name before");
        return;
    }
    m_copiedNodes += size;
    m_tree.m_hasCopies = true;
    const Anchor source = anchor->second;
    Node top = node(source.node);
    top.range = event.range;
    top.firstChild = {};
    top.nextSibling = {};
    top.childCount = 0;
    top.isBroken = false;
    const NodeId id = append(top);
    if (const std::string* decoded = m_tree.m_decodedValues.find(source.node))
        m_tree.m_decodedValues.set(id, std::string(*decoded));
    else if (top.kind != NodeKind::Object && top.kind != NodeKind::Array)
        m_tree.m_decodedValues.set(id, std::string(m_tree.source(node(source.node).range)));
    NodeId last;
    for (NodeId child = node(source.node).firstChild; child.isValid();
         child = node(child).nextSibling) {
        const NodeId copy = copyTree(child, source.end);
        node(copy).parent = id;
        node(copy).indexInParent = node(id).childCount++;
        (last.isValid() ? node(last).nextSibling : node(id).firstChild) = copy;
        last = copy;
    }
}

/// Appends a copy of a complete subtree. `sourceEnd` bounds the nodes that may belong to it.
NodeId YamlParser::copyTree(NodeId source, std::uint32_t sourceEnd)
{
    struct Pending {
        NodeId source;
        NodeId copy;
    };
    const auto copyOne = [this](NodeId from) {
        const NodeId copy(static_cast<std::uint32_t>(m_tree.m_nodes.size()));
        m_tree.m_nodes.push_back(Node(node(from)));
        node(copy).nextSibling = {};
        if (const std::string* value = m_tree.m_decodedValues.find(from))
            m_tree.m_decodedValues.set(copy, std::string(*value));
        if (const std::string* key = m_tree.m_decodedKeys.find(from))
            m_tree.m_decodedKeys.set(copy, std::string(*key));
        return copy;
    };
    const NodeId top = copyOne(source);
    std::vector<Pending> pending{{source, top}};
    while (!pending.empty()) {
        const Pending next = pending.back();
        pending.pop_back();
        node(next.copy).firstChild = {};
        NodeId last;
        for (NodeId child = node(next.source).firstChild;
             child.isValid() && child.value() < sourceEnd; child = node(child).nextSibling) {
            const NodeId copy = copyOne(child);
            node(copy).parent = next.copy;
            (last.isValid() ? node(last).nextSibling : node(next.copy).firstChild) = copy;
            last = copy;
            pending.push_back({child, copy});
        }
    }
    return top;
}

void YamlParser::closeCollection(const YamlEvent& event)
{
    Frame frame = std::move(m_stack.back());
    if (frame.isMapping && !frame.expectsKey) {
        // The text broke off between a key and its value.
        m_stack.back() = frame;
        const std::uint32_t place = emptyValuePlace(frame);
        append(Node{.isBroken = true, .range = rangeOf(place, place)});
        frame = std::move(m_stack.back());
    }
    std::uint32_t end = node(frame.node).range.end;
    if (frame.lastChild.isValid())
        end = std::max({end, node(frame.lastChild).range.end, node(frame.lastChild).keyRange.end});
    if (!frame.isBlock)
        end = std::max(end, event.range.end);
    node(frame.node).range.end = end;
    if (frame.merge.isValid())
        mergeMembers(frame);
    if (!frame.anchor.empty())
        m_anchors[frame.anchor] = {frame.node, static_cast<std::uint32_t>(m_tree.m_nodes.size())};
    m_stack.pop_back();
    if (m_stack.empty())
        m_isDone = true;
}

/// Puts the members that `<<` brings in its place. Explicit members win over merged ones, and of
/// several merged objects the first.
void YamlParser::mergeMembers(Frame& frame)
{
    m_tree.m_hasCopies = true;
    std::vector<NodeId> sources;
    if (node(frame.merge).kind == NodeKind::Object)
        sources.push_back(frame.merge);
    else if (node(frame.merge).kind == NodeKind::Array)
        sources = m_tree.children(frame.merge);
    std::vector<NodeId> members;
    std::vector<std::string> names;
    for (NodeId id = node(frame.node).firstChild; id.isValid(); id = node(id).nextSibling)
        names.push_back(m_tree.key(id));
    const std::vector<NodeId> own = m_tree.children(frame.node);
    for (const NodeId id : own) {
        if (id != frame.merge) {
            members.push_back(id);
            continue;
        }
        for (const NodeId source : sources) {
            if (node(source).kind != NodeKind::Object)
                continue;
            for (const NodeId member : m_tree.children(source)) {
                const std::string name = m_tree.key(member);
                if (std::find(names.begin(), names.end(), name) != names.end())
                    continue;
                names.push_back(name);
                members.push_back(
                    copyTree(member, static_cast<std::uint32_t>(m_tree.m_nodes.size())));
            }
        }
    }
    Node& owner = node(frame.node);
    owner.firstChild = {};
    owner.childCount = 0;
    NodeId last;
    for (const NodeId id : members) {
        node(id).parent = frame.node;
        node(id).nextSibling = {};
        node(id).indexInParent = node(frame.node).childCount++;
        (last.isValid() ? node(last).nextSibling : node(frame.node).firstChild) = id;
        last = id;
    }
}

/// libyaml places an empty value at the next token, perhaps lines below; it belongs after its
/// colon.
std::uint32_t YamlParser::emptyValuePlace(const Frame& frame) const
{
    const std::string_view text = m_tree.m_text;
    std::size_t at = frame.key.end;
    if (!frame.isMapping) {
        const Node& owner = m_tree.m_nodes[frame.node.value()];
        return frame.lastChild.isValid()
                   ? m_tree.m_nodes[frame.lastChild.value()].range.end
                   : std::min(owner.range.begin + 1, static_cast<std::uint32_t>(text.size()));
    }
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return static_cast<std::uint32_t>(at < text.size() && text[at] == ':' ? at + 1 : frame.key.end);
}

/// Without blanks and line ends after it.
TextRange YamlParser::trimmed(TextRange range) const
{
    range.end = std::min(range.end, static_cast<std::uint32_t>(m_tree.m_text.size()));
    while (range.end > range.begin &&
           (isBlank(m_tree.m_text[range.end - 1]) || isLineEnd(m_tree.m_text[range.end - 1])))
        --range.end;
    return range;
}

void YamlParser::fault(TextRange range, std::string what, Severity severity)
{
    m_pending.push_back(
        {{}, makeDiagnostic(DiagnosticCode::InvalidYaml, range, {}, {std::move(what)})});
    m_pending.back().diagnostic.severity = severity;
}

/// A comment begins with a # after a blank, outside of every scalar.
void YamlParser::collectComments()
{
    const std::string_view text = m_buffer;
    if (!std::is_sorted(m_scalars.begin(), m_scalars.end()))
        std::sort(m_scalars.begin(), m_scalars.end());
    auto scalar = m_scalars.begin();
    for (std::size_t at = text.find('#'); at < text.size(); at = text.find('#', at)) {
        while (scalar != m_scalars.end() && scalar->end <= at)
            ++scalar;
        if (scalar != m_scalars.end() && scalar->begin <= at) {
            at = scalar->end;
            continue;
        }
        if (at > 0 && !isBlank(text[at - 1]) && !isLineEnd(text[at - 1])) {
            ++at;
            continue;
        }
        const std::size_t end = lineEnd(text, at);
        m_tree.m_comments.push_back(trimmed(rangeOf(at, end)));
        at = end;
    }
}

} // namespace stepglass::syntax
