// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/NodeItem.h"

#include <QColor>
#include <QCoreApplication>
#include <QStringList>

#include <string>

namespace stepglass::ui::canvas {

/// What the drawing needs to know of a state, taken out of a snapshot.
struct StateFace {
    QString name;
    QString detail;   ///< the card's second line
    QString typeWord; ///< for people who do not see the icon
    QString comment;
    QStringList nextNames;
    QString tileKey;
    asl::StateType type = asl::StateType::Unknown;
    std::string resource;
    std::size_t retriers = 0;
    std::size_t catchers = 0;
    bool isBroken = false;
    bool isEmptyContainer = false;
    ProblemCount problems;
    friend bool operator==(const StateFace&, const StateFace&) = default;
};

[[nodiscard]] StateFace makeFace(const asl::Model& model, const asl::State& state,
                                 ProblemCount problems);

/// A node that stands for a state: holds its face and paints what cards and containers have in
/// common.
class StateNodeItem : public NodeItem {
    Q_DECLARE_TR_FUNCTIONS(StateNodeItem)

public:
    using NodeItem::NodeItem;

    [[nodiscard]] const StateFace& face() const { return m_face; }
    void setFace(StateFace face);
    /// Makes the face of a state, unless the state's text, name and problems are those of the
    /// present one: finding the words costs more than everything else that a snapshot brings.
    /// Whether it made one.
    bool showState(const asl::Model& model, const asl::State& state, ProblemCount problems);
    [[nodiscard]] QString title() const override { return m_face.name; }
    [[nodiscard]] QString accessibleName() const override;
    [[nodiscard]] QString toolTipText() const override;
    /// The marks that straddle the border: retriers and Catchers, problems, the run's status and
    /// counts. In the item's coordinates.
    void paintMarks(QPainter& painter) const;

protected:
    /// Tile, name and detail in a row.
    void paintHeading(QPainter& painter, const QRectF& row) const;
    /// The border and fill of this moment, and how thick the border is.
    struct Frame {
        QColor border;
        QColor fill;
        double width;
    };
    [[nodiscard]] Frame frame(const QColor& plainBorder, const QColor& plainFill) const;
    void paintGlow(QPainter& painter) const;

private:
    StateFace m_face;
    std::size_t m_textHash = 0; ///< of the text that the face was made from; 0 for none
};

/// A state that holds no others.
class StateItem final : public StateNodeItem {
public:
    using StateNodeItem::StateNodeItem;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
};

/// A Parallel or Map state around the states that it holds.
class ContainerItem final : public StateNodeItem {
public:
    using StateNodeItem::StateNodeItem;
    /// The height of the band with tile, name and detail.
    void setHeaderHeight(double height);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    double m_headerHeight = 0;
};

/// The pills Start and End.
class TerminalItem final : public NodeItem {
    Q_DECLARE_TR_FUNCTIONS(TerminalItem)

public:
    TerminalItem(NodeKey key, const CanvasStyle& style);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString accessibleName() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
};

/// Below this scale words are not painted: nobody can read them.
inline constexpr double smallestReadableScale = 0.45;

} // namespace stepglass::ui::canvas
