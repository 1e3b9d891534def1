// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"
#include "ui/theme/Theme.h"

#include <QString>

namespace stepglass::ui::run {

struct Run;

/// "2.410 s", "1 min 05 s", "1 d 02 h": short, at most two units.
[[nodiscard]] QString durationWords(engine::Duration duration);
/// Time since the run's start: "+2.410 s".
[[nodiscard]] QString offsetWords(const engine::Trace& trace, engine::TimePoint time);
/// "1.8 ms", "2.4 s".
[[nodiscard]] QString realTimeWords(double milliseconds);
/// The status behind an event's dot.
[[nodiscard]] theme::Status statusOf(engine::EventType type);
/// "Succeeded", "Timed out", ...
[[nodiscard]] QString statusWord(engine::ExecutionStatus status);
/// "Succeeded · 9 transitions · 2.410 s".
[[nodiscard]] QString detailWords(const Run& run, qulonglong eventsSoFar);

} // namespace stepglass::ui::run
