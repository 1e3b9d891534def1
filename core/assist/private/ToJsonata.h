// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/assist/private/JsonataText.h"
#include "core/assist/private/Notes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// JSONPath to JSONata, from the small to the large: ToJsonataPath, ToJsonataFilter, ToJsonataCall,
// ToJsonataTemplate, ToJsonataRule, ToJsonataState.

namespace stepglass::assist {

/// What `$` stands for at a place.
struct Root {
    Code code;
    /// Set where `$` is what a payload template gives, so that paths can be followed into it. Its
    /// own paths start from `inner`.
    syntax::NodeId shape{};
    const Root* inner = nullptr;
};

/// Translates the paths, calls and templates of one state. A translation that is not possible is
/// noted and gives some text that nobody is to use.
class ToJsonata {
public:
    ToJsonata(const syntax::SyntaxTree& tree, Notes& notes)
        : m_tree(tree)
        , m_notes(notes)
    {
    }

    /// Path or intrinsic call; `pointer` is where it stands.
    [[nodiscard]] Code dynamic(std::string_view text, const Root& root, const std::string& pointer);
    [[nodiscard]] Code path(std::string_view text, const Root& root, const std::string& pointer);
    [[nodiscard]] Code intrinsic(std::string_view text, const Root& root,
                                 const std::string& pointer);
    /// The same as the value of a field.
    [[nodiscard]] Value dynamicValue(std::string_view text, const Root& root,
                                     const std::string& pointer);
    /// A payload template: as the value of a field, or as an expression.
    [[nodiscard]] Value shaped(syntax::NodeId node, const Root& root);
    [[nodiscard]] Code shapedCode(syntax::NodeId node, const Root& root);
    /// A value that is no template in JSONPath, but would be one in JSONata.
    Value constant(syntax::NodeId node);
    /// The same as an expression.
    [[nodiscard]] Code constantCode(syntax::NodeId node);
    /// A rule of a Choice, or a part of one.
    [[nodiscard]] Code rule(syntax::NodeId node, const Root& root);
    /// `[?(...)]`, for `item`.
    [[nodiscard]] Code filter(std::string_view text, const Code& item, const std::string& pointer);

    [[nodiscard]] const syntax::SyntaxTree& tree() const { return m_tree; }
    Code refuse(NoteCode code, std::string_view what, const std::string& pointer);
    void note(NoteCode code, std::string_view what, const std::string& pointer);

private:
    bool isPlainText(syntax::NodeId node);
    /// Whether an expression may hold a value: what a template's reader puts in its place would be
    /// a text there.
    bool isKnown(syntax::NodeId node);
    [[nodiscard]] Code comparisonRule(syntax::NodeId node, const Root& root);
    /// A rule of an operator with an order, as in NumericLessThanPath.
    [[nodiscard]] Code ordered(std::string_view word, const Code& actual, const Value& expected,
                               const Root& root, const std::string& pointer);

    const syntax::SyntaxTree& m_tree;
    Notes& m_notes;
};

/// Whether a text would be an expression in JSONata, or a broken one.
[[nodiscard]] bool looksLikeExpression(std::string_view text);

/// A step of a JSONPath.
struct PathStep {
    enum class Kind : std::uint8_t {
        Name,    ///< .name or ['name']
        Index,   ///< [n]
        All,     ///< [*] or .*
        Slice,   ///< [a:b]
        Indexes, ///< [a, b]
        Filter,  ///< [?(...)]
        Length,  ///< .length()
        Other,   ///< what has no counterpart: .., ['a', 'b'], other functions
    };
    Kind kind = Kind::Other;
    std::string text; ///< the name, or what stands between the brackets
};
/// The steps of a path behind its root. The path is known to be one.
[[nodiscard]] std::vector<PathStep> stepsOf(std::string_view path);

} // namespace stepglass::assist
