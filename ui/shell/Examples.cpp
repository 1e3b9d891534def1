// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Examples.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stepglass::ui::shell {

namespace {

/// Installed below the prefix; in a build, in the source tree that the build names.
QDir exampleFolder()
{
    const QDir installed(QCoreApplication::applicationDirPath() +
                         QStringLiteral("/../share/stepglass/examples"));
    return installed.exists() ? installed : QDir(QStringLiteral(STEPGLASS_EXAMPLES_DIR));
}

QString companion(const QFileInfo& definition, const QString& ending)
{
    const QString path = definition.dir().filePath(definition.baseName() + ending);
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace

QList<Example> installedExamples()
{
    QList<Example> examples;
    const QFileInfoList files = exampleFolder().entryInfoList(
        {QStringLiteral("*.asl.json"), QStringLiteral("*.asl.yaml")}, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files) {
        QString title = file.baseName().replace(QLatin1Char('-'), QLatin1Char(' '));
        title[0] = title[0].toUpper();
        examples.append({title, file.filePath(), companion(file, QStringLiteral(".input.json")),
                         companion(file, QStringLiteral(".mocks.json"))});
    }
    return examples;
}

} // namespace stepglass::ui::shell
