// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/Keys.h"
#include "ui/canvas/private/Tool.h"

#include <optional>

namespace stepglass::ui::canvas {

class NodeItem;

/// An end of an edge is held: states that it may go to are highlighted, others are greyed;
/// releasing over one performs the edit, releasing elsewhere or Esc leaves all as it was.
class RetargetTool final : public Tool {
public:
    enum class End { Source, Target };
    RetargetTool(Context& context, EdgeKey edge, End end, QPointF grabbedAt);

    std::unique_ptr<Tool> mouseMove(QMouseEvent& event) override;
    std::unique_ptr<Tool> mouseRelease(QMouseEvent& event) override;
    std::unique_ptr<Tool> keyPress(QKeyEvent& event) override;
    void paint(QPainter& painter) const override;
    Qt::CursorShape cursor() const override;

    [[nodiscard]] bool isLegal(const NodeItem& node) const;

private:
    [[nodiscard]] NodeItem* targetAt(QPointF place) const;

    EdgeKey m_edge;
    End m_end;
    QPointF m_pointer;
    std::optional<NodeKey> m_target;
};

} // namespace stepglass::ui::canvas
