// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/Edit.h"

#include <string_view>
#include <variant>

namespace stepglass::cli {

/// Writes a state in another query language, or the whole machine (the empty path).
struct ConvertLanguage {
    asl::StatePath state;
    asl::QueryLanguage language = asl::QueryLanguage::Jsonata;
};
/// Puts states of one scope into a new Parallel.
struct PutIntoParallel {
    std::vector<asl::StatePath> states;
};
using EditOperation = std::variant<edit::Intent, ConvertLanguage, PutIntoParallel>;

/// Reads one semantic edit. `state` is a state's path, `kind` a transition's kind ("Next",
/// "Choice", "Default", "Catch", "Start"), `index` counts rules or Catchers from 0 (0 where it is
/// absent).
///
///     {"op":"rename", "state":"/States/A", "to":"B"}
///     {"op":"delete", "state":"/States/A"}
///     {"op":"retarget", "state":"/States/A", "kind":"Next", "index":0, "to":"B"}   to "": the
///     state ends
///     {"op":"insert", "state":"/States/A", "kind":"Next", "index":0, "type":"Wait",
///     "name":"Pause"}
///     {"op":"insert-first", "scope":"", "type":"Pass", "name":"Begin"}
///     {"op":"set", "state":"/States/A", "field":"/Comment", "value":"text"}
///     {"op":"remove", "state":"/States/A", "field":"/Comment"}
///     {"op":"convert", "state":"/States/A", "to":"JSONata"}   or JSONPath; without `state`: all
///     {"op":"put-into-parallel", "states":["/States/A", "/States/B"]}
///
/// `name` may be absent. Fails with InvalidJson, or with Usage, which names the member at fault.
[[nodiscard]] Result<EditOperation> parseEditOperation(std::string_view json);

} // namespace stepglass::cli
