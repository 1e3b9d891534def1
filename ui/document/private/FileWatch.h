// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <string_view>

namespace stepglass::ui::document {

/// Notices that a file's bytes are no longer those that were read or written here, also where
/// another program replaced the file, or removed it.
class FileWatch : public QObject {
    Q_OBJECT

public:
    explicit FileWatch(QObject* parent);

    /// From now on `bytes` are what the file should hold.
    void watch(const QString& filePath, std::string_view bytes);
    void stop();

Q_SIGNALS:
    /// Once for each content that somebody else gave the file.
    void changed();

private:
    void look();

    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< programs replace files in several steps
    QString m_filePath;
    qint64 m_size = 0;
    QByteArray m_hash; ///< empty: the file is gone
};

} // namespace stepglass::ui::document
