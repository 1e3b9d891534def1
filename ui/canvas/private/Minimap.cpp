// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/Minimap.h"

#include "ui/canvas/CanvasScene.h"
#include "ui/canvas/private/CanvasStyle.h"
#include "ui/canvas/private/FarPainter.h"

#include <QMouseEvent>
#include <QPainter>

namespace stepglass::ui::canvas {

namespace {

constexpr double margin = 8;

} // namespace

Minimap::Minimap(const CanvasScene& scene, FarPainter& painter, QWidget* parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_painter(painter)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview of the graph"));
    setToolTip(tr("Drag to move the view"));
    setFixedSize(176, 120);
    setCursor(Qt::PointingHandCursor);
}

void Minimap::invalidate()
{
    m_picture = QPixmap();
    update();
}

void Minimap::setVisiblePart(const QRectF& part)
{
    if (m_visiblePart == part)
        return;
    m_visiblePart = part;
    update();
}

QTransform Minimap::toWidget() const
{
    const QRectF graph = m_scene.graphRect();
    if (graph.isEmpty())
        return {};
    const double scale =
        std::min((width() - 2 * margin) / graph.width(), (height() - 2 * margin) / graph.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale, scale);
    transform.translate(-graph.center().x(), -graph.center().y());
    return transform;
}

void Minimap::paintEvent(QPaintEvent*)
{
    const theme::Colors& colors = m_scene.style().colors();
    const QTransform transform = toWidget();
    if (m_picture.isNull()) {
        m_picture = QPixmap(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(Qt::transparent);
        QPainter picture(&m_picture);
        picture.setTransform(transform, true);
        m_painter.paint(picture, m_scene.graphRect());
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.drawPixmap(0, 0, m_picture);
    QRectF part = transform.mapRect(m_visiblePart);
    // However large the graph, the frame can be seen and grabbed.
    const double width = std::max(part.width(), 12.0);
    const double height = std::max(part.height(), 8.0);
    part = QRectF(part.center().x() - width / 2, part.center().y() - height / 2, width, height)
               .intersected(QRectF(rect()).adjusted(3, 3, -3, -3));
    QColor soft = colors.accent;
    soft.setAlpha(24);
    painter.setPen(QPen(colors.accent, 1.5));
    painter.setBrush(soft);
    painter.drawRoundedRect(part, 3, 3);
}

void Minimap::resizeEvent(QResizeEvent*)
{
    invalidate();
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT placeChosen(toWidget().inverted().map(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT placeChosen(toWidget().inverted().map(event->position()));
}

} // namespace stepglass::ui::canvas
