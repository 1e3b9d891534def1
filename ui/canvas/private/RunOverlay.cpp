// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/RunOverlay.h"

#include "ui/canvas/CanvasScene.h"
#include "ui/canvas/Navigation.h"
#include "ui/canvas/private/CanvasStyle.h"

#include <QPainter>
#include <QVariantAnimation>

#include <algorithm>

namespace stepglass::ui::canvas {

namespace {

constexpr int pulseMilliseconds = 400;
constexpr double pulseLength = 0.35; // of the edge
// A jump over many events is no movement that an eye could follow.
constexpr std::size_t mostPulses = 24;
constexpr engine::EventId farthestFollowedJump = 200;

} // namespace

RunOverlay::RunOverlay(CanvasScene& scene, QObject* parent)
    : QObject(parent)
    , m_scene(scene)
    , m_pulseTimeline(new QVariantAnimation(this))
{
    m_pulseTimeline->setStartValue(0.0);
    m_pulseTimeline->setEndValue(1.0);
    m_pulseTimeline->setDuration(pulseMilliseconds);
    connect(m_pulseTimeline, &QVariantAnimation::valueChanged, this, &RunOverlay::pulsesMoved);
    connect(m_pulseTimeline, &QVariantAnimation::finished, this, [this] {
        m_pulses.clear();
        Q_EMIT pulsesMoved();
    });
}

void RunOverlay::setAnimated(bool animated)
{
    m_isAnimated = animated;
    if (!animated) {
        m_pulseTimeline->stop();
        m_pulses.clear();
        Q_EMIT pulsesMoved();
    }
}

void RunOverlay::showFrame(const engine::Frame& frame,
                           const std::shared_ptr<const engine::Trace>& trace)
{
    const bool isNextMoment =
        trace == m_trace && frame.event > m_event && frame.event - m_event <= farthestFollowedJump;
    m_trace = trace;
    m_event = frame.event;
    const std::unordered_map<EdgeKey, std::uint32_t> before = std::move(m_counts);
    collect(frame);
    reapply();
    if (isNextMoment && m_isAnimated)
        startPulses(before);
}

void RunOverlay::collect(const engine::Frame& frame)
{
    m_marks.clear();
    m_counts.clear();
    for (const auto& [index, moment] : frame.states) {
        if (moment.visits == 0)
            continue;
        m_marks[m_trace->path(index)] = {theme::statusOf(moment.status),
                                         moment.visits,
                                         moment.inProgress,
                                         moment.failed,
                                         moment.retries,
                                         false};
    }
    for (const engine::StateIndex index : frame.active) {
        const auto mark = m_marks.find(m_trace->path(index));
        if (mark != m_marks.end())
            mark->second.isActive = true;
    }
    for (const engine::TakenTransition& taken : frame.transitions) {
        EdgeKey key;
        if (taken.from.isValid())
            key = {m_trace->path(taken.from), taken.kind, taken.index};
        else if (taken.to.isValid())
            key = {scopePathOf(m_trace->path(taken.to)), asl::TransitionKind::Start, 0};
        else
            continue;
        m_counts[key] += taken.count;
    }
}

void RunOverlay::reapply()
{
    if (!m_trace)
        return;
    theme::Status endStatus = theme::Status::NotStarted;
    for (EdgeItem* edge : m_scene.edges()) {
        const auto count = m_counts.find(edge->key());
        edge->setTaken(count == m_counts.end() ? 0 : count->second);
        if (edge->isTaken() && edge->to().shape == NodeShape::End) {
            const asl::State* state = m_scene.snapshot()->model->state(edge->key().state);
            const bool isFailure = state && state->type == asl::StateType::Fail;
            endStatus = isFailure ? theme::Status::Failed : theme::Status::Succeeded;
        }
    }
    for (NodeItem* item : m_scene.nodes()) {
        RunMark mark;
        if (item->key().shape == NodeShape::Start)
            mark.status = m_event > 0 ? theme::Status::Succeeded : theme::Status::NotStarted;
        else if (item->key().shape == NodeShape::End)
            mark.status = endStatus;
        else if (const auto found = m_marks.find(item->key().path); found != m_marks.end())
            mark = found->second;
        item->setRunMark(mark);
    }
    Q_EMIT marksChanged();
}

void RunOverlay::clear()
{
    if (!m_trace)
        return;
    m_trace.reset();
    m_event = 0;
    m_marks.clear();
    m_counts.clear();
    m_pulses.clear();
    m_pulseTimeline->stop();
    for (EdgeItem* edge : m_scene.edges())
        edge->setTaken(std::nullopt);
    for (NodeItem* item : m_scene.nodes())
        item->setRunMark(std::nullopt);
    Q_EMIT pulsesMoved();
    Q_EMIT marksChanged();
}

void RunOverlay::startPulses(const std::unordered_map<EdgeKey, std::uint32_t>& before)
{
    std::vector<EdgeKey> fresh;
    for (const auto& [key, count] : m_counts) {
        const auto known = before.find(key);
        if (count > (known == before.end() ? 0 : known->second) && m_scene.edge(key))
            fresh.push_back(key);
    }
    if (fresh.empty() || fresh.size() > mostPulses)
        return;
    m_pulses = std::move(fresh);
    m_pulseTimeline->stop();
    m_pulseTimeline->start();
}

void RunOverlay::paintPulses(QPainter& painter) const
{
    if (m_pulses.empty())
        return;
    const double head = m_pulseTimeline->currentValue().toDouble() * (1 + pulseLength);
    for (const EdgeKey& key : m_pulses) {
        const EdgeItem* edge = m_scene.edge(key);
        if (!edge)
            continue;
        QColor color = edge->color();
        const Polyline tail =
            stretch(edge->line(), std::max(0.0, head - pulseLength), std::min(1.0, head));
        if (tail.size() < 2)
            continue;
        color.setAlpha(110);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(roundedPath(tail, theme::metrics::edgeCornerRadius));
        painter.setPen(QPen(m_scene.style().colors().canvas, 2));
        painter.setBrush(edge->color());
        painter.drawEllipse(tail.back(), 5.5, 5.5);
    }
}

QRectF RunOverlay::pulseRect() const
{
    QRectF around;
    for (const EdgeKey& key : m_pulses) {
        if (const EdgeItem* edge = m_scene.edge(key))
            around = around.united(edge->boundingRect());
    }
    return around;
}

} // namespace stepglass::ui::canvas
