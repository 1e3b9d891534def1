// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

namespace stepglass::ui::theme {

/// Every colour of a scheme. All pairs of words and the surfaces they stand on keep WCAG 2.1's
/// contrast of 4.5 to 1 (tst_Theme computes it).
[[nodiscard]] Colors colorsOf(Scheme scheme);
[[nodiscard]] QColor statusColorOf(Scheme scheme, Status status);
[[nodiscard]] QColor statusTintOf(Scheme scheme, Status status);

/// What a tile stands for; each has a colour on which white glyphs keep 3 to 1, in both schemes.
enum class TileCategory {
    Compute,
    Database,
    Messaging,
    Mail,
    Storage,
    Learning,
    Data,
    Network,
    Cloud,
    Activity,
    Choice,
    Container,
    Wait,
    Pass,
    Succeed,
    Fail,
    Unknown,
};
[[nodiscard]] QColor tileColorOf(TileCategory category);

} // namespace stepglass::ui::theme
