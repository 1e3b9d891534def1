// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/layout/Layout.h"

#include <cstddef>
#include <functional>

namespace stepglass::ui::canvas {

enum class NodeShape { Start, End, Card, Container };

/// Names a node of the drawing over its whole life, from snapshot to snapshot.
struct NodeKey {
    NodeShape shape = NodeShape::Card;
    asl::StatePath path; ///< of the state; of the scope for Start and End
    int ordinal = 0;     ///< counts states of one path (a name that the text gives twice)
    friend bool operator==(const NodeKey&, const NodeKey&) = default;
};

/// Names an edge: the transition of a state (of the scope for Start).
struct EdgeKey {
    asl::StatePath state;
    asl::TransitionKind kind = asl::TransitionKind::Next;
    std::size_t index = 0;
    int ordinal = 0;
    friend bool operator==(const EdgeKey&, const EdgeKey&) = default;
};

[[nodiscard]] inline NodeShape shapeOf(layout::NodeRole role)
{
    switch (role) {
    case layout::NodeRole::Start:
        return NodeShape::Start;
    case layout::NodeRole::End:
        return NodeShape::End;
    case layout::NodeRole::State:
        return NodeShape::Card;
    case layout::NodeRole::Container:
        break;
    }
    return NodeShape::Container;
}

} // namespace stepglass::ui::canvas

template <>
struct std::hash<stepglass::ui::canvas::NodeKey> {
    std::size_t operator()(const stepglass::ui::canvas::NodeKey& key) const noexcept
    {
        return std::hash<stepglass::asl::StatePath>()(key.path) * 31 +
               static_cast<std::size_t>(key.shape) * 7 + static_cast<std::size_t>(key.ordinal);
    }
};

template <>
struct std::hash<stepglass::ui::canvas::EdgeKey> {
    std::size_t operator()(const stepglass::ui::canvas::EdgeKey& key) const noexcept
    {
        return (std::hash<stepglass::asl::StatePath>()(key.state) * 31 +
                static_cast<std::size_t>(key.kind)) *
                   31 +
               key.index * 7 + static_cast<std::size_t>(key.ordinal);
    }
};
