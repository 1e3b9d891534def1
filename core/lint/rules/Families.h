// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/Rules.h"

#include <span>

namespace stepglass::lint {

// The table of rules, a family each.
[[nodiscard]] std::span<const Rule> textRules();
[[nodiscard]] std::span<const Rule> structureRules();
[[nodiscard]] std::span<const Rule> flowRules();
[[nodiscard]] std::span<const Rule> pathsRules();
[[nodiscard]] std::span<const Rule> variablesRules();
[[nodiscard]] std::span<const Rule> jsonataRules();
[[nodiscard]] std::span<const Rule> errorsRules();
[[nodiscard]] std::span<const Rule> operationRules();
[[nodiscard]] std::span<const Rule> servicesRules();

} // namespace stepglass::lint
