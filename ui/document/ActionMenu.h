// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/Actions.h"

#include <vector>

class QMenu;

namespace stepglass::ui::document {

class WorkflowDocument;

/// Puts repairs and refactorings into a menu, in their order, with a line between the kinds. A
/// chosen one becomes one step of the document's history. Where an action has notes, the user reads
/// them first and decides; where it has no edits, they say why. What the document has become in
/// between is asked for: an action whose text is no longer there does nothing.
void addActions(QMenu& menu, std::vector<assist::Action> actions, WorkflowDocument& document);

} // namespace stepglass::ui::document
