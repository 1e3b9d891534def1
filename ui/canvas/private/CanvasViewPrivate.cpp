// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/CanvasViewPrivate.h"

#include "ui/canvas/StateItems.h"
#include "ui/canvas/private/AccessibleCanvas.h"
#include "ui/canvas/private/CanvasStyle.h"
#include "ui/canvas/private/Decorations.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace stepglass::ui::canvas {

namespace {

constexpr double smallestZoom = 0.02;
constexpr double largestZoom = 4;
// Below this the first look would show boxes instead of names.
constexpr double smallestFirstZoom = 0.5;
constexpr double fitMargin = 48; // pixels
constexpr int overlayMargin = 12;
constexpr double revealMargin = 36; // pixels
constexpr int smallestWidthForMinimap = 420;

} // namespace

CanvasView::Private::Private(CanvasView& owner, document::WorkflowDocument& ownersDocument,
                             const theme::Theme& theme)
    : view(owner)
    , document(ownersDocument)
    , scene(theme)
    , gestures(ownersDocument)
    , context(owner, scene, ownersDocument, gestures)
    , overlay(scene)
    , farPainter(scene)
    , paletteDrop(context)
    , tool(makeIdleTool(context))
    , minimap(new Minimap(scene, farPainter, &owner))
    , zoomBar(new ZoomBar(&owner))
    , renameEditor(nullptr)
    , glide(new QVariantAnimation(&owner))
{
    glide->setDuration(theme::metrics::animationMilliseconds);
    glide->setEasingCurve(QEasingCurve::OutCubic);
    minimap->hide();
}

void CanvasView::Private::connectParts()
{
    connect(&document, &document::WorkflowDocument::layoutChanged, &view,
            [this] { showSnapshot(); });
    connect(&document, &document::WorkflowDocument::selectionChanged, &view,
            [this] { showSelection(); });
    connect(&document, &document::WorkflowDocument::contentsReplaced, &view, [this] {
        isFitPending = true;
        lastTouched.reset();
        scene.expectOtherContents();
    });
    connect(&scene, &CanvasScene::pictureChanged, &view, [this] {
        farPainter.invalidate();
        renameEditor->follow();
        if (!scene.isMoving())
            minimap->invalidate();
        // Decorations lie outside of the items that moved.
        view.viewport()->update();
    });
    connect(&overlay, &RunOverlay::marksChanged, &view, [this] {
        farPainter.invalidate();
        if (minimap->isVisible())
            minimap->invalidate();
        if (isFar())
            view.viewport()->update();
    });
    connect(&overlay, &RunOverlay::pulsesMoved, &view, [this] {
        if (overlay.isPulsing())
            view.viewport()->update(context.toView(overlay.pulseRect()).toAlignedRect());
        else
            view.viewport()->update();
    });
    connect(&gestures, &Gestures::refused, &view, &CanvasView::gestureRefused);
    connect(minimap, &Minimap::placeChosen, &view, [this](QPointF place) {
        framing = Framing::Free;
        glide->stop();
        const QSizeF size = view.viewport()->size();
        setScroll(place * context.zoom() - QPointF(size.width() / 2, size.height() / 2));
    });
    connect(zoomBar, &ZoomBar::zoomInRequested, &view, &CanvasView::zoomIn);
    connect(zoomBar, &ZoomBar::zoomOutRequested, &view, &CanvasView::zoomOut);
    connect(zoomBar, &ZoomBar::resetRequested, &view, [this] { view.zoomTo(1); });
    connect(zoomBar, &ZoomBar::fitRequested, &view, &CanvasView::fitAll);
    connect(&view, &CanvasView::zoomChanged, zoomBar, &ZoomBar::showZoom);
    connect(glide, &QVariantAnimation::valueChanged, &view,
            [this](const QVariant& value) { setScroll(value.toPointF()); });
}

bool CanvasView::Private::isFar() const
{
    return context.zoom() < farScale;
}

QRectF CanvasView::Private::visiblePart() const
{
    return view.viewportTransform().inverted().mapRect(QRectF(view.viewport()->rect()));
}

QPointF CanvasView::Private::scroll() const
{
    return {double(view.horizontalScrollBar()->value()), double(view.verticalScrollBar()->value())};
}

void CanvasView::Private::setScroll(QPointF scroll)
{
    view.horizontalScrollBar()->setValue(static_cast<int>(std::lround(scroll.x())));
    view.verticalScrollBar()->setValue(static_cast<int>(std::lround(scroll.y())));
}

void CanvasView::Private::glideTo(QPointF goal)
{
    glide->stop();
    if (!isAnimated || !view.isVisible()) {
        setScroll(goal);
        return;
    }
    glide->setStartValue(scroll());
    glide->setEndValue(goal);
    glide->start();
}

void CanvasView::Private::updateSceneRect()
{
    const QSizeF room = QSizeF(view.viewport()->size()) / context.zoom();
    const QRectF graph = scene.graphRect();
    // Never less than now while something is visible: a shrinking graph must not pull the picture
    // along.
    QRectF rect = graph.adjusted(-room.width(), -room.height(), room.width(), room.height());
    if (!isFitPending)
        rect = rect.united(visiblePart());
    view.setSceneRect(rect);
}

void CanvasView::Private::setZoom(double factor, QPointF fixedPlace)
{
    // However large the graph, all of it can be shown.
    const double bounded = std::clamp(factor, std::min(smallestZoom, zoomOfAll()), largestZoom);
    const QPointF fixed = context.toScene(fixedPlace);
    glide->stop();
    const bool isOther = bounded != context.zoom();
    if (isOther)
        view.setTransform(QTransform::fromScale(bounded, bounded));
    updateSceneRect();
    setScroll(fixed * bounded - fixedPlace);
    updateOverlays();
    if (isOther)
        Q_EMIT view.zoomChanged(bounded);
}

double CanvasView::Private::zoomOfAll() const
{
    const QRectF graph = scene.graphRect();
    const QWidget* viewport = view.viewport();
    const double width = std::max(viewport->width() - 2 * fitMargin, 40.0);
    const double height = std::max(viewport->height() - 2 * fitMargin, 40.0);
    return graph.isEmpty() ? 1.0 : std::min({1.0, width / graph.width(), height / graph.height()});
}

void CanvasView::Private::showAll()
{
    const QPointF middle = QRectF(view.viewport()->rect()).center();
    setZoom(zoomOfAll(), middle);
    setScroll(scene.graphRect().center() * context.zoom() - middle);
}

void CanvasView::Private::reframe()
{
    if (framing == Framing::Free) {
        updateSceneRect();
        return;
    }
    const NodeItem* start = scene.node({NodeShape::Start, {}});
    if (framing == Framing::All || zoomOfAll() >= smallestFirstZoom || !start) {
        showAll();
        return;
    }
    const QPointF middle = QRectF(view.viewport()->rect()).center();
    setZoom(smallestFirstZoom, middle);
    const QPointF top(start->box().center().x(), scene.graphRect().top());
    setScroll(top * context.zoom() - QPointF(middle.x(), fitMargin / 2));
}

std::vector<NodeKey> CanvasView::Private::anchors() const
{
    std::vector<NodeKey> keys;
    const QRectF viewport(view.viewport()->rect());
    const auto addIfVisible = [&](const NodeItem* node) {
        if (node && context.toView(node->box()).intersects(viewport))
            keys.push_back(node->key());
    };
    addIfVisible(context.selectedNode());
    if (const EdgeItem* edge = context.selectedEdge())
        addIfVisible(scene.node(edge->from()));
    if (lastTouched)
        addIfVisible(scene.node(*lastTouched));
    addIfVisible(context.hoveredNode());

    // Then whatever is nearest to the middle of the view; a few, as an edit may have taken some
    // away.
    const QPointF middle = context.toScene(viewport.center());
    std::vector<std::pair<double, const NodeItem*>> visible;
    const QRectF part = visiblePart();
    for (const NodeItem* node : scene.nodes()) {
        if (node->key().shape != NodeShape::Container && part.intersects(node->box())) {
            const QPointF way = node->box().center() - middle;
            visible.emplace_back(std::hypot(way.x(), way.y()), node);
        }
    }
    const std::size_t count = std::min<std::size_t>(visible.size(), 4);
    std::partial_sort(visible.begin(), visible.begin() + static_cast<std::ptrdiff_t>(count),
                      visible.end());
    for (std::size_t i = 0; i < count; ++i)
        keys.push_back(visible[i].second->key());
    return keys;
}

void CanvasView::Private::showSnapshot()
{
    glide->stop();
    const QPointF before = scroll();
    const QPointF shift =
        scene.showSnapshot(document.snapshot(), isFitPending ? std::vector<NodeKey>() : anchors());
    overlay.reapply();
    updateSceneRect();
    if (isFitPending) {
        framing = Framing::FirstLook;
        reframe();
        isFitPending = !scene.hasStates() || !view.isVisible();
    } else {
        setScroll(before + shift * context.zoom());
    }
    if (isRevealPending && context.selectedNode()) {
        isRevealPending = false;
        showSelection();
    }
    updateOverlays();
    minimap->invalidate();
}

void CanvasView::Private::showSelection()
{
    const NodeItem* node = context.selectedNode();
    const EdgeItem* edge = context.selectedEdge();
    isRevealPending = document.selection().hasState && !node && !edge;
    if (node) {
        lastTouched = node->key();
        reveal(node->box());
    }
    repaintDecorations();
    view.setAccessibleDescription(node   ? node->accessibleName()
                                  : edge ? edge->accessibleName()
                                         : CanvasView::tr("Nothing is selected"));
    announceSelection(view);
}

void CanvasView::Private::reveal(const QRectF& box)
{
    if (isFitPending)
        return;
    const QRectF seen = QRectF(view.viewport()->rect());
    const QRectF place = context.toView(box);
    const auto wayInto = [](double begin, double end, double seenBegin, double seenEnd) {
        if (end - begin > seenEnd - seenBegin - 2 * revealMargin || begin < seenBegin)
            return begin >= seenBegin && begin < seenEnd - revealMargin
                       ? 0
                       : begin - seenBegin - revealMargin;
        return end > seenEnd ? end - seenEnd + revealMargin : 0;
    };
    const QPointF way(wayInto(place.left(), place.right(), seen.left(), seen.right()),
                      wayInto(place.top(), place.bottom(), seen.top(), seen.bottom()));
    if (!way.isNull())
        glideTo(scroll() + way);
}

void CanvasView::Private::placeOverlays()
{
    const QRect area = view.rect();
    zoomBar->adjustSize();
    zoomBar->move(overlayMargin, area.height() - zoomBar->height() - overlayMargin);
    minimap->move(area.width() - minimap->width() - overlayMargin,
                  area.height() - minimap->height() - overlayMargin);
    updateOverlays();
}

void CanvasView::Private::updateOverlays()
{
    const QRectF part = visiblePart();
    const QRectF graph = scene.graphRect();
    minimap->setVisible(scene.hasStates() && !part.contains(graph) &&
                        view.width() >= smallestWidthForMinimap);
    minimap->setVisiblePart(part);
    renameEditor->follow();
}

void CanvasView::Private::repaintDecorations()
{
    const QRectF now = decorationRect(context);
    view.viewport()->update(lastDecorations.united(now).toAlignedRect());
    lastDecorations = now;
}

void CanvasView::Private::setTool(std::unique_ptr<Tool> next)
{
    if (next)
        tool = std::move(next);
    view.viewport()->setCursor(tool->cursor());
}

void CanvasView::Private::paintOver(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setWorldTransform(view.viewportTransform());
    overlay.paintPulses(painter);
    painter.setWorldTransform({});
    paintDecorations(painter, context);
    tool->paint(painter);
    paletteDrop.paint(painter);
    if (!scene.hasStates())
        paintInvitation(painter);
}

void CanvasView::Private::paintInvitation(QPainter& painter)
{
    const theme::Colors& colors = scene.style().colors();
    const std::shared_ptr<const analysis::Snapshot>& snapshot = scene.snapshot();
    const bool isBroken =
        snapshot->tree && !snapshot->tree->diagnostics().empty() && !document.text().empty();
    const QRectF area(view.viewport()->rect());
    const QRectF box(area.center().x() - 130, area.center().y() - 44, 260, 88);
    QPen pen(isBroken ? colors.error : colors.borderStrong, 1.5);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    painter.setBrush(colors.card);
    painter.drawRoundedRect(box, 10, 10);
    painter.setFont(scene.style().titleFont());
    painter.setPen(isBroken ? colors.error : colors.text);
    painter.drawText(box.adjusted(12, 14, -12, -44), Qt::AlignCenter,
                     isBroken ? CanvasView::tr("The text cannot be read")
                              : CanvasView::tr("Drop a state here"));
    painter.setFont(scene.style().detailFont());
    painter.setPen(colors.textMuted);
    painter.drawText(box.adjusted(12, 42, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                     isBroken ? CanvasView::tr("See the problems for what is wrong and where.")
                              : CanvasView::tr("Or press Insert to choose the first state."));
}

void CanvasView::Private::paintDots(QPainter& painter, const QRect& exposed) const
{
    const theme::Colors& colors = scene.style().colors();
    painter.fillRect(exposed, colors.canvas);
    double distance = 24 * context.zoom();
    while (distance < 16)
        distance *= 2;
    // Whole pixels: dots that fall between pixels would shimmer while the picture moves.
    const int step = static_cast<int>(std::lround(distance));
    const QPoint origin = view.viewportTransform().map(QPointF(0, 0)).toPoint();
    const auto firstAt = [step](int begin, int from) {
        return begin + ((from - begin) % step + step) % step;
    };
    QVector<QPoint> dots;
    for (int y = firstAt(exposed.top(), origin.y()); y <= exposed.bottom(); y += step) {
        for (int x = firstAt(exposed.left(), origin.x()); x <= exposed.right(); x += step)
            dots.append(QPoint(x, y));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colors.canvasDot, step >= 20 ? 2 : 1));
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

} // namespace stepglass::ui::canvas
