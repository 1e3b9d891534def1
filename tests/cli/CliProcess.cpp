// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>

namespace stepglass::test {

QList<QJsonDocument> CliResult::jsonLines() const
{
    QList<QJsonDocument> lines;
    for (const QByteArray& line : out.split('\n')) {
        if (!line.isEmpty())
            lines.append(QJsonDocument::fromJson(line));
    }
    return lines;
}

CliResult runCli(const QStringList& arguments, const QByteArray& input, const QString& folder)
{
    QProcess process;
    process.setProgram(QStringLiteral(STEPGLASS_CLI));
    process.setArguments(arguments);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    CliResult result;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

QStringList eventTypes(const QByteArray& history)
{
    QStringList types;
    for (const QJsonValue& event : QJsonDocument::fromJson(history)["events"].toArray())
        types.append(event["type"].toString());
    return types;
}

QString Folder::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray Folder::read(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString example(const QString& name)
{
    return QStringLiteral(STEPGLASS_EXAMPLES "/") + name;
}

} // namespace stepglass::test
