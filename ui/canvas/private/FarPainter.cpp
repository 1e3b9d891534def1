// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/FarPainter.h"

#include "ui/canvas/CanvasScene.h"
#include "ui/canvas/StateItems.h"
#include "ui/canvas/private/CanvasStyle.h"

#include <QPainter>

#include <map>

namespace stepglass::ui::canvas {

namespace {

struct Look {
    QRgb fill;
    QRgb border;
    bool operator<(const Look& other) const
    {
        return std::pair(fill, border) < std::pair(other.fill, other.border);
    }
};

QPen thinPen(const QColor& color, double width)
{
    QPen pen(color, width);
    pen.setCosmetic(true);
    return pen;
}

} // namespace

void FarPainter::gatherLines()
{
    m_plainLines.clear();
    m_mutedLines.clear();
    m_catchLines.clear();
    m_takenLines.clear();
    for (const EdgeItem* edge : m_scene.edges()) {
        QVector<QLineF>* lines = &m_plainLines;
        if (edge->isTaken())
            lines = &m_takenLines;
        else if (edge->taken())
            lines = &m_mutedLines;
        else if (edge->key().kind == asl::TransitionKind::Catch)
            lines = &m_catchLines;
        const Polyline& points = edge->line();
        for (std::size_t i = 1; i < points.size(); ++i)
            lines->append(QLineF(points[i - 1], points[i]));
    }
    m_areLinesFresh = true;
}

void FarPainter::paintEdges(QPainter& painter)
{
    if (!m_areLinesFresh)
        gatherLines();
    const CanvasStyle& style = m_scene.style();
    // Smooth lines cost a hundred times as much, and most lines are upright or level anyway.
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto draw = [&](const QVector<QLineF>& lines, const QColor& color, double width) {
        painter.setPen(thinPen(color, width));
        painter.drawLines(lines);
    };
    draw(m_mutedLines, style.colors().edgeMuted, 1);
    draw(m_plainLines, style.colors().edge, 1);
    draw(m_catchLines, style.theme().statusColor(theme::Status::CaughtError), 1);
    draw(m_takenLines, style.theme().statusColor(theme::Status::Succeeded), 2);
}

void FarPainter::paintNodes(QPainter& painter, const QRectF& exposed)
{
    const CanvasStyle& style = m_scene.style();
    const theme::Colors& colors = style.colors();
    const double scale = scaleOf(painter);
    const bool showsTiles = scale >= 0.12;
    std::map<Look, QVector<QRectF>> cards;
    std::map<QRgb, QVector<QRectF>> tiles;
    QVector<QRectF> bars;
    for (const NodeItem* item : m_scene.nodes()) {
        if (item->key().shape == NodeShape::Container)
            continue;
        const QRectF box = item->box();
        if (!exposed.intersects(box))
            continue;
        Look look{colors.card.rgb(), colors.edgeMuted.rgb()};
        const std::optional<RunMark>& run = item->runMark();
        const bool isReached = run && run->status != theme::Status::NotStarted;
        if (isReached) {
            look.border = style.theme().statusColor(run->status).rgb();
            look.fill = scale < 0.2 ? look.border : style.theme().statusTint(run->status).rgb();
        }
        const bool isCard = item->key().shape == NodeShape::Card;
        if (isCard) {
            const StateFace& face = static_cast<const StateNodeItem*>(item)->face();
            if (!isReached && (face.isBroken || face.problems.errors > 0))
                look.border = colors.error.rgb();
            asl::State example;
            example.type = face.type;
            example.resource = face.resource;
            // Where a tile would be a speck, the card takes its colour.
            if (!showsTiles && !isReached) {
                look.fill = style.tileColor(face.tileKey, example).rgb();
                if (look.border != colors.error.rgb())
                    look.border = look.fill;
            }
            if (showsTiles) {
                const double side = std::min(32.0, box.height() - 8);
                tiles[style.tileColor(face.tileKey, example).rgb()].append(
                    QRectF(box.left() + 12, box.center().y() - side / 2, side, side));
                // A bar where the name would be.
                const double width = box.width() - side - 34;
                if (width > 8)
                    bars.append(
                        QRectF(box.left() + side + 22, box.center().y() - 9, width * 0.8, 7));
            }
        } else if (!isReached) {
            look.fill = colors.edgeMuted.rgb();
        }
        cards[look].append(box);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto& [look, boxes] : cards) {
        painter.setPen(thinPen(QColor(look.border), 1));
        painter.setBrush(QColor(look.fill));
        painter.drawRects(boxes);
    }
    painter.setPen(Qt::NoPen);
    for (const auto& [color, boxes] : tiles) {
        painter.setBrush(QColor(color));
        painter.drawRects(boxes);
    }
    painter.setBrush(colors.borderStrong);
    painter.drawRects(bars);
}

void FarPainter::paint(QPainter& painter, const QRectF& exposed)
{
    const CanvasStyle& style = m_scene.style();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const NodeItem* item : m_scene.nodes()) {
        if (item->key().shape != NodeShape::Container || !exposed.intersects(item->box()))
            continue;
        const std::optional<RunMark>& run = item->runMark();
        const bool isReached = run && run->status != theme::Status::NotStarted;
        painter.setPen(thinPen(isReached ? style.theme().statusColor(run->status)
                                         : style.colors().containerBorder,
                               1));
        painter.setBrush(style.colors().container);
        painter.drawRect(item->box());
    }
    paintEdges(painter);
    paintNodes(painter, exposed);
    painter.restore();
}

} // namespace stepglass::ui::canvas
