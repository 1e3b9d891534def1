// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/Keys.h"

#include <QPointF>

#include <optional>

class QMimeData;
class QPainter;

namespace stepglass::ui::canvas {

class Context;

/// Where a state that is dragged from the palette would go, and how that is shown.
class PaletteDrop {
public:
    explicit PaletteDrop(Context& context)
        : m_context(context)
    {
    }

    static constexpr const char* mimeType = "application/x-stepglass-state-type";
    /// The type that a drag carries, or nothing if it is another kind of drag.
    [[nodiscard]] static std::optional<asl::StateType> typeOf(const QMimeData& data);

    /// The drag is over this place of the viewport; whether a state can be dropped here.
    bool moveTo(QPointF place);
    void leave();
    /// Adds the state at the place of the last move.
    void drop(asl::StateType type);
    void paint(QPainter& painter) const;

private:
    Context& m_context;
    bool m_isOver = false;
    QPointF m_place;
    std::optional<EdgeKey> m_edge;
    std::optional<NodeKey> m_node;         ///< a state to add after, or the container of `m_scope`
    std::optional<asl::StatePath> m_scope; ///< that has no state yet
};

} // namespace stepglass::ui::canvas
