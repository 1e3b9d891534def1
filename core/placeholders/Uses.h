// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/asl/Placeholders.h"

#include <string>
#include <vector>

namespace stepglass::catalogue {
class Catalogue;
}

namespace stepglass::placeholders {

using asl::PlaceholderType;

/// One place where a `${Name}` stands.
struct Use {
    TextRange range;      ///< with `${` and `}`; of a template's function (!Ref) the whole of it
    TextRange nameRange;  ///< the name alone
    std::string pointer;  ///< JSON Pointer of the value that it is or is part of, or names
    asl::StatePath state; ///< the innermost state around it; the root's path outside of states
    std::string field;    ///< the member whose value it stands in; empty in a key
    bool isWhole = false; ///< it is all of the value, or of the key
    bool isBare = false;  ///< without quotes around it
    bool isKey = false;
    /// What the place needs. Not certain where the place takes anything and only its look tells.
    PlaceholderType type = PlaceholderType::Text;
    bool isCertain = false;

    friend bool operator==(const Use&, const Use&) = default;
};

/// A `${Name}` with everything that the definition tells of it.
struct Placeholder {
    std::string name;
    std::vector<Use> uses{}; ///< in the order of the text; never empty
    PlaceholderType inferred = PlaceholderType::Text;
    /// Which uses need a type that does not go with `inferred`, which is that of the first one that
    /// is certain.
    std::vector<std::size_t> contradictions{};

    friend bool operator==(const Placeholder&, const Placeholder&) = default;
};

/// Every placeholder of a definition once, in the order in which the text first names it. Types
/// come from where it stands: a field's type in the table of fields, the names of services'
/// arguments that stand for a thing of AWS (FunctionName, QueueUrl, ...), and, with a catalogue,
/// the types of all arguments of known actions.
[[nodiscard]] std::vector<Placeholder>
placeholdersOf(const asl::Model& model, const catalogue::Catalogue* catalogue = nullptr);

/// The placeholder whose use touches a byte offset, with that use; both null where none does.
struct UseAt {
    const Placeholder* placeholder = nullptr;
    const Use* use = nullptr;
};
[[nodiscard]] UseAt useAt(const std::vector<Placeholder>& placeholders, std::uint32_t offset);

/// The declared type, else the one that the definition shows.
[[nodiscard]] PlaceholderType typeOf(const Placeholder& placeholder,
                                     const asl::KnownPlaceholders& known);

} // namespace stepglass::placeholders
