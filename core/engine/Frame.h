// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Trace.h"

#include <unordered_map>
#include <vector>

namespace stepglass::engine {

/// How a state stands at one moment of a run.
struct StateMoment {
    VisitStatus status =
        VisitStatus::InProgress; ///< of the worst visit still open, else of the last one
    std::uint32_t visits = 0;
    std::uint32_t inProgress = 0;
    std::uint32_t failed = 0;
    std::uint32_t retries = 0;
    VisitId lastVisit;
};

/// A transition that was taken at least once.
struct TakenTransition {
    StateIndex from; ///< invalid for Start
    asl::TransitionKind kind{};
    std::size_t index = 0;
    StateIndex to; ///< invalid for End
    std::uint32_t count = 0;
    friend bool operator==(const TakenTransition&, const TakenTransition&) = default;
};

/// The whole graph at the moment after one event.
struct Frame {
    EventId event = 0; ///< 0: before the run
    std::unordered_map<StateIndex, StateMoment> states;
    std::vector<TakenTransition> transitions;
    std::vector<StateIndex>
        active; ///< states that are in progress, or the one that the event is about
};

/// Moves to any event of a trace. Forward by one event is O(1); backward and far jumps go through
/// checkpoints, so that scrubbing through 25,000 events stays within a frame.
class FrameCursor {
public:
    explicit FrameCursor(std::shared_ptr<const Trace> trace);
    ~FrameCursor();
    FrameCursor(const FrameCursor&) = delete;
    FrameCursor& operator=(const FrameCursor&) = delete;

    const Frame& moveTo(EventId event);
    [[nodiscard]] const Frame& frame() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::engine
