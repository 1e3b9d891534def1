// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Diagnostic.h"
#include "core/base/Limits.h"
#include "core/base/StrongId.h"
#include "core/base/TextRange.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepglass::syntax {

/// JSON here includes comments (// and /* */, which are no fault) and trailing commas (a warning).
enum class Format { Json, Yaml };

/// Guesses from a file's name (.yaml, .yml are YAML), else from the text's first character.
[[nodiscard]] Format formatOf(std::string_view fileName, std::string_view text);

struct NodeTag;
using NodeId = StrongId<NodeTag>;

enum class NodeKind : std::uint8_t {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
    Placeholder, ///< a bare ${Name} where a value should be
    Missing,     ///< a value that the text lacks or that could not be read
};

/// One value of the text. `range` covers the value with its quotes or brackets; `keyRange` covers
/// the key with its quotes where the value is a member of an object, else it is empty.
struct Node {
    NodeKind kind = NodeKind::Missing;
    bool isBroken = false; ///< the value itself, not one inside it, has a syntax fault
    bool hasTag = false;   ///< YAML's !Join and the like: only a template's reader knows its value
    TextRange range{};
    TextRange keyRange{};
    NodeId parent{};
    NodeId firstChild{};
    NodeId nextSibling{};
    std::uint32_t childCount = 0;
    std::uint32_t indexInParent = 0;
};
// In YAML an alias is a copy of its anchor's value: its own range is the alias, and what is inside
// keeps the ranges of the anchor's text. Members that come by a merge key (<<) are copies likewise.

/// `${Name}` in the text, quoted or bare.
struct Placeholder {
    std::string name;
    TextRange range;
    bool isBare = false;
};

/// The tolerant syntax tree of one text. Parsing never fails: what cannot be read becomes Missing
/// nodes and diagnostics, everything else stays alive. Immutable; the root's id is always valid
/// (Missing for an empty text). Neither parsing nor any question recurses on the text's nesting.
class SyntaxTree {
public:
    [[nodiscard]] static std::shared_ptr<const SyntaxTree> parse(std::string text, Format format,
                                                                 const Limits& limits = {},
                                                                 const CancelToken& cancel = {});

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] Format format() const { return m_format; }
    [[nodiscard]] NodeId root() const { return NodeId(0); }
    [[nodiscard]] const Node& node(NodeId id) const { return m_nodes[id.value()]; }
    [[nodiscard]] std::size_t nodeCount() const { return m_nodes.size(); }

    /// A member's key, unescaped; empty for what is no member.
    [[nodiscard]] std::string key(NodeId id) const;
    /// A string's content, unescaped (in YAML after folding and chomping); the source text of a
    /// Number, Boolean, Null or Placeholder.
    [[nodiscard]] std::string string(NodeId id) const;
    /// Where a string's content stands in the text: inside the quotes, where there are any.
    [[nodiscard]] TextRange contentRange(NodeId id) const;
    /// An object's member, the last one where a key stands twice; invalid where there is none.
    [[nodiscard]] NodeId member(NodeId object, std::string_view key) const;
    /// An array's element; invalid where there is none.
    [[nodiscard]] NodeId element(NodeId array, std::size_t index) const;
    [[nodiscard]] std::vector<NodeId> children(NodeId id) const;

    [[nodiscard]] std::string pointer(NodeId id) const;
    /// The node at a JSON Pointer; invalid where there is none.
    [[nodiscard]] NodeId find(std::string_view pointer) const;
    /// The innermost node whose value or key touches the offset; the root where none does.
    [[nodiscard]] NodeId nodeAt(std::uint32_t offset) const;

    [[nodiscard]] std::span<const Diagnostic> diagnostics() const { return m_diagnostics; }
    [[nodiscard]] std::span<const TextRange> comments() const { return m_comments; }
    [[nodiscard]] std::span<const Placeholder> placeholders() const { return m_placeholders; }
    [[nodiscard]] const LineIndex& lines() const { return *m_lines; }

private:
    friend class JsonParser;
    friend class YamlParser;
    SyntaxTree() = default;

    [[nodiscard]] std::string_view source(TextRange range) const
    {
        return std::string_view(m_text).substr(range.begin, range.length());
    }
    [[nodiscard]] bool keyEquals(NodeId id, std::string_view key) const;

    std::string m_text;
    Format m_format = Format::Json;
    std::vector<Node> m_nodes;
    std::vector<Diagnostic> m_diagnostics;
    std::vector<TextRange> m_comments;
    std::vector<Placeholder> m_placeholders;
    std::optional<LineIndex> m_lines;
    /// Contents of YAML scalars that differ from their source text, by node.
    std::unordered_map<std::uint32_t, std::string> m_decodedValues;
    std::unordered_map<std::uint32_t, std::string> m_decodedKeys;
};

} // namespace stepglass::syntax
