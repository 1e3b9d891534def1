// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/private/AnalysisRunner.h"

#include <utility>

namespace stepglass::ui::document {

namespace {

/// The layout of more states takes longer than a frame.
constexpr std::size_t mostStatesDrawnAtOnce = 100;

} // namespace

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
    analysis::Analyzer analyzer;
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
        const layout::Options layoutOptions = std::move(request.layout);
        Snapshot snapshot = analyzer.read(std::move(request), cancel);
        if (snapshot == nullptr)
            continue;
        if (snapshot->model->allStates().size() > mostStatesDrawnAtOnce)
            m_deliver(snapshot);
        snapshot = analysis::withLayout(*snapshot, layoutOptions, *engine, cancel);
        if (snapshot != nullptr)
            m_deliver(std::move(snapshot));
    }
}

} // namespace stepglass::ui::document
