// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/TimelinePanel.h"

#include "ui/bridge/Words.h"
#include "ui/run/RunController.h"
#include "ui/run/RunWords.h"
#include "ui/run/private/TimelineRows.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace stepglass::ui::run {

namespace {

constexpr int nameWidth = 168;
constexpr int axisHeight = 26;
constexpr int rowHeight = 24;
constexpr int barHeight = 12;
constexpr int rightMargin = 28;
constexpr double leastBarWidth = 4;
constexpr double largestZoom = 1e6;
constexpr double zoomStep = 1.25;

/// A round step of the axis, in seconds, so that ticks stand at least so far apart.
double tickStep(double secondsAPixel)
{
    static constexpr std::array<double, 10> wholeSteps = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600};
    const double wanted = secondsAPixel * 96;
    if (wanted <= 0.5 || wanted > 600) {
        const double unit = wanted > 600 ? 3600 : 1;
        const double power = std::pow(10, std::floor(std::log10(wanted / unit)));
        for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
            if (power * factor * unit >= wanted)
                return power * factor * unit;
        }
    }
    for (const double step : wholeSteps) {
        if (step >= wanted)
            return step;
    }
    return 600;
}

double seconds(engine::Duration duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

QString tickWords(double second, double step)
{
    if (step >= 60)
        return durationWords(engine::Duration(static_cast<qint64>(second * 1e6)));
    const int digits = step >= 1 ? 0 : std::min(6, static_cast<int>(std::ceil(-std::log10(step))));
    return TimelinePanel::tr("%1 s").arg(QLocale().toString(second, 'f', digits));
}

} // namespace

TimelinePanel::TimelinePanel(RunController& controller, const theme::Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_controller(controller)
    , m_theme(&theme)
    , m_empty(new widgets::EmptyState(QStringLiteral("clock"),
                                      tr("Run to see when each state worked, waited and retried"),
                                      QString(), theme, viewport()))
{
    setObjectName(QStringLiteral("timelinePanel"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    horizontalScrollBar()->setSingleStep(32);
    verticalScrollBar()->setSingleStep(rowHeight);
    connect(&controller, &RunController::runsChanged, this, &TimelinePanel::showRun);
    connect(&controller, &RunController::positionChanged, this, [this] { viewport()->update(); });
    showRun();
}

TimelinePanel::~TimelinePanel() = default;

void TimelinePanel::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_empty->setTheme(theme);
    viewport()->update();
}

void TimelinePanel::showRun()
{
    const std::shared_ptr<const engine::Trace> trace = m_controller.trace();
    if (trace != m_trace) {
        m_trace = trace;
        m_rows = trace
                     ? std::make_unique<TimelineRows>(
                           trace,
                           *m_controller.runs()[static_cast<std::size_t>(m_controller.currentRun())]
                                .model)
                     : nullptr;
        m_zoom = 1;
    }
    m_empty->setVisible(!trace);
    updateBars();
    viewport()->update();
}

std::size_t TimelinePanel::rowCount() const
{
    return m_rows ? m_rows->count() : 0;
}

double TimelinePanel::chartWidth() const
{
    return std::max(40.0, static_cast<double>(viewport()->width() - nameWidth - rightMargin)) *
           m_zoom;
}

double TimelinePanel::xOf(engine::TimePoint time) const
{
    const double whole = std::max(seconds(m_rows->end() - m_trace->startTime()), 1e-6);
    return nameWidth - horizontalScrollBar()->value() +
           seconds(time - m_trace->startTime()) / whole * chartWidth();
}

engine::TimePoint TimelinePanel::timeAt(double x) const
{
    const double whole = std::max(seconds(m_rows->end() - m_trace->startTime()), 1e-6);
    const double part = (x - nameWidth + horizontalScrollBar()->value()) / chartWidth();
    return m_trace->startTime() +
           engine::Duration(std::llround(std::clamp(part, 0.0, 1.0) * whole * 1e6));
}

engine::TimePoint TimelinePanel::now() const
{
    return m_rows->timeOf(m_controller.position());
}

void TimelinePanel::updateBars()
{
    const int height = viewport()->height() - axisHeight;
    verticalScrollBar()->setRange(
        0, std::max(0, static_cast<int>(rowCount()) * rowHeight + 8 - height));
    verticalScrollBar()->setPageStep(std::max(1, height));
    const int page = std::max(1, viewport()->width() - nameWidth - rightMargin);
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(chartWidth()) - page));
    horizontalScrollBar()->setPageStep(page);
}

void TimelinePanel::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    updateBars();
}

void TimelinePanel::zoomAt(double factor, double x)
{
    if (!m_trace)
        return;
    const engine::TimePoint kept = timeAt(x);
    m_zoom = std::clamp(m_zoom * factor, 1.0,
                        std::min(largestZoom, 1e9 / std::max(1, viewport()->width())));
    updateBars();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    static_cast<int>(std::lround(xOf(kept) - x)));
    viewport()->update();
}

void TimelinePanel::zoomIn()
{
    if (m_trace)
        zoomAt(zoomStep * zoomStep, xOf(now()));
}

void TimelinePanel::zoomOut()
{
    if (m_trace)
        zoomAt(1 / (zoomStep * zoomStep), xOf(now()));
}

void TimelinePanel::showAll()
{
    m_zoom = 1;
    updateBars();
    viewport()->update();
}

void TimelinePanel::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || turn.y() == 0) {
        const int by = turn.x() != 0 ? turn.x() : turn.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
    } else if (event->position().x() < nameWidth) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - turn.y() / 2);
    } else {
        zoomAt(std::pow(zoomStep, turn.y() / 120.0), event->position().x());
    }
    event->accept();
}

void TimelinePanel::travelTo(double x)
{
    if (m_trace)
        m_controller.moveTo(m_rows->eventAt(timeAt(x)));
}

void TimelinePanel::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->position().x() >= nameWidth - 8)
        travelTo(event->position().x());
}

void TimelinePanel::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        travelTo(event->position().x());
    const bool isOnCursor = m_trace && std::abs(event->position().x() - xOf(now())) < 5;
    viewport()->setCursor(isOnCursor ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void TimelinePanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_controller.stepBack();
        break;
    case Qt::Key_Right:
        m_controller.stepForward();
        break;
    case Qt::Key_Home:
        m_controller.toStart();
        break;
    case Qt::Key_End:
        m_controller.toEnd();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_0:
        showAll();
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

int TimelinePanel::rowAt(int y) const
{
    const int row = (y - axisHeight + verticalScrollBar()->value()) / rowHeight;
    return y >= axisHeight && row < static_cast<int>(rowCount()) ? row : -1;
}

bool TimelinePanel::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_trace) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int row = rowAt(help->pos().y()); row >= 0) {
            const engine::TimePoint time = timeAt(help->pos().x());
            const QString name = bridge::toQString(m_rows->name(static_cast<std::size_t>(row)));
            QToolTip::showText(help->globalPos(),
                               help->pos().x() < nameWidth ? name
                               : m_rows->isByEvents()
                                   ? tr("%1\nevent %2").arg(name).arg(m_rows->eventAt(time))
                                   : name + QLatin1Char('\n') + offsetWords(*m_trace, time));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelinePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme->colors().panel);
    if (!m_trace)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxis(painter);
    painter.save();
    painter.setClipRect(0, axisHeight, viewport()->width(), viewport()->height());
    const int scrolled = verticalScrollBar()->value();
    for (std::size_t row = static_cast<std::size_t>(scrolled / rowHeight); row < rowCount();
         ++row) {
        const int top = axisHeight + 4 + static_cast<int>(row) * rowHeight - scrolled;
        if (top > viewport()->height())
            break;
        paintRow(painter, row, top);
    }
    painter.restore();
    paintCursor(painter);
}

void TimelinePanel::paintAxis(QPainter& painter) const
{
    const theme::Colors& colors = m_theme->colors();
    const double secondsAPixel =
        seconds(timeAt(nameWidth + 100.0 - horizontalScrollBar()->value()) -
                timeAt(nameWidth - horizontalScrollBar()->value() * 1.0)) /
        100;
    const double whole = std::max(seconds(m_rows->end() - m_trace->startTime()), 1e-6);
    double step = tickStep(std::max(secondsAPixel, whole / chartWidth()));
    if (m_rows->isByEvents())
        step = std::max(step, 1e-6);
    QFont font = theme::Theme::cardDetailFont();
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setClipRect(nameWidth - 4, 0, viewport()->width(), viewport()->height());
    const double first = std::floor(seconds(timeAt(nameWidth) - m_trace->startTime()) / step);
    double drawnUpTo = 0; // words that would run into those before them are left out
    for (double tick = first; tick * step <= whole; ++tick) {
        const double x =
            xOf(m_trace->startTime() + engine::Duration(std::llround(tick * step * 1e6)));
        if (x > viewport()->width())
            break;
        painter.setPen(QPen(colors.border, 1));
        painter.drawLine(QPointF(x, axisHeight - 4), QPointF(x, viewport()->height()));
        const QString words = m_rows->isByEvents()
                                  ? tr("event %1").arg(std::llround(tick * step * 1e6))
                                  : tickWords(tick * step, step);
        const double wordsWidth = painter.fontMetrics().horizontalAdvance(words);
        // At the right border the words stand on the other side of their line.
        const bool isAtBorder = x + 4 + wordsWidth > viewport()->width();
        const double left = isAtBorder ? x - 4 - wordsWidth : x + 4;
        if (left < drawnUpTo + 8)
            continue;
        drawnUpTo = left + wordsWidth;
        painter.setPen(colors.textMuted);
        painter.drawText(QRectF(left, 0, wordsWidth + 1, axisHeight - 2),
                         Qt::AlignLeft | Qt::AlignVCenter, words);
    }
    painter.setClipping(false);
    painter.setPen(colors.border);
    painter.drawLine(0, axisHeight, viewport()->width(), axisHeight);
}

void TimelinePanel::paintRow(QPainter& painter, std::size_t row, int top) const
{
    const theme::Colors& colors = m_theme->colors();
    const QFont font = theme::Theme::cardDetailFont();
    painter.setFont(font);
    painter.setPen(colors.text);
    const int indent = theme::metrics::panelPadding + std::min(m_rows->depth(row), 4) * 10;
    const QRect place(indent, top, nameWidth - indent - 8, rowHeight);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(font).elidedText(bridge::toQString(m_rows->name(row)),
                                                   Qt::ElideRight, place.width()));

    painter.save();
    painter.setClipRect(QRect(nameWidth - 1, axisHeight, viewport()->width(), viewport()->height()),
                        Qt::IntersectClip);
    const engine::TimePoint present = now();
    const double y = top + (rowHeight - barHeight) / 2.0;
    const engine::Duration resolution =
        std::max(engine::Duration(1), timeAt(nameWidth + 2.0) - timeAt(nameWidth));
    m_rows->bars(row, timeAt(nameWidth - leastBarWidth), timeAt(viewport()->width()), resolution,
                 [&](const TimelineBar& bar) {
                     const double left = xOf(bar.start);
                     const double right = xOf(bar.end);
                     // What is still to come at the shown moment is only hinted at.
                     painter.setOpacity(bar.start > present ? 0.3 : 1);
                     painter.setPen(Qt::NoPen);
                     if (bar.isBackoff) {
                         painter.setBrush(colors.edgeMuted);
                         painter.drawRoundedRect(
                             QRectF(left, y + barHeight / 2.0 - 2, right - left, 4), 2, 2);
                         return;
                     }
                     painter.setBrush(m_theme->statusColor(theme::statusOf(bar.status)));
                     painter.drawRoundedRect(
                         QRectF(left, y, std::max(leastBarWidth, right - left), barHeight), 3, 3);
                 });
    painter.restore();
}

void TimelinePanel::paintCursor(QPainter& painter) const
{
    const double x = xOf(now());
    if (x < nameWidth - 1)
        return;
    const QColor color = m_theme->statusColor(theme::Status::Paused);
    painter.setPen(QPen(color, 2));
    painter.drawLine(QPointF(x, 10), QPointF(x, viewport()->height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(x, 9), 5, 5);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(m_theme->colors().accent);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace stepglass::ui::run
