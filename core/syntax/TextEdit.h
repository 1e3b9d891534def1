// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextRange.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::syntax {

/// Replaces the bytes of `range` by `replacement`.
struct TextEdit {
    TextRange range;
    std::string replacement;
    friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

/// Edits sorted by place, none overlapping, all with ranges of the same old text.
using TextEdits = std::vector<TextEdit>;

/// The text after all edits.
[[nodiscard]] std::string applyEdits(std::string_view text, std::span<const TextEdit> edits);
/// The edits that undo `edits` on the text that they produced.
[[nodiscard]] TextEdits inverseEdits(std::string_view oldText, std::span<const TextEdit> edits);
/// Where an offset of the old text lies in the new one; inside a replaced range, at its end.
[[nodiscard]] std::uint32_t mapOffset(std::uint32_t offset, std::span<const TextEdit> edits);

} // namespace stepglass::syntax
