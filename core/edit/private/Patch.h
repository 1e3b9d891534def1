// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/edit/Style.h"
#include "core/syntax/TextEdit.h"

#include <span>
#include <string_view>
#include <vector>

namespace stepglass::edit {

/// Collects the edits of one intent. Each operation works on the old text; operations on different
/// members do not disturb each other.
class Patch {
public:
    explicit Patch(const syntax::SyntaxTree& tree)
        : m_tree(tree)
    {
    }

    /// Puts another text in place of a string's, in its quotes' style.
    void replaceText(syntax::NodeId string, std::string_view text);
    void replaceKey(syntax::NodeId member, std::string_view name);
    /// Puts another value in place of one.
    void replaceValue(syntax::NodeId node, const Value& value);
    /// Puts another member in place of one.
    void replaceMember(syntax::NodeId member, std::string_view name, const Value& value);

    /// Adds a member to an object: after `anchor`, or as the first where that is invalid.
    void insertMember(syntax::NodeId object, syntax::NodeId anchor, std::string_view name,
                      const Value& value);
    /// Adds several members, in their order: one edit each of insertMember would not know of the
    /// others.
    void insertMembers(syntax::NodeId object, syntax::NodeId anchor,
                       std::span<const value::Member> members);
    /// Adds an element at the end of an array.
    void appendElement(syntax::NodeId array, const Value& value);
    /// Adds an element to an array: after `anchor`, or as the first where that is invalid.
    void insertElement(syntax::NodeId array, syntax::NodeId anchor, const Value& value);
    /// Makes an element the last of its array; comments on lines of their own before it go along.
    void moveToEnd(syntax::NodeId element);
    /// Removes members or elements of one container, with what separated them from the others.
    /// Where none is left, the container is empty: {} or [].
    void removeChildren(syntax::NodeId container, const std::vector<syntax::NodeId>& children);

    void replace(TextRange range, std::string replacement);

    /// The edits, or why there are none: some place was not where it seems to be (behind an alias).
    [[nodiscard]] Result<syntax::TextEdits> finish();

private:
    /// Fails the patch where a node's text is not inside of its parents' text.
    [[nodiscard]] bool isInPlace(syntax::NodeId node);
    void insertText(syntax::NodeId container, syntax::NodeId anchor, const std::string& text,
                    const Style& style, const std::string& indent);
    void insertAfter(syntax::NodeId container, syntax::NodeId anchor, const std::string& text,
                     const Style& style, const std::string& indent);
    void insertFirst(syntax::NodeId container, const std::string& text, const Style& style,
                     const std::string& indent);
    void insertIntoEmpty(syntax::NodeId container, const std::string& text, const Style& style);
    void insertBlock(syntax::NodeId container, syntax::NodeId anchor, const std::string& text,
                     const Style& style, const std::string& indent);
    void empty(syntax::NodeId container);
    void removeBlock(syntax::NodeId container, syntax::NodeId child);
    void removeBracketed(syntax::NodeId container, const std::vector<syntax::NodeId>& children);

    /// An element's text with the comments on the lines before it.
    [[nodiscard]] TextRange extentOf(syntax::NodeId element) const;
    [[nodiscard]] std::string memberIndent(syntax::NodeId container, const Style& style) const;
    [[nodiscard]] std::size_t skipTrivia(std::size_t at) const;
    /// The comma after a child, or npos.
    [[nodiscard]] std::size_t commaAfter(syntax::NodeId child) const;
    [[nodiscard]] bool isRestOfLineBlank(std::size_t at) const;
    [[nodiscard]] bool isFirstOnLine(std::size_t at) const;
    [[nodiscard]] std::size_t nextLine(std::size_t at) const;
    [[nodiscard]] std::size_t lineStart(std::size_t at) const;

    const syntax::SyntaxTree& m_tree;
    syntax::TextEdits m_edits;
    bool m_isBehindAlias = false;
};

} // namespace stepglass::edit
