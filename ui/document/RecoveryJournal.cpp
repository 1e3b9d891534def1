// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/RecoveryJournal.h"

#include "core/base/File.h"
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace stepglass::ui::document {

namespace {

constexpr const char* textEnding = ".text";
constexpr const char* noteEnding = ".note"; ///< two lines: the format, the file
constexpr const char* lockEnding = ".lock";

QByteArray noteOf(syntax::Format format, const QString& filePath)
{
    return (format == syntax::Format::Yaml ? QByteArray("yaml\n") : QByteArray("json\n")) +
           filePath.toUtf8();
}

} // namespace

QString UnsavedText::title() const
{
    return filePath.isEmpty() ? RecoveryJournal::tr("Untitled") : QFileInfo(filePath).fileName();
}

RecoveryJournal::RecoveryJournal(WorkflowDocument& document, const QString& folder, QObject* parent,
                                 std::chrono::milliseconds delay)
    : QObject(parent)
    , m_document(document)
    , m_folder(folder)
    , m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_lock(file(m_id, lockEnding))
{
    m_worker.setMaxThreadCount(1);
    m_lock.setStaleLockTime(0);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    connect(&m_delay, &QTimer::timeout, this, &RecoveryJournal::write);
    // The first change starts the wait and later ones do not prolong it.
    connect(&document, &WorkflowDocument::textEdited, this, [this] {
        if (!m_delay.isActive())
            m_delay.start();
    });
    connect(&document, &WorkflowDocument::modifiedChanged, this, [this](bool isModified) {
        if (!isModified)
            remove();
    });
    connect(&document, &WorkflowDocument::contentsReplaced, this, &RecoveryJournal::remove);
}

RecoveryJournal::~RecoveryJournal()
{
    remove();
    m_worker.waitForDone();
}

QString RecoveryJournal::file(const QString& id, const char* ending) const
{
    return QDir(m_folder).filePath(id + QLatin1String(ending));
}

void RecoveryJournal::write()
{
    if (!m_document.isModified())
        return;
    QDir().mkpath(m_folder);
    // What people write may be secret: the copy is for their eyes as their file is.
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!m_lock.isLocked())
        m_lock.tryLock(0);
    m_worker.start([this, text = m_document.text(),
                    note = noteOf(m_document.format(), m_document.filePath())] {
        const auto written =
            writeFileAtomically(bridge::toUtf8(file(m_id, textEnding)), text).and_then([&] {
                return writeFileAtomically(bridge::toUtf8(file(m_id, noteEnding)),
                                           note.toStdString());
            });
        const QString reason = written ? QString() : bridge::words(written.error());
        QMetaObject::invokeMethod(this, [this, reason] {
            if (!reason.isEmpty() && !m_hasFailed)
                Q_EMIT failed(reason);
            m_hasFailed = !reason.isEmpty();
        });
    });
}

void RecoveryJournal::remove()
{
    m_delay.stop();
    if (!m_lock.isLocked())
        return;
    m_worker.start([this] {
        QFile::remove(file(m_id, noteEnding));
        QFile::remove(file(m_id, textEnding));
    });
    m_worker.waitForDone();
    m_lock.unlock();
}

QList<UnsavedText> RecoveryJournal::leftovers() const
{
    QList<UnsavedText> found;
    const QFileInfoList notes = QDir(m_folder).entryInfoList(
        {QStringLiteral("*%1").arg(QLatin1String(noteEnding))}, QDir::Files, QDir::Time);
    for (const QFileInfo& note : notes) {
        UnsavedText unsaved;
        unsaved.id = note.completeBaseName();
        QLockFile lock(file(unsaved.id, lockEnding));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue; // its program still runs
        QFile text(note.filePath());
        if (!text.open(QIODevice::ReadOnly) || !QFile::exists(file(unsaved.id, textEnding)))
            continue;
        unsaved.format = text.readLine() == "yaml\n" ? syntax::Format::Yaml : syntax::Format::Json;
        unsaved.filePath = QString::fromUtf8(text.readAll());
        unsaved.writtenAt = note.lastModified();
        found.append(unsaved);
    }
    return found;
}

Result<void> RecoveryJournal::restore(const UnsavedText& unsaved)
{
    const Result<std::string> text =
        readFile(bridge::toUtf8(file(unsaved.id, textEnding)), WorkflowDocument::maximumFileSize);
    if (!text)
        return tl::unexpected(text.error());
    if (unsaved.filePath.isEmpty() || !m_document.load(unsaved.filePath))
        m_document.setContents({}, {}, unsaved.format);
    const std::string& present = m_document.text();
    const auto differ = std::mismatch(present.begin(), present.end(), text->begin(), text->end());
    const auto begin = static_cast<std::uint32_t>(differ.first - present.begin());
    const auto end = static_cast<std::uint32_t>(present.size());
    if (begin < end || begin < text->size())
        m_document.apply({{{begin, end}, text->substr(begin)}}, tr("Recover unsaved changes"),
                         EditOrigin::Gesture);
    write();
    discard(unsaved);
    return {};
}

void RecoveryJournal::discard(const UnsavedText& unsaved)
{
    m_worker.start([this, id = unsaved.id] {
        for (const char* ending : {noteEnding, textEnding, lockEnding})
            QFile::remove(file(id, ending));
    });
}

} // namespace stepglass::ui::document
