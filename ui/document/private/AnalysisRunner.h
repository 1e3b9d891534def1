// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Snapshot.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace stepglass::ui::document {

/// Analyses texts on one worker thread. The newest request wins: it cancels the one at work and
/// replaces one that waits.
class AnalysisRunner {
public:
    using Snapshot = std::shared_ptr<const analysis::Snapshot>;

    /// `deliver` is called on the worker; it hands the snapshot to the thread that wants it. Of a
    /// large machine it gets two: one without a layout, then the same with it.
    explicit AnalysisRunner(std::function<void(Snapshot)> deliver);
    /// Cancels what is at work and waits for it.
    ~AnalysisRunner();

    void submit(analysis::Request request);

private:
    void work();

    std::function<void(Snapshot)> m_deliver;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<analysis::Request> m_waiting;
    CancelToken m_cancel; ///< of the one at work
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace stepglass::ui::document
