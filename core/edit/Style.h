// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/syntax/YamlText.h"

#include <string>
#include <string_view>

namespace stepglass::edit {

/// How new text is written so that it looks like its neighbours.
struct Style {
    syntax::Format format = syntax::Format::Json;
    std::string lineEnd = "\n";
    std::string unit = "  ";  ///< one level of indentation
    std::string colon = ": "; ///< between name and value in JSON and in flow style
    std::string comma = ", "; ///< between members on one line
    bool isInline = false;    ///< all on one line
    syntax::YamlQuotes quotes = syntax::YamlQuotes::AsNeeded; ///< of YAML values
};

/// Where a container's bracket stands; in YAML after anchor and tag. For a container without
/// brackets, its first character.
[[nodiscard]] std::size_t openingPlace(const syntax::SyntaxTree& tree, syntax::NodeId container);
/// Whether a container is written without brackets, by indentation.
[[nodiscard]] bool isBlockStyle(const syntax::SyntaxTree& tree, syntax::NodeId container);
/// Where a member or element begins, its key included.
[[nodiscard]] std::uint32_t beginOf(const syntax::SyntaxTree& tree, syntax::NodeId id);
/// The blanks at the begin of the line that holds `at`.
[[nodiscard]] std::string indentAt(std::string_view text, std::size_t at);

/// The style of what is written into `container`, taken from its members, else from the text
/// around.
[[nodiscard]] Style styleOf(const syntax::SyntaxTree& tree, syntax::NodeId container);

/// A name as a key.
[[nodiscard]] std::string renderKey(std::string_view name, const Style& style);
/// A text as a value.
[[nodiscard]] std::string renderText(std::string_view text, const Style& style);
/// A value, as it stands after "name": or before the first line end; further lines begin with
/// `indent`.
[[nodiscard]] std::string renderValue(const Value& value, const Style& style,
                                      const std::string& indent);
/// `name: value`; the members of a YAML object that is not empty begin on the next line.
[[nodiscard]] std::string renderMember(std::string_view name, const Value& value,
                                       const Style& style, const std::string& indent);

} // namespace stepglass::edit
