// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/Tool.h"

#include "ui/canvas/private/CanvasMenu.h"
#include "ui/canvas/private/Context.h"
#include "ui/canvas/private/Decorations.h"
#include "ui/canvas/private/RetargetTool.h"

#include <QApplication>
#include <QGraphicsView>
#include <QKeyEvent>
#include <QMouseEvent>

namespace stepglass::ui::canvas {

namespace {

class PanTool final : public Tool {
public:
    PanTool(Context& context, QPointF grabbedAt)
        : Tool(context)
        , m_last(grabbedAt)
    {
    }

    std::unique_ptr<Tool> mouseMove(QMouseEvent& event) override
    {
        if (!event.buttons())
            return makeIdleTool(context());
        context().scrollBy(event.position() - m_last);
        m_last = event.position();
        return nullptr;
    }

    std::unique_ptr<Tool> mouseRelease(QMouseEvent&) override { return makeIdleTool(context()); }
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }

private:
    QPointF m_last;
};

/// Pressed, but neither released nor moved far enough to be a drag.
class PressTool final : public Tool {
public:
    PressTool(Context& context, QPointF pressedAt)
        : Tool(context)
        , m_pressedAt(pressedAt)
    {
    }

    std::unique_ptr<Tool> mouseMove(QMouseEvent& event) override
    {
        if ((event.position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return nullptr;
        std::unique_ptr<Tool> pan = makePanTool(context(), m_pressedAt);
        pan->mouseMove(event);
        return pan;
    }

    std::unique_ptr<Tool> mouseRelease(QMouseEvent&) override
    {
        const EdgeItem* edge = context().edgeAt(m_pressedAt);
        const NodeItem* node = context().nodeAt(m_pressedAt);
        if (edge)
            context().select(edge->key());
        else if (node)
            context().select(*node);
        else
            context().selectNothing();
        return makeIdleTool(context());
    }

private:
    QPointF m_pressedAt;
};

class IdleTool final : public Tool {
public:
    using Tool::Tool;

    std::unique_ptr<Tool> mousePress(QMouseEvent& event) override
    {
        if (event.button() == Qt::MiddleButton)
            return makePanTool(context(), event.position());
        if (event.button() != Qt::LeftButton)
            return nullptr;
        if (m_isSpaceHeld)
            return makePanTool(context(), event.position());
        const HandleHit hit = handleAt(event.position(), context());
        switch (hit.handle) {
        case Handle::EdgeTarget:
            return std::make_unique<RetargetTool>(context(), *hit.edge, RetargetTool::End::Target,
                                                  hit.place);
        case Handle::EdgeSource:
            return std::make_unique<RetargetTool>(context(), *hit.edge, RetargetTool::End::Source,
                                                  hit.place);
        case Handle::EdgePlus:
            context().select(*hit.edge);
            popUpAddMenu(context(), hit.place);
            return nullptr;
        case Handle::NodePlus:
            popUpAddMenu(context(), hit.place);
            return nullptr;
        case Handle::None:
            break;
        }
        return std::make_unique<PressTool>(context(), event.position());
    }

    std::unique_ptr<Tool> mouseMove(QMouseEvent& event) override
    {
        const HandleHit hit = handleAt(event.position(), context());
        m_isOverHandle = hit.handle != Handle::None;
        // Over a handle its edge stays hovered, though the handle reaches beyond the edge.
        if (m_isOverHandle)
            return nullptr;
        const EdgeItem* edge = context().edgeAt(event.position());
        context().setHovered(edge ? nullptr : context().nodeAt(event.position()), edge);
        return nullptr;
    }

    std::unique_ptr<Tool> keyPress(QKeyEvent& event) override
    {
        m_isSpaceHeld = event.key() == Qt::Key_Space && event.type() == QEvent::KeyPress;
        event.setAccepted(event.key() == Qt::Key_Space);
        return nullptr;
    }

    Qt::CursorShape cursor() const override
    {
        if (m_isSpaceHeld)
            return Qt::OpenHandCursor;
        return m_isOverHandle ? Qt::PointingHandCursor : Qt::ArrowCursor;
    }

private:
    bool m_isSpaceHeld = false;
    bool m_isOverHandle = false;
};

} // namespace

std::unique_ptr<Tool> Tool::keyPress(QKeyEvent& event)
{
    event.ignore();
    return nullptr;
}

std::unique_ptr<Tool> makeIdleTool(Context& context)
{
    return std::make_unique<IdleTool>(context);
}

std::unique_ptr<Tool> makePanTool(Context& context, QPointF grabbedAt)
{
    return std::make_unique<PanTool>(context, grabbedAt);
}

} // namespace stepglass::ui::canvas
