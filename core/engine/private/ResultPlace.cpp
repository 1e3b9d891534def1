// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/private/ResultPlace.h"

#include "core/value/Json.h"

#include <fmt/format.h>

namespace stepglass::engine {

Outcome<Value> ResultPlace::combine(const Value& input, Value result) const
{
    switch (kind) {
    case Kind::Replace:
        return result;
    case Kind::Discard:
        return input;
    case Kind::Into: {
        auto combined = path->set(input, std::move(result));
        if (combined)
            return std::move(*combined);
        return stateFailure("States.ResultPathMatchFailure",
                            fmt::format("Unable to apply ReferencePath {} to input {}",
                                        path->text(), value::toJson(input)));
    }
    }
    return result;
}

} // namespace stepglass::engine
