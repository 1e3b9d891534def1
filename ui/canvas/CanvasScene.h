// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Snapshot.h"
#include "ui/canvas/EdgeItem.h"
#include "ui/canvas/NodeItem.h"

#include <QGraphicsScene>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

class QVariantAnimation;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::canvas {

class CanvasStyle;
class StateNodeItem;

/// The items of one definition. Shows snapshot after snapshot, matching items by state path, so
/// that what stays moves from its old place to the new one.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT

public:
    explicit CanvasScene(const theme::Theme& theme, QObject* parent = nullptr);
    ~CanvasScene() override;

    void setTheme(const theme::Theme& theme);
    /// Off: everything is at its place at once.
    void setAnimated(bool animated);

    /// Takes over a snapshot. A state whose name is the only one to vanish from its scope, where
    /// one other came, counts as renamed and keeps its item. The first node of `anchors` that was
    /// there before and still is shall not move on the screen: the result says by how much it moved
    /// in the scene, and the caller scrolls by that; every animation starts where the eye then sees
    /// it.
    QPointF showSnapshot(std::shared_ptr<const analysis::Snapshot> snapshot,
                         const std::vector<NodeKey>& anchors = {});
    /// The next snapshot is of another text altogether: nothing of it moves in from the present
    /// one.
    void expectOtherContents() { m_isFirst = true; }
    /// Never null; empty before the first.
    [[nodiscard]] const std::shared_ptr<const analysis::Snapshot>& snapshot() const
    {
        return m_snapshot;
    }
    [[nodiscard]] const CanvasStyle& style() const { return *m_style; }

    /// Containers before what they hold.
    [[nodiscard]] const std::vector<NodeItem*>& nodes() const { return m_nodeOrder; }
    [[nodiscard]] const std::vector<EdgeItem*>& edges() const { return m_edgeOrder; }
    [[nodiscard]] NodeItem* node(const NodeKey& key) const;
    [[nodiscard]] EdgeItem* edge(const EdgeKey& key) const;
    /// The card or container of a state, or null.
    [[nodiscard]] NodeItem* stateItem(const asl::StatePath& path) const;
    [[nodiscard]] bool hasStates() const { return m_hasStates; }

    /// The innermost node at a place, or null.
    [[nodiscard]] NodeItem* nodeAt(QPointF place) const;
    /// The edge at a place, where no card covers it, or null; within `reach` of it.
    [[nodiscard]] EdgeItem* edgeAt(QPointF place, double reach) const;
    /// Around all nodes and edges of the snapshot, when nothing moves any more.
    [[nodiscard]] QRectF graphRect() const { return m_graphRect; }
    [[nodiscard]] bool isMoving() const;
    /// Puts everything at its place now.
    void finishMoving();

Q_SIGNALS:
    /// Items moved, came, went or changed their look.
    void pictureChanged();

private:
    struct NodeMove;
    struct EdgeMove;

    void followRenames(const layout::Layout& layout);
    void renameItems(const asl::StatePath& from, const asl::StatePath& to);
    void clearItems();
    [[nodiscard]] QPointF shiftOf(const std::vector<NodeItem*>& anchors,
                                  const layout::Layout& layout) const;
    void takeNodes(const layout::Layout& layout, const asl::Model& model, QPointF shift);
    void takeEdges(const layout::Layout& layout, const asl::Model& model, QPointF shift);
    static void labelEdge(EdgeItem& item, const asl::Model& model,
                          const layout::EdgeLayout& placed);
    void startMoving();
    void moveTo(double fraction);

    std::unique_ptr<CanvasStyle> m_style;
    std::shared_ptr<const analysis::Snapshot> m_snapshot;
    std::unordered_map<NodeKey, std::unique_ptr<NodeItem>> m_nodes;
    std::unordered_map<EdgeKey, std::unique_ptr<EdgeItem>> m_edges;
    std::vector<NodeItem*> m_nodeOrder;
    std::vector<EdgeItem*> m_edgeOrder;
    std::vector<bool> m_isRenewed; ///< by node: the last snapshot brought its state another text
    std::vector<NodeMove> m_nodeMoves;
    std::vector<EdgeMove> m_edgeMoves;
    QVariantAnimation* m_timeline;
    QRectF m_graphRect;
    bool m_isAnimated = true;
    bool m_hasStates = false;
    bool m_isFirst = true;
};

} // namespace stepglass::ui::canvas
