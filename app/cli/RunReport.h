// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Paint.h"
#include "core/engine/Trace.h"

#include <iosfwd>

namespace stepglass::cli {

/// A run for people: each state with the virtual time at which it was entered, how it ended, its
/// failed tries and where it led, states within states indented; then the status, error, cause and
/// output. Of a very long run, its beginning and its end.
void printRun(std::ostream& out, const Paint& paint, const engine::Trace& trace);

} // namespace stepglass::cli
