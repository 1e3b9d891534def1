// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/private/Template.h"
#include "core/jsonpath/ReferencePath.h"

#include <optional>

namespace stepglass::engine {

/// ResultPath: where a result goes in the state's input.
struct ResultPlace {
    enum class Kind {
        Replace, ///< `$`, also where there is no ResultPath: the result is the output
        Discard, ///< null: the input is the output
        Into,    ///< the input with the result at `path`
    };
    Kind kind = Kind::Replace;
    std::optional<jsonpath::ReferencePath> path;

    /// Fails with States.ResultPathMatchFailure where the path does not fit the input.
    [[nodiscard]] Outcome<Value> combine(const Value& input, Value result) const;
};

} // namespace stepglass::engine
