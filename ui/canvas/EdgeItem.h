// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/EdgePath.h"
#include "ui/canvas/Keys.h"

#include <QCoreApplication>
#include <QGraphicsItem>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace stepglass::ui::canvas {

class CanvasStyle;
class EdgeItem;

/// The words on an edge; an item of its own, so that it lies above other edges.
class EdgeLabelItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };
    explicit EdgeLabelItem(const EdgeItem& edge);
    int type() const override { return Type; }
    [[nodiscard]] const EdgeItem& edge() const { return m_edge; }
    void setBox(const QRectF& box);
    [[nodiscard]] QRectF box() const { return {pos(), m_size}; }
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const EdgeItem& m_edge;
    QSizeF m_size;
};

/// A transition: a line with rounded corners, an arrow head and perhaps a label. Its points are in
/// scene coordinates; the item itself stays at the origin.
class EdgeItem final : public QGraphicsItem {
    Q_DECLARE_TR_FUNCTIONS(EdgeItem)

public:
    enum { Type = UserType + 2 };
    EdgeItem(EdgeKey key, const CanvasStyle& style);
    ~EdgeItem() override;

    int type() const override { return Type; }
    [[nodiscard]] const EdgeKey& key() const { return m_key; }
    void setKey(EdgeKey key) { m_key = std::move(key); }
    [[nodiscard]] QString objectName() const;
    [[nodiscard]] QString accessibleName() const;

    void setEnds(NodeKey from, NodeKey to, const QString& fromTitle, const QString& toTitle);
    [[nodiscard]] const NodeKey& from() const { return m_from; }
    [[nodiscard]] const NodeKey& to() const { return m_to; }
    void setDepth(int depth);

    void setLine(Polyline line, const std::optional<QRectF>& labelBox);
    [[nodiscard]] const Polyline& line() const { return m_line; }
    [[nodiscard]] const QPainterPath& path() const { return m_path; }
    /// Empty for none. `fullText` is what does not fit.
    void setLabel(const QString& text, const QString& fullText);
    [[nodiscard]] const QString& label() const { return m_label; }
    [[nodiscard]] const QString& fullLabel() const { return m_fullLabel; }
    [[nodiscard]] std::optional<QRectF> labelBox() const;

    /// How often a shown run took it; nothing while no run is shown.
    void setTaken(std::optional<std::uint32_t> count);
    [[nodiscard]] std::optional<std::uint32_t> taken() const { return m_taken; }
    [[nodiscard]] bool isTaken() const { return m_taken.value_or(0) > 0; }

    [[nodiscard]] bool isDashed() const;
    /// The colour of this moment: plain, of a Catcher, or taken.
    [[nodiscard]] QColor color() const;
    [[nodiscard]] const CanvasStyle& style() const { return m_style; }

    QRectF boundingRect() const override { return m_bounds; }
    /// Wide enough to be hit with a pointer.
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    void setOpacityWithLabel(double opacity);

private:
    EdgeKey m_key;
    const CanvasStyle& m_style;
    NodeKey m_from;
    NodeKey m_to;
    QString m_fromTitle;
    QString m_toTitle;
    QString m_label;
    QString m_fullLabel;
    Polyline m_line;
    QPainterPath m_path; ///< without what the arrow head covers
    QPolygonF m_head;
    QRectF m_bounds;
    mutable QPainterPath m_shape; ///< made when first asked for
    std::optional<std::uint32_t> m_taken;
    int m_depth = 0;
    std::unique_ptr<EdgeLabelItem> m_labelItem;
};

} // namespace stepglass::ui::canvas
