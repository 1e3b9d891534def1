// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Frame.h"
#include "ui/canvas/Keys.h"
#include "ui/canvas/Marks.h"

#include <QObject>

#include <memory>
#include <unordered_map>
#include <vector>

class QPainter;
class QVariantAnimation;

namespace stepglass::ui::canvas {

class CanvasScene;

/// Lays a run's moment over the scene: the standing of every state, the transitions taken so far,
/// and a short pulse along those that were taken just now.
class RunOverlay : public QObject {
    Q_OBJECT

public:
    explicit RunOverlay(CanvasScene& scene, QObject* parent = nullptr);

    void setAnimated(bool animated);
    void showFrame(const engine::Frame& frame, const std::shared_ptr<const engine::Trace>& trace);
    void clear();
    [[nodiscard]] bool isShown() const { return m_trace != nullptr; }
    /// Marks the items of a new snapshot as those of the one before.
    void reapply();

    [[nodiscard]] bool isPulsing() const { return !m_pulses.empty(); }
    /// In scene coordinates, over the items.
    void paintPulses(QPainter& painter) const;
    /// Where the pulses are.
    [[nodiscard]] QRectF pulseRect() const;

Q_SIGNALS:
    /// Pulses moved; repaint them.
    void pulsesMoved();
    /// Marks of items changed.
    void marksChanged();

private:
    void collect(const engine::Frame& frame);
    void startPulses(const std::unordered_map<EdgeKey, std::uint32_t>& before);

    CanvasScene& m_scene;
    std::shared_ptr<const engine::Trace> m_trace;
    engine::EventId m_event = 0;
    std::unordered_map<asl::StatePath, RunMark> m_marks;
    std::unordered_map<EdgeKey, std::uint32_t> m_counts;
    std::vector<EdgeKey> m_pulses;
    QVariantAnimation* m_pulseTimeline;
    bool m_isAnimated = true;
};

} // namespace stepglass::ui::canvas
