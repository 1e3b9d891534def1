// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Limits.h"
#include "core/engine/Execution.h"
#include "core/engine/Frame.h"
#include "core/mock/MockSet.h"

#include <QObject>
#include <QString>

#include <memory>
#include <string>

namespace stepglass::ui::run {

/// Everything that an execution needs; the worker shares nothing with the window but the token.
struct EngineJob {
    std::string text;
    syntax::Format format = syntax::Format::Json;
    std::shared_ptr<const asl::Model> model; ///< of the text; null: build it
    std::shared_ptr<const asl::KnownPlaceholders> placeholders;
    engine::ExecutionSettings settings;
    mock::MockSet mocks;
    CancelToken cancel;
};

/// Compiles and runs on the thread that it was moved to, and says how far it is, at most 30 times a
/// second.
class EngineWorker : public QObject {
    Q_OBJECT

public:
    void run(const std::shared_ptr<EngineJob>& job);

Q_SIGNALS:
    /// Empty: it can run, and does from now on.
    void compiled(const QString& refusal, std::shared_ptr<const stepglass::asl::Model> model);
    void progress(qulonglong events);
    /// The cursor stands at the end: its way there, which grows with the trace, was gone here.
    void finished(std::shared_ptr<const stepglass::engine::Trace> trace,
                  std::shared_ptr<stepglass::engine::FrameCursor> cursor, double realMilliseconds);
};

} // namespace stepglass::ui::run
