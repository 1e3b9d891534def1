// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/WorkflowDocument.h"

#include "ui/editor/Scintilla.h"

namespace stepglass::ui::editor {

/// Scintilla as a view of a document's text. Its own undo collection is off: what it does to its
/// buffer becomes edits of the document, and the document's other edits are put into its buffer one
/// by one, so that caret, folding and scroll position stay. One event of the window is one step of
/// the history.
class ScintillaView : public QsciScintilla {
    Q_OBJECT

public:
    ScintillaView(document::WorkflowDocument& document, QWidget* parent);

    /// A message with byte positions, as Scintilla takes them.
    long send(unsigned message, std::uint32_t first = 0, std::uint32_t second = 0) const;
    [[nodiscard]] std::uint32_t caretOffset() const;
    void setCaretOffset(std::uint32_t offset);
    void selectOffsets(TextRange range);
    /// Unfolds what hides a range, selects it and brings it into view.
    void showOffsets(TextRange range);
    /// Unfolds and scrolls so that a line is seen; leaves the view alone where it is seen already.
    void showLine(std::uint32_t line);
    [[nodiscard]] TextRange selectedOffsets() const;
    /// Where an offset is drawn, in global coordinates: a line high.
    [[nodiscard]] QRect placeOf(std::uint32_t offset) const;

    void undoStep();
    void redoStep();

Q_SIGNALS:
    /// The user moved the caret, by keys, mouse or typing.
    void caretMovedByUser();
    /// The caret may be elsewhere, whoever moved it.
    void caretPlaced();
    /// Another text altogether was taken over.
    void textTaken();
    void findRequested();
    void replaceRequested();
    void findNextRequested();
    void findPreviousRequested();
    void escapePressed();
    void actionsRequested();
    /// The mouse rests over a byte of the text.
    void hovered(std::uint32_t offset, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class OwnKey { None, Undo, Redo, Find, Replace, FindNext, FindPrevious, Escape };
    [[nodiscard]] static OwnKey ownKey(const QKeyEvent& event);
    void carryOut(OwnKey key);

    void cancelComposition();
    void takeText();
    void applyFromDocument(const syntax::TextEdits& edits, document::EditOrigin origin);
    void onModified(int position, int type, const char* text, int length);
    void onCharacterAdded(int character);
    void onUpdate(int what);
    void setUpKeys();
    void adoptTextHabits();

    document::WorkflowDocument& m_document;
    bool m_isApplying = false; ///< the buffer is made to follow the document
    bool m_isPreedit = false;  ///< an input method shows what is not yet text
    std::uint32_t m_lastCaret = 0;
};

} // namespace stepglass::ui::editor
