// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/Edit.h"
#include "ui/document/WorkflowDocument.h"

namespace stepglass::ui::document {

/// What should be selected once an intent is carried out: a renamed state (or what it holds) under
/// its new path, an inserted state, nothing where the selected state is gone, else what was
/// selected before.
[[nodiscard]] Selection selectionAfter(const Selection& selection, const edit::Intent& intent,
                                       const asl::Model& before, const asl::Model& after);

} // namespace stepglass::ui::document
