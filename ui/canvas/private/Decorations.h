// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/Keys.h"

#include <QPointF>
#include <QRectF>

#include <optional>

class QColor;
class QPainter;

namespace stepglass::ui::canvas {

class Context;
class EdgeItem;
class NodeItem;

/// Which of the small things to grab is meant.
enum class Handle { None, EdgeSource, EdgeTarget, EdgePlus, NodePlus };

struct HandleHit {
    Handle handle = Handle::None;
    std::optional<EdgeKey> edge;
    std::optional<NodeKey> node;
    QPointF place; ///< its middle, in the viewport
};

/// Handles have one size on the screen whatever the zoom; all places are the viewport's.
[[nodiscard]] std::optional<QPointF> placeOf(Handle handle, const EdgeItem& edge,
                                             const Context& context);
[[nodiscard]] std::optional<QPointF> placeOfPlus(const NodeItem& node, const Context& context);
[[nodiscard]] HandleHit handleAt(QPointF place, const Context& context);

/// Marks of hover and selection, and the handles, over the items. `painter` works in viewport
/// pixels.
void paintDecorations(QPainter& painter, const Context& context);
/// Where the decorations of this moment are.
[[nodiscard]] QRectF decorationRect(const Context& context);

void paintRing(QPainter& painter, const QRectF& box, const QColor& color, double width,
               double distance);

} // namespace stepglass::ui::canvas
