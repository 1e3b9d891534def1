// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>
#include <QVector>

#include <vector>

class QColor;
class QPainter;

namespace stepglass::ui::canvas {

class CanvasScene;

/// Paints the whole graph for scales at which no word can be read: plain boxes and lines in
/// batches, a hundred times cheaper than item by item. Also the picture in the minimap.
class FarPainter {
public:
    explicit FarPainter(const CanvasScene& scene)
        : m_scene(scene)
    {
    }

    /// The lines are gathered anew when next painted.
    void invalidate() { m_areLinesFresh = false; }
    /// `painter` is set up for scene coordinates; `exposed` is the part to paint.
    void paint(QPainter& painter, const QRectF& exposed);

private:
    void gatherLines();
    void paintEdges(QPainter& painter);
    void paintNodes(QPainter& painter, const QRectF& exposed);

    const CanvasScene& m_scene;
    bool m_areLinesFresh = false;
    QVector<QLineF> m_plainLines;
    QVector<QLineF> m_mutedLines;
    QVector<QLineF> m_catchLines;
    QVector<QLineF> m_takenLines;
};

/// Below this scale the view paints with FarPainter.
inline constexpr double farScale = 0.4;

} // namespace stepglass::ui::canvas
