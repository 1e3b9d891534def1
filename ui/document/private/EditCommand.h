// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/ChangeSet.h"
#include "ui/document/WorkflowDocument.h"

#include <QUndoCommand>

namespace stepglass::ui::document {

/// When a step happened, to decide whether it goes on with the one before.
struct StepMoment {
    EditOrigin origin = EditOrigin::Gesture;
    /// Numbers the user's actions: what the editor does within one is one step, whatever it is.
    quint64 action = 0;
    /// Whether typing may go on with the typing of an earlier action.
    bool mayContinueTyping = false;
};

/// One step of the history: a change of the text, forth and back.
class EditCommand : public QUndoCommand {
public:
    EditCommand(WorkflowDocument& document, const syntax::TextEdits& edits, const QString& name,
                const StepMoment& moment);

    /// Undoing selects `before` where `after` is selected then, and redoing the other way round.
    void setSelections(const Selection& before, const Selection& after);

    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

private:
    /// What the last modification was, as far as the next may go on with it.
    enum class Typing { None, Insertion, Deletion };

    [[nodiscard]] bool isContinuedBy(const EditCommand& later) const;

    WorkflowDocument& m_document;
    ChangeSet m_changes;
    StepMoment m_moment;
    bool m_isDone = false;
    Typing m_typing = Typing::None;
    std::uint32_t m_begin = 0;      ///< of the last modification, in the text before it
    std::uint32_t m_removedEnd = 0; ///< likewise
    std::uint32_t m_caret = 0;      ///< where it left the caret
    Selection m_selectionBefore, m_selectionAfter;
};

} // namespace stepglass::ui::document
