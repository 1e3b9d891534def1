// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/private/Sources.h"

#include <optional>
#include <string>
#include <vector>

namespace stepglass::assist {

/// An argument that an action takes.
struct ArgumentName {
    std::string name;
    asl::FieldType type = asl::FieldType::Any;
    std::string detail; ///< "required", or its type
};

/// A member's name without the `.$` of a JSONPath template.
[[nodiscard]] std::string_view plainName(std::string_view name);
/// The action that the Task around the caret calls; nothing where it is unknown.
[[nodiscard]] std::optional<catalogue::Action> actionOf(const Answers& answers);
/// The arguments that can stand in the object around the caret; empty outside of arguments.
[[nodiscard]] std::vector<ArgumentName> argumentNames(const Answers& answers);
/// What an argument can be, where only some values are allowed.
void addArgumentValues(Answers& answers);
/// The resources that a Task can name.
void addResources(Answers& answers);

} // namespace stepglass::assist
