// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Definition.h"

#include "core/base/Diagnostic.h"
#include "core/value/Value.h"

#include <functional>
#include <vector>

namespace stepglass::cli {

/// A definition after its repairs.
struct RepairedDefinition {
    Definition definition;
    /// What was repaired, as `validate --format json` prints a diagnostic, with "repair", the
    /// title of what was done. Places are those of the text in which the fault was found.
    std::vector<Value> repaired;
};

/// Takes the preferred repairs of all faults, round by round until there are none left: a repair
/// may uncover another fault, and some wait for others.
[[nodiscard]] RepairedDefinition
repairDefinition(Definition definition,
                 const std::function<std::vector<Diagnostic>(const Definition&)>& check);

/// "FILE:LINE:COLUMN: repaired: message (what was done)", a line each.
void printRepairs(std::ostream& out, const RepairedDefinition& repaired);

} // namespace stepglass::cli
