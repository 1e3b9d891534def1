// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Condition.h"
#include "core/engine/private/StatePorts.h"
#include "core/engine/private/Template.h"

#include <optional>
#include <vector>

namespace stepglass::engine {

struct ChoiceRule {
    Condition condition;                ///< of JSONPath
    std::optional<Template> expression; ///< Condition of JSONata
    std::optional<Template> output;     ///< Output of JSONata
    StateIndex next;
    std::string target;
    std::optional<Template> assign;
};

struct ChoiceProgram {
    std::vector<ChoiceRule> rules;
    StateIndex defaultNext; ///< invalid where there is no Default
};

/// Whether a rule applies.
[[nodiscard]] Outcome<bool> holds(const ChoiceRule& rule, const Scope& scope);
[[nodiscard]] ChoiceProgram compileChoice(FieldReader& fields);
void start(Simulation& simulation, Strand& strand, const ChoiceProgram& choice);

} // namespace stepglass::engine
