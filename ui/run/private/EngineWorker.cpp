// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/private/EngineWorker.h"

#include "core/syntax/SyntaxTree.h"
#include "ui/bridge/Words.h"

#include <QElapsedTimer>

#include <algorithm>

namespace stepglass::ui::run {

namespace {

/// Steps between two looks at the clock.
constexpr int stepsASlice = 256;
constexpr qint64 progressMilliseconds = 34;

QString placeOf(const asl::Model& model, const Diagnostic& diagnostic)
{
    const LineColumn place = model.tree().lines().position(diagnostic.range.begin);
    return EngineWorker::tr("Line %1: %2").arg(place.line).arg(bridge::words(diagnostic));
}

/// Why a definition cannot run: its first errors in words.
QString refusalOf(const asl::Model& model, const std::vector<Diagnostic>& diagnostics)
{
    QStringList lines;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::Error && lines.size() < 3)
            lines.append(placeOf(model, diagnostic));
    }
    if (lines.isEmpty())
        lines.append(EngineWorker::tr("The definition has no state to start at."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void EngineWorker::run(const std::shared_ptr<EngineJob>& job)
{
    QElapsedTimer clock;
    std::shared_ptr<const asl::Model> model = job->model;
    if (!model)
        model = asl::Model::build(
            syntax::SyntaxTree::parse(job->text, job->format, {}, job->cancel), job->placeholders);
    engine::CompileSettings settings;
    settings.substitutions = model->knownPlaceholders().substitutions();
    const engine::CompileResult compiledMachine = engine::compile(*model, settings);
    if (!compiledMachine.program) {
        Q_EMIT compiled(refusalOf(*model, compiledMachine.diagnostics), nullptr);
        return;
    }
    Q_EMIT compiled(QString(), model);

    clock.start();
    mock::MockTaskProvider tasks(std::move(job->mocks));
    job->settings.cancel = job->cancel;
    engine::Execution execution(compiledMachine.program, std::move(job->settings), tasks);
    qint64 told = 0;
    bool isGoing = true;
    while (isGoing && !job->cancel.isCancelled()) {
        for (int i = 0; isGoing && i < stepsASlice && !job->cancel.isCancelled(); ++i)
            isGoing = execution.step();
        if (clock.elapsed() - told >= progressMilliseconds) {
            told = clock.elapsed();
            Q_EMIT progress(execution.trace()->eventCount());
        }
    }
    if (isGoing || execution.status() == engine::ExecutionStatus::Running)
        execution.stop(std::nullopt, std::nullopt);
    const double milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    const std::shared_ptr<const engine::Trace> trace = execution.trace();
    auto cursor = std::make_shared<engine::FrameCursor>(trace);
    cursor->moveTo(static_cast<engine::EventId>(trace->eventCount()));
    Q_EMIT finished(trace, std::move(cursor), milliseconds);
}

} // namespace stepglass::ui::run
