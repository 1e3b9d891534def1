// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/private/LexContext.h"

#include <span>
#include <string_view>

namespace stepglass::ui::editor {

/// Where a line stands among the folds.
struct LineFold {
    int level = 0;
    bool isHeader = false; ///< what follows can be folded into it
    bool isBlank = false;
};

/// Colours one line. `line` has its end of line, `styles` a place for each of its bytes; `state` is
/// what the line before left and becomes what this one leaves. Any text is taken; broken text gives
/// broken colours on its own lines, no more.
LineFold lexJsonLine(std::string_view line, LexContexts::State& state, std::span<Style> styles);
LineFold lexYamlLine(std::string_view line, LexContexts::State& state, std::span<Style> styles);

/// Shared by both: a string or plain scalar whose content is [begin, end).
void styleContent(std::string_view line, std::size_t begin, std::size_t end, ValueKind kind,
                  std::span<Style> styles);
/// A number, true, false, null or a ${Placeholder}; anything else as text of that kind.
void stylePlain(std::string_view line, std::size_t begin, std::size_t end, ValueKind kind,
                std::span<Style> styles);

} // namespace stepglass::ui::editor
