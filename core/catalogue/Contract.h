// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/Catalogue.h"
#include "core/value/Value.h"

#include <string>
#include <vector>

namespace stepglass::catalogue {

enum class ContractFault {
    Unknown,    ///< no member of that name; suggestion: the nearest, or empty
    WrongCase,  ///< suggestion: the right spelling
    Missing,    ///< a required member; the pointer is the object's
    WrongType,  ///< suggestion: what is wanted, in English
    NotAllowed, ///< suggestion: the texts that are, with ", " between
    OutOfRange, ///< suggestion: the bound, as "at most 10"
    NeedsOneOf, ///< suggestion: the names, with ", " between; the pointer is the object's
    Exclusive,  ///< suggestion: the names, with ", " between; the pointer is the second one's
};

struct ContractFinding {
    ContractFault fault;
    std::string pointer; ///< JSON Pointer into the value, with names as they stand there
    std::string name;    ///< of the member concerned
    std::string suggestion;
    /// Whether AWS refuses the state machine for it; else the call fails, or may fail.
    bool isRefused = false;
};

/// What in a value is worked out when the state runs, and so has no value to check yet.
enum class Dynamics {
    None,     ///< the value is what is sent
    JsonPath, ///< members whose names end in .$
    Jsonata,  ///< texts between {% and %}
};

/// Holds a state's Parameters or Arguments against what the action takes. Texts with a
/// ${Placeholder} and objects that a template's function fills ({"Ref": ...}) may be anything.
/// Findings come in the order of the value; nothing is found for an action without a shape.
///
/// AWS looks at the names of the first level when a state machine is made ("The field 'X' is not
/// supported by Step Functions", "is required but was missing"); all else shows when the call is
/// made. A name that the catalogue lacks may be new, so it counts as refused only where the list is
/// closed or the name is clearly a slip.
[[nodiscard]] std::vector<ContractFinding>
checkArguments(const Action& action, Family family, const Value& arguments, Dynamics dynamics);

enum class Strictness {
    Strict,  ///< types, and required members must be there
    Present, ///< types of what is there
};

/// Holds a mocked answer against what the action gives with a pattern, as TestState's mock
/// validation does: only members that the API knows are looked at. With .waitForTaskToken anything
/// can come back, and calls of HTTP endpoints answer what they like.
[[nodiscard]] std::vector<ContractFinding> checkResult(const Action& action, Family family,
                                                       Pattern pattern, const Value& result,
                                                       Strictness strictness);

} // namespace stepglass::catalogue
