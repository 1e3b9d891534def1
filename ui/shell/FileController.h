// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QSettings;
class QWidget;

namespace stepglass::ui::document {
class RecoveryJournal;
class WorkflowDocument;
} // namespace stepglass::ui::document

namespace stepglass::ui::shell {

class Prompts;

/// Opens, saves and closes the window's document, asking before anything is lost.
class FileController : public QObject {
    Q_OBJECT

public:
    FileController(document::WorkflowDocument& document, Prompts& prompts, QSettings& settings,
                   QWidget* window);

    [[nodiscard]] QStringList recentFiles() const;

    /// From now on unsaved text is copied into a folder, for the start after a crash.
    void keepRecovery(const QString& folder);
    /// Asks about the newest text that a crash left, or the newest of \p path where that is not
    /// empty. True where it is in the document now. Needs `keepRecovery`.
    bool offerRecovery(const QString& path);

public Q_SLOTS:
    /// A new document; false when the user would rather keep the old one.
    bool newDocument();
    bool open();
    /// Opens a file after asking about unsaved changes; false (and the old document stays) where it
    /// cannot be read.
    bool openFile(const QString& path);
    bool save();
    bool saveAs();
    /// Whether the document may go: saved, or given up by the user.
    [[nodiscard]] bool mayClose();
    /// Fills a menu with the recent files each time that it is shown.
    void fillRecentMenu(QMenu* menu);

Q_SIGNALS:
    void recentFilesChanged();
    /// Something went well and deserves a line in the status bar.
    void reported(const QString& text);

private:
    bool saveTo(const QString& path);
    void remember(const QString& path);
    void askAboutDisk();

    document::WorkflowDocument& m_document;
    Prompts& m_prompts;
    QSettings& m_settings;
    QWidget* m_window;
    document::RecoveryJournal* m_recovery = nullptr;
    bool m_isAsking = false;
};

} // namespace stepglass::ui::shell
