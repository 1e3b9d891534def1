// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"

class QVBoxLayout;
class QWidget;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::inspector {

/// Why a Choice went where it went: a card for each rule, the one that was taken marked, and one
/// for the default.
void addChoiceCards(QVBoxLayout* column, const engine::Trace& trace, const engine::Visit& visit,
                    const theme::Theme& theme);
/// Tries with their errors and pauses, then each Retrier and Catcher and why it did or did not act.
void addAttemptCards(QVBoxLayout* column, const engine::Trace& trace, const engine::Visit& visit,
                     const theme::Theme& theme);
[[nodiscard]] QWidget* errorCard(const engine::StateError& error, engine::VisitStatus status,
                                 const theme::Theme& theme);

} // namespace stepglass::ui::inspector
