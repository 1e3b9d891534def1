// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/private/FileWatch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace stepglass::ui::document {

namespace {

QByteArray hashOf(std::string_view bytes)
{
    return QCryptographicHash::hash(
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())),
        QCryptographicHash::Sha256);
}

QByteArray hashOfFile(const QString& filePath)
{
    QFile file(filePath);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result();
}

} // namespace

FileWatch::FileWatch(QObject* parent)
    : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(150);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle,
            qOverload<>(&QTimer::start));
    connect(&m_settle, &QTimer::timeout, this, &FileWatch::look);
}

void FileWatch::watch(const QString& filePath, std::string_view bytes)
{
    if (filePath != m_filePath) {
        stop();
        m_filePath = filePath;
        m_watcher.addPath(QFileInfo(filePath).absolutePath());
    }
    if (!m_watcher.files().contains(filePath))
        m_watcher.addPath(filePath);
    m_size = static_cast<qint64>(bytes.size());
    m_hash = hashOf(bytes);
}

void FileWatch::stop()
{
    const QStringList paths = m_watcher.files() + m_watcher.directories();
    if (!paths.isEmpty())
        m_watcher.removePaths(paths);
    m_settle.stop();
    m_filePath.clear();
}

void FileWatch::look()
{
    const QFileInfo info(m_filePath);
    // A replaced file is another one to the watcher.
    if (info.exists() && !m_watcher.files().contains(m_filePath))
        m_watcher.addPath(m_filePath);
    if (!info.exists()) {
        if (!m_hash.isEmpty()) {
            m_hash.clear();
            Q_EMIT changed();
        }
        return;
    }
    const QByteArray hash = hashOfFile(m_filePath);
    if (info.size() == m_size && hash == m_hash)
        return;
    m_size = info.size();
    m_hash = hash;
    Q_EMIT changed();
}

} // namespace stepglass::ui::document
