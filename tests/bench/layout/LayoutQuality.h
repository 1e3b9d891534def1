// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/Layout.h"

#include <filesystem>
#include <string>
#include <vector>

namespace stepglass::bench {

/// What is wrong with a drawing, counted. All but the crossings and `labelsCrossed` should be 0.
struct LayoutQuality {
    int crossings = 0; ///< pairs of segments of two edges that cross properly
    int edgesThroughNodes = 0;
    int nodeOverlaps = 0;  ///< pairs of boxes of which neither contains the other
    int labelOverlaps = 0; ///< labels on nodes or on other labels
    int labelsCrossed = 0; ///< labels that other edges run through
    int looseEnds = 0;     ///< edges that do not begin and end on the borders of their nodes
};
[[nodiscard]] LayoutQuality measureQuality(const layout::Layout& layout);

struct LayoutFigure {
    std::string name;
    std::size_t states = 0;
    std::size_t edges = 0;
    double firstMilliseconds = 0;  ///< of an engine's first layout
    double medianMilliseconds = 0; ///< of five engines' first layouts
    double againMilliseconds = 0;  ///< with what the engine learned from the same machine
    bool isSimplified = false;
    LayoutQuality quality;
};

/// Lays out definitions; files that cannot be read are left out.
[[nodiscard]] std::vector<LayoutFigure>
benchLayout(const std::vector<std::filesystem::path>& definitions);

} // namespace stepglass::bench
