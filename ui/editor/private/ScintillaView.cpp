// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/ScintillaView.h"

#include "ui/editor/private/Indentation.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace stepglass::ui::editor {

using document::EditOrigin;

namespace {

/// One event of the window: what it changes is one step, and where it only moves the caret, typing
/// begins anew.
class StepScope {
public:
    StepScope(document::WorkflowDocument& document, const ScintillaView& view)
        : m_document(document)
        , m_view(view)
        , m_revision(document.revision())
        , m_caret(view.caretOffset())
    {
        m_document.beginStep();
    }
    ~StepScope()
    {
        m_document.endStep();
        if (m_document.revision() == m_revision && m_view.caretOffset() != m_caret)
            m_document.breakTyping();
    }
    StepScope(const StepScope&) = delete;
    StepScope& operator=(const StepScope&) = delete;

private:
    document::WorkflowDocument& m_document;
    const ScintillaView& m_view;
    Revision m_revision;
    std::uint32_t m_caret;
};

/// Events by which a user changes text.
bool mayChangeText(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::Drop:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseMove:
        return true;
    default:
        return false;
    }
}

} // namespace

ScintillaView::ScintillaView(document::WorkflowDocument& document, QWidget* parent)
    : QsciScintilla(parent)
    , m_document(document)
{
    setUtf8(true);
    send(SCI_SETUNDOCOLLECTION, 0);
    send(SCI_EMPTYUNDOBUFFER);
    send(SCI_SETMODEVENTMASK, SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT | SC_MOD_CHANGEFOLD);
    send(SCI_SETMULTIPLESELECTION, 1);
    send(SCI_SETADDITIONALSELECTIONTYPING, 1);
    send(SCI_SETMULTIPASTE, SC_MULTIPASTE_EACH);
    send(SCI_SETMOUSESELECTIONRECTANGULARSWITCH, 1);
    send(SCI_SETVIRTUALSPACEOPTIONS, SCVS_RECTANGULARSELECTION);
    send(SCI_SETSCROLLWIDTHTRACKING, 1);
    send(SCI_SETSCROLLWIDTH, 1);
    setUpKeys();

    connect(this, &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int position, int type, const char* text, int length) {
                onModified(position, type, text, length);
            });
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, &ScintillaView::onCharacterAdded);
    connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, &ScintillaView::onUpdate);
    connect(&m_document, &document::WorkflowDocument::textEdited, this,
            &ScintillaView::applyFromDocument);
    connect(&m_document, &document::WorkflowDocument::contentsReplaced, this,
            &ScintillaView::takeText);
    takeText();
}

long ScintillaView::send(unsigned message, std::uint32_t first, std::uint32_t second) const
{
    return SendScintilla(message, static_cast<unsigned long>(first), static_cast<long>(second));
}

std::uint32_t ScintillaView::caretOffset() const
{
    return static_cast<std::uint32_t>(send(SCI_GETCURRENTPOS));
}

void ScintillaView::setCaretOffset(std::uint32_t offset)
{
    send(SCI_SETEMPTYSELECTION, offset);
    m_lastCaret = caretOffset();
    Q_EMIT caretPlaced();
}

void ScintillaView::selectOffsets(TextRange range)
{
    send(SCI_SETSELECTION, range.end, range.begin);
    m_lastCaret = caretOffset();
    Q_EMIT caretPlaced();
}

QRect ScintillaView::placeOf(std::uint32_t offset) const
{
    const auto x =
        SendScintilla(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0UL, static_cast<long>(offset));
    const auto y =
        SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, static_cast<long>(offset));
    const long height = send(QsciScintillaBase::SCI_TEXTHEIGHT, 0);
    const QPoint corner = viewport()->mapToGlobal(QPoint(static_cast<int>(x), static_cast<int>(y)));
    return {corner, QSize(1, static_cast<int>(height))};
}

TextRange ScintillaView::selectedOffsets() const
{
    return {static_cast<std::uint32_t>(send(SCI_GETSELECTIONSTART)),
            static_cast<std::uint32_t>(send(SCI_GETSELECTIONEND))};
}

void ScintillaView::showOffsets(TextRange range)
{
    const auto first = static_cast<std::uint32_t>(send(SCI_LINEFROMPOSITION, range.begin));
    const auto last = static_cast<std::uint32_t>(send(SCI_LINEFROMPOSITION, range.end));
    send(SCI_ENSUREVISIBLE, first);
    send(SCI_ENSUREVISIBLE, last);
    selectOffsets(range);
    showLine(first);
    // Also sideways.
    SendScintilla(SCI_SCROLLRANGE, static_cast<unsigned long>(range.end),
                  static_cast<long>(range.begin));
}

void ScintillaView::showLine(std::uint32_t line)
{
    send(SCI_ENSUREVISIBLE, line);
    const long shown = send(SCI_VISIBLEFROMDOCLINE, line);
    const long top = send(SCI_GETFIRSTVISIBLELINE);
    const long height = std::max(1L, send(SCI_LINESONSCREEN));
    if (shown >= top && shown < top + height)
        return;
    send(SCI_SETFIRSTVISIBLELINE, static_cast<std::uint32_t>(std::max(0L, shown - height / 4)));
}

void ScintillaView::setUpKeys()
{
    // These keys belong to the document's history, and to the window.
    for (const QsciCommand::Command command : {QsciCommand::Undo, QsciCommand::Redo}) {
        if (QsciCommand* bound = standardCommands()->find(command)) {
            bound->setKey(0);
            bound->setAlternateKey(0);
        }
    }
    // Scintilla has Ctrl+Shift+L here, which shows the placeholders.
    if (QsciCommand* deleteLine = standardCommands()->find(QsciCommand::LineDelete))
        deleteLine->setKey((Qt::CTRL | Qt::SHIFT | Qt::Key_K).toCombined());
}

void ScintillaView::undoStep()
{
    if (m_document.undoStack()->canUndo())
        m_document.undoStack()->undo();
}

void ScintillaView::redoStep()
{
    if (m_document.undoStack()->canRedo())
        m_document.undoStack()->redo();
}

ScintillaView::OwnKey ScintillaView::ownKey(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Undo))
        return OwnKey::Undo;
    if (event.matches(QKeySequence::Redo) ||
        (event.key() == Qt::Key_Y && event.modifiers() == Qt::ControlModifier))
        return OwnKey::Redo;
    if (event.matches(QKeySequence::Find))
        return OwnKey::Find;
    if (event.matches(QKeySequence::Replace) ||
        (event.key() == Qt::Key_H && event.modifiers() == Qt::ControlModifier))
        return OwnKey::Replace;
    if (event.key() == Qt::Key_F3)
        return event.modifiers() == Qt::ShiftModifier ? OwnKey::FindPrevious : OwnKey::FindNext;
    if (event.key() == Qt::Key_Escape)
        return OwnKey::Escape;
    return OwnKey::None;
}

void ScintillaView::carryOut(OwnKey key)
{
    switch (key) {
    case OwnKey::None:
        return;
    case OwnKey::Undo:
        return undoStep();
    case OwnKey::Redo:
        return redoStep();
    case OwnKey::Find:
        return findRequested();
    case OwnKey::Replace:
        return replaceRequested();
    case OwnKey::FindNext:
        return findNextRequested();
    case OwnKey::FindPrevious:
        return findPreviousRequested();
    case OwnKey::Escape:
        return escapePressed();
    }
}

bool ScintillaView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const OwnKey key = ownKey(static_cast<const QKeyEvent&>(*event));
        if (key != OwnKey::None && key != OwnKey::Escape) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                carryOut(key);
            return true;
        }
        if (key == OwnKey::Escape && event->type() == QEvent::KeyPress)
            carryOut(key); // and Scintilla gives up additional carets
    }
    if (!mayChangeText(event->type()))
        return QsciScintilla::event(event);
    const StepScope step(m_document, *this);
    return QsciScintilla::event(event);
}

bool ScintillaView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto& help = static_cast<const QHelpEvent&>(*event);
        const long offset =
            SendScintilla(SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(help.pos().x()),
                          static_cast<long>(help.pos().y()));
        if (offset >= 0)
            Q_EMIT hovered(static_cast<std::uint32_t>(offset), help.globalPos());
        return true;
    }
    if (!mayChangeText(event->type()))
        return QsciScintilla::viewportEvent(event);
    const StepScope step(m_document, *this);
    return QsciScintilla::viewportEvent(event);
}

void ScintillaView::inputMethodEvent(QInputMethodEvent* event)
{
    // Scintilla takes a composition back by its own undo, which therefore works while one is shown.
    // The document hears of the committed text only; a selection that the composition replaces and
    // the committed text are one step.
    const bool composes = !event->preeditString().isEmpty();
    if (!m_isPreedit)
        m_document.beginStep();
    if (composes && !m_isPreedit)
        send(SCI_SETUNDOCOLLECTION, 1);
    m_isPreedit = composes;
    QsciScintilla::inputMethodEvent(event);
    if (composes)
        return;
    m_document.endStep();
    send(SCI_SETUNDOCOLLECTION, 0);
    send(SCI_EMPTYUNDOBUFFER);
}

void ScintillaView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("editorContextMenu"));
    const QUndoStack& history = *m_document.undoStack();
    const auto add = [&menu, this](const QString& text, QKeySequence::StandardKey key, auto slot) {
        QAction* action = menu.addAction(text, this, slot);
        action->setShortcut(key);
        return action;
    };
    add(tr("&Undo"), QKeySequence::Undo, &ScintillaView::undoStep)->setEnabled(history.canUndo());
    add(tr("&Redo"), QKeySequence::Redo, &ScintillaView::redoStep)->setEnabled(history.canRedo());
    menu.addSeparator();
    const bool hasSelection = !selectedOffsets().isEmpty();
    add(tr("Cu&t"), QKeySequence::Cut, &QsciScintilla::cut)->setEnabled(hasSelection);
    add(tr("&Copy"), QKeySequence::Copy, &QsciScintilla::copy)->setEnabled(hasSelection);
    add(tr("&Paste"), QKeySequence::Paste, &QsciScintilla::paste)
        ->setEnabled(send(SCI_CANPASTE) != 0);
    menu.addSeparator();
    add(tr("Select &all"), QKeySequence::SelectAll, [this] { selectAll(); });
    menu.addSeparator();
    // Repairs open a menu of their own, when this one is closed.
    QAction* actions = menu.addAction(tr("Repairs and re&factorings…"));
    actions->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    const StepScope step(m_document, *this);
    if (menu.exec(event->globalPos()) == actions)
        QMetaObject::invokeMethod(this, &ScintillaView::actionsRequested, Qt::QueuedConnection);
}

void ScintillaView::cancelComposition()
{
    if (!m_isPreedit)
        return;
    QInputMethodEvent nothing;
    inputMethodEvent(&nothing);
}

void ScintillaView::takeText()
{
    cancelComposition();
    m_isApplying = true;
    const std::string& text = m_document.text();
    send(SCI_CLEARALL);
    SendScintilla(SCI_ADDTEXT, static_cast<unsigned long>(text.size()), text.data());
    adoptTextHabits();
    setCaretOffset(0);
    send(SCI_SETFIRSTVISIBLELINE, 0);
    m_isApplying = false;
    Q_EMIT textTaken();
}

void ScintillaView::adoptTextHabits()
{
    const std::string_view text = m_document.text();
    const std::size_t lineEnd = text.find('\n');
    const bool isWindows =
        lineEnd != std::string_view::npos && lineEnd > 0 && text[lineEnd - 1] == '\r';
    setEolMode(isWindows ? EolWindows : EolUnix);
    const Indentation indentation = indentationOf(text);
    setIndentationsUseTabs(indentation.usesTabs);
    setIndentationWidth(indentation.usesTabs ? 0 : indentation.width);
    setTabWidth(indentation.usesTabs ? 4 : indentation.width);
    setTabIndents(true);
    setBackspaceUnindents(true);
}

void ScintillaView::applyFromDocument(const syntax::TextEdits& edits, EditOrigin origin)
{
    if (origin == EditOrigin::Editor)
        return;
    cancelComposition(); // its letters are in the buffer, but not in the text that the edits speak
                         // of
    m_isApplying = true;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        send(SCI_SETTARGETSTART, edit->range.begin);
        send(SCI_SETTARGETEND, edit->range.end);
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(edit->replacement.size()),
                      edit->replacement.data());
    }
    // Undoing shows what it undid; a gesture elsewhere leaves the caret where it is.
    if (origin == EditOrigin::History && !edits.empty()) {
        std::uint32_t caret = edits.back().range.begin;
        for (const syntax::TextEdit& edit : edits)
            caret += static_cast<std::uint32_t>(edit.replacement.size()) - edit.range.length();
        caret += edits.back().range.length();
        setCaretOffset(caret);
        send(SCI_ENSUREVISIBLE, static_cast<std::uint32_t>(send(SCI_LINEFROMPOSITION, caret)));
        send(SCI_SCROLLCARET);
    }
    m_lastCaret = caretOffset();
    m_isApplying = false;
    Q_EMIT caretPlaced();
}

void ScintillaView::onModified(int position, int type, const char* text, int length)
{
    if (m_isApplying || (type & (SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT)) == 0)
        return;
    const bool isInsertion = (type & SC_MOD_INSERTTEXT) != 0;
    // What an input method shows, and what it takes back.
    if ((m_isPreedit && isInsertion) || (type & SC_PERFORMED_UNDO) != 0)
        return;
    const auto begin = static_cast<std::uint32_t>(position);
    const auto size = static_cast<std::uint32_t>(length);
    if (isInsertion)
        m_document.apply({{{begin, begin}, std::string(text, size)}}, tr("Typing"),
                         EditOrigin::Editor);
    else
        m_document.apply({{{begin, begin + size}, {}}}, tr("Deletion"), EditOrigin::Editor);
}

void ScintillaView::onCharacterAdded(int character)
{
    if (m_isApplying || m_isPreedit || send(SCI_GETSELECTIONS) > 1)
        return;
    indentAfter(*this, m_document, static_cast<char>(character));
}

void ScintillaView::onUpdate(int what)
{
    if ((what & (SC_UPDATE_SELECTION | SC_UPDATE_CONTENT)) == 0)
        return;
    Q_EMIT caretPlaced();
    const std::uint32_t caret = caretOffset();
    if (caret == m_lastCaret)
        return;
    m_lastCaret = caret;
    Q_EMIT caretMovedByUser();
}

} // namespace stepglass::ui::editor
