// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/Layout.h"

#include <string>

namespace stepglass::exchange {

/// Colours of a drawing, as SVG writes them ("#1f2328").
struct DrawingColors {
    std::string background;
    std::string card;
    std::string border;
    std::string container;
    std::string containerBorder;
    std::string title;
    std::string detail;
    std::string edge;
    std::string catchEdge;
    std::string label; ///< fill of a label's pill
    std::string badge; ///< fill of the marks for Retry and Catch
    std::string badgeText;

    [[nodiscard]] static DrawingColors light();
    [[nodiscard]] static DrawingColors dark();
};

struct DrawingOptions {
    DrawingColors colors = DrawingColors::light();
    bool hasBackground = true; ///< false: transparent
    /// What the layout was made with: widths and words must be the same.
    layout::Options text;
};

/// Draws a laid out machine as SVG 1.1 that needs no file besides itself: fonts are the reader's
/// system sans-serif. Texts are cut to their cards; what XML cannot hold becomes U+FFFD.
[[nodiscard]] std::string toSvg(const asl::Model& model, const layout::Layout& layout,
                                const DrawingOptions& options = {});

} // namespace stepglass::exchange
