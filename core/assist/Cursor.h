// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Fields.h"
#include "core/asl/Model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::assist {

/// An object or array of a definition, with what it means there.
struct Surroundings {
    syntax::NodeId node; ///< the object or array; invalid for an empty document
    /// What an object is; for an array what the object is that has it.
    asl::Place place = asl::Place::None;
    bool isStates = false;             ///< the object that holds a scope's states
    const asl::State* state = nullptr; ///< the innermost state around it
    syntax::NodeId stateNode;          ///< its object
    syntax::NodeId statesNode;         ///< the object of the states that a name here would mean
    const asl::Field* field = nullptr; ///< the field whose value this is, or is part of
    /// Names and indices from the field's value down to here, in what is the user's to shape
    /// (Parameters, Arguments, Assign, ...); nothing where the fields are ASL's.
    std::optional<std::vector<std::string>> templatePath;
};

/// What the node, an object or array of the model's tree, means.
[[nodiscard]] Surroundings surroundingsOf(const asl::Model& model, syntax::NodeId node);

/// The field that a name means in an object; in a state whose type is still to be typed, that of
/// any type that has it. Nothing where there is none.
[[nodiscard]] const asl::Field* fieldAt(const Surroundings& around, std::string_view name);

/// Where a caret stands in a definition, whole or half-typed.
struct Cursor {
    enum class Kind : std::uint8_t {
        Nowhere, ///< behind the end, inside a comment
        Key,     ///< where a member's name stands or could stand
        Value,   ///< where a member's value stands or could stand
        Element, ///< where an array's element stands or could stand
    };
    Kind kind = Kind::Nowhere;
    Surroundings around; ///< the object or array that the key, value or element belongs to
    std::string key;     ///< of a value, or of the array around an element; what is typed of a key
    syntax::NodeId node; ///< the member or element itself; invalid where there is none yet
    /// What an answer replaces: the content of the text under the caret (without its quotes), or
    /// nothing at the caret.
    TextRange replace;
    bool isQuoted = false;      ///< a quote stands before `replace`
    bool isQuoteClosed = false; ///< and one after it
    std::string before;         ///< what `replace` holds before the caret
};

/// Looks at the place of a byte offset. Never fails; works on broken text as far as the tolerant
/// tree does, and on an empty document.
[[nodiscard]] Cursor cursorAt(const asl::Model& model, std::uint32_t offset);

/// The language in which expressions around here are written.
[[nodiscard]] asl::QueryLanguage languageOf(const asl::Model& model, const Surroundings& around);

} // namespace stepglass::assist
