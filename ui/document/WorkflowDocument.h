// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Snapshot.h"
#include "core/edit/Edit.h"
#include "core/syntax/TextEdit.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace stepglass::catalogue {
class Catalogue;
}

namespace stepglass::ui::document {

class AnalysisRunner;

/// Whose edit it is: the editor that typed must not be told to type again.
enum class EditOrigin { Editor, Gesture, History, Load };

/// What a user has picked: a state, and perhaps one of its transitions. The empty path is the
/// machine.
struct Selection {
    asl::StatePath state;
    bool hasState = false;
    std::optional<std::pair<asl::TransitionKind, std::size_t>> transition;
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// One definition: its text, its one undo history, its file, and what is known of it. The text is
/// the truth; snapshots follow from a worker. Lives on the GUI thread.
class WorkflowDocument : public QObject {
    Q_OBJECT

public:
    /// `layoutOptions` are the fonts and words for the layout (made by ui/bridge).
    explicit WorkflowDocument(layout::Options layoutOptions, QObject* parent = nullptr);
    ~WorkflowDocument() override;

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] syntax::Format format() const { return m_format; }
    [[nodiscard]] Revision revision() const { return m_revision; }

    /// The newest analysis that is done; never null. It may be of an older revision than the text,
    /// and its layout may still be missing.
    [[nodiscard]] std::shared_ptr<const analysis::Snapshot> snapshot() const { return m_snapshot; }
    [[nodiscard]] bool isSnapshotCurrent() const { return m_snapshot->revision == m_revision; }

    /// The one history for text and graph.
    [[nodiscard]] QUndoStack* undoStack() { return &m_undoStack; }
    /// Applies edits of the present text as one step of the history. Edits by the editor that
    /// adjoin the step before (typing) merge with it.
    void apply(const syntax::TextEdits& edits, const QString& stepName, EditOrigin origin);
    /// Carries out a gesture: plans it on the present text and applies it as one step. The error
    /// says why nothing happened.
    ///
    /// The selection follows: a renamed state stays selected, an inserted one becomes selected.
    Result<void> perform(const edit::Intent& intent, const QString& stepName);

    /// Everything that the editor applies between these two is one step of the history, wherever in
    /// the text it is (a rectangle, a drop, an input method). Pairs may be nested. What is applied
    /// outside of them is one step until control returns to the event loop, or until `endStep`.
    void beginStep();
    void endStep();
    /// What is typed from now on is a step of its own, as after the caret was moved.
    void breakTyping();
    /// Typing that pauses longer than this begins a new step; a second unless set.
    void setTypingPause(std::chrono::milliseconds pause);

    /// Where the document is stored; empty for a new one.
    [[nodiscard]] QString filePath() const { return m_filePath; }
    /// The file's name, or "Untitled".
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isModified() const;
    /// Takes another text, from a file or as a new document; the history starts anew.
    void setContents(std::string text, const QString& filePath, syntax::Format format);
    /// The largest file that is opened: a definition that AWS takes has at most 1 MB.
    static constexpr std::size_t maximumFileSize = std::size_t(64) << 20;
    /// Reads a file, whatever is in it. Fails with the file's error; then nothing has changed.
    /// While a big file is read, windows go on painting, but take no input.
    Result<void> load(const QString& filePath);
    /// Writes the text as it is, atomically; the document then belongs to that file. Bytes that
    /// were not edited are written as they were read, a byte order mark included.
    Result<void> save(const QString& filePath);

    /// Which actions of AWS there are; nothing until somebody has read it. Analyses the text anew.
    void setCatalogue(std::shared_ptr<const catalogue::Catalogue> catalogue);
    [[nodiscard]] const catalogue::Catalogue* catalogue() const;

    /// What placeholders stand for, from an environments file; never null. Analyses the text anew.
    void setKnownPlaceholders(std::shared_ptr<const asl::KnownPlaceholders> known);
    [[nodiscard]] std::shared_ptr<const asl::KnownPlaceholders> knownPlaceholders() const;

    [[nodiscard]] const Selection& selection() const { return m_selection; }
    void setSelection(const Selection& selection);
    void selectState(const asl::StatePath& state);

Q_SIGNALS:
    /// The text has changed by `edits` (of the text before).
    void textEdited(const stepglass::syntax::TextEdits& edits,
                    stepglass::ui::document::EditOrigin origin);
    /// Another text altogether (load, new document).
    void contentsReplaced();
    /// A new analysis is there; of a large machine its layout may still be missing.
    void snapshotChanged();
    /// The layout of the snapshot is there.
    void layoutChanged();
    void modifiedChanged(bool isModified);
    void filePathChanged();
    /// A file that is big enough to make people wait is being read.
    void loadingChanged(bool isLoading);
    /// The file on disk is no longer what was read or saved (changed or removed by somebody else).
    void fileChangedOnDisk();
    void selectionChanged();

private:
    friend class EditCommand;
    void applyNow(const syntax::TextEdits& edits, EditOrigin origin);
    void requestAnalysis();
    void takeSnapshot(std::shared_ptr<const analysis::Snapshot> snapshot);
    [[nodiscard]] std::shared_ptr<const asl::Model> presentModel() const;

    std::string m_text;
    syntax::Format m_format = syntax::Format::Json;
    Revision m_revision{};
    std::shared_ptr<const analysis::Snapshot> m_snapshot;
    QUndoStack m_undoStack;
    QString m_filePath;
    Selection m_selection;
    std::unique_ptr<AnalysisRunner> m_runner;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace stepglass::ui::document
