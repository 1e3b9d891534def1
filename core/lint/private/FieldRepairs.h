// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Fields.h"
#include "core/lint/private/Checker.h"

#include <string_view>

namespace stepglass::lint {

/// An object and the rules that it obeys.
struct Subject {
    syntax::NodeId node;
    asl::Place place = asl::Place::None;
    asl::QueryLanguage language = asl::QueryLanguage::JsonPath;
};

/// Whether a field belongs to the query language that is not the object's.
[[nodiscard]] bool isForOtherLanguage(const Subject& subject, const asl::Field& field);

// Repairs of the last fault, where there is an obvious one.

/// The field that was meant by a name that is none.
void addNearestField(Checker& checker, const Subject& subject, std::string_view name);
/// The value that was meant, of a field that takes a few only.
void addNearestAllowed(Checker& checker, std::string_view text, const asl::Field& field);
/// For a field of the other query language. A state that was meant to be JSONata lacks one line;
/// one that is JSONata has no use for the other language's fields, but for those that mean the same
/// under another name.
void addOtherLanguage(Checker& checker, const Subject& subject, syntax::NodeId member,
                      const asl::Field& field);
/// For a value that only has quotes where it should have none, or lacks them.
void addConversion(Checker& checker, syntax::NodeId value, const asl::Field& field);

} // namespace stepglass::lint
