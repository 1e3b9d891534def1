// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Fields.h"
#include "core/asl/Model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::asl {

/// An object or array of a definition, with what it means there.
struct Surroundings {
    syntax::NodeId node; ///< the object or array; invalid for an empty document
    /// What an object is; for an array what the object is that has it.
    Place place = Place::None;
    bool isStates = false;        ///< the object that holds a scope's states
    const State* state = nullptr; ///< the innermost state around it
    syntax::NodeId stateNode;     ///< its object
    syntax::NodeId statesNode;    ///< the object of the states that a name here would mean
    const Field* field = nullptr; ///< the field whose value this is, or is part of
    /// Names and indices from the field's value down to here, in what is the user's to shape
    /// (Parameters, Arguments, Assign, ...); nothing where the fields are ASL's.
    std::optional<std::vector<std::string>> templatePath;
};

/// What the node, an object or array of the model's tree, means.
[[nodiscard]] Surroundings surroundingsOf(const Model& model, syntax::NodeId node);

/// The field that a name means in an object; in a state whose type is still to be typed, that of
/// any type that has it. Nothing where there is none.
[[nodiscard]] const Field* fieldAt(const Surroundings& around, std::string_view name);

/// The language in which expressions around here are written.
[[nodiscard]] QueryLanguage languageOf(const Model& model, const Surroundings& around);

} // namespace stepglass::asl
