// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Diagnostic.h"
#include "core/syntax/SyntaxTree.h"

#include <string>

namespace stepglass::lint {

/// Where ValidateStateMachineDefinition puts a fault: "/States/A/Retry[0]/MaxAttempts", "/" for the
/// machine. It names the object where a field should not be there, and the field where its value is
/// at fault. Empty where it names no place.
[[nodiscard]] std::string serviceLocation(const syntax::SyntaxTree& tree, const Diagnostic& fault);
/// The sentence that the service gives, where its wording is known; empty where not.
[[nodiscard]] std::string serviceMessage(const Diagnostic& fault);

} // namespace stepglass::lint
