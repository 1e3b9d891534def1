// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/Layout.h"

#include <functional>
#include <optional>
#include <vector>

namespace stepglass::layout {

/// What an edge stands for decides how hard it pulls its ends together and where it leaves.
enum class EdgeRole {
    Main,
    Choice,
    Catch,
    End,    ///< to the machine's End
    OddEnd, ///< to End from a failure or from what only failures reach
};

/// One scope to arrange: boxes of known size and edges between them, nothing of the language.
/// Nodes come in the order of the flow; an edge's place in the list is its order among its
/// siblings.
struct ScopeGraph {
    struct Node {
        double width = 0;
        double height = 0;
        friend bool operator==(const Node&, const Node&) = default;
    };
    struct Edge {
        int from = 0;
        int to = 0;
        EdgeRole role = EdgeRole::Main;
        double labelWidth = 0; ///< 0 for no label
        double labelHeight = 0;
        friend bool operator==(const Edge&, const Edge&) = default;
    };
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    friend bool operator==(const ScopeGraph&, const ScopeGraph&) = default;
};

/// Where everything of a scope is; its top left corner is (0, 0).
struct Arrangement {
    double width = 0;
    double height = 0;
    std::vector<Point> nodes;                ///< top left corners
    std::vector<std::vector<Point>> routes;  ///< by edge, from border to border
    std::vector<std::optional<Rect>> labels; ///< by edge
    bool isSimplified = false;               ///< the effort ran out somewhere
};

/// Says when to stop improving. Asked often; must be cheap.
using Overrun = std::function<bool()>;

} // namespace stepglass::layout
