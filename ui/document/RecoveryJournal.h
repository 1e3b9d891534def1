// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/syntax/SyntaxTree.h"

#include <QDateTime>
#include <QList>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <chrono>

namespace stepglass::ui::document {

class WorkflowDocument;

/// The unsaved text of a program that did not come to its end.
struct UnsavedText {
    QString id;       ///< names its files in the folder of the journals
    QString filePath; ///< the file that was edited; empty for a document without one
    syntax::Format format = syntax::Format::Json;
    QDateTime writtenAt;

    /// The file's name, or "Untitled".
    [[nodiscard]] QString title() const;
};

/// Keeps a copy of a document's unsaved text on disk, so that a crash or a power cut costs a second
/// of typing at most. The copy is plain text beside a note of where it belongs; it is gone once the
/// document is saved, or its program ends in order.
class RecoveryJournal : public QObject {
    Q_OBJECT

public:
    /// Keeps the copies of `document`, which must outlive the journal, in `folder` (made when first
    /// needed). A second passes between a change and its copy unless `delay` says otherwise.
    RecoveryJournal(WorkflowDocument& document, const QString& folder, QObject* parent = nullptr,
                    std::chrono::milliseconds delay = std::chrono::seconds(1));
    /// Removes the copy: whoever ends in order has asked about unsaved changes.
    ~RecoveryJournal() override;

    /// What programs left in the folder that run no more, the newest first.
    [[nodiscard]] QList<UnsavedText> leftovers() const;
    /// Opens the file that the text belongs to (where it is still there) and puts the text into the
    /// document as one step of its history, then removes the copy. Fails where the copy cannot be
    /// read; then nothing has changed.
    Result<void> restore(const UnsavedText& unsaved);
    void discard(const UnsavedText& unsaved);

Q_SIGNALS:
    /// The copy could not be written; told once until one succeeds.
    void failed(const QString& reason);

private:
    void write();
    void remove();
    [[nodiscard]] QString file(const QString& id, const char* ending) const;

    WorkflowDocument& m_document;
    const QString m_folder;
    const QString m_id;
    QLockFile m_lock; ///< tells other programs that this one still runs
    QTimer m_delay;
    QThreadPool m_worker; ///< one thread, so that copies are written and removed in order
    bool m_hasFailed = false;
};

} // namespace stepglass::ui::document
