// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/lint/private/Checker.h"

#include <memory>

namespace stepglass::lint {

/// A family of rules that looks at one state at a time. What it says of a state follows from the
/// state's own text, its language and its resource, and from what `Recollection::Context` holds:
/// rules that look further are no StateRules, because their findings are repeated as long as these
/// stay the same.
class StateRules {
public:
    StateRules() = default;
    StateRules(const StateRules&) = delete;
    StateRules& operator=(const StateRules&) = delete;
    virtual ~StateRules() = default;

    virtual void check(const asl::State& state) = 0;
};

[[nodiscard]] std::unique_ptr<StateRules> makeFieldRules(Checker& checker);
[[nodiscard]] std::unique_ptr<StateRules> makeExitRules(Checker& checker);
[[nodiscard]] std::unique_ptr<StateRules> makePlaceRules(Checker& checker);
[[nodiscard]] std::unique_ptr<StateRules> makeErrorRules(Checker& checker);
[[nodiscard]] std::unique_ptr<StateRules> makeJsonataRules(Checker& checker);
[[nodiscard]] std::unique_ptr<StateRules> makeOperationRules(Checker& checker);
/// Nothing without a catalogue.
[[nodiscard]] std::unique_ptr<StateRules> makeServiceRules(Checker& checker);
[[nodiscard]] std::unique_ptr<StateRules> makeQuotaRules(Checker& checker);

} // namespace stepglass::lint
