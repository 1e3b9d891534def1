// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/private/AnalysisRunner.h"

#include <utility>

namespace stepglass::ui::document {

AnalysisRunner::AnalysisRunner(std::function<void(Snapshot)> deliver)
    : m_deliver(std::move(deliver))
    , m_thread([this] { work(); })
{
}

AnalysisRunner::~AnalysisRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_cancel.cancel();
    }
    m_wake.notify_one();
    m_thread.join();
}

void AnalysisRunner::submit(analysis::Request request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = std::move(request);
        m_cancel.cancel();
    }
    m_wake.notify_one();
}

void AnalysisRunner::work()
{
    // The engine remembers containers between layouts, so it lives as long as the thread that uses
    // it.
    const std::unique_ptr<layout::LayoutEngine> engine = layout::makeGraphvizLayoutEngine();
    while (true) {
        analysis::Request request;
        CancelToken cancel;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || m_waiting; });
            if (m_isStopping)
                return;
            request = *std::exchange(m_waiting, std::nullopt);
            m_cancel = cancel;
        }
        Snapshot snapshot = analysis::analyze(std::move(request), engine.get(), cancel);
        if (snapshot && !cancel.isCancelled())
            m_deliver(std::move(snapshot));
    }
}

} // namespace stepglass::ui::document
