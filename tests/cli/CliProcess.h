// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace stepglass::test {

/// What a finished call of stepglass-cli left behind.
struct CliResult {
    int exitCode = -1; ///< -1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    /// Standard output as one JSON text; null where it is none.
    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    /// Standard output as one JSON text a line.
    [[nodiscard]] QList<QJsonDocument> jsonLines() const;
};

/// Runs stepglass-cli as a shell would, with `input` as its standard input, in `folder`.
[[nodiscard]] CliResult runCli(const QStringList& arguments, const QByteArray& input = {},
                               const QString& folder = {});

/// The types of the events in a history as `run --history` writes it.
[[nodiscard]] QStringList eventTypes(const QByteArray& history);

/// A folder that goes away with the test.
class Folder {
public:
    /// Writes a file and gives its path.
    QString write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] QByteArray read(const QString& name) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

/// The path of a file of resources/examples.
[[nodiscard]] QString example(const QString& name);

} // namespace stepglass::test
