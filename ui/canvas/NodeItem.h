// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/Keys.h"
#include "ui/canvas/Marks.h"

#include <QGraphicsItem>
#include <QString>

#include <optional>

namespace stepglass::ui::canvas {

class CanvasStyle;

/// A node of the drawing: a state's card, a container or a terminal. It sits at its box's top left
/// corner in the scene; nothing is nested, so that one animation can move everything alike.
class NodeItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };
    NodeItem(NodeKey key, const CanvasStyle& style);

    int type() const override { return Type; }
    [[nodiscard]] const NodeKey& key() const { return m_key; }
    /// Gives the item another name (after a rename); whoever keeps items by key must follow.
    void setKey(NodeKey key) { m_key = std::move(key); }
    [[nodiscard]] const QString& objectName() const { return m_objectName; }

    /// In scene coordinates.
    [[nodiscard]] QRectF box() const { return {pos(), m_size}; }
    void setBox(const QRectF& box);
    /// How deep in containers; 0 at the top. Deeper nodes lie above.
    void setDepth(int depth);
    [[nodiscard]] int depth() const { return m_depth; }

    [[nodiscard]] const std::optional<RunMark>& runMark() const { return m_run; }
    void setRunMark(const std::optional<RunMark>& mark);
    /// The name that people see.
    [[nodiscard]] virtual QString title() const = 0;
    /// The title, what kind it is, how it stands and what is wrong with it, for people who do not
    /// see it.
    [[nodiscard]] virtual QString accessibleName() const = 0;

    /// What the pointer's rest shows, as rich text; made when asked, as it is long.
    [[nodiscard]] virtual QString toolTipText() const { return {}; }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;

protected:
    [[nodiscard]] const CanvasStyle& style() const { return m_style; }
    [[nodiscard]] QRectF localBox() const { return {QPointF(0, 0), m_size}; }
    void setObjectName(const QString& name) { m_objectName = name; }

private:
    NodeKey m_key;
    const CanvasStyle& m_style;
    QString m_objectName;
    QSizeF m_size;
    int m_depth = 0;
    std::optional<RunMark> m_run;
};

/// Stacking: containers, then edges, then labels, then cards of each depth.
[[nodiscard]] inline double stackingOf(int depth, int layer)
{
    return depth * 4 + layer;
}

} // namespace stepglass::ui::canvas
