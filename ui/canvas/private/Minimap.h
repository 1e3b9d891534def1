// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace stepglass::ui::canvas {

class CanvasScene;
class FarPainter;

/// A small picture of the whole graph with the part that the view shows; press or drag to move the
/// view.
class Minimap : public QWidget {
    Q_OBJECT

public:
    Minimap(const CanvasScene& scene, FarPainter& painter, QWidget* parent);

    /// The picture is painted anew when next shown.
    void invalidate();
    /// What the view shows, in scene coordinates.
    void setVisiblePart(const QRectF& part);

Q_SIGNALS:
    /// The view should show this place in its middle.
    void placeChosen(QPointF place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QTransform toWidget() const;

    const CanvasScene& m_scene;
    FarPainter& m_painter;
    QPixmap m_picture;
    QRectF m_visiblePart;
};

} // namespace stepglass::ui::canvas
