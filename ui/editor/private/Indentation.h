// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace stepglass::ui::document {
class WorkflowDocument;
}

namespace stepglass::ui::editor {

class ScintillaView;

/// How a text indents.
struct Indentation {
    bool usesTabs = false;
    int width = 2; ///< of one level, in spaces
};
/// Learned from the first lines that are indented; two spaces where there are none.
[[nodiscard]] Indentation indentationOf(std::string_view text);

/// Indents what the user goes on typing: a new line like the one before, one level deeper after an
/// opening bracket (or a YAML key without a value); a closing bracket that begins its line like its
/// opening one.
void indentAfter(ScintillaView& view, const document::WorkflowDocument& document, char character);

} // namespace stepglass::ui::editor
