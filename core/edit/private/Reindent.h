// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/Edit.h"

namespace stepglass::edit {

/// Indents every level of a YAML text by `indent` blanks. What stands on a line is not touched, nor
/// are blank lines; the lines of a text or of brackets move with the line on which they begin.
/// Fails with EditNotPossible where the text would say something else afterwards.
[[nodiscard]] Result<syntax::TextEdits> reindentYaml(const syntax::SyntaxTree& tree, int indent);

} // namespace stepglass::edit
