// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/CanvasView.h"

#include "ui/canvas/private/AccessibleCanvas.h"
#include "ui/canvas/private/CanvasMenu.h"
#include "ui/canvas/private/CanvasStyle.h"
#include "ui/canvas/private/CanvasViewPrivate.h"
#include "ui/canvas/private/Decorations.h"
#include "ui/canvas/private/Keyboard.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace stepglass::ui::canvas {

namespace {

constexpr double zoomStep = 1.25;

QPointF middleOf(const QWidget* widget)
{
    return QRectF(widget->rect()).center();
}

} // namespace

CanvasView::CanvasView(document::WorkflowDocument& document, const theme::Theme& theme,
                       QWidget* parent)
    : QGraphicsView(parent)
{
    installCanvasAccessibility();
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Graph of the state machine"));
    d = std::make_unique<Private>(*this, document, theme);
    d->renameEditor = new RenameEditor(d->context);
    d->connectParts();

    setScene(&d->scene);
    setInteractive(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    viewport()->setAcceptDrops(true);
    setTheme(theme);
    d->showSnapshot();
    d->showSelection();
}

CanvasView::~CanvasView()
{
    // The scene outlives its items' view in no other order.
    setScene(nullptr);
}

double CanvasView::zoom() const
{
    return d->context.zoom();
}

CanvasScene& CanvasView::canvasScene() const
{
    return d->scene;
}

document::WorkflowDocument& CanvasView::document() const
{
    return d->document;
}

QRect CanvasView::stateRect(const asl::StatePath& state) const
{
    const NodeItem* item = d->scene.stateItem(state);
    return item ? d->context.toView(item->box()).toAlignedRect() : QRect();
}

QPoint CanvasView::transitionPlace(const asl::StatePath& state, asl::TransitionKind kind,
                                   std::size_t index) const
{
    const EdgeItem* item = d->scene.edge({state, kind, index});
    return item ? d->context.toView(pointAlong(item->line(), 0.5)).toPoint() : QPoint();
}

void CanvasView::setTheme(const theme::Theme& theme)
{
    d->scene.setTheme(theme);
    d->zoomBar->setTheme(theme);
    QPalette colors = palette();
    colors.setColor(QPalette::Base, theme.colors().canvas);
    setPalette(colors);
    viewport()->update();
}

void CanvasView::zoomIn()
{
    zoomTo(zoom() < 1 && zoom() * zoomStep > 1 ? 1 : zoom() * zoomStep);
}

void CanvasView::zoomOut()
{
    zoomTo(zoom() > 1 && zoom() / zoomStep < 1 ? 1 : zoom() / zoomStep);
}

void CanvasView::zoomTo(double factor)
{
    d->framing = Private::Framing::Free;
    d->setZoom(factor, middleOf(viewport()));
}

void CanvasView::fitAll()
{
    d->framing = Private::Framing::All;
    d->reframe();
}

void CanvasView::centerOnSelection()
{
    QRectF box;
    if (const NodeItem* node = d->context.selectedNode())
        box = node->box();
    else if (const EdgeItem* edge = d->context.selectedEdge())
        box = edge->boundingRect();
    if (box.isNull())
        return;
    d->framing = Private::Framing::Free;
    d->glideTo(box.center() * zoom() - middleOf(viewport()));
}

void CanvasView::showFrame(const engine::Frame& frame, std::shared_ptr<const engine::Trace> trace)
{
    if (trace)
        d->overlay.showFrame(frame, trace);
    else
        d->overlay.clear();
}

void CanvasView::clearFrame()
{
    d->overlay.clear();
}

void CanvasView::setAnimated(bool animated)
{
    d->isAnimated = animated;
    d->scene.setAnimated(animated);
    d->overlay.setAnimated(animated);
}

void CanvasView::renameSelected()
{
    if (!d->context.selectedNode()) {
        Q_EMIT gestureRefused(tr("Select a state to rename it"));
        return;
    }
    // A name cannot be typed where no name can be read.
    if (d->isFar())
        zoomTo(1);
    d->reveal(d->context.selectedNode()->box());
    d->renameEditor->open();
}

void CanvasView::deleteSelected()
{
    d->gestures.remove(d->document.selection());
}

void CanvasView::insertState(asl::StateType type)
{
    d->gestures.insertAtSelection(type);
}

bool CanvasView::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            d->framing = Private::Framing::Free;
            d->setZoom(zoom() * (1 + gesture->value()),
                       viewport()->mapFromGlobal(gesture->globalPosition()));
            return true;
        }
    }
    return QGraphicsView::event(event);
}

bool CanvasView::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        auto* help = static_cast<QHelpEvent*>(event);
        const QPointF place = help->pos();
        QString text;
        if (const EdgeItem* edge = d->context.edgeAt(place))
            text = edge->accessibleName();
        else if (const NodeItem* node = d->context.nodeAt(place))
            text = node->toolTipText();
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    case QEvent::Leave:
        d->context.setHovered(nullptr, nullptr);
        d->repaintDecorations();
        break;
    case QEvent::NativeGesture:
        if (CanvasView::event(event))
            return true;
        break;
    default:
        break;
    }
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::paintEvent(QPaintEvent* event)
{
    if (!d->isFar()) {
        QGraphicsView::paintEvent(event);
        return;
    }
    QPainter painter(viewport());
    d->paintDots(painter, event->rect());
    painter.setWorldTransform(viewportTransform());
    const QRectF exposed =
        viewportTransform().inverted().mapRect(QRectF(event->rect()).adjusted(-2, -2, 2, 2));
    d->farPainter.paint(painter, exposed);
    d->paintOver(painter);
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const QRect exposed = d->context.toView(rect).toAlignedRect();
    painter->save();
    painter->setWorldTransform({});
    d->paintDots(*painter, exposed);
    painter->restore();
}

void CanvasView::drawForeground(QPainter* painter, const QRectF&)
{
    painter->save();
    d->paintOver(*painter);
    painter->restore();
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    d->updateOverlays();
    d->lastDecorations = decorationRect(d->context);
    if (!d->scene.hasStates())
        viewport()->update();
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    d->reframe();
    d->placeOverlays();
}

void CanvasView::showEvent(QShowEvent* event)
{
    QGraphicsView::showEvent(event);
    if (d->isFitPending) {
        d->reframe();
        d->isFitPending = !d->scene.hasStates();
    }
    d->placeOverlays();
}

void CanvasView::wheelEvent(QWheelEvent* event)
{
    event->accept();
    d->framing = Private::Framing::Free;
    d->glide->stop();
    if (event->modifiers() & Qt::ControlModifier) {
        d->setZoom(zoom() * std::pow(1.0017, event->angleDelta().y()), event->position());
        return;
    }
    QPointF way = event->pixelDelta();
    if (way.isNull())
        way = QPointF(event->angleDelta()) * 0.6;
    if (event->modifiers() & Qt::ShiftModifier)
        way = {way.y() + way.x(), 0};
    d->context.scrollBy(way);
}

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    d->glide->stop();
    d->setTool(d->tool->mousePress(*event));
    event->accept();
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    const NodeItem* node = d->context.hoveredNode();
    const EdgeItem* edge = d->context.hoveredEdge();
    if (event->buttons())
        d->framing = Private::Framing::Free;
    d->setTool(d->tool->mouseMove(*event));
    if (node != d->context.hoveredNode() || edge != d->context.hoveredEdge())
        d->repaintDecorations();
    event->accept();
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    d->setTool(d->tool->mouseRelease(*event));
    event->accept();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const bool isOnState = event->button() == Qt::LeftButton &&
                           !d->context.edgeAt(event->position()) &&
                           d->context.nodeAt(event->position()) &&
                           d->context.nodeAt(event->position()) == d->context.selectedNode();
    if (isOnState)
        renameSelected();
    else
        mousePressEvent(event);
    event->accept();
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event)
{
    event->accept();
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (const EdgeItem* edge = d->context.edgeAt(event->pos()))
            d->context.select(edge->key());
        else if (const NodeItem* node = d->context.nodeAt(event->pos()))
            d->context.select(*node);
        else
            d->context.selectNothing();
    } else {
        place = viewport()->mapToGlobal(placeOfSelection(d->context).toPoint());
    }
    popUpContextMenu(d->context, place);
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    d->setTool(d->tool->keyPress(*event));
    if (!event->isAccepted())
        handleKey(*event, *this, d->context);
}

void CanvasView::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat())
        d->setTool(d->tool->keyPress(*event));
}

bool CanvasView::focusNextPrevChild(bool next)
{
    if (hasFocus() && selectNextInOrder(d->context, next))
        return true;
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event)
{
    if (PaletteDrop::typeOf(*event->mimeData()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event)
{
    if (PaletteDrop::typeOf(*event->mimeData()) && d->paletteDrop.moveTo(event->position()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent*)
{
    d->paletteDrop.leave();
}

void CanvasView::dropEvent(QDropEvent* event)
{
    const std::optional<asl::StateType> type = PaletteDrop::typeOf(*event->mimeData());
    if (!type || !d->paletteDrop.moveTo(event->position())) {
        d->paletteDrop.leave();
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    d->paletteDrop.drop(*type);
    setFocus(Qt::MouseFocusReason);
}

} // namespace stepglass::ui::canvas
