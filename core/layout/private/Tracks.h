// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace stepglass::layout {

/// How one edge gets through the channel between two layers: down at `top`, along a track, down at
/// `bottom`.
struct Leg {
    double top = 0;
    double bottom = 0;
    int topBundle = -1;    ///< legs with the same bundle start at one port and share a track
    int bottomBundle = -1; ///< the same at the other end; used where there is no bundle at the top
    int track = -1;        ///< result: from 0 at the top; -1 where the leg is straight
};

/// Gives the legs of a channel their tracks, so that no two lie on each other and few cross.
/// Returns how many tracks there are.
int assignTracks(std::vector<Leg>& legs);

} // namespace stepglass::layout
