// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/assist/private/Notes.h"
#include "core/jsonata/Syntax.h"
#include "core/value/Value.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// JSONata to JSONPath: FromJsonata reads expressions, FromJsonataTemplate and FromJsonataRule what
// consists of them, FromJsonataState puts a state together.

namespace stepglass::assist {

/// A part of an expression with its parts.
struct Part {
    jsonata::SyntaxNode::Kind kind = jsonata::SyntaxNode::Kind::Constant;
    std::string text;  ///< all of it
    std::string token; ///< what makes it what it is
    std::vector<Part> parts;

    [[nodiscard]] bool isOperation(std::string_view sign) const
    {
        return kind == jsonata::SyntaxNode::Kind::Operation && token == sign && parts.size() == 2;
    }
    /// Whether this is a call of a function, `name` with its `$`.
    [[nodiscard]] bool isCall(std::string_view name, std::size_t arguments) const;
};

/// Where a path begins.
enum class Origin : std::uint8_t { Input, Result, ErrorOutput, Context, Variable };

struct Place {
    Origin origin = Origin::Input;
    std::string root;               ///< `$`, `$$` or `$name`
    std::vector<std::string> steps; ///< as JSONPath writes them: ".a", "['a b']", "[0]"

    [[nodiscard]] std::string path() const;
};

/// Translates what stands in one state. What has no exact counterpart is noted.
class FromJsonata {
public:
    FromJsonata(const syntax::SyntaxTree& tree, Notes& notes)
        : m_tree(tree)
        , m_notes(notes)
    {
    }

    /// The parts of a text from {% to %}, or nothing where it cannot be read.
    [[nodiscard]] std::optional<Part> read(std::string_view text, const std::string& pointer);
    /// The place that a chain of plain names, and of numbers in brackets, leads to.
    [[nodiscard]] std::optional<Place> placeOf(const Part& part) const;
    /// The value of a part that is the same in every state.
    [[nodiscard]] static std::optional<Value> constantOf(const Part& part);
    /// A path or an intrinsic call in which `$` is `origin`; nothing where it has no counterpart,
    /// noted by the caller.
    [[nodiscard]] std::optional<std::string> dynamic(const Part& part, Origin origin,
                                                     const std::string& pointer);
    /// A path alone.
    [[nodiscard]] std::optional<std::string> path(const Part& part, Origin origin,
                                                  const std::string& pointer);

    /// A field's value as a payload template in which `$` is `origin`.
    [[nodiscard]] Value shaped(syntax::NodeId node, Origin origin);
    /// An expression as a payload template.
    [[nodiscard]] Value shaped(const Part& part, Origin origin, const std::string& pointer);
    /// The members of a Choice rule that say what a condition says.
    [[nodiscard]] std::vector<value::Member> rule(const Part& condition,
                                                  const std::string& pointer);

    /// A name as a step of a path; it must have no quotes and no backslash.
    [[nodiscard]] static std::string step(std::string_view name);
    void refuse(std::string_view what, const std::string& pointer);

private:
    [[nodiscard]] std::optional<std::string> call(const Part& part, Origin origin,
                                                  const std::string& pointer);
    [[nodiscard]] std::optional<std::string> argument(const Part& part, Origin origin,
                                                      const std::string& pointer);
    [[nodiscard]] std::optional<std::string> function(std::string_view name,
                                                      const std::vector<Part>& arguments,
                                                      Origin origin, const std::string& pointer);
    [[nodiscard]] std::optional<std::string> concatenation(const Part& part, Origin origin,
                                                           const std::string& pointer);
    void addMember(std::vector<value::Member>& members, std::string_view name, const Part& part,
                   Origin origin, const std::string& pointer);
    void addList(std::vector<value::Member>& members, std::string_view name, syntax::NodeId array,
                 Origin origin);
    /// A scalar as an argument of an intrinsic call.
    [[nodiscard]] static std::string literalArgument(const Value& value);
    [[nodiscard]] std::optional<Value> condition(const Part& part, const std::string& pointer);
    [[nodiscard]] std::optional<Value> comparison(const Part& part, const std::string& pointer);
    /// A comparison of what two paths find.
    [[nodiscard]] std::optional<Value> pathComparison(const Part& part, const std::string& pointer);
    /// `a in ['x', 'y']`
    [[nodiscard]] std::optional<Value> membership(const Part& part, const std::string& pointer);
    /// Whether a list has elements: `$count(a) > 0` and what says the same.
    [[nodiscard]] std::optional<Value> emptiness(const Part& counted, std::string_view sign,
                                                 const Value& number, const std::string& pointer);

    const syntax::SyntaxTree& m_tree;
    Notes& m_notes;
};

} // namespace stepglass::assist
