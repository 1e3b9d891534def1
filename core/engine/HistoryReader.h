// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/engine/Trace.h"

#include <memory>
#include <span>
#include <string>

namespace stepglass::engine {

/// Reads the history of an execution back into a trace: what GetExecutionHistory answered, as the
/// API gives it (epoch seconds) or as the command line of AWS prints it (ISO-8601), one page or
/// several (each text one page, or an array of pages), in either order, with or without execution
/// data; also the event logs of Express executions, one JSON object a line. Pages may overlap.
///
/// The trace has the events as they are, and the visits, tries and transitions that their chain
/// tells: stages between input and output, retriers and rules are not in a history, and absent.
/// With the `program` that ran, the visits are those of its states; without it, of states that are
/// made from the names in the history.
///
/// Fails with InvalidJson, or CannotReadFile for what is no history (or not all of one).
[[nodiscard]] Result<std::shared_ptr<const Trace>>
readHistory(std::span<const std::string> texts, std::shared_ptr<const Program> program = nullptr);

} // namespace stepglass::engine
