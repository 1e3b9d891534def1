// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/private/Tracks.h"

#include <algorithm>
#include <map>
#include <utility>

namespace stepglass::layout {

namespace {

constexpr double margin = 8; ///< between two legs on one track
constexpr double nearby = 5; ///< verticals nearer than this would be read as one line

/// Legs that share a track.
struct Net {
    std::vector<double> tops;
    std::vector<double> bottoms;
    std::vector<std::size_t> legs;
    double low = 0;
    double high = 0;
};

long countBetween(const std::vector<double>& sorted, double low, double high)
{
    const auto first = std::upper_bound(sorted.begin(), sorted.end(), low + 0.01);
    const auto last = std::lower_bound(sorted.begin(), sorted.end(), high - 0.01);
    return last > first ? last - first : 0;
}

/// What it costs to draw `upper` above `lower`: crossings, and verticals that lie on each other.
long costAbove(const Net& upper, const Net& lower)
{
    constexpr long overlay = 8;
    long cost = countBetween(upper.bottoms, lower.low, lower.high) +
                countBetween(lower.tops, upper.low, upper.high);
    for (const double top : lower.tops) {
        const auto it = std::lower_bound(upper.bottoms.begin(), upper.bottoms.end(), top - nearby);
        if (it != upper.bottoms.end() && *it < top + nearby)
            cost += overlay;
    }
    return cost;
}

std::vector<Net> makeNets(const std::vector<Leg>& legs)
{
    std::vector<Net> nets;
    std::map<std::pair<bool, int>, std::size_t> bundles;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        const Leg& leg = legs[i];
        if (leg.top == leg.bottom)
            continue;
        std::size_t net = nets.size();
        if (leg.topBundle >= 0)
            net = bundles.try_emplace({true, leg.topBundle}, net).first->second;
        else if (leg.bottomBundle >= 0)
            net = bundles.try_emplace({false, leg.bottomBundle}, net).first->second;
        if (net == nets.size()) {
            nets.emplace_back();
            nets[net].low = std::min(leg.top, leg.bottom);
            nets[net].high = std::max(leg.top, leg.bottom);
        }
        Net& n = nets[net];
        n.legs.push_back(i);
        n.tops.push_back(leg.top);
        n.bottoms.push_back(leg.bottom);
        n.low = std::min({n.low, leg.top, leg.bottom});
        n.high = std::max({n.high, leg.top, leg.bottom});
    }
    for (Net& net : nets) {
        for (auto* points : {&net.tops, &net.bottoms}) {
            std::sort(points->begin(), points->end());
            points->erase(std::unique(points->begin(), points->end()), points->end());
        }
    }
    return nets;
}

} // namespace

int assignTracks(std::vector<Leg>& legs)
{
    const std::vector<Net> nets = makeNets(legs);
    const std::size_t count = nets.size();
    const auto overlap = [&](std::size_t a, std::size_t b) {
        return nets[a].low < nets[b].high + margin && nets[b].low < nets[a].high + margin;
    };

    // The next net down is one that no other needs above itself or, where needs are circular, the
    // one for which going first costs least.
    struct Standing {
        long loss = 0;
        int blockers = 0;
        bool isPlaced = false;
        int track = 0;
    };
    std::vector<Standing> standings(count);
    const auto preference = [&](std::size_t a, std::size_t b) {
        return overlap(a, b) ? costAbove(nets[a], nets[b]) - costAbove(nets[b], nets[a]) : 0;
    };
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = a + 1; b < count; ++b) {
            const long loss = preference(a, b);
            standings[a].loss += loss;
            standings[b].loss -= loss;
            standings[a].blockers += loss > 0;
            standings[b].blockers += loss < 0;
        }
    }
    int tracks = 0;
    for (std::size_t round = 0; round < count; ++round) {
        std::size_t best = count;
        for (std::size_t i = 0; i < count; ++i) {
            if (standings[i].isPlaced)
                continue;
            if (best == count || std::pair(standings[i].blockers > 0, standings[i].loss) <
                                     std::pair(standings[best].blockers > 0, standings[best].loss))
                best = i;
        }
        Standing& placed = standings[best];
        placed.isPlaced = true;
        for (std::size_t i = 0; i < count; ++i) {
            if (i == best)
                continue;
            if (standings[i].isPlaced) {
                if (overlap(i, best))
                    placed.track = std::max(placed.track, standings[i].track + 1);
                continue;
            }
            const long loss = preference(i, best);
            standings[i].loss -= loss;
            standings[i].blockers -= loss > 0;
        }
        tracks = std::max(tracks, placed.track + 1);
        for (const std::size_t leg : nets[best].legs)
            legs[leg].track = placed.track;
    }
    return tracks;
}

} // namespace stepglass::layout
