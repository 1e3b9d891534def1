// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/SyntaxTree.h"
#include "core/syntax/private/JsonScanner.h"
#include "core/syntax/private/TreeBuilder.h"

#include <string_view>
#include <vector>

namespace stepglass::syntax {

/// Fills a tree from JSON text with an explicit stack.
///
/// Most texts are faultless, so the first pass trusts the brackets and stops at the first fault.
/// Only then a second pass reads everything anew and weighs brackets against indentation, lines and
/// colons to find out what was meant: in a faulty text a lone bracket is weak evidence, and a well
/// indented line is strong evidence.
class JsonParser {
public:
    JsonParser(SyntaxTree& tree, const Limits& limits, const CancelToken& cancel);
    void parse();

private:
    enum class Mode { Trusting, Recovering };

    /// An object or array that is still open.
    struct Frame {
        NodeId node;
        NodeId lastChild;
        bool isArray = false;
        bool hasValue = false;   ///< a comma or the end must follow
        std::uint32_t comma = 0; ///< the comma before the next member, if any
        bool hasComma = false;
        std::size_t lineStart = 0; ///< of the line of its opening bracket
        int openerIndent = 0;      ///< of that line
        int childIndent = -1;      ///< of the first member that begins its own line
    };

    void run(Mode mode);
    void step();
    void finish();

    void readMember();
    void readValue(TextRange key);
    void readElement();
    void readStray();
    void readCloser();
    void readComma();
    void addScalar(NodeKind kind, TextRange range, TextRange key, bool isBroken = false);
    void addMissing(std::size_t at, TextRange key);
    void readStringValue(TextRange key);
    void readWordValue(TextRange key);
    void open(bool isArray, TextRange key, std::size_t at, bool isImplied);
    void close(std::size_t end);
    void closeUnclosed();
    void skipTooDeep(TextRange key);
    TextRange readKey();

    void skipSpace();
    void readComment();
    void recoverByIndent();
    [[nodiscard]] bool isStrayCloser() const;
    [[nodiscard]] bool isMemberAhead(std::size_t at) const;
    [[nodiscard]] std::size_t wordEnd(std::size_t at, bool isKey) const;
    [[nodiscard]] std::size_t openOnLine() const;
    [[nodiscard]] int lineIndent() const;
    [[nodiscard]] bool isMultiLine(const Frame& frame) const
    {
        return frame.lineStart != m_lineStart;
    }
    [[nodiscard]] bool isIndentUsable() const;

    [[nodiscard]] bool isRecovering() const { return m_mode == Mode::Recovering; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] Frame& top() { return m_stack.back(); }
    [[nodiscard]] Node& node(NodeId id);
    [[nodiscard]] TextRange lastTokenRange() const;

    void fault(NodeId at, TextRange range, std::string what);
    void checkString(NodeId at, const StringToken& token);

    SyntaxTree& m_tree;
    std::string_view m_text;
    Limits m_limits;
    CancelToken m_cancel;
    Mode m_mode = Mode::Trusting;
    bool m_mustRestart = false;
    bool m_indentUsable = true;

    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    std::size_t m_tokenEnd = 0; ///< the end of the last token
    bool m_isFirstOnLine = true;
    bool m_isDone = false; ///< the root is complete
    std::vector<Frame> m_stack;
    std::vector<PendingDiagnostic> m_pending;
};

} // namespace stepglass::syntax
