// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StrongId.h"
#include "core/engine/private/JsonataTemplate.h"

#include <optional>
#include <string>

namespace stepglass::engine {

struct ScopeTag;
/// The machine's states, those of one branch, or those of a Map's processor.
using ScopeIndex = StrongId<ScopeTag>;

/// A number that a field gives, or a path in the field of the same name with "Path".
struct NumberSource {
    std::optional<double> literal;
    std::optional<jsonpath::Path> path;
    std::string field; ///< the name of the field with the path
    std::optional<JsonataTemplate> expression;

    [[nodiscard]] bool isGiven() const { return literal || path || expression; }
    /// The number as an integer; nothing where no field gives one. Texts of digits count as
    /// integers, as they do on AWS. Fails with "... is not a valid integer".
    [[nodiscard]] Outcome<std::optional<std::int64_t>> integer(const Scope& scope) const;
    /// The same for a number with a fraction.
    [[nodiscard]] Outcome<std::optional<double>> number(const Scope& scope) const;
};

} // namespace stepglass::engine
