// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Snapshot.h"

#include "core/lint/Values.h"

#include <chrono>

namespace stepglass::analysis {

std::shared_ptr<const Snapshot> Analyzer::read(Request request, const CancelToken& cancel)
{
    const auto begin = std::chrono::steady_clock::now();
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->revision = request.revision;
    snapshot->tree = syntax::SyntaxTree::parse(std::move(request.text), request.format, {}, cancel);
    if (cancel.isCancelled())
        return nullptr;
    snapshot->model = asl::Model::build(snapshot->tree, std::move(request.placeholders));
    if (cancel.isCancelled())
        return nullptr;
    snapshot->diagnostics = lint::checkWithValues(snapshot->model, request.lint, m_memory, cancel);
    if (cancel.isCancelled())
        return nullptr;
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - begin;
    snapshot->parseMilliseconds = spent.count();
    return snapshot;
}

std::shared_ptr<const Snapshot> withLayout(const Snapshot& snapshot, const layout::Options& options,
                                           layout::LayoutEngine& engine, const CancelToken& cancel)
{
    auto whole = std::make_shared<Snapshot>(snapshot);
    whole->layout = engine.layout(*snapshot.model, options, cancel);
    return cancel.isCancelled() ? nullptr : whole;
}

std::shared_ptr<const Snapshot> analyze(Request request, layout::LayoutEngine* engine,
                                        const CancelToken& cancel)
{
    const layout::Options options = std::move(request.layout);
    auto snapshot = Analyzer().read(std::move(request), cancel);
    return snapshot != nullptr && engine != nullptr
               ? withLayout(*snapshot, options, *engine, cancel)
               : snapshot;
}

} // namespace stepglass::analysis
