// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/private/RenameEditor.h"

#include "ui/canvas/private/Context.h"
#include "ui/canvas/private/Gestures.h"
#include "ui/theme/Theme.h"

#include <QGraphicsView>
#include <QKeyEvent>

namespace stepglass::ui::canvas {

RenameEditor::RenameEditor(Context& context)
    : QLineEdit(context.view().viewport())
    , m_context(context)
{
    setObjectName(QStringLiteral("renameEditor"));
    setAccessibleName(tr("New name of the state"));
    setMaxLength(80);
    setFont(theme::Theme::cardTitleFont());
    hide();
}

bool RenameEditor::open()
{
    const NodeItem* node = m_context.selectedNode();
    if (!node)
        return false;
    m_state = node->key().path;
    m_before = node->title();
    setText(m_before);
    show();
    follow();
    selectAll();
    setFocus(Qt::OtherFocusReason);
    return true;
}

void RenameEditor::follow()
{
    if (!isVisible())
        return;
    const NodeItem* node = m_context.scene().stateItem(m_state);
    if (!node) {
        close();
        return;
    }
    const QRectF box = m_context.toView(node->box());
    const double header = std::min(box.height(), 56 * m_context.zoom());
    const int height = 30;
    const int width = static_cast<int>(std::max(box.width() - 56 * m_context.zoom(), 180.0));
    const double left = box.left() + std::min(48 * m_context.zoom(), 48.0);
    setGeometry(static_cast<int>(left), static_cast<int>(box.top() + header / 2) - height / 2,
                width, height);
}

bool RenameEditor::event(QEvent* event)
{
    // The window's shortcuts (Del, Ctrl+Z, ...) must not reach past a field that is being typed in.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void RenameEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        commit();
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QLineEdit::keyPressEvent(event);
}

void RenameEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    const bool isForMoment =
        event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!isVisible() || isForMoment)
        return;
    // Whoever turns away has seen a refusal already, or will not miss it.
    if (text() != m_before && !text().isEmpty())
        m_context.gestures().rename(m_state, text());
    hide();
}

void RenameEditor::commit()
{
    if (text() != m_before && !m_context.gestures().rename(m_state, text()))
        return;
    close();
}

void RenameEditor::close()
{
    const bool hadFocus = hasFocus();
    hide();
    if (hadFocus)
        m_context.view().setFocus(Qt::OtherFocusReason);
}

} // namespace stepglass::ui::canvas
