// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/private/Ranking.h"

#include <array>

namespace stepglass::layout {

/// Which border of a node an edge uses.
enum class Side { Inner, Left, Right };

/// Something that takes room in a layer.
struct Item {
    enum class Kind {
        Node,
        Bend,   ///< where an edge passes the layer
        Label,  ///< where an edge passes it with its label
        Corner, ///< beside a node: where an edge that uses the node's left or right border turns
    };
    Kind kind = Kind::Node;
    int layer = 0;
    int node = -1; ///< of Node; of Corner, the node beside it
    int edge = -1;
    double left = 0; ///< extents from the axis
    double right = 0;
    double height = 0;
    std::vector<int> above; ///< items of the layer above that are linked with it
    std::vector<int> below;
    int place = 0; ///< in its layer, from the left
    double x = 0;  ///< of the axis
};

/// An edge as a row of items from its upper to its lower end. An edge over many layers has no items
/// between `upper` and `lower`: it runs in a lane beside all of them.
struct Strand {
    int edge = -1;
    bool isUpward = false;
    bool isSpine = false;
    std::vector<int> upper; ///< items from the top down; all of them unless there is a lane
    std::vector<int> lower; ///< only with a lane: the items after it
    Side topSide = Side::Inner;
    Side bottomSide = Side::Inner;
    Side lane = Side::Inner; ///< Left or Right: there is a lane at that side
    double laneX = 0;

    [[nodiscard]] bool hasLane() const { return !lower.empty(); }
};

/// A graph cut into layers: rows of nodes and, between two rows, a layer for labels where an edge
/// that leaves there has one. Links join neighbouring layers only.
struct LayeredGraph {
    std::vector<Item> items;              ///< those of the nodes first
    std::vector<std::vector<int>> layers; ///< items from left to right
    std::vector<Strand> strands;
    std::vector<char> isLabelLayer;

    [[nodiscard]] bool isCut(std::size_t layer) const { return layers[layer].size() == 1; }
    void link(int above, int below);
    void unlink(int above, int below);
    void renumber(std::size_t layer);
};

/// Edges over more rows than this run in side lanes: they are what makes layered drawings slow and
/// wide.
inline constexpr int longestInnerSpan = 12;

[[nodiscard]] LayeredGraph makeLayers(const ScopeGraph& graph, const Ranking& ranking);

/// After the order is known: decides which edges leave or enter at a side of a node, adds their
/// corners, and picks the nearer side for each lane.
void addCorners(LayeredGraph& layered, const ScopeGraph& graph);

} // namespace stepglass::layout
