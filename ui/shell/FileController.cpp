// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FileController.h"

#include "ui/bridge/Words.h"
#include "ui/document/RecoveryJournal.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/shell/Prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QWidget>

namespace stepglass::ui::shell {

namespace {

constexpr int mostRecentFiles = 10;
const QString recentFilesKey = QStringLiteral("recentFiles");

} // namespace

FileController::FileController(document::WorkflowDocument& document, Prompts& prompts,
                               QSettings& settings, QWidget* window)
    : QObject(window)
    , m_document(document)
    , m_prompts(prompts)
    , m_settings(settings)
    , m_window(window)
{
    // Asked from the event loop: a watcher may speak while a file is being written.
    connect(&m_document, &document::WorkflowDocument::fileChangedOnDisk, this,
            &FileController::askAboutDisk, Qt::QueuedConnection);
}

QStringList FileController::recentFiles() const
{
    return m_settings.value(recentFilesKey).toStringList();
}

void FileController::keepRecovery(const QString& folder)
{
    m_recovery = new document::RecoveryJournal(m_document, folder, this);
    connect(m_recovery, &document::RecoveryJournal::failed, this, [this](const QString& reason) {
        Q_EMIT reported(tr("Unsaved text is not protected: %1").arg(reason));
    });
}

bool FileController::offerRecovery(const QString& path)
{
    const QString wanted = path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    for (const document::UnsavedText& unsaved : m_recovery->leftovers()) {
        if (!wanted.isEmpty() && unsaved.filePath != wanted)
            continue;
        switch (m_prompts.recoverUnsaved(m_window, unsaved.title(), unsaved.writtenAt)) {
        case RecoveryAnswer::Restore:
            if (const Result<void> restored = m_recovery->restore(unsaved); !restored) {
                m_prompts.tell(m_window, tr("Cannot Restore"), bridge::words(restored.error()));
                return false;
            }
            return true;
        case RecoveryAnswer::Discard:
            m_recovery->discard(unsaved);
            break;
        case RecoveryAnswer::Later:
            return false;
        }
    }
    return false;
}

bool FileController::newDocument()
{
    if (!mayClose())
        return false;
    m_document.setContents({}, {}, syntax::Format::Json);
    return true;
}

bool FileController::open()
{
    const QString folder = m_document.filePath().isEmpty()
                               ? m_settings.value(QStringLiteral("folder")).toString()
                               : QFileInfo(m_document.filePath()).path();
    const QString path = m_prompts.fileToOpen(m_window, folder);
    return !path.isEmpty() && openFile(path);
}

bool FileController::openFile(const QString& path)
{
    if (!mayClose())
        return false;
    if (const Result<void> loaded = m_document.load(path); !loaded) {
        m_prompts.tell(m_window, tr("Cannot Open File"), bridge::words(loaded.error()));
        return false;
    }
    remember(path);
    return true;
}

bool FileController::save()
{
    return m_document.filePath().isEmpty() ? saveAs() : saveTo(m_document.filePath());
}

bool FileController::saveAs()
{
    const bool isYaml = m_document.format() == syntax::Format::Yaml;
    const QString folder = m_settings.value(QStringLiteral("folder"), QDir::homePath()).toString();
    const QString suggestion =
        m_document.filePath().isEmpty()
            ? QDir(folder).filePath(isYaml ? tr("workflow.asl.yaml") : tr("workflow.asl.json"))
            : m_document.filePath();
    const QString path = m_prompts.fileToSave(m_window, suggestion, definitionFilter());
    return !path.isEmpty() && saveTo(path);
}

bool FileController::saveTo(const QString& path)
{
    if (const Result<void> saved = m_document.save(path); !saved) {
        m_prompts.tell(m_window, tr("Cannot Save File"), bridge::words(saved.error()));
        return false;
    }
    remember(path);
    Q_EMIT reported(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    return true;
}

bool FileController::mayClose()
{
    if (!m_document.isModified())
        return true;
    switch (m_prompts.unsavedChanges(m_window, m_document.title())) {
    case UnsavedAnswer::Save:
        return save();
    case UnsavedAnswer::Discard:
        return true;
    case UnsavedAnswer::Cancel:
        return false;
    }
    return false;
}

void FileController::fillRecentMenu(QMenu* menu)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const QStringList files = recentFiles();
        for (const QString& path : files) {
            QAction* action = menu->addAction(QDir::toNativeSeparators(path));
            connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
        }
        if (files.isEmpty()) {
            menu->addAction(tr("No recent files"))->setEnabled(false);
            return;
        }
        menu->addSeparator();
        QAction* clear = menu->addAction(tr("Clear List"));
        connect(clear, &QAction::triggered, this, [this] {
            m_settings.remove(recentFilesKey);
            Q_EMIT recentFilesChanged();
        });
    });
}

void FileController::remember(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_settings.setValue(recentFilesKey, QStringList(files.mid(0, mostRecentFiles)));
    m_settings.setValue(QStringLiteral("folder"), QFileInfo(absolute).path());
    Q_EMIT recentFilesChanged();
}

void FileController::askAboutDisk()
{
    if (m_isAsking)
        return;
    const QScopedValueRollback asking(m_isAsking, true);
    if (!QFileInfo::exists(m_document.filePath())) {
        m_prompts.tell(m_window, tr("File Is Gone"),
                       tr("“%1” was removed from the disk. Your text is still here: save it to "
                          "write it again.")
                           .arg(m_document.title()));
        return;
    }
    if (!m_prompts.reloadFromDisk(m_window, m_document.title(), m_document.isModified()))
        return;
    if (const Result<void> loaded = m_document.load(m_document.filePath()); !loaded)
        m_prompts.tell(m_window, tr("Cannot Open File"), bridge::words(loaded.error()));
}

} // namespace stepglass::ui::shell
