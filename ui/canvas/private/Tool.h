// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCursor>
#include <QPointF>

#include <memory>

class QKeyEvent;
class QMouseEvent;
class QPainter;

namespace stepglass::ui::canvas {

class Context;

/// What the pointer does at the moment; one class a state. Each handler answers with the tool to go
/// on with, or null to stay.
class Tool {
public:
    explicit Tool(Context& context)
        : m_context(context)
    {
    }
    virtual ~Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    virtual std::unique_ptr<Tool> mousePress(QMouseEvent&) { return nullptr; }
    virtual std::unique_ptr<Tool> mouseMove(QMouseEvent&) { return nullptr; }
    virtual std::unique_ptr<Tool> mouseRelease(QMouseEvent&) { return nullptr; }
    /// Accepts the event if it was for this tool.
    virtual std::unique_ptr<Tool> keyPress(QKeyEvent&);
    /// Over the decorations, in viewport pixels.
    virtual void paint(QPainter&) const {}
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }

protected:
    [[nodiscard]] Context& context() const { return m_context; }

private:
    Context& m_context;
};

/// Nothing is held: hover, click to select, grab handles.
[[nodiscard]] std::unique_ptr<Tool> makeIdleTool(Context& context);
/// The picture follows the pointer until its button is released.
[[nodiscard]] std::unique_ptr<Tool> makePanTool(Context& context, QPointF grabbedAt);

} // namespace stepglass::ui::canvas
