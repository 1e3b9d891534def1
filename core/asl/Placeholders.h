// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"
#include "core/syntax/SyntaxTree.h"
#include "core/syntax/TextEdit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is known of the `${Names}` of a definition besides the definition itself: it comes from an
/// environments file (core/placeholders) or from the command line.
namespace stepglass::asl {

/// What may be put in for a `${Name}`.
enum class PlaceholderType : std::uint8_t {
    Text,
    Number,
    Boolean,
    Json,         ///< any JSON value, an object or a list among them
    Resource,     ///< what a Task calls: an integration's ARN, a function's, an activity's
    Function,     ///< a Lambda function: its ARN or name
    StateMachine, ///< an ARN
    Activity,     ///< an ARN
    Queue,        ///< the URL of an SQS queue
    Topic,        ///< an ARN
    Table,        ///< a DynamoDB table: its name or ARN
    Role,         ///< an ARN
    Bucket,       ///< a name
    Arn,          ///< of anything
};
constexpr PlaceholderType lastPlaceholderType = PlaceholderType::Arn;

/// As environments files and the command line spell it: "text", "state-machine".
[[nodiscard]] std::string_view toString(PlaceholderType type);
[[nodiscard]] std::optional<PlaceholderType> placeholderTypeOf(std::string_view word);

/// Texts for `${Name}`, by name.
using Substitutions = std::vector<std::pair<std::string, std::string>>;

struct KnownPlaceholder {
    std::string name;
    std::optional<PlaceholderType> declared{};
    std::string description{};
    std::optional<std::string> value{}; ///< what is put in for it
};

/// Placeholders that somebody declared or gave a value to, with the values of one environment.
struct KnownPlaceholders {
    std::string environment; ///< its name; empty where none is chosen
    std::vector<KnownPlaceholder> all;

    [[nodiscard]] const KnownPlaceholder* find(std::string_view name) const;
    [[nodiscard]] Substitutions substitutions() const;
};

/// The edits that put the values in, as CloudFormation does before a definition is read: inside
/// quotes as part of the string, bare as it is (in quotes where JSON must stand and it is none). A
/// name without a value stays.
[[nodiscard]] syntax::TextEdits substitutionEdits(const syntax::SyntaxTree& tree,
                                                  const Substitutions& values);
/// The place in the text before the edits of a place in the text after them: what lies in a value
/// is its placeholder.
[[nodiscard]] TextRange rangeBefore(const syntax::TextEdits& edits, TextRange range);

/// A text, such as a Resource, with the values that are known put in.
[[nodiscard]] std::string withValues(std::string_view text, const KnownPlaceholders& known);
/// Whether a text holds a `${Name}`.
[[nodiscard]] bool hasPlaceholder(std::string_view text);

} // namespace stepglass::asl
