// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/placeholders/Environments.h"
#include "ui/document/WorkflowDocument.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QUndoStack>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepglass::ui::placeholders {

/// The placeholders of the window's document and the environments file beside it. Tells the
/// document what they stand for in the chosen environment, so that analysis and runs know it.
///
/// Every change is written to the file at once, atomically, and is one step of a history of its
/// own; before the first change nothing is written. Beside a document that has no file yet, changes
/// wait for it to be saved. Lives on the GUI thread.
class PlaceholdersController : public QObject {
    Q_OBJECT

public:
    explicit PlaceholdersController(document::WorkflowDocument& document,
                                    QObject* parent = nullptr);

    [[nodiscard]] const stepglass::placeholders::EnvironmentsFile& file() const { return m_file; }
    /// Where the environments are stored; empty beside a document without a file.
    [[nodiscard]] QString filePath() const { return m_filePath; }
    /// The document's placeholders, and behind them those that only the file names.
    [[nodiscard]] const std::vector<stepglass::placeholders::Placeholder>& placeholders() const
    {
        return m_placeholders;
    }
    [[nodiscard]] QStringList environments() const;
    /// The environment whose values count; empty for none.
    [[nodiscard]] QString currentEnvironment() const { return m_current; }
    /// What keeps the file from being used as it is, and values that are wrong; empty where all is
    /// well.
    [[nodiscard]] std::vector<stepglass::placeholders::Fault> faults() const;
    /// What analysis finds wrong with a placeholder's value in the chosen environment, in the
    /// user's language; empty where it finds nothing.
    [[nodiscard]] QString faultOf(const std::string& placeholder) const;
    /// The history of changes to the file.
    [[nodiscard]] QUndoStack* undoStack() { return &m_undoStack; }

public Q_SLOTS:
    /// Takes an environment for analysis and runs; an unknown name is none.
    void setCurrentEnvironment(const QString& name);
    /// An empty text is a value too; nothing removes it.
    void setValue(const QString& environment, const QString& placeholder,
                  const std::optional<QString>& typed);
    void setType(const QString& placeholder, std::optional<stepglass::asl::PlaceholderType> type);
    /// The first environment becomes the default, and a new one the current one.
    void addEnvironment(const QString& name);
    void renameEnvironment(const QString& name, const QString& newName);
    void removeEnvironment(const QString& name);
    /// The environment that is current when the document is opened.
    void setDefaultEnvironment(const QString& name);
    /// Follows a placeholder that was renamed in the definition; from then on also back, and there
    /// again, when that is undone and done again in the text.
    void followRename(const QString& placeholder, const QString& newName);

Q_SIGNALS:
    /// The list of placeholders, the environments or values are others now.
    void changed();
    void currentEnvironmentChanged();
    /// Something was asked for that cannot be done, and why.
    void refused(const QString& reason);

private:
    friend class FileCommand;
    void openFile();
    void followDocument();
    void reload();
    void takeSnapshot();
    void followUndoneRenames();
    void change(const Result<std::string>& text, const QString& stepName);
    /// Takes another text of the file and writes it; false where it cannot be written.
    bool take(const std::string& text);
    bool write();
    void listPlaceholders();
    void listValueFaults();
    void tellDocument();

    document::WorkflowDocument& m_document;
    stepglass::placeholders::EnvironmentsFile m_file;
    std::vector<stepglass::placeholders::Placeholder> m_placeholders;
    std::map<std::string, QString> m_valueFaults; ///< by placeholder
    QString m_definitionPath;                     ///< of the document that the file belongs to
    QString m_filePath;
    QString m_current;
    QUndoStack m_undoStack;
    /// Names that were changed in the definition, and what to.
    std::vector<std::pair<std::string, std::string>> m_renames;
    QFileSystemWatcher m_watcher;
    bool m_hasTold = false; ///< the document knows of something
};

/// A fault in the user's language.
[[nodiscard]] QString words(const stepglass::placeholders::Fault& fault);
/// A type in the user's language: "number", "Lambda function".
[[nodiscard]] QString word(asl::PlaceholderType type);

} // namespace stepglass::ui::placeholders
