// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/run/RunController.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace stepglass::ui::run {

/// A flow with a choice, a task that fails twice, and an end.
inline const QByteArray stockFlow = R"({
  "StartAt": "Look",
  "States": {
    "Look": {
      "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
      "Retry": [{ "ErrorEquals": ["Busy"], "IntervalSeconds": 4, "MaxAttempts": 2 }],
      "Next": "Enough"
    },
    "Enough": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.count", "NumericGreaterThan": 0, "Next": "Good" }],
      "Default": "Bad"
    },
    "Good": { "Type": "Succeed" },
    "Bad": { "Type": "Fail", "Error": "NothingLeft", "Cause": "the shelf is empty" }
  }
}
)";
inline const QByteArray endlessFlow = R"({
  "StartAt": "Again",
  "States": { "Again": { "Type": "Pass", "Next": "More" }, "More": { "Type": "Pass", "Next": "Again" } }
}
)";
inline const QByteArray stockMocks = R"({
  "Look": { "0-1": { "Throw": { "Error": "Busy", "Cause": "later" } }, "2": { "Return": { "count": 3 } } }
})";

/// A document with a controller and a folder for its files.
struct RunWorkshop {
    explicit RunWorkshop(const QByteArray& text = stockFlow)
    {
        document.setContents(text.toStdString(), QString(), syntax::Format::Json);
        if (!QTest::qWaitFor([this] { return document.isSnapshotCurrent(); }))
            qFatal("the analysis did not end");
        controller.setSpeed(Speed::Instant);
    }
    QString write(const char* name, const QByteArray& text) const
    {
        const QString path = folder.filePath(QLatin1String(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the file could not be written");
        return path;
    }
    /// Runs to the end.
    void run()
    {
        controller.start();
        if (!QTest::qWaitFor([this] { return !controller.isRunning(); }, 20'000))
            qFatal("the run did not end");
    }
    [[nodiscard]] std::string status() const
    {
        const auto trace = controller.trace();
        return trace ? std::string(engine::toString(trace->status())) : std::string("NONE");
    }
    [[nodiscard]] std::string typeAt(engine::EventId event) const
    {
        return std::string(engine::toString(controller.trace()->event(event).type));
    }

    QTemporaryDir folder;
    document::WorkflowDocument document{bridge::layoutOptions()};
    RunController controller{document};
};

} // namespace stepglass::ui::run
