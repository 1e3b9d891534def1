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
#include <utility>
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
    /// The same without a copy, as long as the tree and `decoded` live: what must be decoded is
    /// put into `decoded`.
    [[nodiscard]] std::string_view key(NodeId id, std::string& decoded) const;
    [[nodiscard]] std::string_view string(NodeId id, std::string& decoded) const;
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

    /// Whether an alias or a merge key of YAML has put copies of nodes into the tree. Else every
    /// node stands before those inside it and behind those of the values before it.
    [[nodiscard]] bool hasCopies() const { return m_hasCopies; }
    /// Whether two nodes of the same kind, whose texts are the same, are read as the same key and
    /// content: in YAML, indentation around a text matters too.
    [[nodiscard]] bool isReadAlike(NodeId id, const SyntaxTree& other, NodeId otherId) const;

private:
    friend class JsonParser;
    friend class YamlParser;
    SyntaxTree() = default;

    [[nodiscard]] std::string_view source(TextRange range) const
    {
        return std::string_view(m_text).substr(range.begin, range.length());
    }
    [[nodiscard]] std::string_view jsonContent(TextRange range, std::string& decoded) const;
    [[nodiscard]] bool keyEquals(NodeId id, std::string_view key) const;

    /// Texts of some of the nodes.
    class DecodedTexts {
    public:
        [[nodiscard]] const std::string* find(NodeId id) const
        {
            const std::uint32_t number = id.value() < m_numbers.size() ? m_numbers[id.value()] : 0;
            return number == 0 ? nullptr : &m_texts[number - 1];
        }
        void set(NodeId id, std::string text)
        {
            if (id.value() >= m_numbers.size())
                m_numbers.resize(id.value() + 1);
            m_texts.push_back(std::move(text));
            m_numbers[id.value()] = static_cast<std::uint32_t>(m_texts.size());
        }

    private:
        std::vector<std::uint32_t> m_numbers; ///< by node; 0 for those without a text
        std::vector<std::string> m_texts;
    };

    /// The members of a large object, by the hashes of their keys and then by their places.
    struct Directory {
        NodeId object;
        std::vector<std::pair<std::size_t, NodeId>> members;
    };
    void makeDirectories();
    [[nodiscard]] const Directory* directoryOf(NodeId object) const;

    std::string m_text;
    Format m_format = Format::Json;
    std::vector<Node> m_nodes;
    std::vector<Diagnostic> m_diagnostics;
    std::vector<TextRange> m_comments;
    std::vector<Placeholder> m_placeholders;
    std::optional<LineIndex> m_lines;
    /// Contents of YAML scalars that differ from their source text, by node.
    DecodedTexts m_decodedValues;
    DecodedTexts m_decodedKeys;
    bool m_hasCopies = false;
    std::vector<Directory> m_directories; ///< in the order of the objects
};

} // namespace stepglass::syntax
