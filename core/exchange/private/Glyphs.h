// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <string>
#include <string_view>

namespace stepglass::exchange {

/// The picture in a card's icon tile: a colour, and white strokes (SVG path data in a box of 24 by
/// 24) or, for services, letters.
struct Glyph {
    std::string_view tileColor;
    std::string_view strokes; ///< empty where there are letters
    std::string letters;
    int fontSize = 18; ///< of the letters
};

[[nodiscard]] Glyph glyphOf(const asl::State& state);

} // namespace stepglass::exchange
