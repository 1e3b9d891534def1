// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/TextEdit.h"

namespace stepglass::syntax {

std::string applyEdits(std::string_view text, std::span<const TextEdit> edits)
{
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    for (const TextEdit& edit : edits) {
        out += text.substr(at, edit.range.begin - at);
        out += edit.replacement;
        at = edit.range.end;
    }
    out += text.substr(at);
    return out;
}

TextEdits inverseEdits(std::string_view oldText, std::span<const TextEdit> edits)
{
    TextEdits inverse;
    inverse.reserve(edits.size());
    std::int64_t shift = 0;
    for (const TextEdit& edit : edits) {
        const auto begin = static_cast<std::uint32_t>(edit.range.begin + shift);
        const auto length = static_cast<std::uint32_t>(edit.replacement.size());
        inverse.push_back({{begin, begin + length},
                           std::string(oldText.substr(edit.range.begin, edit.range.length()))});
        shift += static_cast<std::int64_t>(length) - static_cast<std::int64_t>(edit.range.length());
    }
    return inverse;
}

std::uint32_t mapOffset(std::uint32_t offset, std::span<const TextEdit> edits)
{
    std::int64_t shift = 0;
    for (const TextEdit& edit : edits) {
        if (edit.range.begin > offset || (edit.range.begin == offset && !edit.range.isEmpty()))
            break;
        const auto length = static_cast<std::int64_t>(edit.replacement.size());
        if (offset < edit.range.end)
            return static_cast<std::uint32_t>(edit.range.begin + shift + length);
        shift += length - static_cast<std::int64_t>(edit.range.length());
    }
    return static_cast<std::uint32_t>(offset + shift);
}

} // namespace stepglass::syntax
