// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/private/EditCommand.h"

namespace stepglass::ui::document {

namespace {

/// Whether the text is a single character, and no line's end.
bool isOneCharacter(std::string_view text)
{
    if (text.empty() || text.size() > 4 || text.front() == '\r' || text.front() == '\n')
        return false;
    std::size_t characters = 0;
    for (const char byte : text)
        characters += (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    return characters == 1;
}

} // namespace

EditCommand::EditCommand(WorkflowDocument& document, const syntax::TextEdits& edits,
                         const QString& name, const StepMoment& moment)
    : QUndoCommand(name)
    , m_document(document)
    , m_changes(document.text(), edits)
    , m_moment(moment)
    , m_selectionBefore(document.selection())
    , m_selectionAfter(document.selection())
{
    if (edits.size() != 1)
        return;
    const syntax::TextEdit& edit = edits.front();
    m_begin = edit.range.begin;
    m_removedEnd = edit.range.end;
    m_caret = m_begin + static_cast<std::uint32_t>(edit.replacement.size());
    const std::string_view removed =
        std::string_view(document.text()).substr(m_begin, edit.range.length());
    if (removed.empty() && isOneCharacter(edit.replacement))
        m_typing = Typing::Insertion;
    else if (edit.replacement.empty() && isOneCharacter(removed))
        m_typing = Typing::Deletion;
}

void EditCommand::setSelections(const Selection& before, const Selection& after)
{
    m_selectionBefore = before;
    m_selectionAfter = after;
}

void EditCommand::redo()
{
    m_document.applyNow(m_changes.forward(), m_isDone ? EditOrigin::History : m_moment.origin);
    m_isDone = true;
    if (m_document.selection() == m_selectionBefore)
        m_document.setSelection(m_selectionAfter);
}

void EditCommand::undo()
{
    m_document.applyNow(m_changes.backward(), EditOrigin::History);
    if (m_document.selection() == m_selectionAfter)
        m_document.setSelection(m_selectionBefore);
}

int EditCommand::id() const
{
    // QUndoStack asks for a merger only where ids are the same and not -1.
    return m_moment.origin == EditOrigin::Editor ? 1 : -1;
}

bool EditCommand::isContinuedBy(const EditCommand& later) const
{
    if (m_moment.action == later.m_moment.action)
        return true;
    if (!later.m_moment.mayContinueTyping || m_typing != later.m_typing)
        return false;
    switch (m_typing) {
    case Typing::None:
        return false;
    case Typing::Insertion:
        return later.m_begin == m_caret;
    case Typing::Deletion: // by Backspace, or by Delete
        return later.m_removedEnd == m_begin || later.m_begin == m_begin;
    }
    return false;
}

bool EditCommand::mergeWith(const QUndoCommand* other)
{
    const auto& later = static_cast<const EditCommand&>(*other);
    if (!isContinuedBy(later))
        return false;
    m_changes.append(later.m_changes);
    if (m_moment.action == later.m_moment.action) {
        // Of an action that does several things, only "replace the selection by a character" is
        // the beginning of typing.
        const bool replacesSelection = m_typing == Typing::None && later.m_begin == m_begin &&
                                       later.m_typing == Typing::Insertion && m_caret == m_begin;
        m_typing = replacesSelection ? Typing::Insertion : Typing::None;
    }
    m_moment = later.m_moment;
    m_begin = later.m_begin;
    m_removedEnd = later.m_removedEnd;
    m_caret = later.m_caret;
    return true;
}

} // namespace stepglass::ui::document
