// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/SyntaxTree.h"
#include "core/syntax/private/TreeBuilder.h"
#include "core/syntax/private/YamlEvents.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepglass::syntax {

/// Fills a tree from libyaml's events.
///
/// libyaml stops at the first fault. What it stumbled over is then blanked out in a copy of the
/// text (of the same length, so that places stay) and the copy is read anew, a bounded number of
/// times: states before and after a fault stay alive.
class YamlParser {
public:
    YamlParser(SyntaxTree& tree, const Limits& limits, const CancelToken& cancel);
    void parse();

private:
    /// A collection that is still open.
    struct Frame {
        NodeId node;
        NodeId lastChild;
        std::string anchor;
        bool isBlock = false;
        bool isMapping = false;
        bool expectsKey = true; ///< of a mapping
        TextRange key;
        std::string keyText;
        NodeId merge; ///< the value of a merge key
    };

    [[nodiscard]] YamlEvents readWithRecovery();
    TextRange blankOut(const YamlFault& fault);
    TextRange replaceTabs();
    void build(const std::vector<YamlEvent>& events);
    void addValue(const YamlEvent& event, std::size_t& next, const std::vector<YamlEvent>& events);
    void addScalar(const YamlEvent& event);
    void addCollection(const YamlEvent& event);
    void addAlias(const YamlEvent& event);
    void takeKey(const YamlEvent& event, std::size_t& next, const std::vector<YamlEvent>& events);
    void closeCollection(const YamlEvent& event);
    void mergeMembers(Frame& frame);
    NodeId append(Node node);
    NodeId copyTree(NodeId source, std::uint32_t sourceEnd);
    void skipCollection(std::size_t& next, const std::vector<YamlEvent>& events) const;
    void attachFaults();
    void collectComments();
    [[nodiscard]] TextRange trimmed(TextRange range) const;
    [[nodiscard]] std::uint32_t emptyValuePlace(const Frame& frame) const;
    Node& node(NodeId id) { return m_tree.m_nodes[id.value()]; }
    void fault(TextRange range, std::string what, Severity severity = Severity::Error);

    SyntaxTree& m_tree;
    std::string m_buffer; ///< the text, with faulty parts blanked out
    Limits m_limits;
    CancelToken m_cancel;
    std::vector<Frame> m_stack;
    bool m_isDone = false;
    std::size_t m_copiedNodes = 0;
    std::vector<PendingDiagnostic> m_pending;
    std::vector<TextRange> m_scalars; ///< in the order of the text
    std::unordered_map<std::uint32_t, int> m_triesByLine;

    struct Anchor {
        NodeId node;
        std::uint32_t end = 0; ///< one beyond the last node inside; 0 while it is open
    };
    std::unordered_map<std::string, Anchor> m_anchors;
};

} // namespace stepglass::syntax
