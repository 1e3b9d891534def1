// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/Words.h"
#include "ui/placeholders/PlaceholdersController.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace stepglass::testing {

inline const QByteArray oven = R"({
  "StartAt": "Rest",
  "States": {
    "Rest": { "Type": "Wait", "Seconds": ${Pause}, "Next": "Bake" },
    "Bake": { "Type": "Task", "Resource": "${Call}", "Comment": "${Pause} s", "End": true }
  }
}
)";

inline const QByteArray twoEnvironments = R"({
  "default": "dev",
  "environments": {
    "dev": { "Pause": 1, "Call": "arn:aws:states:::sqs:sendMessage" },
    "prod": { "Pause": 60 }
  }
}
)";

/// A document with a file of its own, and the controller of its placeholders.
class PlaceholdersFixture {
public:
    explicit PlaceholdersFixture(const QByteArray& text = oven, const QByteArray& environments = {})
        : document(ui::bridge::layoutOptions())
        , controller(document)
    {
        write(path(), text);
        if (!environments.isEmpty())
            write(environmentsPath(), environments);
        if (!document.load(path()))
            qFatal("the definition could not be read");
        settle();
    }

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("oven.asl.json")); }
    [[nodiscard]] QString environmentsPath() const
    {
        return folder.filePath(QStringLiteral("oven.environments.json"));
    }
    /// Waits until what is known of the document is of its present text and values.
    void settle()
    {
        if (!QTest::qWaitFor([this] { return document.isSnapshotCurrent(); }))
            qFatal("the analysis did not end");
    }
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a file could not be written");
    }
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QByteArray stored() const { return read(environmentsPath()); }

    QTemporaryDir folder;
    ui::document::WorkflowDocument document;
    ui::placeholders::PlaceholdersController controller;
};

} // namespace stepglass::testing
